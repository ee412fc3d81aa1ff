package dev.baton.drill;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.baton.api.CheckState;
import dev.baton.api.FaultKind;
import dev.baton.config.Check;
import dev.baton.config.NodeConfig;
import dev.baton.config.PlacedAddress;
import dev.baton.config.Probe;
import dev.baton.config.RouterDraft;
import dev.baton.config.RouterSpec;
import dev.baton.config.TrackSpec;
import dev.baton.vrrp.Role;
import dev.baton.vrrp.VirtualAddress;

import static dev.baton.drill.FakeNode.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

/// Two nodes of which a test is planned: n1 with priority 150 is MASTER, n2 with 100 BACKUP.
abstract class PlannedPair {
    static final long MILLI = 1_000_000L;

    final FakeGround ground = FakeGround.pair();
    final FakeNode n1 = ground.node("n1");
    final FakeNode n2 = ground.node("n2");

    DrillPlan plan(FaultKind fault) {
        return Planner.plan(FakeNode.order(fault), ground.arena());
    }

    DrillPlan plan(FaultKind fault, Guardrails guardrails) {
        return Planner.plan(new DrillOrder(FakeNode.SUBJECT, fault, Optional.empty(), Optional.empty(), guardrails,
                FakeNode.probing()), ground.arena());
    }

    DrillPlan handOverTo(String heir) {
        return Planner.plan(new DrillOrder(FakeNode.SUBJECT, FaultKind.HAND_OVER, Optional.empty(), Optional.of(heir),
                Guardrails.DEFAULT, FakeNode.probing()), ground.arena());
    }

    DrillPlan failing(String check) {
        return Planner.plan(new DrillOrder(FakeNode.SUBJECT, FaultKind.CHECK, Optional.of(check), Optional.empty(),
                Guardrails.DEFAULT, FakeNode.probing()), ground.arena());
    }

    static Preflight.Item item(DrillPlan plan, Preflight.Point point) {
        return plan.preflight().items().stream().filter(i -> i.point() == point).findFirst().orElseThrow();
    }

    static void requireBad(DrillPlan plan, Preflight.Point point, String... words) {
        Preflight.Item item = item(plan, point);
        assertThat(item.mark()).as(item.sentence()).isEqualTo(Preflight.Mark.BAD);
        assertThat(item.sentence() + " " + item.advice()).contains(words);
        assertThat(item.advice()).isNotBlank();
        assertThat(plan.preflight().isGood()).isFalse();
    }

    static void requireGood(DrillPlan plan) {
        assertThat(plan.preflight().items()).extracting(Preflight.Item::point)
                .containsExactly(Preflight.Point.values());
        assertThat(plan.preflight().isGood()).as(plan.preflight().toString()).isTrue();
    }

    /// A configuration as the node's state says, with what it tracks.
    static NodeConfig config(FakeNode node, TrackSpec... track) {
        RouterDraft draft = RouterSpec.draft("VI_1", "eth0", FakeNode.SUBJECT.vrid(),
                List.of(new PlacedAddress(VirtualAddress.parse("10.0.0.100/24"), Optional.empty(), Optional.empty())))
                .priority(node.priority).source(node.source()).preempt(node.preempts).version(node.version)
                .advertIntervalNanos(node.interval).track(List.of(track));
        List<Check> checks = Stream.of(track).map(t -> new Check(t.target().checkName(),
                new Probe.Processes("nginx", 1, Optional.empty()), 1, 1, SECOND, SECOND, Check.Initial.UNKNOWN))
                .toList();
        return new NodeConfig(node.name, List.of(draft.build()), checks, List.of(), List.of());
    }

    /// Makes VI_1 and a second router, VI_2, a sync group on both.
    void group() {
        n1.group = Optional.of("g");
        n2.group = Optional.of("g");
        n1.with("VI_2", 52, Role.MASTER, n1.group);
        n2.with("VI_2", 52, Role.BACKUP, n2.group);
    }

    void configure(TrackSpec... trackOfHolder) {
        n1.config = Optional.of(config(n1, trackOfHolder));
        n2.config = Optional.of(config(n2));
        Stream.of(trackOfHolder).forEach(t -> n1.checks.add(new CheckState(t.target().checkName(), "process",
                "PASSING", "")));
    }
}
