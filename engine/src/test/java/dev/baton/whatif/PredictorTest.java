package dev.baton.whatif;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.baton.config.GroupSpec;
import dev.baton.config.NodeConfig;
import dev.baton.config.PlacedAddress;
import dev.baton.config.Secret;
import dev.baton.config.TrackSpec;
import dev.baton.vrrp.Reason;
import dev.baton.vrrp.Role;
import dev.baton.wire.IpAddress;

import static dev.baton.whatif.Fleets.MILLI;
import static dev.baton.whatif.Fleets.SECOND;
import static dev.baton.whatif.Fleets.checked;
import static dev.baton.whatif.Fleets.node;
import static dev.baton.whatif.Fleets.outcome;
import static dev.baton.whatif.Fleets.pair;
import static dev.baton.whatif.Fleets.router;
import static dev.baton.whatif.Fleets.weighted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PredictorTest {
    /// (256 - 100) × 1 s / 256.
    private static final long SKEW_100 = 609_375_000L;

    @Test
    void highestPriorityHoldsNow() {
        Standing now = Predictor.of(pair()).present().getFirst();

        assertThat(now.holders()).containsExactly("n1");
        assertThat(now.remarks()).isEmpty();
        assertThat(now.members()).extracting(Member::role).containsExactly(Role.MASTER, Role.BACKUP);
    }

    @Test
    void crashIsBridgedAfterTheMasterDownInterval_rfc9568Section6_1() {
        Outcome outcome = outcome(pair(), new Change.NodeDown("n1"));

        assertThat(outcome.after().holders()).containsExactly("n2");
        assertThat(outcome.gapNanos()).isEqualTo(3 * SECOND + SKEW_100);
        assertThat(outcome.isOpen()).isFalse();
        Happening taken = outcome.happenings().getLast();
        assertThat(taken.transition().reason()).isEqualTo(Reason.MASTER_SILENT);
        assertThat(taken.afterNanos()).isEqualTo(3 * SECOND + SKEW_100);
        assertThat(taken.peer()).contains("n1");
    }

    @Test
    void stopIsBridgedAfterTheSkewTime_rfc9568Section6_4_2() {
        Outcome outcome = outcome(pair(), new Change.NodeStopped("n1"));

        assertThat(outcome.after().holders()).containsExactly("n2");
        assertThat(outcome.gapNanos()).isEqualTo(SKEW_100);
        assertThat(outcome.happenings().getLast().transition().reason()).isEqualTo(Reason.MASTER_RESIGNED);
    }

    @Test
    void fasterAdvertsAreBridgedFaster() {
        Fleet fast = new Fleet(List.of(node("n1", router("VI_1", 51, 150, 11).advertIntervalNanos(100 * MILLI)),
                node("n2", router("VI_1", 51, 100, 12).advertIntervalNanos(100 * MILLI))));

        assertThat(outcome(fast, new Change.NodeDown("n1")).gapNanos()).isEqualTo(360_937_500L);
        assertThat(outcome(fast, new Change.NodeStopped("n1")).gapNanos()).isEqualTo(60_937_500L);
    }

    /// Version 2 counts its skew in seconds, whatever the interval (RFC 3768 section 6.1).
    @Test
    void version2HasASkewOfItsOwn() {
        Fleet old = new Fleet(
                List.of(node("n1", router("VI_1", 51, 150, 11).version(2).advertIntervalNanos(2 * SECOND)),
                        node("n2", router("VI_1", 51, 100, 12).version(2).advertIntervalNanos(2 * SECOND))));

        assertThat(outcome(old, new Change.NodeDown("n1")).gapNanos()).isEqualTo(6 * SECOND + SKEW_100);
        assertThat(outcome(old, new Change.NodeStopped("n1")).gapNanos()).isEqualTo(SKEW_100);
    }

    @Test
    void downAdvertsOtherThanThreeCount() {
        Fleet five = new Fleet(List.of(node("n1", router("VI_1", 51, 150, 11)),
                node("n2", router("VI_1", 51, 100, 12).downAdverts(5))));

        assertThat(outcome(five, new Change.NodeDown("n1")).gapNanos()).isEqualTo(5 * SECOND + SKEW_100);
    }

    /// The backup has heard the last advert of the old holder before the change, so it waits its master down interval from
    /// there; then both are master for no time at all.
    @Test
    void raisedPriorityTakesOverWithoutAGap() {
        Outcome outcome = outcome(pair(), new Change.Priority("n2", "VI_1", 200));

        assertThat(outcome.after().holders()).containsExactly("n2");
        assertThat(outcome.gapNanos()).isZero();
        assertThat(outcome.isOpen()).isFalse();
        assertThat(outcome.overlapNanos()).isZero();
        Happening taken = outcome.happenings().getFirst();
        assertThat(taken.ref()).isEqualTo(new RouterRef("n2", "VI_1"));
        assertThat(taken.transition().reason()).isEqualTo(Reason.PREEMPTED_LOWER);
        assertThat(taken.afterNanos()).isEqualTo(3 * SECOND + (256 - 200) * SECOND / 256);
    }

    @Test
    void equalPriorityDoesNotTakeOver_andIsToldAsATie() {
        Outcome outcome = outcome(pair(), new Change.Priority("n2", "VI_1", 150));

        assertThat(outcome.after().holders()).containsExactly("n1");
        assertThat(outcome.after().remarks()).containsExactly(
                new Remark.Tie(150, List.of("n1", "n2"), false, List.of()), new Remark.StartedAnew(List.of("n2")));
    }

    @Test
    void oneLessThanTheHolderIsNoTie() {
        assertThat(outcome(pair(), new Change.Priority("n2", "VI_1", 149)).after().remarks()).isEmpty();
    }

    @Test
    void tieAfterACrashIsDecidedByTheHigherAddress_rfc9568Section6_4_3() {
        Fleet three = new Fleet(List.of(node("n1", router("VI_1", 51, 150, 11)),
                node("n2", router("VI_1", 51, 100, 13)), node("n3", router("VI_1", 51, 100, 12))));

        Outcome outcome = outcome(three, new Change.NodeDown("n1"));

        assertThat(outcome.after().holders()).containsExactly("n2");
        assertThat(outcome.after().remarks())
                .containsExactly(new Remark.Tie(100, List.of("n2", "n3"), true, List.of()));
    }

    @Test
    void tieBetweenAddressesThatAreNotInTheFilesIsOpen() {
        Fleet three = new Fleet(List.of(node("n1", router("VI_1", 51, 150, 11)), node("n2", router("VI_1", 51, 100)),
                node("n3", router("VI_1", 51, 100, 12))));

        assertThat(outcome(three, new Change.NodeDown("n1")).after().remarks()).hasSize(1).first()
                .isInstanceOfSatisfying(Remark.Tie.class, tie -> {
                    assertThat(tie.isDecided()).isTrue();
                    assertThat(tie.unknown()).containsExactly("n2");
                });
    }

    @Test
    void preemptOffLeavesALivingMasterAlone_butNotADeadOne() {
        Fleet off = new Fleet(List.of(node("n1", router("VI_1", 51, 150, 11)),
                node("n2", router("VI_1", 51, 100, 12).preempt(false))));

        Outcome raised = outcome(off, new Change.Priority("n2", "VI_1", 200));
        assertThat(raised.after().holders()).containsExactly("n1");
        assertThat(raised.after().remarks()).containsExactly(new Remark.StartedAnew(List.of("n2")));

        assertThat(outcome(off, new Change.NodeDown("n1")).after().holders()).containsExactly("n2");
    }

    @Test
    void preemptDelayIsWaitedFor() {
        Fleet delayed = new Fleet(List.of(node("n1", router("VI_1", 51, 150, 11)),
                node("n2", router("VI_1", 51, 100, 12).preemptDelayNanos(60 * SECOND))));

        Outcome outcome = outcome(delayed, new Change.Priority("n2", "VI_1", 200));

        assertThat(outcome.after().holders()).containsExactly("n2");
        assertThat(outcome.happenings().getFirst().afterNanos()).isBetween(60 * SECOND, 66 * SECOND);
    }

    @Test
    void lostLinkIsACrashForTheOthers() {
        Outcome outcome = outcome(pair(), new Change.LinkDown("n1", "eth0"));

        assertThat(outcome.after().holders()).containsExactly("n2");
        assertThat(outcome.gapNanos()).isEqualTo(3 * SECOND + SKEW_100);
        assertThat(outcome.after().members().getFirst().role()).isEqualTo(Role.FAULT);
    }

    @Test
    void weightThatIsEnoughMovesTheAddress_andOneThatIsNotDoesNot() {
        assertThat(outcome(weighted(100, 90, -20), new Change.CheckFails("n1", "chk")).after().holders())
                .containsExactly("n2");
        assertThat(outcome(weighted(100, 70, -20), new Change.CheckFails("n1", "chk")).after().holders())
                .containsExactly("n1");
    }

    @Test
    void failedCheckWithoutAWeightResigns() {
        Outcome outcome = outcome(weighted(150, 100, 0), new Change.CheckFails("n1", "chk"));

        assertThat(outcome.after().holders()).containsExactly("n2");
        assertThat(outcome.gapNanos()).isEqualTo(SKEW_100);
    }

    @Test
    void trackedInterfaceCountsThoughNoRouterRunsOnIt() {
        Fleet tracked = new Fleet(List.of(
                node("n1", router("VI_1", 51, 150, 11).track(
                        List.of(new TrackSpec(new TrackSpec.OfInterface("eth1"), -60, false)))),
                node("n2", router("VI_1", 51, 100, 12))));

        assertThat(outcome(tracked, new Change.LinkDown("n1", "eth1")).after().holders()).containsExactly("n2");
    }

    @Test
    void lastNodeGoneIsNoFailover() {
        Outcome outcome = outcome(new Fleet(List.of(node("n1", router("VI_1", 51, 150, 11)))),
                new Change.NodeDown("n1"));

        assertThat(outcome.after().remarks()).containsExactly(new Remark.NobodyHolds());
        assertThat(outcome.isOpen()).isTrue();
        assertThat(outcome.isBroken()).isTrue();
    }

    @Test
    void differentPasswordsAreTwoMasters() {
        Fleet deaf = new Fleet(List.of(node("n1", router("VI_1", 51, 150, 11).version(2).password(new Secret("one"))),
                node("n2", router("VI_1", 51, 100, 12).version(2).password(new Secret("two")))));

        Standing now = Predictor.of(deaf).present().getFirst();

        assertThat(now.holders()).containsExactly("n1", "n2");
        assertThat(now.remarks()).containsExactly(new Remark.SeveralHold(List.of("n1", "n2")));
    }

    @Test
    void sourceOfAUnicastRouterFollowsFromThePeersOfTheOthers() {
        Fleet unicast = new Fleet(List.of(
                node("n1", router("VI_1", 51, 150).unicastPeers(List.of(IpAddress.parse("10.0.0.12")))),
                node("n2", router("VI_1", 51, 100).unicastPeers(List.of(IpAddress.parse("10.0.0.11"))))));

        Standing now = Predictor.of(unicast).present().getFirst();

        assertThat(now.holders()).containsExactly("n1");
        assertThat(now.members()).extracting(m -> m.source().address().toString())
                .containsExactly("10.0.0.11", "10.0.0.12");
    }

    @Test
    void nodeThatIsNotListedAsAPeerIsNotHeard() {
        Fleet oneWay = new Fleet(List.of(
                node("n1", router("VI_1", 51, 150, 11).unicastPeers(List.of(IpAddress.parse("10.0.0.12")))),
                node("n2", router("VI_1", 51, 100, 12).unicastPeers(List.of(IpAddress.parse("10.0.0.99"))))));

        assertThat(Predictor.of(oneWay).present().getFirst().holders()).containsExactly("n1", "n2");
    }

    @Test
    void syncGroupMovesTogether() {
        Fleet grouped = new Fleet(List.of(grouped("n1", 150, 11), grouped("n2", 100, 12)));
        Predictor predictor = Predictor.of(grouped);
        assertThat(predictor.present()).extracting(Standing::holders).containsOnly(List.of("n1"));

        Prediction lost = predictor.predict(new Change.LinkDown("n1", "eth0"));

        assertThat(lost.outcomes()).extracting(o -> o.id().vrid()).containsExactly(10, 20);
        assertThat(lost.outcomes()).extracting(o -> o.after().holders()).containsOnly(List.of("n2"));
    }

    private static NodeConfig grouped(String name, int priority, int host) {
        NodeConfig plain = node(name, router("LAN", 10, priority, host),
                router("WAN", 20, priority, host).interfaceName("eth1"));
        return new NodeConfig(name, plain.routers(), List.of(), List.of(new GroupSpec("edge", List.of("LAN", "WAN"),
                List.of())), List.of());
    }

    @Test
    void onlyConcernedVirtualRoutersAreTold() {
        Fleet two = new Fleet(List.of(node("n1", router("A", 1, 150, 11), router("B", 2, 100, 11)),
                node("n2", router("A", 1, 100, 12), router("B", 2, 150, 12))));
        Predictor predictor = Predictor.of(two);

        assertThat(predictor.predict(new Change.Priority("n2", "A", 200)).outcomes())
                .extracting(o -> o.id().vrid()).containsExactly(1);
        assertThat(predictor.predict(new Change.NodeDown("n1")).outcomes()).extracting(Outcome::moves)
                .containsExactly(true, false);
    }

    @Test
    void changesAtOneInstantAreTakenTogether() {
        Fleet three = new Fleet(List.of(node("n1", router("VI_1", 51, 150, 11)),
                node("n2", router("VI_1", 51, 100, 12)), node("n3", router("VI_1", 51, 50, 13))));

        Outcome outcome = outcome(three, new Change.NodeDown("n1"), new Change.Priority("n3", "VI_1", 120));

        assertThat(outcome.after().holders()).containsExactly("n3");
    }

    @Test
    void whatHasHappenedAlreadyIsThePresent() {
        Predictor predictor = Predictor.of(pair(), List.of(new Change.NodeDown("n1")));

        assertThat(predictor.present().getFirst().holders()).containsExactly("n2");
        assertThat(predictor.predict(new Change.NodeDown("n2")).isBroken()).isTrue();
    }

    @Test
    void checkThatPassesAgainGivesTheAddressBack() {
        Predictor predictor = Predictor.of(weighted(100, 90, -20), List.of(new Change.CheckFails("n1", "chk")));

        assertThat(predictor.present().getFirst().holders()).containsExactly("n2");
        assertThat(predictor.predict(new Change.CheckPasses("n1", "chk")).outcomes().getFirst().after().holders())
                .containsExactly("n1");
    }

    @Test
    void vridChangedOnOneNodeLeavesEachToItself() {
        NodeConfig moved = node("n2", router("VI_1", 51, 100, 12).vrid(52));

        Prediction prediction = Predictor.of(pair()).predict(new Change.Configured(moved));

        assertThat(prediction.outcomes()).extracting(o -> o.id().vrid() + " " + o.after().holders())
                .contains("51 [n1]", "52 [n2]");
    }

    @Test
    void sameVridOnTwoInterfacesOfANodeIsToldApart() {
        Fleet twice = new Fleet(List.of(
                node("n1", router("LAN", 51, 150, 11), router("WAN", 51, 50, 11).interfaceName("eth1")),
                node("n2", router("LAN", 51, 100, 12), router("WAN", 51, 100, 12).interfaceName("eth1"))));

        assertThat(Predictor.of(twice).present()).extracting(s -> s.id().network() + " " + s.holders())
                .containsExactly("eth0 [n1]", "eth1 [n2]");
    }

    private static NodeConfig on(String node, String address, int priority, int host) {
        return node(node, router("VI_1", 51, priority, host).addresses(List.of(PlacedAddress.parse(address))));
    }

    @Test
    void sameVridOnTwoNetworksIsToldApartByTheirSubnets() {
        Fleet racks = new Fleet(List.of(on("n1", "10.1.0.100/24", 150, 11), on("n2", "10.1.0.100/32", 100, 12),
                on("n3", "10.2.0.100/24", 120, 13), on("n4", "10.2.0.101/24", 110, 14)));

        assertThat(Predictor.of(racks).present()).extracting(s -> s.id() + " " + s.holders())
                .containsExactly("VRID 51 on 10.1.0.100/24 [n1]", "VRID 51 on 10.2.0.100/24 [n3]");
        assertThat(Predictor.of(racks).predict(new Change.NodeDown("n3")).outcomes())
                .extracting(o -> o.id().network() + " " + o.after().holders()).containsExactly("10.2.0.100/24 [n4]");
    }

    /// The first address of an IPv6 router is link-local (RFC 9568 section 5.2.9), and the same on every network.
    @Test
    void linkLocalAddressesDoNotMakeTwoNetworksOne() {
        Fleet racks = new Fleet(List.of(six("n1", "2001:db8:1::100/64", 150), six("n2", "2001:db8:1::100/64", 100),
                six("n3", "2001:db8:2::100/64", 120), six("n4", "2001:db8:2::100/64", 110)));

        assertThat(Predictor.of(racks).present()).extracting(s -> s.id().network() + " " + s.holders())
                .containsExactly("2001:db8:1::100/64 [n1]", "2001:db8:2::100/64 [n3]");
    }

    private static NodeConfig six(String node, String address, int priority) {
        return node(node, router("VI_1", 51, priority)
                .addresses(List.of(PlacedAddress.parse("fe80::51/64"), PlacedAddress.parse(address))));
    }

    @Test
    void oneNodeAloneInAnotherSubnetStaysWithTheOthers_asItIsLikelyAMistake() {
        Fleet mistaken = new Fleet(List.of(on("n1", "10.1.0.100/24", 150, 11), on("n2", "10.1.0.100/24", 100, 12),
                on("n3", "10.2.0.100/24", 120, 13)));

        assertThat(Predictor.of(mistaken).present()).hasSize(1).first().satisfies(state -> {
            assertThat(state.holders()).containsExactly("n1");
            assertThat(state.remarks()).contains(new Remark.OtherAddresses(List.of("n3")));
        });
    }

    @Test
    void nodeWithOtherAddressesIsNamed() {
        Fleet differing = new Fleet(List.of(node("n1", router("VI_1", 51, 150, 11)),
                node("n2", router("VI_1", 51, 100, 12).addresses(router("VI_1", 52, 1).build().addresses()))));

        assertThat(Predictor.of(differing).present().getFirst().remarks())
                .containsExactly(new Remark.OtherAddresses(List.of("n2")));
    }

    @Test
    void whatThereIsNotIsRefusedByName() {
        Predictor predictor = Predictor.of(pair());

        assertThatThrownBy(() -> predictor.predict(new Change.NodeDown("n9"))).hasMessage("there is no node n9");
        assertThatThrownBy(() -> predictor.predict(new Change.Priority("n1", "VI_9", 1)))
                .hasMessage("n1 has no router VI_9");
        assertThatThrownBy(() -> predictor.predict(new Change.CheckFails("n1", "chk")))
                .hasMessage("n1 has no check chk");
        assertThatThrownBy(() -> new Fleet(List.of(checked("n1"), checked("n1"))))
                .hasMessage("two nodes are called n1");
    }

    @Test
    void sameQuestionHasTheSameAnswer() {
        Predictor predictor = Predictor.of(pair());
        predictor.present();
        Prediction first = predictor.predict(new Change.NodeDown("n1"));
        predictor.predict(new Change.Priority("n2", "VI_1", 200));

        assertThat(predictor.predict(new Change.NodeDown("n1"))).isEqualTo(first);
        assertThat(Predictor.of(pair()).predict(new Change.NodeDown("n1"))).isEqualTo(first);
    }
}
