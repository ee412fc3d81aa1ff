package dev.baton.app.failover;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import dev.baton.api.FaultKind;
import dev.baton.api.ProbeKind;
import dev.baton.app.drill.Proof;
import dev.baton.app.drill.Underway;
import dev.baton.app.failover.PlayedTester.Next;
import dev.baton.drill.DrillResult;
import dev.baton.drill.Preflight;
import dev.baton.drill.Stage;
import dev.baton.drill.Verdict;

import static dev.baton.app.testing.FxExtension.onFx;
import static org.assertj.core.api.Assertions.assertThat;

class FailoverViewModelTest {
    @Test
    void openedScreen_hasTheSafestFaultChosen_andThePreflightRun() throws Throwable {
        try (Played played = new Played()) {
            played.ready();
            assertThat(played.state().subject()).contains(Recorded.SUBJECT);
            assertThat(played.state().fault()).contains(FaultKind.HAND_OVER);
            assertThat(played.state().plan().orElseThrow().preflight().isGood()).isTrue();
            onFx(() -> assertThat(played.model.whyNot()).isEmpty());
        }
    }

    @Test
    void chosenFault_stays_andIsAskedFor() throws Throwable {
        try (Played played = new Played()) {
            played.ready();
            onFx(() -> {
                played.model.choose(FaultKind.MUTE);
                assertThat(played.model.whyNot()).isEqualTo("failover.not.asking");
            });
            played.until(() -> played.state().plan().isPresent());
            assertThat(played.state().plan().orElseThrow().order().fault()).isEqualTo(FaultKind.MUTE);
            onFx(played.model::ask);
            played.until(() -> !played.state().isAsking());
            assertThat(played.state().fault()).contains(FaultKind.MUTE);
        }
    }

    @Test
    void refusedPreflight_beginsNothing() throws Throwable {
        PlayedTester tester = new PlayedTester();
        tester.against = List.of(Preflight.Point.READY_BACKUP);
        try (Played played = new Played(tester)) {
            played.ready();
            onFx(() -> {
                assertThat(played.model.whyNot()).isEqualTo("failover.not.preflight");
                played.model.start();
            });
            assertThat(tester.begun).isEmpty();
            assertThat(played.state().isRunning()).isFalse();
        }
    }

    @Test
    void pausedSource_cannotBeTested() throws Throwable {
        try (Played played = new Played()) {
            played.ready();
            onFx(() -> {
                played.source.run(false);
                assertThat(played.model.whyNot()).isEqualTo("failover.not.paused");
            });
        }
    }

    @Test
    void nodesThatCannotBeAsked_areToldWithTheReason_andAskedAgain() throws Throwable {
        PlayedTester tester = new PlayedTester();
        tester.trouble = "n2 does not answer.";
        try (Played played = new Played(tester)) {
            onFx(played.model::open);
            played.until(() -> !played.state().trouble().isEmpty());
            assertThat(played.state().trouble()).isEqualTo("n2 does not answer.");
            onFx(() -> assertThat(played.model.whyNot()).isEqualTo("failover.not.trouble"));
            tester.trouble = "";
            onFx(played.model::ask);
            played.until(() -> played.state().plan().isPresent());
            onFx(() -> assertThat(played.model.whyNot()).isEmpty());
        }
    }

    @Test
    void test_goesThroughItsStages_toItsResult_andTheWindowKnows() throws Throwable {
        try (Played played = new Played()) {
            played.ready();
            onFx(played.model::start);
            assertThat(played.desk.underway().get()).isPresent();
            played.next(new Next.Shows(Recorded.progress(FaultKind.MUTE, 6 * Recorded.SECOND)));
            played.until(() -> played.desk.underway().get().map(Underway::stage).equals(Optional.of(Stage.FAULT)));
            assertThat(played.model.running().get().orElseThrow().progress().orElseThrow().gapNanos())
                    .isEqualTo(Recorded.GAP);
            DrillResult result = Recorded.result(FaultKind.MUTE, Verdict.PASSED, 0);
            played.next(new Next.Ends(result));
            played.until(() -> played.state().phase() == FailoverState.Phase.RESULT);
            assertThat(played.state().shown()).contains(result);
            assertThat(played.desk.underway().get()).isEmpty();
            played.until(() -> !played.desk.proofs().get().isEmpty());
            assertThat(played.desk.proofs().get()).containsEntry(Recorded.SUBJECT,
                    new Proof(result.startMillis(), OptionalLong.of(Recorded.GAP)));
        }
    }

    @Test
    void leavingTheScreen_doesNotStopTheTest() throws Throwable {
        try (Played played = new Played()) {
            played.ready();
            onFx(played.model::start);
            onFx(played.model::rest);
            played.next(new Next.Ends(Recorded.result(FaultKind.HAND_OVER, Verdict.PASSED, 0)));
            played.until(() -> played.state().phase() == FailoverState.Phase.RESULT);
            assertThat(played.tester.stopped.getCount()).isEqualTo(1);
        }
    }

    @Test
    void escape_stopsOnlyTheSecondTime_andNotAfterAWhile() throws Throwable {
        try (Played played = new Played()) {
            played.ready();
            onFx(() -> assertThat(played.model.escape()).isFalse());
            onFx(played.model::start);
            played.next(new Next.Shows(Recorded.progress(FaultKind.HAND_OVER, Recorded.SECOND)));
            played.until(() -> played.model.running().get().flatMap(Job.Now::progress).isPresent());
            onFx(() -> assertThat(played.model.escape()).isTrue());
            assertThat(played.state().isStopArmed()).isTrue();
            played.clock.addAndGet(FailoverViewModel.ARMED_FOR.toNanos() + 1);
            onFx(played.model::beat);
            assertThat(played.state().isStopArmed()).isFalse();
            onFx(played.model::escape);
            assertThat(played.tester.stopped.getCount()).isEqualTo(1);
            onFx(played.model::escape);
            assertThat(played.state().isStopping()).isTrue();
            assertThat(played.tester.stopped.await(10, TimeUnit.SECONDS)).isTrue();
            played.next(new Next.Ends(Recorded.result(FaultKind.HAND_OVER, Verdict.ABORTED, 0)));
            played.until(() -> played.state().phase() == FailoverState.Phase.RESULT);
            assertThat(played.state().shown().orElseThrow().verdict()).isEqualTo(Verdict.ABORTED);
        }
    }

    @Test
    void testThatIsStoppedBeforeItHasBegun_isNeverBegun() throws Throwable {
        try (Played played = new Played()) {
            played.ready();
            onFx(() -> {
                played.model.start();
                played.model.stop();
            });
            played.next(new Next.Ends(Recorded.result(FaultKind.HAND_OVER, Verdict.ABORTED, 0)));
            played.until(() -> !played.state().isRunning());
            assertThat(played.desk.underway().get()).isEmpty();
        }
    }

    @Test
    void testThatBreaks_isToldWithTheReason_andAnotherCanBegin() throws Throwable {
        try (Played played = new Played()) {
            played.ready();
            onFx(played.model::start);
            played.next(new Next.Breaks("n1 does not answer any more."));
            played.until(() -> !played.state().isRunning());
            assertThat(played.state().trouble()).isEqualTo("n1 does not answer any more.");
            assertThat(played.desk.underway().get()).isEmpty();
            onFx(played.model::ask);
            played.until(() -> !played.state().isAsking());
            onFx(() -> assertThat(played.model.whyNot()).isEmpty());
        }
    }

    @Test
    void series_endsWithAllItsResults() throws Throwable {
        try (Played played = new Played()) {
            played.ready();
            onFx(() -> played.model.wish(played.state().wishes().repeat(3)));
            played.until(() -> !played.state().isAsking());
            onFx(played.model::start);
            for (int i = 0; i < 3; i++) {
                played.next(new Next.Ends(Recorded.result(FaultKind.MUTE, Verdict.PASSED, i)));
            }
            played.until(() -> played.state().phase() == FailoverState.Phase.RESULT);
            assertThat(played.state().series()).hasSize(3);
            onFx(() -> assertThat(played.model.reported()).hasSize(3));
        }
    }

    @Test
    void rehearsalThatFails_keepsTheRealTestFromBeginning() throws Throwable {
        try (Played played = new Played()) {
            played.ready();
            onFx(() -> played.model.wish(played.state().wishes().rehearsed(true)));
            played.until(() -> !played.state().isAsking());
            onFx(played.model::start);
            played.next(new Next.Ends(Recorded.result(FaultKind.MUTE, Verdict.FAILED, 0)));
            played.until(() -> played.state().phase() == FailoverState.Phase.RESULT);
            assertThat(played.tester.rehearsals).containsExactly(true);
        }
    }

    @Test
    void runningTest_isNeitherReplacedNorDoubled() throws Throwable {
        try (Played played = new Played()) {
            played.ready();
            onFx(played.model::start);
            onFx(() -> {
                played.model.start();
                played.model.rehearse();
                played.model.choose(FaultKind.KILL);
                played.model.again();
                played.model.look(Recorded.result(FaultKind.MUTE, Verdict.PASSED, 0));
            });
            assertThat(played.state().isRunning()).isTrue();
            played.until(() -> !played.tester.begun.isEmpty());
            assertThat(played.tester.begun).hasSize(1);
        }
    }

    @Test
    void closedWindow_stopsTheTest_soThatTheClusterIsPutBack() throws Throwable {
        Played played = new Played();
        played.ready();
        onFx(played.model::start);
        played.until(() -> !played.tester.begun.isEmpty());
        played.close();
        assertThat(played.tester.stopped.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(played.tester.isClosed).isTrue();
    }

    @Test
    void interruptedTest_isToldAtTheNextStart() throws Throwable {
        PlayedTester tester = new PlayedTester();
        tester.interrupted = List.of(new Tester.Left("x", "Test x was interrupted. n1 holds a fault of it.", false));
        try (Played played = new Played(tester)) {
            played.until(() -> !played.state().interrupted().isEmpty());
            assertThat(played.state().interrupted()).containsExactlyElementsOf(tester.interrupted);
            onFx(() -> played.model.putBack(tester.interrupted.getFirst()));
            played.until(() -> played.state().interrupted().stream().allMatch(Tester.Left::isSettled));
            assertThat(tester.interrupted).isEmpty();
        }
    }

    @Test
    void wishes_areClampedToWhatNodesTake() {
        Wishes wishes = new Wishes(600, OptionalInt.of(0), OptionalInt.of(1_000_000), true, true, List.of(), 0, 0,
                true, 5_000, false);
        assertThat(wishes.leaseSeconds()).isEqualTo(60);
        assertThat(wishes.limitMillis()).hasValue(1);
        assertThat(wishes.abortMillis()).hasValue(60_000);
        assertThat(wishes.kinds()).containsExactly(ProbeKind.IDENTITY);
        assertThat(wishes.everyMillis()).isEqualTo(1);
        assertThat(wishes.repeat()).isEqualTo(100);
    }

    @Test
    void onlyWhatPassedOnTheNodesThemselves_provesAnything() throws Throwable {
        DrillResult passed = Recorded.result(FaultKind.MUTE, Verdict.PASSED, 0);
        DrillResult rehearsed = new DrillResult("r", passed.plan(), passed.startMillis() + 5_000, 0, 0, true,
                passed.measured(), List.of(), Verdict.PASSED, "", 0, true, List.of(), List.of());
        PlayedTester tester = new PlayedTester();
        tester.keep(Recorded.result(FaultKind.MUTE, Verdict.FAILED, 1));
        tester.keep(rehearsed);
        try (Played played = new Played(tester)) {
            played.until(() -> played.model.history().get().size() == 2);
            assertThat(played.desk.isKnown().get()).isTrue();
            assertThat(played.desk.proofs().get()).isEmpty();
        }
        tester.keep(passed);
        try (Played played = new Played(tester)) {
            played.until(() -> !played.desk.proofs().get().isEmpty());
            assertThat(played.desk.proofs().get()).containsEntry(Recorded.SUBJECT,
                    new Proof(passed.startMillis(), OptionalLong.of(Recorded.GAP)));
        }
    }

    @Test
    void proof_isOldAfterNinetyDays() {
        Proof proof = new Proof(0, OptionalLong.empty());
        assertThat(proof.isOld(Proof.GOOD_FOR.toMillis())).isFalse();
        assertThat(proof.isOld(Proof.GOOD_FOR.toMillis() + 1)).isTrue();
    }
}
