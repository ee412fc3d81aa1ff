package dev.baton.app.link;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

import dev.baton.api.AuditEntry;
import dev.baton.api.CommitRequest;
import dev.baton.api.CommitStatus;
import dev.baton.api.ConfigText;
import dev.baton.api.FaultLease;
import dev.baton.api.FaultRequest;
import dev.baton.api.FaultRights;
import dev.baton.api.NodeState;
import dev.baton.api.Pairing;
import dev.baton.api.ProbeBatch;
import dev.baton.api.ProbeRequest;
import dev.baton.api.Route;
import dev.baton.api.RouterState;
import dev.baton.api.ServiceState;
import dev.baton.api.SteerRequest;
import dev.baton.api.Validation;
import dev.baton.client.NodeCalls;
import dev.baton.client.NodeClient;

/// What a paired node can be asked, each time over a connection of its own, which is closed again: nobody has to end it,
/// and a confirmation comes over a new one as it must. From any thread; waits for the network.
///
/// @param node    what the window calls the node
/// @param clients opens a client of it
record ClientCalls(String node, Supplier<NodeClient> clients) implements NodeCalls {
    private <T> T ask(Function<NodeClient, T> question) {
        try (NodeClient client = clients.get()) {
            return question.apply(client);
        }
    }

    @Override
    public NodeState state() {
        return ask(NodeClient::state);
    }

    @Override
    public ConfigText config() {
        return ask(NodeClient::config);
    }

    @Override
    public Validation validate(String text) {
        return ask(client -> client.validate(text));
    }

    @Override
    public CommitStatus commit(CommitRequest request, String base) {
        return ask(client -> client.commit(request, base));
    }

    @Override
    public Optional<CommitStatus> commitStatus(String id) {
        return ask(client -> client.commitStatus(id));
    }

    @Override
    public CommitStatus confirm(String id) {
        return ask(client -> client.confirm(id));
    }

    @Override
    public CommitStatus cancel(String id) {
        return ask(client -> client.cancel(id));
    }

    @Override
    public CommitStatus extend(String id, int seconds) {
        return ask(client -> client.extend(id, seconds));
    }

    @Override
    public RouterState steer(String router, Route order, SteerRequest request) {
        return ask(client -> client.steer(router, order, request));
    }

    @Override
    public List<AuditEntry> audit() {
        return ask(NodeClient::audit);
    }

    @Override
    public List<Pairing> pairings() {
        return ask(NodeClient::pairings);
    }

    @Override
    public void unpair(String key) {
        ask(client -> {
            client.unpair(key);
            return key;
        });
    }

    @Override
    public List<ServiceState> services() {
        return ask(NodeClient::services);
    }

    @Override
    public ServiceState service(String unit, String verb) {
        return ask(client -> client.service(unit, verb));
    }

    @Override
    public List<FaultLease> faults() {
        return ask(NodeClient::faults);
    }

    @Override
    public FaultRights faultRights() {
        return ask(NodeClient::faultRights);
    }

    @Override
    public FaultLease fault(FaultRequest request) {
        return ask(client -> client.fault(request));
    }

    @Override
    public FaultLease endFault(String id) {
        return ask(client -> client.endFault(id));
    }

    @Override
    public void probe(ProbeRequest request) {
        ask(client -> {
            client.probe(request);
            return request;
        });
    }

    @Override
    public ProbeBatch probed(String id, int after) {
        return ask(client -> client.probed(id, after));
    }

    @Override
    public void endProbe(String id) {
        ask(client -> {
            client.endProbe(id);
            return id;
        });
    }
}
