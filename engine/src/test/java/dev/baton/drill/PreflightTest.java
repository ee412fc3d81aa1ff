package dev.baton.drill;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;

import dev.baton.api.CommitStatus;
import dev.baton.api.ConfigStamp;
import dev.baton.api.FaultKind;
import dev.baton.api.FaultLease;
import dev.baton.api.FaultRights;
import dev.baton.api.PeerState;
import dev.baton.api.ProbeKind;
import dev.baton.api.Steering;
import dev.baton.config.NodeConfig;
import dev.baton.config.PlacedAddress;
import dev.baton.config.RouterSpec;
import dev.baton.track.Contribution;
import dev.baton.vrrp.Role;
import dev.baton.vrrp.VirtualAddress;
import dev.baton.wire.IpAddress;

import static dev.baton.drill.FakeNode.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

/// What forbids a test, and with which words.
class PreflightTest extends PlannedPair {
    @Test
    void noBackup_isRefused() {
        n2.role = Role.FAULT;

        requireBad(plan(FaultKind.HAND_OVER), Preflight.Point.READY_BACKUP, "n2 is FAULT");
        requireBad(plan(FaultKind.RESIGN), Preflight.Point.NOT_THE_LAST, "n1 is the last one standing");
    }

    @Test
    void backupWithAFailingCheck_isRefused() {
        n2.contributions.add(new Contribution("nginx", false, -20, -20));

        requireBad(plan(FaultKind.RESIGN), Preflight.Point.READY_BACKUP, "n2 would take over", "nginx fails");
    }

    @Test
    void silentNode_isRefused() {
        n2.isCut = true;

        requireBad(plan(FaultKind.RESIGN), Preflight.Point.NODES_ANSWER, "n2 does not answer: No connection.");
    }

    @Test
    void silentNodeThatIsKnownToBeNoPart_doesNotMatter() {
        Arena arena = ground.arena();
        List<Arena.Seat> seats = new ArrayList<>(arena.nodes());
        NodeConfig other = NodeConfig.of("n9", List.of(RouterSpec.draft("VI_9", "eth0", 99,
                List.of(new PlacedAddress(VirtualAddress.parse("10.0.9.100/24"), Optional.empty(), Optional.empty())))
                .build()));
        seats.add(new Arena.Seat("n9", Optional.empty(), "Down.", Optional.of(other), List.of(), Optional.empty(), "",
                0, 0, false));

        requireGood(Planner.plan(FakeNode.order(FaultKind.RESIGN), new Arena(0, seats, List.of(), "", false)));
    }

    @Test
    void faultThatThePolicyOfTheNodeDoesNotAllow_isRefusedBeforehand_withWhatToDo() {
        n2.rights = Optional.of(new FaultRights(List.of(FaultKind.HAND_OVER, FaultKind.MUTE), 60_000, List.of()));

        requireBad(plan(FaultKind.DEAF), Preflight.Point.FAULT_POSSIBLE,
                "The policy of n2 does not allow the fault deaf; it allows hand-over, mute.",
                "Add deaf to drill.faults in policy.yaml on n2");
        requireGood(plan(FaultKind.HAND_OVER));
        requireGood(plan(FaultKind.RESIGN));
    }

    @Test
    void faultThatThePolicyOfTheNodeAllows_isGoodWithoutADoubt() {
        n2.rights = Optional.of(new FaultRights(List.of(FaultKind.DEAF), 60_000, List.of()));
        assertThat(item(plan(FaultKind.DEAF), Preflight.Point.FAULT_POSSIBLE).sentence()).doesNotContain("policy");

        n2.rights = Optional.empty();
        assertThat(item(plan(FaultKind.DEAF), Preflight.Point.FAULT_POSSIBLE).sentence())
                .contains("only if its policy allows it");
    }

    @Test
    void leaseThatIsLongerThanThePolicyOfTheNodeHasIt_isRefused_andTheFaultIsPossibleAllTheSame() {
        n1.rights = Optional.of(new FaultRights(List.of(FaultKind.RESIGN), 10_000, List.of()));

        requireBad(plan(FaultKind.RESIGN), Preflight.Point.FAULT_POSSIBLE, "for 10 s at most, not for 30 s",
                "Choose a lease of 10 s or less");
        assertThat(Faults.rank(ground.arena(), FakeNode.SUBJECT)).filteredOn(c -> c.kind() == FaultKind.RESIGN)
                .singleElement().matches(Choice::isPossible);
    }

    @Test
    void whatIsInTheWayOnTheMachine_isToldBeforehand() {
        n1.rights = Optional.of(new FaultRights(List.of(FaultKind.LINK, FaultKind.KILL), 60_000,
                List.of(new FaultRights.Obstacle("VI_1", FaultKind.KILL, "Nothing starts this node again."),
                        new FaultRights.Obstacle("VI_2", FaultKind.LINK, "Of another router."))));

        requireBad(plan(FaultKind.KILL), Preflight.Point.FAULT_POSSIBLE, "Nothing starts this node again.");
        requireGood(plan(FaultKind.LINK));
    }

    @Test
    void chanceDrawsDeafAndLink_onlyWhereEveryNodeSaysWhatItMayHold() {
        FaultRights all = new FaultRights(List.of(FaultKind.values()), 60_000, List.of());
        assertThat(Faults.drawable(ground.arena(), FakeNode.SUBJECT)).contains(FaultKind.MUTE)
                .doesNotContain(FaultKind.DEAF, FaultKind.LINK);
        n1.rights = Optional.of(all);
        n2.rights = Optional.of(all);
        assertThat(Faults.drawable(ground.arena(), FakeNode.SUBJECT)).contains(FaultKind.DEAF, FaultKind.LINK);
        n2.rights = Optional.of(new FaultRights(List.of(FaultKind.HAND_OVER), 60_000, List.of()));
        assertThat(Faults.drawable(ground.arena(), FakeNode.SUBJECT)).contains(FaultKind.LINK)
                .doesNotContain(FaultKind.DEAF);
    }

    @Test
    void answersThatOnlyTheHolderGets_proveNothing() {
        Strip ofHolder = Probings.strip("n1", Probings.drawn("1".repeat(50)));
        Strip silentHere = Probings.strip("", Probings.drawn(".".repeat(50)));

        requireBad(probed(ofHolder), Preflight.Point.PROBES_CLEAN, "Only n1, which has them, gets answers",
                "Allow the probes in the firewall of n1");
        requireBad(probed(ofHolder, silentHere), Preflight.Point.PROBES_CLEAN, "nothing comes by udp from here to");
        requireBad(probed(silentHere), Preflight.Point.PROBES_CLEAN, "Nobody answers at 10.0.0.100");
    }

    @Test
    void answersHere_proveNothingWhereTheHolderRunsHere() {
        Strip here = Probings.strip("", Probings.drawn("1".repeat(50)));
        requireGood(probed(here));
        n1.isHere = true;
        requireBad(probed(here), Preflight.Point.PROBES_CLEAN, "Only n1, which has them, gets answers",
                "test from a machine that reaches the addresses");
        requireGood(probed(here, Probings.strip("n2", Probings.drawn("1".repeat(50)))));
    }

    @Test
    void answersThatOneOtherGets_areEnough_beItTheHeir() {
        Strip ofHolder = Probings.strip("n1", Probings.drawn("1".repeat(50)));
        Strip silentHere = Probings.strip("", Probings.drawn(".".repeat(50)));

        requireGood(probed(ofHolder, silentHere, Probings.strip("n2", Probings.drawn("1".repeat(50)))));
        requireGood(probed(Probings.strip("", Probings.drawn("1".repeat(50)))));
    }

    @Test
    void noMasterAndTwoMasters_areRefused() {
        n2.role = Role.MASTER;
        requireBad(plan(FaultKind.RESIGN), Preflight.Point.ONE_MASTER, "2 are MASTER", "n1 and n2");
        n1.role = Role.BACKUP;
        n2.role = Role.BACKUP;
        requireBad(plan(FaultKind.RESIGN), Preflight.Point.ONE_MASTER, "Nobody is MASTER");
    }

    @Test
    void differentSetups_areRefused() {
        n2.interval = 2 * SECOND;
        n2.addresses = List.of("10.0.0.101/24");

        requireBad(plan(FaultKind.RESIGN), Preflight.Point.SAME_SETUP, "n1 1 s and n2 2 s", "10.0.0.101");
    }

    @Test
    void pendingPush_isRefused() {
        n2.pending = Optional.of(new CommitStatus("c", CommitStatus.Phase.VERIFYING, new ConfigStamp(1, ""),
                new ConfigStamp(2, ""), Instant.EPOCH, 7 * SECOND, "ann", "", List.of(), List.of()));

        requireBad(plan(FaultKind.RESIGN), Preflight.Point.NO_PENDING_PUSH, "n2 has a push of ann", "7 s");
    }

    @Test
    void steeredNode_isRefused() {
        n1.steering = new Steering(false, false, false, OptionalInt.of(120));
        requireBad(plan(FaultKind.RESIGN), Preflight.Point.NO_MAINTENANCE, "n1 has priority 120 until");
        n1.steering = new Steering(true, false, false, OptionalInt.empty());
        requireBad(plan(FaultKind.RESIGN), Preflight.Point.NO_MAINTENANCE, "n1 is in maintenance");
        n1.steering = new Steering(false, true, false, OptionalInt.empty());
        requireBad(plan(FaultKind.RESIGN), Preflight.Point.NO_MAINTENANCE, "n1 holds what was handed over");
    }

    @Test
    void secondTest_isRefused() {
        n2.leases.add(new FaultLease("other", FaultKind.MUTE, "VI_1", Optional.empty(), "ann", ground.now(),
                ground.now() + 9 * SECOND, Optional.empty()));
        requireBad(plan(FaultKind.RESIGN), Preflight.Point.NO_OTHER_TEST, "n2 holds the fault mute", "ann", "9 s");
        n2.leases.clear();
        Arena busy = new Arena(0, ground.arena().nodes(), List.of(), "A test of VRID 7 runs.", false);
        requireBad(Planner.plan(FakeNode.order(FaultKind.RESIGN), busy), Preflight.Point.NO_OTHER_TEST,
                "A test of VRID 7 runs.");
    }

    @Test
    void leaseOutOfRange_isRefused() {
        Guardrails tooLong = new Guardrails(61 * SECOND, OptionalLong.empty(), OptionalLong.empty(), true, true);
        requireBad(plan(FaultKind.RESIGN, tooLong), Preflight.Point.FAULT_POSSIBLE, "1 to 60 s", "61 s");
    }

    @Test
    void leaseThatEndsBeforeAnythingMoves_isRefused() {
        Guardrails brief = new Guardrails(2 * SECOND, OptionalLong.empty(), OptionalLong.empty(), true, true);

        requireBad(plan(FaultKind.KILL, brief), Preflight.Point.FAULT_POSSIBLE, "held for 2 s", "3.609 s");
        assertThat(item(plan(FaultKind.KILL, brief), Preflight.Point.FAULT_POSSIBLE).advice())
                .isEqualTo("Choose a lease of 5 s or more.");
    }

    @Test
    void nodeThatTakesNoPart_isRefused() {
        n1.refusal = "Its policy allows no faults.";

        requireBad(plan(FaultKind.RESIGN), Preflight.Point.FAULT_POSSIBLE, "n1 takes part in no tests");
        requireGood(plan(FaultKind.HAND_OVER));
    }

    @Test
    void heirThatDoesNotPreempt_isNotPreemptedByPriority() {
        n2.preempts = false;

        requireBad(plan(FaultKind.PRIORITY), Preflight.Point.FAULT_POSSIBLE, "n2 would not preempt");
        requireGood(plan(FaultKind.RESIGN));
    }

    @Test
    void owner_cannotBeLoweredNorClaimedAbove() {
        n1.priority = 255;

        requireBad(plan(FaultKind.PRIORITY), Preflight.Point.FAULT_POSSIBLE, "n1 owns its addresses");
        requireBad(plan(FaultKind.HAND_OVER), Preflight.Point.FAULT_POSSIBLE, "n1 has priority 255");
        requireGood(plan(FaultKind.RESIGN));
    }

    @Test
    void highestPriority_isClaimedAboveOnlyFromAHigherAddress() {
        n1.priority = 254;
        requireGood(plan(FaultKind.HAND_OVER));
        FakeNode high = new FakeNode("n1", 99, 254);
        high.role = Role.MASTER;
        DrillPlan plan = Planner.plan(FakeNode.order(FaultKind.HAND_OVER), new FakeGround(high, n2).arena());
        requireBad(plan, Preflight.Point.FAULT_POSSIBLE, "n1 has priority 254");
    }

    @Test
    void heirThatIsNoBackup_isRefused() {
        requireBad(handOverTo("n1"), Preflight.Point.FAULT_POSSIBLE, "n1 is MASTER");
        requireBad(handOverTo("n7"), Preflight.Point.FAULT_POSSIBLE, "n7 has no router");
        requireGood(handOverTo("n2"));
    }

    @Test
    void foreignHolder_canBeTakenOverFromOnly() {
        n1.role = Role.BACKUP;
        PeerState keepalived = new PeerState("VI_1", IpAddress.parse("10.0.0.50"), 200, ground.now(), 9);
        n1.strangers.add(keepalived);
        n2.strangers.add(keepalived);

        requireGood(plan(FaultKind.HAND_OVER));
        assertThat(plan(FaultKind.HAND_OVER).holder().node()).isEqualTo("10.0.0.50");
        requireBad(plan(FaultKind.KILL), Preflight.Point.FAULT_POSSIBLE, "10.0.0.50 is MASTER and is no node of yours");
    }

    @Test
    void faultThatHitsOthers_isRefusedUnlessAllowed() {
        n1.with("VI_2", 52, Role.MASTER, Optional.empty());
        Guardrails lax = new Guardrails(30 * SECOND, OptionalLong.empty(), OptionalLong.empty(), false, true);

        requireBad(plan(FaultKind.KILL), Preflight.Point.EXPECTED, "It would hit VI_2, too.");
        requireBad(plan(FaultKind.LINK), Preflight.Point.FAULT_POSSIBLE, "eth0 of n1 carries other routers", "VI_2");
        requireGood(plan(FaultKind.MUTE));
        requireGood(plan(FaultKind.KILL, lax));
    }

    @Test
    void memberOfASyncGroup_isMovedByWhatMovesTheGroupOnly() {
        group();

        requireGood(plan(FaultKind.RESIGN));
        requireGood(plan(FaultKind.KILL));
        requireGood(plan(FaultKind.PRIORITY));
        requireGood(plan(FaultKind.MUTE));
    }

    @Test
    void probingOutOfRange_isRefused() {
        Probing mad = new Probing(MILLI / 2, List.of(ProbeKind.ICMP), OptionalInt.empty(), "/", false, SECOND, SECOND);
        Probing portless = new Probing(MILLI, List.of(ProbeKind.TCP), OptionalInt.empty(), "/", false, SECOND, SECOND);
        Probing endless = new Probing(MILLI, List.of(ProbeKind.ICMP), OptionalInt.empty(), "/", false, 100 * SECOND,
                SECOND);
        Probing none = new Probing(MILLI, List.of(), OptionalInt.empty(), "/", false, SECOND, SECOND);
        List<String> words = List.of("not every 0.5 ms", "need a port", "may take", "Nothing is to be probed");
        List<Probing> probings = List.of(mad, portless, endless, none);
        for (int i = 0; i < words.size(); i++) {
            requireBad(Planner.plan(new DrillOrder(FakeNode.SUBJECT, FaultKind.RESIGN, Optional.empty(),
                    Optional.empty(), Guardrails.DEFAULT, probings.get(i)), ground.arena()),
                    Preflight.Point.FAULT_POSSIBLE, words.get(i));
        }
    }

    private DrillPlan probed(Strip... strips) {
        return Planner.plan(FakeNode.order(FaultKind.RESIGN), new Arena(ground.now(), ground.arena().nodes(),
                List.of(strips), "", false));
    }

    @Test
    void addressThatNeverAnswers_isRefused() {
        requireBad(probed(Probings.strip("", Probings.drawn("........"))), Preflight.Point.PROBES_CLEAN,
                "Nobody answers at 10.0.0.100", "8 probes");
    }

    @Test
    void addressThatLosesProbes_isRefused() {
        requireBad(probed(Probings.strip("", Probings.drawn("aaaaa..aaaaaaa"))), Preflight.Point.PROBES_CLEAN,
                "2 of 14");
    }

    @Test
    void singleLostProbe_isNoise() {
        assertThat(item(probed(Probings.strip("", Probings.drawn("aaaaaaaaaaa.aaaaaa"))),
                Preflight.Point.PROBES_CLEAN).mark()).isEqualTo(Preflight.Mark.GOOD);
    }

    @Test
    void vantageThatIsFiltered_isLeftOut() {
        DrillPlan plan = probed(Probings.strip("", Probings.drawn("aaaaaaa")), Probings.strip("n2",
                Probings.drawn(".......")));

        requireGood(plan);
        assertThat(item(plan, Preflight.Point.PROBES_CLEAN).sentence()).contains("Nothing comes by udp from n2");
    }

    @Test
    void groundWithoutNodes_isRefused() {
        DrillPlan plan = Planner.plan(FakeNode.order(FaultKind.RESIGN), new Arena(0, List.of(), List.of(), "", true));

        requireBad(plan, Preflight.Point.NODES_ANSWER, "No node that answers has VRID 51 on 10.0.0.0/24");
        assertThat(plan.holder()).isEqualTo(DrillPlan.NOBODY);
        assertThat(plan.expected()).isEqualTo(Expected.NONE);
    }
}
