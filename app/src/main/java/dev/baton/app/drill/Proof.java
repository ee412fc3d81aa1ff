package dev.baton.app.drill;

import java.time.Duration;
import java.util.OptionalLong;

/// When a virtual router was last proven to fail over, on the real nodes.
///
/// @param atMillis when that test began: milliseconds since 1970-01-01 UTC
/// @param gapNanos the outage measured; empty: it measured none
public record Proof(long atMillis, OptionalLong gapNanos) {
    /// A test that is older says little of what runs now.
    public static final Duration GOOD_FOR = Duration.ofDays(90);

    /// How long ago that was.
    public Duration age(long nowMillis) {
        return Duration.ofMillis(Math.max(0, nowMillis - atMillis));
    }

    /// Whether it is too old to be worth something.
    public boolean isOld(long nowMillis) {
        return age(nowMillis).compareTo(GOOD_FOR) > 0;
    }
}
