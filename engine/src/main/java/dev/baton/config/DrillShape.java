package dev.baton.config;

import java.util.List;

/// The keys of the policy for failover tests.
final class DrillShape {
    private static final long SECOND_NANOS = 1_000_000_000L;

    static final Key<List<DrillPolicy.Fault>> FAULTS = Key.defaulted("faults",
            new ListType<>(Scalars.choice(DrillPolicy.Fault.class), "faults", DrillPolicy.Fault.values().length),
            DrillPolicy.DEFAULT.faults(),
            "The faults that the node may hold for a failover test. Default: all but deaf.",
            "fault");
    static final Key<Long> MAX_LEASE = Key.defaulted("maxLease",
            Scalars.duration(SECOND_NANOS, DrillPolicy.MAX_LEASE_NANOS, "60s"), DrillPolicy.MAX_LEASE_NANOS,
            "For how long it may hold one.", "lease");
    static final Shape<DrillPolicy> SHAPE = Shape.<DrillPolicy>named("drill policy").flow()
            .with(FAULTS, DrillPolicy::faults).with(MAX_LEASE, DrillPolicy::maxLeaseNanos)
            .build(v -> new DrillPolicy(v.get(FAULTS), v.get(MAX_LEASE)));

    private DrillShape() {}
}
