package dev.baton.drill;

import java.util.OptionalLong;

/// The bounds of a test. Times are nanoseconds.
///
/// @param leaseNanos        how long the node holds the fault at most, 1..60 s; 30 s unless asked otherwise
/// @param limitNanos        the outage that is still good, at the take-over and on the way back: the verdict; empty: the
///                          expected one and a tenth, at least 20 ms more. Where a longer one is expected on the way back,
///                          that counts there
/// @param abortNanos        an outage that ends the test at once; empty: none does
/// @param abortIfOthersMove whether it ends at once when another virtual router moves that is not tied to the tested one
/// @param handBack          whether the addresses go back to who had them, in order, when the fault has ended; else they
///                          stay where the election leaves them
public record Guardrails(long leaseNanos, OptionalLong limitNanos, OptionalLong abortNanos, boolean abortIfOthersMove,
        boolean handBack) {
    private static final long DEFAULT_LEASE_NANOS = 30_000_000_000L;

    /// What is usual.
    public static final Guardrails DEFAULT = new Guardrails(DEFAULT_LEASE_NANOS, OptionalLong.empty(),
            OptionalLong.empty(), true, true);
}
