package dev.baton.adapter.sim;

/// Random numbers that depend on the seed alone, whatever the Java version: SplitMix64 (Steele, Lea and Flood, 2014).
final class SimRandom {
    private static final long GAMMA = 0x9E37_79B9_7F4A_7C15L;
    private static final double UNIT = 0x1.0p-53;

    private long state;

    SimRandom(long seed) {
        state = seed;
    }

    /// Another stream, for another purpose, so that drawing more for one does not change the other.
    SimRandom split() {
        return new SimRandom(next());
    }

    long next() {
        state += GAMMA;
        long z = state;
        z = (z ^ z >>> 30) * 0xBF58_476D_1CE4_E5B9L;
        z = (z ^ z >>> 27) * 0x94D0_49BB_1331_11EBL;
        return z ^ z >>> 31;
    }

    /// A number in 0..bound-1.
    int below(int bound) {
        return (int) Math.unsignedMultiplyHigh(next(), bound);
    }

    /// A number in 0..bound-1.
    long below(long bound) {
        return Math.unsignedMultiplyHigh(next(), bound);
    }

    /// A number in from..to, both included.
    int between(int from, int to) {
        return from + below(to - from + 1);
    }

    /// A number in from..to, both included.
    long between(long from, long to) {
        return from + below(to - from + 1);
    }

    /// True in this share of cases; costs nothing and draws nothing when the share is 0.
    boolean chance(double share) {
        return share > 0 && (next() >>> 11) * UNIT < share;
    }
}
