package dev.baton.api;

import java.io.Serial;
import java.util.List;

/// A request that is refused; nothing has changed.
public final class Refusal extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    public Refusal(Problem problem) {
        super(problem.detail());
        this.problem = problem;
    }

    /// A refusal without single violations.
    public Refusal(Problem.Kind kind, String detail) {
        this(Problem.of(kind, detail, List.of()));
    }

    /// What the one who asked is told.
    public Problem problem() {
        return problem;
    }
}
