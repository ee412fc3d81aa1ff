package dev.baton.failover;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import dev.baton.api.ConfigText;
import dev.baton.api.FaultLease;
import dev.baton.api.FaultRights;
import dev.baton.api.NodeState;
import dev.baton.api.Problem;
import dev.baton.api.RouterState;
import dev.baton.client.NodeCalls;
import dev.baton.client.NodeFailure;
import dev.baton.config.ConfigLoader;
import dev.baton.config.ConfigResult;
import dev.baton.config.NodeConfig;
import dev.baton.drill.Arena;

/// Asks nodes how they are, for a test: state, leases, configuration, and where their clocks stand.
final class Seats {
    /// How old a state may be that a node answers with.
    private static final long MAX_STATE_AGE_NANOS = 20_000_000L;

    /// By how many addresses that a node sends from it is found out whether it runs here.
    private static final int MAX_SOURCES = 16;

    /// A configuration by the hash that it had.
    private record Read(String sha256, Optional<NodeConfig> config) {}

    private final DrillGround ground;
    private final Map<String, NodeCalls> nodes;
    private final Map<String, Offset> offsets = new LinkedHashMap<>();
    private final Map<String, Read> configs = new ConcurrentHashMap<>();
    private final Map<String, Optional<FaultRights>> rights = new ConcurrentHashMap<>();
    /// Whether it runs on this machine.
    private final Map<String, Boolean> here = new ConcurrentHashMap<>();
    /// What each node calls itself.
    private final Map<String, String> own = new ConcurrentHashMap<>();
    private final Map<String, String> refusals = new ConcurrentHashMap<>();

    Seats(DrillGround ground) {
        this.ground = ground;
        this.nodes = new LinkedHashMap<>(ground.nodes());
        nodes.keySet().forEach(name -> offsets.put(name, new Offset()));
    }

    List<String> names() {
        return List.copyOf(nodes.keySet());
    }

    NodeCalls calls(String node) {
        return Optional.ofNullable(nodes.get(node)).orElseThrow(() -> new NodeFailure.Unreachable(node, node
                + " is no longer paired with this client; pair it again (baton connect CODE)."));
    }

    Offset offset(String node) {
        return Optional.ofNullable(offsets.get(node)).orElseGet(Offset::new);
    }

    /// Somebody who calls itself so has answered an identity probe. Its clock is known the better for that, if only one node
    /// has said that it is called so.
    void echoed(String name, long theirNanos, long sentNanos, long receivedNanos) {
        List<String> called = own.entrySet().stream().filter(e -> e.getValue().equals(name)).map(Map.Entry::getKey)
                .toList();
        if (called.size() == 1) {
            offset(called.getFirst()).echoed(theirNanos, sentNanos, receivedNanos);
        }
    }

    /// Asks a node; takes as long as it takes to answer, or not to.
    Arena.Seat ask(String node) {
        try {
            NodeCalls calls = calls(node);
            long asked = ground.nowNanos();
            NodeState state = calls.state();
            long received = ground.nowNanos();
            Offset offset = offset(node);
            offset.answered(state.nowNanos(), asked, received, MAX_STATE_AGE_NANOS);
            own.put(node, state.node());
            List<FaultLease> leases = leases(calls);
            return new Arena.Seat(node, Optional.of(state), "", config(calls, state), leases, rights(calls),
                    refusals.getOrDefault(node, ""), offset.nanos(), offset.errorNanos(received),
                    isHere(state));
        } catch (NodeFailure e) {
            return Arena.Seat.silent(node, String.valueOf(e.getMessage()));
        }
    }

    /// Looked up once: a machine stays the same.
    private boolean isHere(NodeState state) {
        return here.computeIfAbsent(state.node(), _ -> state.routers().stream().map(RouterState::source)
                .limit(MAX_SOURCES).anyMatch(ground::isHere));
    }

    /// A node that knows nothing of tests is not asked for leases again.
    private List<FaultLease> leases(NodeCalls calls) {
        if (refusals.containsKey(calls.node())) {
            return List.of();
        }
        try {
            return calls.faults();
        } catch (NodeFailure.Refused e) {
            boolean isOld = e.problem().is(Problem.Kind.NOT_FOUND);
            refusals.put(calls.node(), isOld
                    ? calls.node() + " cannot take part in failover tests. Update Baton on it."
                    : String.valueOf(e.getMessage()));
            return List.of();
        }
    }

    /// Asked once: a policy is read when a node starts, and the node judges again when it is to hold a fault. One that is older
    /// does not say.
    private Optional<FaultRights> rights(NodeCalls calls) {
        if (refusals.containsKey(calls.node())) {
            return Optional.empty();
        }
        return rights.computeIfAbsent(calls.node(), _ -> {
            try {
                return Optional.of(calls.faultRights());
            } catch (NodeFailure.Refused | NodeFailure.BadAnswer _) {
                return Optional.empty();
            }
        });
    }

    private Optional<NodeConfig> config(NodeCalls calls, NodeState state) {
        Read known = configs.get(calls.node());
        if (known != null && known.sha256().equals(state.config().sha256())) {
            return known.config();
        }
        try {
            ConfigText text = calls.config();
            Optional<NodeConfig> read = ConfigLoader.load(calls.node() + ".yaml",
                    text.text()) instanceof ConfigResult.Loaded(NodeConfig config, var _)
                            ? Optional.of(config)
                            : Optional.empty();
            configs.put(calls.node(), new Read(text.stamp().sha256(), read));
            return read;
        } catch (NodeFailure.Refused _) {
            configs.put(calls.node(), new Read(state.config().sha256(), Optional.empty()));
            return Optional.empty();
        }
    }
}
