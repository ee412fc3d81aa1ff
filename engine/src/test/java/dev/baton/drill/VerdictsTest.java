package dev.baton.drill;

import java.util.OptionalLong;

import org.junit.jupiter.api.Test;

import dev.baton.api.FaultKind;
import dev.baton.api.PeerState;
import dev.baton.vrrp.Reason;
import dev.baton.vrrp.Role;
import dev.baton.wire.IpAddress;

import static dev.baton.drill.FakeNode.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

/// What is said of a test in the end: how long the outages may be, who took over, and whether all is as it was.
class VerdictsTest {
    private static final long MILLI = 1_000_000L;

    @Test
    void outageOverTheLimit_isTooLong() {
        FakeGround ground = FakeGround.pair();
        Guardrails strict = new Guardrails(30 * SECOND, OptionalLong.of(100 * MILLI), OptionalLong.empty(), true, true);

        assertThat(ground.run(CourseTest.guarded(FaultKind.RESIGN, strict)).verdict()).isEqualTo(Verdict.TOO_LONG);
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
        DrillResult result = limited.run(CourseTest.guarded(FaultKind.MUTE, limited(50 * MILLI)));
        assertThat(result.verdict()).as(result.sentence()).isEqualTo(Verdict.PASSED);
        assertThat(result.sentence()).contains("limit 140 ms");
    }

    @Test
    void wayBackThatNobodyExpected_countsAgainstTheLimitThatWasGiven() {
        FakeGround strict = FakeGround.pair();
        strict.strandedNanos = 2 * SECOND;
        DrillResult late = strict.run(CourseTest.guarded(FaultKind.RESIGN, limited(SECOND)));
        assertThat(late.verdict()).as(late.sentence()).isEqualTo(Verdict.TOO_LONG);
        assertThat(late.sentence()).contains("on the way back (expected none, limit 1 s). The way back took too long");

        FakeGround generous = FakeGround.pair();
        generous.strandedNanos = 2 * SECOND;
        assertThat(generous.run(CourseTest.guarded(FaultKind.RESIGN, limited(5 * SECOND))).verdict())
                .isEqualTo(Verdict.PASSED);
    }

    @Test
    void bothTooLong_areBothNamed() {
        FakeGround ground = FakeGround.pair();
        ground.strandedNanos = 2 * SECOND;

        DrillResult result = ground.run(CourseTest.guarded(FaultKind.RESIGN, limited(100 * MILLI)));

        assertThat(result.verdict()).isEqualTo(Verdict.TOO_LONG);
        assertThat(result.sentence()).contains(". The take-over took too long, and so did the way back.");
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
}
