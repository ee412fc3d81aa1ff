package dev.baton.failover;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;

import dev.baton.adapter.sim.Lab;
import dev.baton.adapter.sim.LabPreset;
import dev.baton.api.FaultKind;
import dev.baton.api.FaultLease;
import dev.baton.api.NodeState;
import dev.baton.api.ProbeKind;
import dev.baton.api.Route;
import dev.baton.api.RouterState;
import dev.baton.api.SteerRequest;
import dev.baton.drill.DrillOrder;
import dev.baton.drill.DrillResult;
import dev.baton.drill.Guardrails;
import dev.baton.drill.Probing;
import dev.baton.drill.Subject;
import dev.baton.push.Settling;
import dev.baton.vrrp.Role;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

/// A lab that has settled, to test on.
final class LabCluster {
    static final long MILLI = 1_000_000L;
    private static final long SETTLED_NANOS = 8_000 * MILLI;

    private LabCluster() {}

    static Rehearsal of(LabPreset preset) throws InterruptedException {
        Rehearsal lab = new Rehearsal(Lab.of(preset, OptionalInt.empty(), 1));
        lab.pause(SETTLED_NANOS);
        return lab;
    }

    static Subject subject(DrillGround ground) {
        return Subject.of(ground.nodes().values().iterator().next().state().routers().getFirst());
    }

    static DrillOrder order(DrillGround ground, FaultKind fault) {
        return order(ground, fault, 10 * MILLI, OptionalLong.empty());
    }

    static DrillOrder order(DrillGround ground, FaultKind fault, long everyNanos, OptionalLong abortNanos) {
        return new DrillOrder(subject(ground), fault, Optional.empty(), Optional.empty(),
                new Guardrails(20_000 * MILLI, OptionalLong.empty(), abortNanos, true, true),
                new Probing(everyNanos, List.of(ProbeKind.IDENTITY, ProbeKind.ICMP), OptionalInt.empty(), "/", true,
                        1_000 * MILLI, 1_000 * MILLI));
    }

    static DrillResult run(DrillGround ground, FaultKind fault) {
        return new DrillRun("t-" + fault.word(), order(ground, fault), ground, DrillNotes.NONE, _ -> {}).run();
    }

    /// Has a node take over by hand, as `baton hand-over` does, and waits until that has settled.
    static void handOver(Rehearsal lab, String node) throws InterruptedException {
        Subject subject = subject(lab);
        Map<String, NodeState> states = lab.nodes().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().state()));
        RouterState heir = requireNonNull(states.get(node)).routers().stream()
                .filter(r -> Subject.of(r).equals(subject)).findFirst()
                .orElseThrow();
        requireNonNull(lab.nodes().get(node)).steer(heir.name(), Route.HAND_OVER,
                new SteerRequest(Optional.empty(), Settling.settleAt(node, heir, states), Optional.empty()));
        lab.pause(SETTLED_NANOS);
    }

    /// What each node says that has to be as before: roles, addresses, priorities, steering.
    static Map<String, List<String>> standing(DrillGround ground) {
        return ground.nodes().entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey,
                e -> e.getValue().state().routers().stream().map(LabCluster::told).toList()));
    }

    private static String told(RouterState r) {
        return r.name() + " " + r.role() + " " + r.holdsAddresses() + " " + r.priority().value() + " "
                + r.steering().maintenance() + r.steering().claimed() + r.steering().resigned()
                + r.steering().priority();
    }

    static List<String> masters(DrillGround ground) {
        Subject subject = subject(ground);
        return ground.nodes().entrySet().stream().filter(e -> e.getValue().state().routers().stream()
                .anyMatch(r -> Subject.of(r).equals(subject) && r.role() == Role.MASTER)).map(Map.Entry::getKey)
                .toList();
    }

    static void noFaultIsHeld(DrillGround ground) {
        ground.nodes().forEach((name, calls) -> assertThat(calls.faults().stream().filter(FaultLease::isHeld))
                .as(name).isEmpty());
    }
}
