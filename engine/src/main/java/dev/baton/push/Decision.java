package dev.baton.push;

/// Whether what every node runs is to be kept. It is asked for again and again while nobody has decided; meanwhile every
/// node undoes the push by itself when its time is up.
@FunctionalInterface
public interface Decision {
    /// Keeps whatever has passed the gates.
    Decision KEEP = () -> Choice.KEEP;

    /// What has been decided so far.
    Choice now();

    /// What can be decided.
    enum Choice {
        /// Nothing yet.
        OPEN,
        /// Every node keeps it.
        KEEP,
        /// Every node undoes it.
        REVERT
    }
}
