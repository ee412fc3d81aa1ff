package dev.baton.config;

import java.util.List;

/// What a failover test may do to a node.
///
/// @param faults        the faults that the node may hold
/// @param maxLeaseNanos for how long at most
public record DrillPolicy(List<Fault> faults, long maxLeaseNanos) {
    /// No fault is held for longer, whatever the policy says.
    public static final long MAX_LEASE_NANOS = 60_000_000_000L;
    /// What holds without a policy: everything that a person can see end. A node that does not hear is not among it: it
    /// may become a second master that nobody can tell from a first.
    public static final DrillPolicy DEFAULT = new DrillPolicy(List.of(Fault.HAND_OVER, Fault.RESIGN, Fault.PRIORITY,
            Fault.CHECK, Fault.MUTE, Fault.LINK, Fault.KILL), MAX_LEASE_NANOS);
    /// Everything, as in a lab.
    public static final DrillPolicy EVERYTHING = new DrillPolicy(List.of(Fault.values()), MAX_LEASE_NANOS);

    public DrillPolicy {
        faults = List.copyOf(faults);
    }

    /// The faults by name, the mildest first.
    public enum Fault {
        HAND_OVER, RESIGN, PRIORITY, CHECK, MUTE, DEAF, LINK, KILL
    }

    /// Whether a fault that is written so may be held.
    public boolean allows(String word) {
        return words().contains(word);
    }

    /// How those are written that may be held.
    public List<String> words() {
        return faults.stream().map(Scalars::word).toList();
    }
}
