package dev.baton.drill;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.baton.api.CheckState;
import dev.baton.api.FaultKind;
import dev.baton.config.GroupSpec;
import dev.baton.config.NodeConfig;
import dev.baton.config.PlacedAddress;
import dev.baton.config.RouterSpec;
import dev.baton.config.TrackSpec;
import dev.baton.track.Contribution;
import dev.baton.vrrp.VirtualAddress;
import dev.baton.wire.IpAddress;

import static org.assertj.core.api.Assertions.assertThat;

/// What is expected of a fault, and which faults are offered.
class PlannerTest extends PlannedPair {
    @ParameterizedTest
    @EnumSource(value = FaultKind.class, names = {"CHECK"}, mode = EnumSource.Mode.EXCLUDE)
    void healthyPair_isReadyForEveryFault(FaultKind fault) {
        DrillPlan plan = plan(fault);

        requireGood(plan);
        assertThat(plan.holder().node()).isEqualTo("n1");
        assertThat(plan.heir().node()).isEqualTo("n2");
        assertThat(plan.actor().node()).isEqualTo(fault.isHeldByHeir() ? "n2" : "n1");
        assertThat(plan.addresses()).containsExactly(IpAddress.parse("10.0.0.100"));
        assertThat(plan.nodes()).containsExactly("n1", "n2");
        assertThat(item(plan, Preflight.Point.PROBES_CLEAN).mark()).isEqualTo(Preflight.Mark.OPEN);
    }

    @Test
    void masterDownInterval_isToldWithItsFormula() {
        Expected expected = plan(FaultKind.KILL).expected();

        assertThat(expected.gapNanos()).isEqualTo(3_609_375_000L);
        assertThat(expected.leastNanos()).isEqualTo(2_609_375_000L);
        assertThat(expected.phases().getFirst())
                .isEqualTo(new Phase(Mark.TRIGGER, Mark.TIMER, 3_609_375_000L,
                        "3 × 1 s + skew 609 ms (RFC 9568 section 6.1)"));
        assertThat(expected.sentence()).startsWith("n2 takes over after 2.609 to 3.609 s; until then nobody answers.");
    }

    @Test
    void skewAfterPriorityZero_isToldWithItsFormula() {
        Expected expected = plan(FaultKind.RESIGN).expected();

        assertThat(expected.gapNanos()).isEqualTo(609_375_000L).isEqualTo(expected.leastNanos());
        assertThat(expected.phases().get(1).why())
                .isEqualTo("skew ((256 − 100) × 1 s) / 256 = 609 ms (RFC 9568 section 6.1)");
    }

    @Test
    void versionTwo_hasASkewOfWholeSeconds() {
        n1.version = 2;
        n2.version = 2;

        assertThat(plan(FaultKind.RESIGN).expected().phases().get(1).why())
                .isEqualTo("skew (256 − 100) / 256 s = 609 ms (RFC 3768 section 6.1)");
    }

    @Test
    void handOver_hasNoGap() {
        Expected expected = plan(FaultKind.HAND_OVER).expected();

        assertThat(expected.gapNanos()).isZero();
        assertThat(expected.moveNanos()).isZero();
        assertThat(expected.sentence()).startsWith("n2 takes over at once");
    }

    @Test
    void priority_isOneBelowTheHeirs() {
        DrillPlan plan = plan(FaultKind.PRIORITY);

        assertThat(plan.priority()).hasValue(99);
        assertThat(plan.expected().gapNanos()).isZero();
        assertThat(plan.expected().moveNanos()).isEqualTo(3_609_375_000L);
        assertThat(plan.expected().leastMoveNanos()).isEqualTo(2_609_375_000L);
    }

    @Test
    void priorityOfAHolderWithWeights_isWhatCountsWhateverTheyAdd() {
        n1.contributions.add(new Contribution("disk", true, 20, 20));

        assertThat(plan(FaultKind.PRIORITY).priority()).hasValue(99);
    }

    @Test
    void preemptDelay_countsUpToTheNextAdvert() {
        n2.preemptDelay = 2_500 * MILLI;

        assertThat(plan(FaultKind.PRIORITY).expected().moveNanos()).isEqualTo(6_609_375_000L);
        assertThat(plan(FaultKind.PRIORITY).expected().leastMoveNanos()).isEqualTo(5_609_375_000L);
    }

    /// It announces its addresses in answer to the heir's adverts, unless these come too fast for that.
    @Test
    void holderThatServesOn_winsItsClientsBack() {
        assertThat(plan(FaultKind.MUTE).expected().gapNanos()).isZero();
        assertThat(plan(FaultKind.MUTE).expected().backNanos()).isZero();
        n1.interval = 20 * MILLI;
        n2.interval = 20 * MILLI;
        assertThat(plan(FaultKind.MUTE).expected().backNanos()).isEqualTo(60 * MILLI);
    }

    @Test
    void checkThatIsFatal_isChosenAndCostsTheSkew() {
        configure(TrackSpec.check("soft", -10), TrackSpec.check("nginx"));
        n1.contributions.add(new Contribution("soft", true, -10, 0));

        DrillPlan plan = plan(FaultKind.CHECK);

        requireGood(plan);
        assertThat(plan.check()).contains("nginx");
        assertThat(plan.expected().gapNanos()).isEqualTo(609_375_000L);
    }

    @Test
    void checkThatLowersEnough_movesWithoutAGap() {
        configure(TrackSpec.check("soft", -10), TrackSpec.check("hard", -60));

        DrillPlan plan = plan(FaultKind.CHECK);

        requireGood(plan);
        assertThat(plan.check()).contains("hard");
        assertThat(plan.expected().gapNanos()).isZero();
        assertThat(plan.expected().moveNanos()).isEqualTo(3_609_375_000L);
        requireBad(failing("soft"), Preflight.Point.FAULT_POSSIBLE, "soft of n1 would move nothing");
        requireBad(failing("other"), Preflight.Point.FAULT_POSSIBLE, "tracks no check called other");
    }

    @Test
    void checkWithoutConfiguration_isNotGuessed() {
        requireBad(plan(FaultKind.CHECK), Preflight.Point.FAULT_POSSIBLE, "configuration of n1 cannot be read");
    }

    @Test
    void checkThatFailsAlready_isNoFault() {
        configure(TrackSpec.check("hard", -60));
        n1.checks.set(0, new CheckState("hard", "process", "FAILING", ""));

        requireBad(failing("hard"), Preflight.Point.FAULT_POSSIBLE, "or fails already");
    }

    @Test
    void engineThatPredictsAnother_isBelieved() {
        configure();
        n2.config = Optional.of(config(n2).withRouters(List.of(config(n2).routers().getFirst().draft().preempt(false)
                .build())));

        requireBad(plan(FaultKind.PRIORITY), Preflight.Point.EXPECTED, "the engine leaves the addresses with n1");
    }

    @Test
    void ranking_beginsWithTheSafestThatIsPossible() {
        List<Choice> choices = Faults.rank(ground.arena(), FakeNode.SUBJECT);

        assertThat(choices).extracting(Choice::kind).containsExactly(FaultKind.HAND_OVER, FaultKind.RESIGN,
                FaultKind.PRIORITY, FaultKind.MUTE, FaultKind.DEAF, FaultKind.LINK, FaultKind.KILL, FaultKind.CHECK);
        assertThat(choices.getLast().isPossible()).isFalse();
        assertThat(choices.getLast().reason()).contains("cannot be read");
        assertThat(choices).filteredOn(Choice::isPossible).allMatch(c -> c.expected().isPresent());
        assertThat(choices).allMatch(c -> !c.deed().isEmpty());
    }

    @Test
    void rankingOfABrokenCluster_saysWhyNothingIsPossible() {
        n2.isDead = true;

        assertThat(Faults.rank(ground.arena(), FakeNode.SUBJECT)).hasSize(FaultKind.values().length)
                .noneMatch(Choice::isPossible).noneMatch(c -> c.reason().isBlank());
    }

    @Test
    void syncGroupOfConfigurations_isBelievedToTheEngine() {
        group();
        for (FakeNode node : List.of(n1, n2)) {
            NodeConfig plain = config(node);
            RouterSpec second = RouterSpec.draft("VI_2", "eth0", 52, List.of(new PlacedAddress(
                    VirtualAddress.parse("10.0.0.101/24"), Optional.empty(), Optional.empty())))
                    .priority(node.priority).source(node.source()).build();
            node.config = Optional.of(new NodeConfig(node.name, List.of(plain.routers().getFirst(), second), List.of(),
                    List.of(new GroupSpec("g", List.of("VI_1", "VI_2"), List.of())), List.of()));
        }

        requireGood(plan(FaultKind.KILL));
        requireGood(plan(FaultKind.RESIGN));
    }
}
