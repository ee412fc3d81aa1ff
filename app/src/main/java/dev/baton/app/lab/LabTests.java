package dev.baton.app.lab;

import java.util.Map;
import java.util.Optional;

import dev.baton.app.drill.TestGround;
import dev.baton.client.ClientHome;
import dev.baton.client.NodeCalls;
import dev.baton.failover.DrillGround;
import dev.baton.failover.LabGround;

/// Failover tests on the lab that the window runs.
///
/// @param loop what the lab's thread does
record LabTests(LabLoop loop) implements TestGround {
    @Override
    public Map<String, NodeCalls> nodes() {
        return loop.nodes().calls();
    }

    @Override
    public boolean isLab() {
        return true;
    }

    @Override
    public DrillGround open() {
        LabLoop.Stand stand = loop.stand();
        return new LabGround(stand.nodes().calls(), stand.nodes().client(), stand::nowNanos, stand.run()::listen);
    }

    @Override
    public Optional<ClientHome> home() {
        return Optional.empty();
    }
}
