package dev.baton.bench;

import java.time.Duration;

/// How long and how often.
///
/// @param runs   of everything that is repeated
/// @param window how long a load is measured
/// @param flood  how long a flood lasts
/// @param soak   how long the soak lasts
record Options(int runs, Duration window, Duration flood, Duration soak) {
    static final Options FULL = new Options(12, Duration.ofSeconds(15), Duration.ofSeconds(3), Duration.ofMinutes(10));
    static final Options QUICK = new Options(3, Duration.ofSeconds(4), Duration.ofMillis(1_500),
            Duration.ofSeconds(20));

    Options withRuns(int newRuns) {
        return new Options(newRuns, window, flood, soak);
    }

    /// How often a series begins anew after a run that failed.
    int restarts() {
        return 3;
    }
}
