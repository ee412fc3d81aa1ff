package dev.baton.node;

import java.io.Serial;
import java.util.List;

/// A node cannot do on this machine what it is configured to. Each problem is a whole sentence that says what to do; the
/// message is all of them, a line each.
public final class NodeException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    public NodeException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    public NodeException(String problem, Throwable cause) {
        super(problem, cause);
        this.problems = List.of(problem);
    }

    /// Everything that is in the way, in the order of the configuration.
    public List<String> problems() {
        return problems;
    }
}
