package dev.baton.adapter.sim;

import java.io.Serial;

/// A rule was broken in a simulated cluster. The message tells which, with the seed that shows it again and the story
/// that led to it.
public final class SimFailure extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final long seed;
    private final String rule;
    private final String story;

    SimFailure(long seed, String rule, String story) {
        super("seed " + seed + ": " + rule + System.lineSeparator() + story);
        this.seed = seed;
        this.rule = rule;
        this.story = story;
    }

    /// The cluster could not even be made.
    static SimFailure ofCrash(long seed, RuntimeException crash) {
        SimFailure failure = new SimFailure(seed, "the simulation threw " + crash, "");
        failure.initCause(crash);
        return failure;
    }

    /// The seed that shows it again.
    public long seed() {
        return seed;
    }

    /// The rule that was broken, in one sentence.
    public String rule() {
        return rule;
    }

    /// What led to it, many lines.
    public String story() {
        return story;
    }
}
