package dev.baton.client;

import java.util.Optional;

import dev.baton.doctor.NodeFacts;

/// Where the clock of a node stands against ours, bounded from both sides. What it sends was read from its clock before it
/// came here: that bounds the difference from below. What it answers was read at most a moment before it was asked: that
/// bounds it from above. Each bound is the tightest one seen, loosened with the time since by how fast clocks may drift
/// apart.
public final class NodeClock {
    /// How old a state may be that a node answers with.
    static final long MAX_STATE_AGE_NANOS = 20_000_000L;
    /// How much two clocks may drift apart: 200 millionths.
    private static final long DRIFT_DIVISOR = 5_000L;

    /// A bound of the node's time less ours.
    private record Bound(long offsetNanos, long atNanos) {
        long drift(long nowNanos) {
            return Math.max(0, nowNanos - atNanos) / DRIFT_DIVISOR;
        }
    }

    private Optional<Bound> least = Optional.empty();
    private Optional<Bound> most = Optional.empty();

    /// The node's clock stood so when it sent something that came just now.
    void sent(long nodeNanos, long receivedNanos) {
        Bound bound = new Bound(nodeNanos - receivedNanos, receivedNanos);
        if (least.isEmpty() || bound.offsetNanos() >= least.get().offsetNanos() - least.get().drift(receivedNanos)) {
            least = Optional.of(bound);
        }
        settle(bound);
    }

    /// The node's clock stood so in an answer to what was asked then.
    void answered(long nodeNanos, long askedNanos, long receivedNanos) {
        Bound bound = new Bound(nodeNanos - askedNanos + MAX_STATE_AGE_NANOS, receivedNanos);
        if (most.isEmpty() || bound.offsetNanos() <= most.get().offsetNanos() + most.get().drift(receivedNanos)) {
            most = Optional.of(bound);
        }
        sent(nodeNanos, receivedNanos);
    }

    /// The node's clock was read, and stood so, between these two instants of ours: what bounds it most tightly.
    void read(long nodeNanos, long askedNanos, long receivedNanos) {
        Bound bound = new Bound(nodeNanos - askedNanos, receivedNanos);
        if (most.isEmpty() || bound.offsetNanos() <= most.get().offsetNanos() + most.get().drift(receivedNanos)) {
            most = Optional.of(bound);
        }
        sent(nodeNanos, receivedNanos);
    }

    /// The same, by a way that proves nothing of who has answered, such as an identity probe: it counts only where it agrees
    /// with what the node itself has said.
    void echoed(long nodeNanos, long askedNanos, long receivedNanos) {
        boolean isTooEarly = most.isPresent() && nodeNanos - receivedNanos > high(receivedNanos);
        if (least.isPresent() && nodeNanos - askedNanos >= low(receivedNanos) && !isTooEarly) {
            read(nodeNanos, askedNanos, receivedNanos);
        }
    }

    /// Bounds that contradict each other mean that one of the clocks was set, or begins anew.
    ///
    /// @param latest what was learned last, which is believed
    private void settle(Bound latest) {
        long now = latest.atNanos();
        if (least.isPresent() && most.isPresent() && low(now) > high(now)) {
            if (least.get().equals(latest)) {
                most = Optional.empty();
            } else {
                least = Optional.of(latest);
            }
        }
    }

    private long low(long nowNanos) {
        return least.map(b -> b.offsetNanos() - b.drift(nowNanos)).orElse(0L);
    }

    private long high(long nowNanos) {
        return most.map(b -> b.offsetNanos() + b.drift(nowNanos)).orElse(0L);
    }

    /// Forgets everything: the node's clock has begun anew.
    void reset() {
        least = Optional.empty();
        most = Optional.empty();
    }

    /// The node's time less ours, and by how much that may be wrong; empty before anything came.
    public Optional<NodeFacts.Clock> offset(long nowNanos) {
        if (least.isEmpty()) {
            return Optional.empty();
        }
        long low = low(nowNanos);
        return Optional.of(most.isEmpty()
                ? new NodeFacts.Clock(low, MAX_STATE_AGE_NANOS)
                : new NodeFacts.Clock(low + (high(nowNanos) - low) / 2, (high(nowNanos) - low + 1) / 2));
    }

    /// An instant of the node's clock on ours. Nothing has happened after we heard of it.
    long local(long nodeNanos, long receivedNanos) {
        return Math.min(receivedNanos, nodeNanos - offset(receivedNanos).map(NodeFacts.Clock::offsetNanos)
                .orElse(nodeNanos - receivedNanos));
    }
}
