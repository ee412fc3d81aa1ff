package dev.baton.client;

import java.io.Serial;
import java.util.List;

import dev.baton.api.Problem;

/// A node did not do what it was asked for. The message is whole sentences: what is wrong and what to do.
public abstract sealed class NodeFailure extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final String node;

    private NodeFailure(String node, String message) {
        super(message);
        this.node = node;
    }

    /// The node's name in the address book.
    public String node() {
        return node;
    }

    /// No answer. What was asked for may have been done all the same.
    public static final class Unreachable extends NodeFailure {
        @Serial
        private static final long serialVersionUID = 1;

        private final boolean isCut;

        public Unreachable(String node, String message) {
            this(node, message, false);
        }

        /// @param isCut whether there was a connection, and it broke: asking again may help at once
        Unreachable(String node, String message, boolean isCut) {
            super(node, message);
            this.isCut = isCut;
        }

        boolean isCut() {
            return isCut;
        }
    }

    /// The node refuses; nothing has changed there.
    public static final class Refused extends NodeFailure {
        @Serial
        private static final long serialVersionUID = 1;

        private final transient Problem problem;

        public Refused(String node, Problem problem) {
            super(node, node + ": " + problem.detail() + told(problem.violations()));
            this.problem = problem;
        }

        /// What the node said.
        public Problem problem() {
            return problem;
        }

        private static String told(List<Problem.Violation> violations) {
            StringBuilder told = new StringBuilder();
            violations.stream().filter(Problem.Violation::fatal).limit(MOST_VIOLATIONS)
                    .forEach(v -> told.append(' ').append(Violations.told(v)));
            long fatal = violations.stream().filter(Problem.Violation::fatal).count();
            return fatal > MOST_VIOLATIONS
                    ? told + " " + (fatal - MOST_VIOLATIONS) + " more are not listed."
                    : told.toString();
        }
    }

    /// Somebody answers there who has another key than the node that was paired. Nothing was sent to it.
    public static final class PinChanged extends NodeFailure {
        @Serial
        private static final long serialVersionUID = 1;

        public PinChanged(String node, String message) {
            super(node, message);
        }
    }

    /// The node's answer is none that this program understands.
    public static final class BadAnswer extends NodeFailure {
        @Serial
        private static final long serialVersionUID = 1;

        public BadAnswer(String node, String message) {
            super(node, message);
        }
    }

    /// How many things that are wrong are told in one message.
    private static final int MOST_VIOLATIONS = 5;
}
