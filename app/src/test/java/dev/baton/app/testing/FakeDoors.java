package dev.baton.app.testing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.baton.api.AuditEntry;
import dev.baton.api.CommitStatus;
import dev.baton.api.ConfigText;
import dev.baton.api.Pairing;
import dev.baton.api.RouterState;
import dev.baton.api.ServiceState;
import dev.baton.app.link.LinkTrouble;
import dev.baton.app.link.NodeDoors;
import dev.baton.app.link.NodeListener;
import dev.baton.app.link.PairedNode;
import dev.baton.app.link.PairingOffer;
import dev.baton.client.NodeCalls;
import dev.baton.client.NodeFailure;

/// Doors to nodes that a test plays. Thread-safe, as the real ones are.
public final class FakeDoors implements NodeDoors {
    /// A code that these doors take; there is no node behind it.
    public static final String CODE = "baton1:192.0.2.7:8642:" + "ab".repeat(32) + ":not-a-secret";

    private final List<PairedNode> nodes = new CopyOnWriteArrayList<>();
    private final Map<String, NodeListener> listeners = Collections.synchronizedMap(new LinkedHashMap<>());
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, Boolean> frames = Collections.synchronizedMap(new LinkedHashMap<>());
    private final Map<String, ConfigText> configs = new ConcurrentHashMap<>();
    private volatile Optional<LinkTrouble> trouble = Optional.empty();
    private volatile List<AuditEntry> audit = List.of();
    private volatile List<ServiceState> services = List.of();
    private volatile List<Pairing> pairings = List.of();

    public FakeDoors(PairedNode... paired) {
        nodes.addAll(List.of(paired));
    }

    /// What was asked for, in order.
    public List<String> asked() {
        return List.copyOf(asked);
    }

    /// Everything fails with this from now on.
    public void fail(LinkTrouble next) {
        trouble = Optional.of(next);
    }

    public void heal() {
        trouble = Optional.empty();
    }

    public void audit(List<AuditEntry> entries) {
        audit = List.copyOf(entries);
    }

    public void services(List<ServiceState> states) {
        services = List.copyOf(states);
    }

    public void pairings(List<Pairing> clients) {
        pairings = List.copyOf(clients);
    }

    /// Who is told of a node; it has to be followed.
    public NodeListener listener(String name) {
        return Optional.ofNullable(listeners.get(name)).orElseThrow();
    }

    /// Who is followed.
    public List<String> followed() {
        synchronized (listeners) {
            return List.copyOf(listeners.keySet());
        }
    }

    /// Whose frames are wanted.
    public List<String> framesWanted() {
        synchronized (frames) {
            return frames.entrySet().stream().filter(Map.Entry::getValue).map(Map.Entry::getKey).toList();
        }
    }

    private void ask(String what) {
        asked.add(what);
        trouble.ifPresent(t -> {
            throw t;
        });
    }

    @Override
    public List<PairedNode> nodes() {
        return List.copyOf(nodes);
    }

    @Override
    public String problem() {
        return "";
    }

    @Override
    public PairingOffer look(String code) {
        if (!code.startsWith("baton1:")) {
            throw new LinkTrouble(LinkTrouble.Kind.CODE, "It does not begin with 'baton1:'.");
        }
        return new PairingOffer("192.0.2.7", 8642, "ab".repeat(32), List.of("amber", "canal", "fiddle", "onion"));
    }

    @Override
    public PairedNode pair(String code, String name) {
        ask("pair " + name);
        PairedNode node = Nodes.paired(name.isEmpty() ? "n9" : name, dev.baton.api.Access.OPERATOR);
        nodes.add(node);
        return node;
    }

    @Override
    public void rename(PairedNode node, String name) {
        ask("rename " + node.name() + " " + name);
        nodes.replaceAll(n -> n.equals(node)
                ? new PairedNode(name, n.host(), n.port(), n.key(), n.role(), n.approved())
                : n);
    }

    @Override
    public void remove(PairedNode node) {
        ask("remove " + node.name());
        nodes.remove(node);
    }

    @Override
    public Following follow(PairedNode node, NodeListener listener) {
        listeners.put(node.name(), listener);
        return new Following() {
            @Override
            public void wantFrames(boolean wanted) {
                frames.put(node.name(), wanted);
            }

            @Override
            public void close() {
                listeners.remove(node.name(), listener);
                frames.remove(node.name());
            }
        };
    }

    @Override
    public NodeCalls calls(PairedNode node) {
        return new FakeCalls(node.name(), () -> {
            ask("config " + node.name());
            return Optional.ofNullable(configs.get(node.name())).orElseThrow(
                    () -> new NodeFailure.Unreachable(node.name(), node.name() + " does not answer."));
        });
    }

    /// What a node runs from now on.
    public void config(String node, ConfigText text) {
        configs.put(node, text);
    }

    @Override
    public List<AuditEntry> audit(PairedNode node) {
        ask("audit " + node.name());
        return audit;
    }

    @Override
    public List<ServiceState> services(PairedNode node) {
        ask("services " + node.name());
        return services;
    }

    @Override
    public void service(PairedNode node, String unit, String verb) {
        ask(verb + " " + unit + " on " + node.name());
    }

    @Override
    public List<Pairing> pairings(PairedNode node) {
        ask("pairings " + node.name());
        return pairings;
    }

    @Override
    public void unpair(PairedNode node, String key) {
        ask("unpair " + key + " on " + node.name());
    }

    @Override
    public RouterState handOver(PairedNode node, String router, OptionalInt settleAt) {
        ask("hand-over " + router + " to " + node.name() + " at " + settleAt);
        return Nodes.router(router, dev.baton.vrrp.Role.MASTER, 100);
    }

    @Override
    public RouterState resign(PairedNode node, String router) {
        ask("resign " + router + " on " + node.name());
        return Nodes.router(router, dev.baton.vrrp.Role.BACKUP, 100);
    }

    @Override
    public RouterState maintenance(PairedNode node, String router, boolean on) {
        ask("maintenance " + router + " on " + node.name() + " " + on);
        return Nodes.router(router, dev.baton.vrrp.Role.BACKUP, 1);
    }

    @Override
    public RouterState priority(PairedNode node, String router, OptionalInt value) {
        ask("priority " + router + " on " + node.name() + " " + value);
        return Nodes.router(router, dev.baton.vrrp.Role.BACKUP, value.orElse(100));
    }

    @Override
    public CommitStatus cancel(PairedNode node, String commit) {
        ask("cancel " + commit + " on " + node.name());
        return Nodes.commit(commit, 0);
    }
}
