package dev.baton.drill;

/// What came of a test, in a word and in a sentence.
public final class Verdicts {
    private static final long LEAST_MARGIN_NANOS = 20_000_000L;
    private static final int MARGIN_PARTS = 10;

    private Verdicts() {}

    /// The outage that is still good: the one that was asked for, else the expected one and a tenth, at least 20 ms more.
    public static long limitNanos(Guardrails guardrails, Expected expected) {
        long margin = Math.max(LEAST_MARGIN_NANOS, expected.gapNanos() / MARGIN_PARTS);
        return guardrails.limitNanos().orElse(expected.gapNanos() + margin);
    }
}
