package dev.baton.push;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import dev.baton.api.NodeState;
import dev.baton.api.Route;
import dev.baton.api.RouterState;
import dev.baton.api.SteerRequest;
import dev.baton.client.NodeCalls;
import dev.baton.client.NodeFailure;
import dev.baton.vrrp.Role;

/// Has a node take over a router's addresses by a coordinated hand-over, apart from any push.
public final class Takeover {
    private Takeover() {}

    /// What came of it.
    ///
    /// @param isDone   whether the node holds the addresses now
    /// @param sentence that in words
    public record End(boolean isDone, String sentence) {}

    /// Asks the nodes, and has it done. A node that holds the addresses already keeps them.
    ///
    /// @param nodes  every node that is known, by name
    /// @param reason for the audit log
    public static End of(String node, String router, Map<String, NodeCalls> nodes, String reason) {
        Map<String, NodeState> states = new LinkedHashMap<>();
        try {
            nodes.forEach((name, calls) -> state(calls, name.equals(node)).ifPresent(s -> states.put(name, s)));
            Optional<RouterState> heir = Optional.ofNullable(states.get(node)).stream()
                    .flatMap(s -> s.routers().stream()).filter(r -> r.name().equals(router)).findFirst();
            if (heir.isEmpty()) {
                return new End(false, node + " has no router " + router + " to hand over to.");
            }
            if (heir.get().role() == Role.MASTER) {
                return new End(true, node + " holds the addresses of " + router + " already.");
            }
            RouterState taken = Optional.ofNullable(nodes.get(node)).orElseThrow().steer(router, Route.HAND_OVER,
                    new SteerRequest(Optional.empty(), Settling.settleAt(node, heir.get(), states),
                            Optional.of(reason)));
            return taken.role() == Role.MASTER
                    ? new End(true, node + " has taken over the addresses of " + router + ".")
                    : new End(false, node + " has not taken over the addresses of " + router + ".");
        } catch (NodeFailure e) {
            return new End(false, node + " has not taken over the addresses of " + router + ": " + e.getMessage());
        }
    }

    private static Optional<NodeState> state(NodeCalls calls, boolean isNeeded) {
        try {
            return Optional.of(calls.state());
        } catch (NodeFailure e) {
            if (isNeeded) {
                throw e;
            }
            return Optional.empty();
        }
    }
}
