package dev.baton.config;

/// Something the node looks after, and from when on its results count.
///
/// @param name          unique on the node
/// @param probe         what is looked at
/// @param rise          how many successes in a row make it pass
/// @param fall          how many failures in a row make it fail
/// @param intervalNanos time from the start of one try to the next
/// @param timeoutNanos  when a try that has not ended counts as a failure
/// @param initial       what it says before its first result
public record Check(String name, Probe probe, int rise, int fall, long intervalNanos, long timeoutNanos,
        Initial initial) {
    /// What a check says before its first result.
    public enum Initial {
        /// Nothing: routers that need it stay in INIT, and the first result counts at once.
        UNKNOWN,
        /// It fails until `rise` successes have been seen.
        FAILING
    }

    /// The check that stands for a tracked interface.
    static Check ofInterface(TrackSpec.OfInterface target) {
        return new Check(target.checkName(), new Probe.Interface(target.name()), 1, 1, 1_000_000_000L, 1_000_000_000L,
                Initial.UNKNOWN);
    }
}
