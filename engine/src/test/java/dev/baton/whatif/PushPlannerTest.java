package dev.baton.whatif;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import dev.baton.config.NodeConfig;
import dev.baton.config.RouterDraft;
import dev.baton.wire.IpAddress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PushPlannerTest {
    private static final Fleet THREE = new Fleet(List.of(Fleets.node("n1", router(150, 11)),
            Fleets.node("n2", router(100, 12)), Fleets.node("n3", router(50, 13))));

    private static RouterDraft router(int priority, int host) {
        return Fleets.router("VI_1", 51, priority, host);
    }

    private static PushPlan plan(Fleet before, NodeConfig... changed) {
        return PushPlanner.plan(before, List.of(changed), Set.of());
    }

    @Test
    void lowestBackupIsTheCanary_andTheMasterComesLast() {
        PushPlan plan = plan(THREE, Fleets.node("n1", router(160, 11)), Fleets.node("n2", router(110, 12)),
                Fleets.node("n3", router(60, 13)));

        assertThat(plan.order()).containsExactly("n3", "n2", "n1");
        assertThat(plan.risks()).isEmpty();
        assertThat(plan.steps()).allSatisfy(s -> assertThat(s.handOvers()).isEmpty());
        assertThat(plan.end()).singleElement().satisfies(s -> assertThat(s.holders()).containsExactly("n1"));
    }

    @Test
    void whoReallyHoldsItComesLast_whateverThePrioritiesSay() {
        Fleet calm = new Fleet(List.of(Fleets.node("n1", router(150, 11).preempt(false)),
                Fleets.node("n2", router(100, 12).preempt(false))));

        PushPlan plan = PushPlanner.plan(calm, List.of(Fleets.node("n1", router(140, 11).preempt(false)),
                Fleets.node("n2", router(90, 12).preempt(false))), Set.of(new RouterRef("n2", "VI_1")));

        assertThat(plan.order()).containsExactly("n1", "n2");
        assertThat(plan.risks()).containsExactly(new PushRisk.HeldByOthers(
                plan.now().getFirst().id(), List.of("n1"), List.of("n2")));
        assertThat(plan.steps()).allSatisfy(s -> assertThat(s.outcomes())
                .allSatisfy(o -> assertThat(o.after().holders()).containsExactly("n2")));
        assertThat(plan.end().getFirst().holders()).containsExactly("n2");
    }

    @Test
    void masterThatWouldDropItHandsOverFirst_andGetsItBack() {
        NodeConfig moved = Fleets.node("n1", router(150, 11).interfaceName("eth1"));
        Outcome without = Fleets.outcome(THREE, new Change.Configured(moved));
        assertThat(without.gapNanos()).isPositive();

        PushPlan plan = plan(THREE, moved);

        RouterRef n1 = new RouterRef("n1", "VI_1");
        RouterRef n2 = new RouterRef("n2", "VI_1");
        assertThat(plan.steps().getFirst().handOvers()).containsExactly(new HandOver(without.id(), n1, n2));
        assertThat(plan.steps().getFirst().outcomes()).allSatisfy(o -> assertThat(o.gapNanos()).isZero());
        assertThat(plan.handBacks()).containsExactly(new HandOver(without.id(), n2, n1));
        assertThat(plan.isRefused()).isFalse();
    }

    @Test
    void twoMastersOnTheWay_areAReasonToRefuse() {
        Fleet old = new Fleet(List.of(Fleets.node("n1", router(150, 11).version(2)),
                Fleets.node("n2", router(100, 12).version(2))));

        PushPlan plan = plan(old, Fleets.node("n1", router(150, 11).version(3)),
                Fleets.node("n2", router(100, 12).version(3)));

        assertThat(plan.isRefused()).isTrue();
        assertThat(plan.risks()).anySatisfy(r -> assertThat(r).isInstanceOfSatisfying(PushRisk.SeveralHold.class,
                several -> {
                    assertThat(several.after()).isEqualTo("n2");
                    assertThat(several.nodes()).containsExactlyInAnyOrder("n1", "n2");
                }));
    }

    @Test
    void anotherVridForTheSameAddress_wouldHaveTwoHoldersOnTheWay() {
        List<NodeConfig> changed = new ArrayList<>();
        for (NodeConfig node : THREE.nodes()) {
            changed.add(node.withRouters(node.routers().stream().map(r -> r.draft().vrid(52).build()).toList()));
        }

        PushPlan plan = PushPlanner.plan(THREE, changed, Set.of());

        assertThat(plan.isRefused()).isTrue();
        assertThat(plan.risks()).contains(new PushRisk.AddressTwice("n3", IpAddress.parse("10.0.51.100"),
                List.of("n1", "n3"), true));
    }

    @Test
    void twoMastersInTheEnd_areAReasonToRefuse_unlessItIsSoAlready() {
        NodeConfig split = Fleets.node("n2", router(100, 12).version(2));
        PushPlan plan = plan(THREE, split);
        assertThat(plan.isRefused()).isTrue();

        Fleet broken = THREE.with(split);
        PushPlan mending = plan(broken, Fleets.node("n2", router(100, 12)));
        assertThat(mending.isRefused()).isFalse();
        assertThat(mending.end().getFirst().holders()).containsExactly("n1");
    }

    @Test
    void routerThatIsTakenAwayEverywhere_isNoReasonToRefuse() {
        Fleet two = new Fleet(List.of(
                Fleets.node("n1", router(150, 11), Fleets.router("VI_2", 52, 150, 11)),
                Fleets.node("n2", router(100, 12), Fleets.router("VI_2", 52, 100, 12))));

        PushPlan plan = plan(two, Fleets.node("n1", router(150, 11)), Fleets.node("n2", router(100, 12)));

        assertThat(plan.isRefused()).isFalse();
        assertThat(plan.order()).containsExactly("n2", "n1");
        assertThat(plan.steps()).allSatisfy(s -> assertThat(s.handOvers()).isEmpty());
    }

    @Test
    void nodesThatChangeNothing_areLeftAlone() {
        PushPlan plan = plan(THREE, Fleets.node("n1", router(150, 11)), Fleets.node("n3", router(60, 13)));

        assertThat(plan.unchanged()).containsExactly("n1");
        assertThat(plan.order()).containsExactly("n3");
    }

    @Test
    void nodesThatAreNotKnown_areRefused() {
        assertThatThrownBy(() -> plan(THREE, Fleets.node("n9", router(60, 13))))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("n9");
    }
}
