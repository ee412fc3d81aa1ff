package dev.baton.app.failover;

import java.util.Optional;

import dev.baton.app.source.ClusterSource;

/// Who tests what is watched.
final class Testers {
    private Testers() {}

    /// The way to the nodes of a source; empty: there are none, or they cannot be asked.
    static Optional<Tester> of(ClusterSource source) {
        return source.tests().map(GroundTester::new);
    }
}
