package dev.baton.client;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import dev.baton.doctor.NodeFacts;

/// Where the clocks of several nodes stand against ours, learned from whatever they answer while something goes on. From
/// any thread.
public final class ClockBook {
    /// How many nodes it knows at most; of further ones it learns nothing. Names in identity answers come from the network.
    static final int MAX_NODES = 256;

    private final Map<String, NodeClock> clocks = new HashMap<>();

    /// A node's clock was read between these two instants of ours: in an identity answer, or as
    /// [dev.baton.api.ProbeBatch#nowNanos] of an answer that is made when it is asked for.
    public synchronized void read(String node, long nodeNanos, long askedNanos, long receivedNanos) {
        clock(node).ifPresent(c -> c.read(nodeNanos, askedNanos, receivedNanos));
    }

    /// A node has answered with its state, which may be up to 20 ms old.
    ///
    /// @param nodeNanos [dev.baton.api.NodeState#nowNanos]
    public synchronized void state(String node, long nodeNanos, long askedNanos, long receivedNanos) {
        clock(node).ifPresent(c -> c.answered(nodeNanos, askedNanos, receivedNanos));
    }

    private Optional<NodeClock> clock(String node) {
        if (!clocks.containsKey(node) && clocks.size() == MAX_NODES) {
            return Optional.empty();
        }
        return Optional.of(clocks.computeIfAbsent(node, _ -> new NodeClock()));
    }

    /// The node's time less ours, and by how much that may be wrong; empty before it has answered anything.
    public synchronized Optional<NodeFacts.Clock> offset(String node, long nowNanos) {
        return Optional.ofNullable(clocks.get(node)).flatMap(c -> c.offset(nowNanos));
    }

    /// An instant of the node's clock on ours; empty before it has answered anything. It may be wrong by the error of
    /// [#offset].
    public OptionalLong here(String node, long nodeNanos, long nowNanos) {
        return offset(node, nowNanos).map(c -> OptionalLong.of(nodeNanos - c.offsetNanos()))
                .orElse(OptionalLong.empty());
    }
}
