package dev.baton.drill;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.baton.api.FaultKind;
import dev.baton.api.FaultLease;
import dev.baton.api.PeerState;
import dev.baton.api.ProbeKind;
import dev.baton.api.Steering;
import dev.baton.vrrp.Reason;
import dev.baton.vrrp.Role;
import dev.baton.wire.IpAddress;

import static dev.baton.drill.FakeNode.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

class CourseTest {
    private static final long MILLI = 1_000_000L;

    private static DrillOrder guarded(FaultKind fault, Guardrails guardrails) {
        return new DrillOrder(FakeNode.SUBJECT, fault, Optional.empty(), Optional.empty(), guardrails,
                FakeNode.probing());
    }

    private static List<Class<?>> kinds(FakeGround ground) {
        List<Class<?>> kinds = new ArrayList<>();
        ground.acts.stream().filter(a -> !(a instanceof DrillAct.Tell)).forEach(a -> kinds.add(a.getClass()));
        return kinds;
    }

    /// What has to be true at the end of any test, whatever has happened on the way.
    static void requireWhole(FakeGround ground, DrillResult result, String how) {
        List<String> told = new ArrayList<>(List.of(result.sentence()));
        result.story().forEach(line -> told.add(line.sentence()));
        assertThat(ground.acts.getLast()).as(how).isInstanceOf(DrillAct.Finish.class);
        for (FakeNode node : ground.nodes) {
            boolean isHeld = node.leases.stream().anyMatch(FaultLease::isHeld);
            if (isHeld) {
                assertThat(node.isDead || node.isCut).as(how + ": a lease is held where it could be ended").isTrue();
                assertThat(result.isRestored()).as(how).isFalse();
                assertThat(result.sentence()).as(how).contains(node.name);
            }
            if (result.isRestored() && result.measured().isPresent()) {
                Role before = node.name.equals(result.plan().holder().node()) ? Role.MASTER : Role.BACKUP;
                assertThat(node.role).as(how + ": " + node.name + " of " + told).isEqualTo(before);
                assertThat(node.steering).as(how).isEqualTo(Steering.NONE);
            }
        }
        if (result.measured().isPresent() && !result.isRestored()
                && result.plan().order().guardrails().handBack()) {
            assertThat(result.verdict()).as(how).isNotEqualTo(Verdict.PASSED);
            assertThat(result.sentence()).as(how).containsAnyOf("Not all is as it was", "not back at");
        }
        if (result.verdict() == Verdict.REFUSED) {
            assertThat(ground.nodes).as(how).allMatch(n -> n.leases.isEmpty());
        }
    }

    @Test
    void handOver_goesThereAndBack() {
        FakeGround ground = FakeGround.pair();

        DrillResult result = ground.run(FakeNode.order(FaultKind.HAND_OVER));

        assertThat(kinds(ground)).containsExactly(DrillAct.AskNodes.class, DrillAct.BeginProbes.class,
                DrillAct.AskNodes.class, DrillAct.HoldFault.class, DrillAct.EndFault.class, DrillAct.EndProbes.class,
                DrillAct.Finish.class);
        assertThat(result.verdict()).as(result.sentence()).isEqualTo(Verdict.PASSED);
        assertThat(result.isRestored()).isTrue();
        assertThat(result.sentence())
                .startsWith("n2 took over 10.0.0.100 without an outage (expected none, limit 20 ms)")
                .contains("; back at n1 after ");
        assertThat(result.revisions()).containsExactly("n1 ab", "n2 ab");
    }

    @ParameterizedTest
    @EnumSource(value = FaultKind.class, names = {"CHECK"}, mode = EnumSource.Mode.EXCLUDE)
    void everyFault_goesThereAndBack(FaultKind fault) {
        FakeGround ground = FakeGround.pair();

        DrillResult result = ground.run(FakeNode.order(fault));

        requireWhole(ground, result, fault.word());
        assertThat(result.verdict()).as(result.sentence() + result.story()).isEqualTo(Verdict.PASSED);
        assertThat(result.measured().orElseThrow().taker()).contains("n2");
        assertThat(result.measured().orElseThrow().gapNanos())
                .isBetween(result.plan().expected().leastNanos() - 20 * MILLI,
                        result.plan().expected().gapNanos() + 20 * MILLI);
    }

    @Test
    void resignation_isMeasuredAndToldByItsPhases() {
        FakeGround ground = FakeGround.pair();

        DrillResult result = ground.run(FakeNode.order(FaultKind.RESIGN));

        assertThat(result.sentence()).as(result.story().toString())
                .containsPattern(
                        "n2 took over 10.0.0.100 after an outage of (59|60|61)\\d ms \\(expected 609 ms, limit 670 ms\\);"
                                + " (59|60|61) probes lost; back at n1 after ");
        assertThat(result.measured().orElseThrow().marks()).extracting(Marked::mark).contains(Mark.TRIGGER,
                Mark.MASTER, Mark.FIRST_REPLY);
    }

    @Test
    void firstReplyOfProbesThatDoNotSayWhoAnswers_isTheFirstAfterTheOutage() {
        FakeGround ground = FakeGround.pair();
        ground.isAnonymous = true;

        Measured measured = ground.run(FakeNode.order(FaultKind.RESIGN)).measured().orElseThrow();

        Marked master = measured.marks().stream().filter(m -> m.mark() == Mark.MASTER).findFirst().orElseThrow();
        Marked reply = measured.marks().stream().filter(m -> m.mark() == Mark.FIRST_REPLY).findFirst().orElseThrow();
        assertThat(reply.atNanos() - master.atNanos()).isBetween(-10 * MILLI, 20 * MILLI);
        assertThat(measured.taker()).contains("n2");
    }

    @Test
    void outageOverTheLimit_isTooLong() {
        FakeGround ground = FakeGround.pair();
        Guardrails strict = new Guardrails(30 * SECOND, OptionalLong.of(100 * MILLI), OptionalLong.empty(), true, true);

        assertThat(ground.run(guarded(FaultKind.RESIGN, strict)).verdict()).isEqualTo(Verdict.TOO_LONG);
    }

    private static Guardrails limited(long limitNanos) {
        return new Guardrails(30 * SECOND, OptionalLong.of(limitNanos), OptionalLong.empty(), true, true);
    }

    /// Two whose adverts come too fast to be answered with announcements: a way back without answers is expected.
    private static FakeGround quick() {
        FakeGround ground = FakeGround.pair();
        ground.node("n1").interval = 40 * MILLI;
        ground.node("n2").interval = 40 * MILLI;
        return ground;
    }

    @Test
    void wayBackThatTakesLongerThanExpected_isTooLong_andTheSentenceNamesIt() {
        FakeGround ground = quick();
        ground.strandedNanos = SECOND / 2;

        DrillResult result = ground.run(FakeNode.order(FaultKind.MUTE));

        assertThat(result.plan().expected().backNanos()).isEqualTo(120 * MILLI);
        assertThat(result.measured().orElseThrow().gapNanos()).isZero();
        assertThat(result.measured().orElseThrow().backNanos()).isBetween(SECOND / 2 - 30 * MILLI,
                SECOND / 2 + 30 * MILLI);
        assertThat(result.verdict()).as(result.sentence()).isEqualTo(Verdict.TOO_LONG);
        assertThat(result.isRestored()).isTrue();
        assertThat(result.sentence()).containsPattern("with an outage of (4[789]|5[012])\\d ms on the way back"
                + " \\(expected up to 120 ms, limit 140 ms\\)\\. The way back took too long");
    }

    @Test
    void wayBackThatTakesAsLongAsExpected_passes_alsoBeyondALimitThatWasGiven() {
        FakeGround ground = quick();
        ground.strandedNanos = 110 * MILLI;
        assertThat(ground.run(FakeNode.order(FaultKind.MUTE)).verdict()).isEqualTo(Verdict.PASSED);

        FakeGround limited = quick();
        limited.strandedNanos = 110 * MILLI;
        DrillResult result = limited.run(guarded(FaultKind.MUTE, limited(50 * MILLI)));
        assertThat(result.verdict()).as(result.sentence()).isEqualTo(Verdict.PASSED);
        assertThat(result.sentence()).contains("limit 140 ms");
    }

    @Test
    void wayBackThatNobodyExpected_countsAgainstTheLimitThatWasGiven() {
        FakeGround strict = FakeGround.pair();
        strict.strandedNanos = 2 * SECOND;
        DrillResult late = strict.run(guarded(FaultKind.RESIGN, limited(SECOND)));
        assertThat(late.verdict()).as(late.sentence()).isEqualTo(Verdict.TOO_LONG);
        assertThat(late.sentence()).contains("on the way back (expected none, limit 1 s). The way back took too long");

        FakeGround generous = FakeGround.pair();
        generous.strandedNanos = 2 * SECOND;
        assertThat(generous.run(guarded(FaultKind.RESIGN, limited(5 * SECOND))).verdict()).isEqualTo(Verdict.PASSED);
    }

    @Test
    void bothTooLong_areBothNamed() {
        FakeGround ground = FakeGround.pair();
        ground.strandedNanos = 2 * SECOND;

        DrillResult result = ground.run(guarded(FaultKind.RESIGN, limited(100 * MILLI)));

        assertThat(result.verdict()).isEqualTo(Verdict.TOO_LONG);
        assertThat(result.sentence()).contains(". The take-over took too long, and so did the way back.");
    }

    @Test
    void addressesThatAnswerOnlyTheirHolder_areRefusedBeforeAnythingIsDone() {
        FakeGround ground = FakeGround.pair();
        ground.isMuteToProbes = true;
        ground.at(SECOND, () -> ground.tell(new DrillEvent.ProbesCame(List.of(Probings.strip("n1",
                Probings.drawn("1".repeat(50)))))));

        DrillResult result = ground.run(FakeNode.order(FaultKind.HAND_OVER));

        assertThat(result.verdict()).isEqualTo(Verdict.REFUSED);
        assertThat(result.sentence()).contains("Only n1, which has them, gets answers at 10.0.0.100",
                "nothing comes by udp from here", "Allow the probes in the firewall of n1");
        assertThat(kinds(ground)).doesNotContain(DrillAct.HoldFault.class).contains(DrillAct.EndProbes.class);
    }

    /// A node's clock is known the better the more often it was read: what it has told before is placed anew.
    @Test
    void instantThatIsToldAgainMoreSurely_isMoved() {
        FakeGround ground = FakeGround.pair();
        ground.isClockFoundLate = true;

        DrillResult result = ground.run(FakeNode.order(FaultKind.RESIGN));

        List<Marked> marks = result.measured().orElseThrow().marks();
        assertThat(marks).filteredOn(m -> m.mark() == Mark.MASTER).singleElement()
                .satisfies(m -> assertThat(m.errorNanos()).isEqualTo(FakeGround.SURE));
        assertThat(marks).filteredOn(m -> m.mark() == Mark.TRIGGER).singleElement()
                .satisfies(m -> assertThat(m.errorNanos()).isEqualTo(FakeGround.SURE));
        Marked master = marks.stream().filter(m -> m.mark() == Mark.MASTER).findFirst().orElseThrow();
        Marked trigger = marks.stream().filter(m -> m.mark() == Mark.TRIGGER).findFirst().orElseThrow();
        assertThat(master.atNanos() - trigger.atNanos()).isBetween(590 * MILLI, 640 * MILLI);
    }

    @Test
    void announcementThatIsRepeated_isPlacedWhereItCameFirst_howeverSureTheOther() {
        FakeGround ground = FakeGround.pair();
        ground.at(2_800 * MILLI, () -> {
            ground.tell(new DrillEvent.MarkSeen(new Marked(Mark.ANNOUNCED, "n1", ground.now() + MILLI, 2 * MILLI)));
            ground.tell(new DrillEvent.MarkSeen(new Marked(Mark.ANNOUNCED, "n2", ground.now(), MILLI / 10)));
        });
        ground.at(3_500 * MILLI,
                () -> ground.tell(new DrillEvent.MarkSeen(new Marked(Mark.ANNOUNCED, "n2", ground.now(),
                        0))));
        ground.at(2_400 * MILLI,
                () -> ground.tell(new DrillEvent.MarkSeen(new Marked(Mark.ANNOUNCED, "n1", ground.now(),
                        0))));
        long begun = ground.now();

        DrillResult result = ground.run(FakeNode.order(FaultKind.RESIGN));

        Marked announced = result.measured().orElseThrow().marks().stream().filter(m -> m.mark() == Mark.ANNOUNCED)
                .findFirst().orElseThrow();
        assertThat(announced).as(result.story().toString())
                .isEqualTo(new Marked(Mark.ANNOUNCED, "n2", begun + 2_800 * MILLI, MILLI / 10));
    }

    @Test
    void addressesThatAreToStay_stay() {
        FakeGround ground = FakeGround.pair();
        ground.node("n1").preempts = false;
        Guardrails stay = new Guardrails(30 * SECOND, OptionalLong.empty(), OptionalLong.empty(), true, false);

        DrillResult result = ground.run(guarded(FaultKind.HAND_OVER, stay));

        assertThat(result.verdict()).as(result.sentence()).isEqualTo(Verdict.PASSED);
        assertThat(result.sentence()).contains("; it stays at n2.");
        assertThat(kinds(ground)).doesNotContain(DrillAct.HandBack.class);
        assertThat(ground.node("n2").role).isEqualTo(Role.MASTER);
    }

    @Test
    void holderThatDoesNotPreempt_isHandedTheAddressesBack() {
        FakeGround ground = FakeGround.pair();
        ground.node("n1").preempts = false;

        DrillResult result = ground.run(FakeNode.order(FaultKind.RESIGN));

        assertThat(kinds(ground)).contains(DrillAct.HandBack.class);
        assertThat(result.verdict()).as(result.sentence()).isEqualTo(Verdict.PASSED);
        assertThat(result.isRestored()).isTrue();
    }

    @Test
    void badPreflight_doesNothing() {
        FakeGround ground = FakeGround.pair();
        ground.node("n2").role = Role.FAULT;

        DrillResult result = ground.run(FakeNode.order(FaultKind.HAND_OVER));

        assertThat(result.verdict()).isEqualTo(Verdict.REFUSED);
        assertThat(kinds(ground)).containsExactly(DrillAct.AskNodes.class, DrillAct.Finish.class);
        assertThat(result.sentence()).contains("Nobody could take over").endsWith("Nothing was done.");
        assertThat(result.measured()).isEmpty();
    }

    @Test
    void addressesThatDoNotAnswer_areRefusedBeforeAnythingIsDone() {
        FakeGround ground = FakeGround.pair();
        ground.isMuteToProbes = true;

        DrillResult result = ground.run(FakeNode.order(FaultKind.HAND_OVER));

        assertThat(result.verdict()).isEqualTo(Verdict.REFUSED);
        assertThat(result.sentence()).contains("Nobody answers at 10.0.0.100");
        assertThat(kinds(ground)).doesNotContain(DrillAct.HoldFault.class).contains(DrillAct.EndProbes.class);
    }

    @Test
    void holderThatChangesWhileProbed_isRefused() {
        FakeGround ground = FakeGround.pair();
        ground.at(SECOND, () -> {
            ground.node("n1").role = Role.BACKUP;
            ground.node("n1").preempts = false;
            ground.node("n2").role = Role.MASTER;
        });

        DrillResult result = ground.run(FakeNode.order(FaultKind.HAND_OVER));

        assertThat(result.verdict()).isEqualTo(Verdict.REFUSED);
        assertThat(kinds(ground)).doesNotContain(DrillAct.HoldFault.class);
    }

    @Test
    void outageOverTheGuardrail_endsTheTest() {
        FakeGround ground = FakeGround.pair();
        Guardrails guarded = new Guardrails(30 * SECOND, OptionalLong.empty(), OptionalLong.of(200 * MILLI), true,
                true);

        DrillResult result = ground.run(guarded(FaultKind.KILL, guarded));

        assertThat(result.verdict()).isEqualTo(Verdict.ABORTED);
        assertThat(result.sentence()).startsWith("The outage has passed 200 ms");
        requireWhole(ground, result, "guardrail");
        assertThat(result.isRestored()).as(result.sentence()).isTrue();
    }

    @Test
    void otherRouterThatMoves_endsTheTest() {
        FakeGround ground = FakeGround.pair();
        ground.node("n1").with("VI_2", 52, Role.MASTER, Optional.empty());
        ground.at(4 * SECOND, () -> {
            ground.node("n1").others.clear();
            ground.node("n1").with("VI_2", 52, Role.BACKUP, Optional.empty());
        });

        DrillResult result = ground.run(FakeNode.order(FaultKind.MUTE));

        assertThat(result.verdict()).as(result.sentence()).isEqualTo(Verdict.ABORTED);
        assertThat(result.sentence()).startsWith("VI_2 of n1 has moved, too");
        assertThat(result.isRestored()).isTrue();
    }

    @Test
    void routerOfTheSameGroup_mayMove() {
        FakeGround ground = FakeGround.pair();
        Optional<String> group = Optional.of("g");
        ground.node("n1").group = group;
        ground.node("n1").with("VI_2", 52, Role.MASTER, group);
        ground.node("n2").group = group;
        ground.node("n2").with("VI_2", 52, Role.BACKUP, group);
        ground.at(4 * SECOND, () -> {
            ground.node("n1").others.clear();
            ground.node("n1").with("VI_2", 52, Role.BACKUP, group);
        });
        ground.at(9 * SECOND, () -> {
            ground.node("n1").others.clear();
            ground.node("n1").with("VI_2", 52, Role.MASTER, group);
        });

        DrillResult result = ground.run(FakeNode.order(FaultKind.RESIGN));

        assertThat(result.verdict()).as(result.sentence()).isEqualTo(Verdict.PASSED);
    }

    @Test
    void nobodyTakingOver_fails() {
        FakeGround ground = FakeGround.pair();
        ground.at(3 * SECOND, () -> ground.node("n2").role = Role.FAULT);

        DrillResult result = ground.run(FakeNode.order(FaultKind.KILL));

        assertThat(result.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(result.sentence()).startsWith("Nobody took over 10.0.0.100 from n1");
    }

    @Test
    void anotherHeirThanPlanned_fails() {
        FakeGround ground = FakeGround.three();
        ground.at(3_200 * MILLI, () -> ground.node("n2").role = Role.FAULT);

        DrillResult result = ground.run(FakeNode.order(FaultKind.KILL));

        assertThat(result.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(result.sentence()).startsWith("n3 took over 10.0.0.100, and not n2,");
    }

    @Test
    void strangerThatTakesOver_failsTheTestByItsAddress() {
        FakeGround ground = FakeGround.pair();
        ground.at(3_200 * MILLI, () -> {
            ground.node("n2").role = Role.FAULT;
            ground.node("n2").strangers.add(new PeerState("VI_1", IpAddress.parse("10.0.0.50"), 90,
                    ground.now() + 60 * SECOND, 3));
        });

        DrillResult result = ground.run(FakeNode.order(FaultKind.KILL));

        assertThat(result.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(result.sentence()).startsWith("10.0.0.50 took over 10.0.0.100, and not n2,");
    }

    /// How long a test of this kind takes, and when it begins to look for the last time, less than that ago.
    private static long wholeNanos() {
        FakeGround ground = FakeGround.pair();
        long began = ground.now();
        assertThat(ground.run(FakeNode.order(FaultKind.RESIGN)).verdict()).isEqualTo(Verdict.PASSED);
        return ground.now() - began;
    }

    /// Between two elections in the last moment: the addresses come back by themselves.
    @Test
    void addressesThatMoveOnceMoreInTheLastMoment_areWaitedFor() {
        FakeGround ground = FakeGround.pair();
        ground.at(wholeNanos() - 100 * MILLI, () -> {
            ground.node("n1").become(Role.BACKUP, Reason.STALLED, ground.now(), 0);
            ground.node("n2").become(Role.MASTER, Reason.MASTER_SILENT, ground.now(), 0);
        });

        DrillResult result = ground.run(FakeNode.order(FaultKind.RESIGN));

        assertThat(result.isRestored()).as(result.sentence()).isTrue();
        assertThat(ground.node("n1").role).isEqualTo(Role.MASTER);
    }

    @Test
    void nodeThatDiesInTheLastMoment_isToldOnce_afterABound() {
        FakeGround ground = FakeGround.pair();
        ground.at(wholeNanos() - 100 * MILLI, () -> ground.node("n1").isDead = true);

        DrillResult result = ground.run(FakeNode.order(FaultKind.RESIGN));

        assertThat(result.isRestored()).isFalse();
        assertThat(result.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(result.story()).filteredOn(told -> told.sentence().contains("n1") && told.sentence().contains("was"))
                .as(result.story().toString()).hasSize(1);
    }

    @Test
    void holderThatDoesNotAnswerAnyMore_isNoStrangerThatTookOver() {
        for (long at = 2_900 * MILLI; at < 5 * SECOND; at += 70 * MILLI) {
            FakeGround ground = FakeGround.three();
            ground.at(at, () -> ground.node("n1").isCut = true);

            DrillResult result = ground.run(FakeNode.order(FaultKind.PRIORITY));

            assertThat(result.sentence()).as("cut off after %s", Spans.of(at))
                    .doesNotContain(ground.node("n1").source() + " took over");
        }
    }

    @ParameterizedTest
    @EnumSource(value = FaultKind.class, names = {"CHECK"}, mode = EnumSource.Mode.EXCLUDE)
    void stopAtAnyTime_restoresAndEnds(FaultKind fault) {
        for (long after = 0; after < 20 * SECOND; after += 730 * MILLI) {
            FakeGround ground = FakeGround.pair();
            ground.at(after, () -> ground.tell(new DrillEvent.StopAsked("Esc")));

            DrillResult result = ground.run(FakeNode.order(fault));

            String how = fault.word() + " stopped after " + Spans.of(after);
            requireWhole(ground, result, how);
            assertThat(result.verdict()).as(how).isIn(Verdict.ABORTED, Verdict.PASSED);
            assertThat(result.isRestored()).as(how + ": " + result.sentence()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(value = FaultKind.class, names = {"CHECK"}, mode = EnumSource.Mode.EXCLUDE)
    void anyAnswerThatFails_isSurvived(FaultKind fault) {
        FakeGround plain = FakeGround.pair();
        plain.node("n1").preempts = fault != FaultKind.RESIGN;
        plain.run(FakeNode.order(fault));
        for (int act = 0; act < plain.asked() + 2; act++) {
            for (FakeGround.Fate fate : FakeGround.Fate.values()) {
                FakeGround ground = FakeGround.pair();
                ground.node("n1").preempts = fault != FaultKind.RESIGN;
                ground.fates.put(act, fate);

                DrillResult result = ground.run(FakeNode.order(fault));

                String how = fault.word() + " with act " + act + " " + fate;
                requireWhole(ground, result, how);
                assertThat(result.isRestored()).as(how + ": " + result.sentence()).isTrue();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(value = FaultKind.class, names = {"CHECK"}, mode = EnumSource.Mode.EXCLUDE)
    void everyAnswerFromSomeActOnFailing_isSurvived(FaultKind fault) {
        for (int act = 0; act < 8; act++) {
            for (FakeGround.Fate fate : List.of(FakeGround.Fate.LOST, FakeGround.Fate.UNTOLD,
                    FakeGround.Fate.SILENT)) {
                FakeGround ground = FakeGround.pair();
                for (int later = act; later < 200; later++) {
                    ground.fates.put(later, fate);
                }

                DrillResult result = ground.run(FakeNode.order(fault));

                requireWhole(ground, result, fault.word() + " from act " + act + " on " + fate);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(value = FaultKind.class, names = {"CHECK"}, mode = EnumSource.Mode.EXCLUDE)
    void anyNodeThatDiesAtAnyTime_isSurvivedAndTold(FaultKind fault) {
        for (String name : List.of("n1", "n2", "n3")) {
            for (long after = 0; after < 18 * SECOND; after += 1_730 * MILLI) {
                FakeGround ground = FakeGround.three();
                ground.at(after, () -> ground.node(name).isDead = true);

                DrillResult result = ground.run(FakeNode.order(fault));

                String how = fault.word() + ": " + name + " dies after " + Spans.of(after);
                requireWhole(ground, result, how);
                if (ground.node(name).isDead && result.measured().isPresent() && !result.isRestored()) {
                    assertThat(result.sentence()).as(how).contains(name);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(value = FaultKind.class, names = {"CHECK"}, mode = EnumSource.Mode.EXCLUDE)
    void anyNodeThatIsCutOffAtAnyTime_isSurvivedAndTold(FaultKind fault) {
        for (String name : List.of("n1", "n2")) {
            for (long after = 0; after < 18 * SECOND; after += 1_310 * MILLI) {
                FakeGround ground = FakeGround.pair();
                ground.at(after, () -> ground.node(name).isCut = true);

                DrillResult result = ground.run(FakeNode.order(fault));

                requireWhole(ground, result, fault.word() + ": " + name + " cut off after " + Spans.of(after));
            }
        }
    }

    @Test
    void killedNodeThatIsBackBeforeTheOtherTakesOver_doesNotEndTheTest() {
        FakeGround ground = FakeGround.pair();
        ground.node("n1").priority = 101;
        ground.restartNanos = 800 * MILLI;
        ground.node("n1").preempts = false;

        DrillResult result = ground.run(FakeNode.order(FaultKind.KILL));

        requireWhole(ground, result, "restart");
        assertThat(result.measured().orElseThrow().taker()).as(result.sentence() + result.story()).isPresent();
        assertThat(result.story()).anyMatch(line -> line.sentence().equals("n1 has started again."));
    }

    @Test
    void nodeThatEndsTheFaultByItself_isNotWaitedFor() {
        FakeGround ground = FakeGround.pair();
        Guardrails brief = new Guardrails(SECOND + 800 * MILLI, OptionalLong.empty(), OptionalLong.empty(), true, true);

        DrillResult result = ground.run(guarded(FaultKind.RESIGN, brief));

        requireWhole(ground, result, "short lease");
        assertThat(result.isRestored()).isTrue();
    }

    @Test
    void probes_comeFromHereAndFromEveryNode() {
        Probing fromNodes = new Probing(10 * MILLI, List.of(ProbeKind.IDENTITY, ProbeKind.ICMP), OptionalInt.empty(),
                "/", true, 2 * SECOND, 2 * SECOND);
        FakeGround ground = FakeGround.pair();
        ground.run(new DrillOrder(FakeNode.SUBJECT, FaultKind.HAND_OVER, Optional.empty(), Optional.empty(),
                Guardrails.DEFAULT, fromNodes));

        DrillAct.BeginProbes begun = ground.acts.stream().filter(DrillAct.BeginProbes.class::isInstance)
                .map(DrillAct.BeginProbes.class::cast).findFirst().orElseThrow();
        assertThat(begun.probes()).extracting(p -> p.vantage().from()).containsExactly("", "", "n1", "n1", "n2", "n2");
        assertThat(begun.probes()).extracting(p -> p.request().id()).doesNotHaveDuplicates()
                .allMatch(id -> id.startsWith("t-1-"));
    }

    @Test
    void progress_isWholeAtEveryInstant() {
        FakeGround ground = FakeGround.pair();
        List<Stage> stages = new ArrayList<>();
        for (long at = 100 * MILLI; at < 14 * SECOND; at += 100 * MILLI) {
            ground.at(at, () -> {
                DrillProgress progress = ground.state.progress(ground.now());
                if (stages.isEmpty() || stages.getLast() != progress.stage()) {
                    stages.add(progress.stage());
                }
                assertThat(progress.leaseNanos().isPresent()).isEqualTo(ground.state.lease()
                        .standing() == Lease.Standing.HELD);
            });
        }
        ground.run(FakeNode.order(FaultKind.RESIGN));

        assertThat(stages).containsExactly(Stage.BASELINE, Stage.FAULT, Stage.RESTORE, Stage.AFTERMATH);
        DrillProgress end = ground.state.progress(ground.now());
        assertThat(end.stage()).isEqualTo(Stage.ENDED);
        assertThat(end.result()).isPresent();
        assertThat(end.marks()).isNotEmpty();
    }

    @Test
    void step_isPure() {
        FakeGround ground = FakeGround.pair();
        ground.run(FakeNode.order(FaultKind.RESIGN));
        CourseState state = Course.begin("t", FakeNode.order(FaultKind.RESIGN), 0, 0).state();
        DrillEvent asked = new DrillEvent.NodesAsked(FakeGround.pair().arena());

        assertThat(Course.step(state, asked, 5)).isEqualTo(Course.step(state, asked, 5));
        assertThat(Course.step(ground.state, new DrillEvent.StopAsked("me"), 9).state()).isSameAs(ground.state);
    }
}
