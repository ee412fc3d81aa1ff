package dev.baton.drill;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.baton.api.FaultKind;
import dev.baton.api.FaultLease;
import dev.baton.api.Steering;
import dev.baton.vrrp.Role;

import static dev.baton.drill.FakeNode.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

/// Whatever fails, dies or is stopped in the middle of a test, the cluster is put back, and what cannot be is told.
class CourseAdversityTest {
    private static final long MILLI = 1_000_000L;

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

        DrillResult result = ground.run(CourseTest.guarded(FaultKind.RESIGN, brief));

        requireWhole(ground, result, "short lease");
        assertThat(result.isRestored()).isTrue();
    }
}
