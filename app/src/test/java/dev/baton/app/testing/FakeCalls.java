package dev.baton.app.testing;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import dev.baton.api.AuditEntry;
import dev.baton.api.CommitRequest;
import dev.baton.api.CommitStatus;
import dev.baton.api.ConfigText;
import dev.baton.api.NodeState;
import dev.baton.api.Pairing;
import dev.baton.api.Route;
import dev.baton.api.RouterState;
import dev.baton.api.ServiceState;
import dev.baton.api.SteerRequest;
import dev.baton.api.Validation;
import dev.baton.client.NodeCalls;

/// A node that tells its configuration and does nothing.
///
/// @param texts what it runs when it is asked
record FakeCalls(String node, Supplier<ConfigText> texts) implements NodeCalls {
    private static UnsupportedOperationException none() {
        return new UnsupportedOperationException("this node only tells its configuration");
    }

    @Override
    public NodeState state() {
        throw none();
    }

    @Override
    public ConfigText config() {
        return texts.get();
    }

    @Override
    public Validation validate(String text) {
        throw none();
    }

    @Override
    public CommitStatus commit(CommitRequest request, String base) {
        throw none();
    }

    @Override
    public Optional<CommitStatus> commitStatus(String id) {
        throw none();
    }

    @Override
    public CommitStatus confirm(String id) {
        throw none();
    }

    @Override
    public CommitStatus cancel(String id) {
        throw none();
    }

    @Override
    public CommitStatus extend(String id, int seconds) {
        throw none();
    }

    @Override
    public RouterState steer(String router, Route order, SteerRequest request) {
        throw none();
    }

    @Override
    public List<AuditEntry> audit() {
        throw none();
    }

    @Override
    public List<Pairing> pairings() {
        throw none();
    }

    @Override
    public void unpair(String key) {
        throw none();
    }

    @Override
    public List<ServiceState> services() {
        throw none();
    }

    @Override
    public ServiceState service(String unit, String verb) {
        throw none();
    }
}
