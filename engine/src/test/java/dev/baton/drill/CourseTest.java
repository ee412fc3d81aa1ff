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
import dev.baton.api.ProbeKind;
import dev.baton.vrrp.Role;

import static dev.baton.drill.FakeNode.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

/// The order in which a test goes on, and what it begins and ends.
class CourseTest {
    private static final long MILLI = 1_000_000L;

    static DrillOrder guarded(FaultKind fault, Guardrails guardrails) {
        return new DrillOrder(FakeNode.SUBJECT, fault, Optional.empty(), Optional.empty(), guardrails,
                FakeNode.probing());
    }

    private static List<Class<?>> kinds(FakeGround ground) {
        List<Class<?>> kinds = new ArrayList<>();
        ground.acts.stream().filter(a -> !(a instanceof DrillAct.Tell)).forEach(a -> kinds.add(a.getClass()));
        return kinds;
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

        CourseAdversityTest.requireWhole(ground, result, fault.word());
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
        CourseAdversityTest.requireWhole(ground, result, "guardrail");
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
