package dev.baton.failover;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.baton.api.FaultLease;
import dev.baton.api.NodeState;
import dev.baton.api.Problem;
import dev.baton.api.Route;
import dev.baton.api.RouterState;
import dev.baton.api.SteerRequest;
import dev.baton.client.NodeCalls;
import dev.baton.client.NodeFailure;
import dev.baton.drill.Subject;
import dev.baton.push.Settling;
import dev.baton.vrrp.Role;

/// Looks after a test that was interrupted: how its nodes are now, and, if asked, what it would have put back.
public final class Aftercare {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    /// So long the addresses have to be back where they were.
    private static final long BACK_NANOS = 20 * NANOS_PER_SECOND;
    private static final long LOOK_NANOS = 250_000_000L;

    private final OpenDrill drill;
    private final DrillGround ground;

    public Aftercare(OpenDrill drill, DrillGround ground) {
        this.drill = drill;
        this.ground = ground;
    }

    /// How it stands.
    ///
    /// @param isSettled whether everything is as before the test, for certain
    /// @param sentence  in words
    public record Standing(boolean isSettled, String sentence) {}

    /// Asks the nodes how it stands.
    public Standing look() {
        Map<String, NodeState> states = states();
        Lease lease = lease();
        Optional<String> master = master(states);
        boolean isHome = master.filter(drill.holder().node()::equals).isPresent();
        String where = master.map(m -> isHome
                ? drill.holder().node() + " has the addresses again."
                : m + " has the addresses; " + drill.holder().node() + " had them before.")
                .orElse("No node that answers has the addresses.");
        return new Standing(lease.hasEnded() && (isHome || !drill.handBack()), drill.told() + " was interrupted. "
                + lease.sentence() + " " + where);
    }

    private record Lease(boolean hasEnded, String sentence) {}

    private Lease lease() {
        String node = drill.actor();
        try {
            NodeCalls calls = calls(node);
            Optional<FaultLease> lease = calls.faults().stream().filter(l -> l.id().equals(drill.lease())).findFirst();
            if (lease.filter(FaultLease::isHeld).isPresent()) {
                long left = Math.max(0, lease.get().endsNanos() - calls.state().nowNanos());
                return new Lease(false, "The fault that " + node + " holds ends by itself in "
                        + Math.ceilDiv(left, NANOS_PER_SECOND) + " s.");
            }
            return new Lease(true, lease.flatMap(FaultLease::ended).map(why -> "The fault of " + node
                    + " has ended: " + why).orElse(node + " holds no fault of it."));
        } catch (NodeFailure e) {
            Instant end = drill.begun().plusMillis(drill.leaseMillis());
            boolean isOver = end.isBefore(Instant.now());
            return new Lease(isOver, node + " cannot be asked (" + e.getMessage() + "). Its fault "
                    + (isOver
                            ? "has ended by itself, as it was for " + drill.leaseMillis() / 1_000 + " s."
                            : "ends by itself in "
                                    + Math.ceilDiv(Duration.between(Instant.now(), end).toMillis(), 1_000) + " s."));
        }
    }

    private NodeCalls calls(String node) {
        return Optional.ofNullable(ground.nodes().get(node)).orElseThrow(() -> new NodeFailure.Unreachable(node, node
                + " is no longer paired with this client; pair it again (baton connect CODE)."));
    }

    private Map<String, NodeState> states() {
        Map<String, NodeState> states = new LinkedHashMap<>();
        ground.nodes().forEach((name, calls) -> {
            try {
                states.put(name, calls.state());
            } catch (NodeFailure _) {
                // Who does not answer says nothing of the addresses.
            }
        });
        return states;
    }

    private Optional<RouterState> router(Map<String, NodeState> states, String node) {
        return Optional.ofNullable(states.get(node)).stream().flatMap(s -> s.routers().stream())
                .filter(r -> Subject.of(r).equals(drill.subject())).findFirst();
    }

    private Optional<String> master(Map<String, NodeState> states) {
        return states.keySet().stream()
                .filter(n -> router(states, n).filter(r -> r.role() == Role.MASTER).isPresent()).findFirst();
    }

    /// Ends the fault, and has the addresses go back to who had them if that was wanted.
    ///
    /// @return what was done and what is not as before, a sentence each
    public List<String> restore() throws InterruptedException {
        List<String> told = new ArrayList<>();
        try {
            FaultLease ended = calls(drill.actor()).endFault(drill.lease());
            told.add(ended.ended().map(why -> "The fault of " + drill.actor() + " has ended: " + why)
                    .orElse(drill.actor() + " still holds the fault."));
        } catch (NodeFailure.Refused e) {
            told.add(e.problem().is(Problem.Kind.NOT_FOUND)
                    ? drill.actor() + " holds no fault of it."
                    : String.valueOf(e.getMessage()));
        } catch (NodeFailure e) {
            told.add(e.getMessage() + " Its fault ends by itself.");
        }
        if (drill.handBack()) {
            handBack(told);
        }
        return told;
    }

    private void handBack(List<String> told) throws InterruptedException {
        String home = drill.holder().node();
        boolean isAsked = false;
        for (long until = ground.nowNanos() + BACK_NANOS; ground.nowNanos() < until; ground.pause(LOOK_NANOS)) {
            Map<String, NodeState> states = states();
            Optional<RouterState> router = router(states, home);
            if (router.filter(r -> r.role() == Role.MASTER).isPresent()) {
                told.add(home + " has the addresses again.");
                return;
            }
            boolean canTake = router.filter(r -> r.role() == Role.BACKUP && !r.steering().maintenance()).isPresent();
            if (canTake && !isAsked) {
                isAsked = true;
                try {
                    calls(home).steer(router.get().name(), Route.HAND_OVER, new SteerRequest(Optional.empty(),
                            Settling.settleAt(home, router.get(), states), Optional.of("after failover test "
                                    + drill.id())));
                } catch (NodeFailure e) {
                    told.add(String.valueOf(e.getMessage()));
                }
            }
        }
        told.add(home + " has not taken the addresses back within " + BACK_NANOS / NANOS_PER_SECOND
                + " s. Look at the nodes with 'baton status'; 'baton hand-over " + drill.holder().router() + " --node "
                + home + "' has it take them.");
    }
}
