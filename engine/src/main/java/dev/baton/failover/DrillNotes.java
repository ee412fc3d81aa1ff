package dev.baton.failover;

/// Keeps what has to be known of a test if the program that runs it dies.
public interface DrillNotes {
    /// Keeps nothing: the lab dies with the program.
    DrillNotes NONE = new DrillNotes() {
        @Override
        public void holding(OpenDrill drill) {
            // Nothing outlives the lab.
        }

        @Override
        public void ended(String id) {
            // Nothing was kept.
        }
    };

    /// A node is about to be asked to hold a fault. When this returns it is on disk.
    ///
    /// @throws dev.baton.trust.TrustException if it cannot be kept; the test does not go on then
    void holding(OpenDrill drill);

    /// Everything is as before the test, or whoever ran it knows what is not.
    void ended(String id);

    /// What other test runs on this machine, a sentence; empty: none.
    default String otherTest() {
        return "";
    }
}
