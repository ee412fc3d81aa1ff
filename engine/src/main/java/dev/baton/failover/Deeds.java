package dev.baton.failover;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

import dev.baton.api.FaultLease;
import dev.baton.api.Problem;
import dev.baton.api.Route;
import dev.baton.api.SteerRequest;
import dev.baton.client.NodeFailure;
import dev.baton.drill.DrillAct;
import dev.baton.drill.DrillEvent;

/// Has nodes hold and end faults, and hand addresses back, and tells what came of it, whatever that is.
final class Deeds {
    /// How often a node that does not answer is asked for the same: the questions bear being asked twice.
    private static final int MOST_ATTEMPTS = 2;

    private final DrillGround ground;
    private final Seats seats;
    private final Consumer<DrillEvent> events;
    /// The faults that may be held: node by the id of the lease.
    private final Map<String, String> held = new ConcurrentHashMap<>();

    Deeds(DrillGround ground, Seats seats, Consumer<DrillEvent> events) {
        this.ground = ground;
        this.seats = seats;
        this.events = events;
    }

    void hold(DrillAct.HoldFault act) {
        held.put(act.request().id(), act.node());
        ground.work(() -> events.accept(held(act)));
    }

    private DrillEvent held(DrillAct.HoldFault act) {
        try {
            FaultLease lease = insist(() -> seats.calls(act.node()).fault(act.request()));
            if (!lease.isHeld()) {
                held.remove(act.request().id());
            }
            Offset offset = seats.offset(act.node());
            long now = ground.nowNanos();
            return offset.isKnown()
                    ? new DrillEvent.FaultHeld(lease, Math.min(now, lease.begunNanos() - offset.nanos()),
                            offset.errorNanos(now))
                    : new DrillEvent.FaultHeld(lease, now, 0);
        } catch (NodeFailure.Refused | NodeFailure.PinChanged e) {
            held.remove(act.request().id());
            return new DrillEvent.FaultRefused(String.valueOf(e.getMessage()));
        } catch (NodeFailure e) {
            return new DrillEvent.FaultUnknown(String.valueOf(e.getMessage()));
        }
    }

    private static <T> T insist(Supplier<T> question) {
        for (int attempt = 1;; attempt++) {
            try {
                return question.get();
            } catch (NodeFailure.Unreachable e) {
                if (attempt >= MOST_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    void end(DrillAct.EndFault act) {
        ground.work(() -> events.accept(ended(act)));
    }

    private DrillEvent ended(DrillAct.EndFault act) {
        Optional<String> why = end(act.node(), act.id());
        return why.isEmpty()
                ? new DrillEvent.FaultEnded(act.node())
                : new DrillEvent.FaultNotEnded(act.node(), why.get());
    }

    /// @return why it was not ended; empty: it is held no more
    private Optional<String> end(String node, String id) {
        try {
            FaultLease lease = seats.calls(node).endFault(id);
            if (lease.isHeld()) {
                return Optional.of(node + " still holds it.");
            }
        } catch (NodeFailure.Refused e) {
            if (!e.problem().is(Problem.Kind.NOT_FOUND)) {
                return Optional.of(String.valueOf(e.getMessage()));
            }
        } catch (NodeFailure e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
        held.remove(id);
        return Optional.empty();
    }

    void handBack(DrillAct.HandBack act, String reason) {
        ground.work(() -> {
            try {
                seats.calls(act.node()).steer(act.router(), Route.HAND_OVER, new SteerRequest(Optional.empty(),
                        act.settleAt(), Optional.of(reason)));
                events.accept(new DrillEvent.HandedBack(act.node()));
            } catch (NodeFailure e) {
                events.accept(new DrillEvent.NotHandedBack(act.node(), String.valueOf(e.getMessage())));
            }
        });
    }

    /// Ends whatever may still be held: a lease never outlives its test if that can be helped.
    void endAll() {
        held.forEach((id, node) -> ground.work(() -> end(node, id)));
    }

    /// Whether a fault may still be held.
    boolean mayHold() {
        return !held.isEmpty();
    }
}
