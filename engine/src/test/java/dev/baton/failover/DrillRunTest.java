package dev.baton.failover;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.baton.adapter.sim.LabPreset;
import dev.baton.api.FaultKind;
import dev.baton.client.ClientHome;
import dev.baton.drill.DrillProgress;
import dev.baton.drill.DrillResult;
import dev.baton.drill.Measured;
import dev.baton.drill.Series;
import dev.baton.drill.Stage;
import dev.baton.drill.Verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Tests run on the lab: the real course, the real leases, the real probes.
class DrillRunTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"THREE,HAND_OVER", "THREE,RESIGN", "THREE,PRIORITY", "THREE,MUTE", "THREE,LINK", "THREE,KILL",
            "NGINX_PAIR,CHECK", "NGINX_PAIR,HAND_OVER"})
    void everyFault_isMeasuredAsExpected_andLeavesTheClusterAsItWas(LabPreset preset, FaultKind fault)
            throws InterruptedException {
        try (Rehearsal lab = LabCluster.of(preset)) {
            Map<String, List<String>> before = LabCluster.standing(lab);

            DrillResult result = LabCluster.run(lab, fault);

            assertThat(result.verdict()).as("%s %s", result.sentence(), result.story()).isEqualTo(Verdict.PASSED);
            assertThat(result.isRestored()).isTrue();
            Measured measured = result.measured().orElseThrow();
            long step = 2 * result.plan().order().probing().everyNanos();
            assertThat(measured.gapNanos()).isBetween(result.plan().expected().leastNanos() - step,
                    result.plan().expected().gapNanos() + step);
            LabCluster.noFaultIsHeld(lab);
            assertThat(LabCluster.standing(lab)).isEqualTo(before);
        }
    }

    @Test
    void handOverAtOneSecondAdverts_isNoOutageAtOneMillisecondProbing() throws InterruptedException {
        try (Rehearsal lab = LabCluster.of(LabPreset.THREE)) {
            DrillResult result = new DrillRun("t", LabCluster.order(lab, FaultKind.HAND_OVER, LabCluster.MILLI,
                    OptionalLong.empty()), lab, DrillNotes.NONE, _ -> {}).run();

            assertThat(result.verdict()).as(result.sentence()).isEqualTo(Verdict.PASSED);
            assertThat(result.measured().orElseThrow().gapNanos()).isLessThanOrEqualTo(5 * LabCluster.MILLI);
        }
    }

    @Test
    void handOverByHandAndBack_leavesNothingThatForbidsATest() throws InterruptedException {
        try (Rehearsal lab = LabCluster.of(LabPreset.THREE)) {
            Map<String, List<String>> before = LabCluster.standing(lab);

            LabCluster.handOver(lab, "n2");
            DrillResult handed = LabCluster.run(lab, FaultKind.RESIGN);
            assertThat(handed.verdict()).isEqualTo(Verdict.REFUSED);
            assertThat(handed.sentence()).contains("n2 holds what was handed over to it");

            LabCluster.handOver(lab, "n1");
            assertThat(LabCluster.standing(lab)).isEqualTo(before);
            DrillResult result = LabCluster.run(lab, FaultKind.RESIGN);
            assertThat(result.verdict()).as(result.sentence()).isEqualTo(Verdict.PASSED);
        }
    }

    @ParameterizedTest
    @EnumSource(value = Stage.class, names = "ENDED", mode = EnumSource.Mode.EXCLUDE)
    void stopAtAnyStage_endsTheTestAndPutsEverythingBack(Stage stage) throws InterruptedException {
        try (Rehearsal lab = LabCluster.of(LabPreset.THREE)) {
            Map<String, List<String>> before = LabCluster.standing(lab);
            List<DrillRun> runs = new ArrayList<>();
            Set<Stage> seen = new TreeSet<>();
            DrillRun run = new DrillRun("t", LabCluster.order(lab, FaultKind.MUTE), lab, DrillNotes.NONE, p -> {
                seen.add(p.stage());
                if (p.stage() == stage) {
                    runs.getFirst().stop("Esc");
                }
            });
            runs.add(run);

            DrillResult result = run.run();

            assertThat(seen).contains(stage);
            assertThat(result.verdict()).isIn(Verdict.ABORTED, Verdict.PASSED);
            assertThat(result.story().stream().map(DrillResult.Told::sentence)).anyMatch(s -> s.contains("Esc"));
            LabCluster.noFaultIsHeld(lab);
            lab.pause(20_000 * LabCluster.MILLI);
            assertThat(LabCluster.standing(lab)).isEqualTo(before);
        }
    }

    @Test
    void anInterruptOfTheThread_endsTheTest_andIsKept() throws InterruptedException {
        try (Rehearsal lab = LabCluster.of(LabPreset.THREE)) {
            DrillRun run = new DrillRun("t", LabCluster.order(lab, FaultKind.MUTE), lab, DrillNotes.NONE, p -> {
                if (p.stage() == Stage.FAULT) {
                    Thread.currentThread().interrupt();
                }
            });
            DrillResult result = run.run();

            assertThat(Thread.interrupted()).isTrue();
            assertThat(result.verdict()).isEqualTo(Verdict.ABORTED);
            LabCluster.noFaultIsHeld(lab);
        }
    }

    @Test
    void anOutageOverTheGuardrail_endsTheFaultAtOnce() throws InterruptedException {
        try (Rehearsal lab = LabCluster.of(LabPreset.THREE)) {
            DrillResult result = new DrillRun("t", LabCluster.order(lab, FaultKind.MUTE, 10 * LabCluster.MILLI,
                    OptionalLong.of(100 * LabCluster.MILLI)), lab, DrillNotes.NONE, _ -> {}).run();

            assertThat(result.verdict()).as(result.sentence()).isIn(Verdict.ABORTED, Verdict.PASSED);
            LabCluster.noFaultIsHeld(lab);
        }
    }

    /// Every answer of a whole test is lost once, in steps that reach every kind of call: done or not done.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whicheverAnswerIsLost_theTestEnds_tellsIt_andNoFaultIsLeft(boolean isDone) throws InterruptedException {
        Set<String> deeds = Set.of("fault", "endFault", "steer", "probe", "endProbe");
        for (String deed : deeds) {
            for (int times : List.of(1, 3, Integer.MAX_VALUE)) {
                try (Rehearsal lab = LabCluster.of(LabPreset.THREE)) {
                    int[] lost = {0};
                    Faulty faulty = new Faulty(lab, call -> call.what().equals(deed) && lost[0]++ < times, isDone);

                    DrillResult result = LabCluster.run(faulty, FaultKind.RESIGN);

                    assertThat(result.story()).as("%s %d", deed, times).isNotEmpty();
                    lab.pause(60_000 * LabCluster.MILLI);
                    LabCluster.noFaultIsHeld(lab);
                    assertThat(LabCluster.masters(lab)).as("%s lost %d times: %s", deed, times, result.story())
                            .hasSize(1);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"n1", "n2", "n3"})
    void aNodeThatFallsSilentInTheMiddle_isTold_andTheTestEnds(String node) throws InterruptedException {
        for (Stage stage : List.of(Stage.BASELINE, Stage.FAULT, Stage.RESTORE)) {
            try (Rehearsal lab = LabCluster.of(LabPreset.THREE)) {
                boolean[] isSilent = {false};
                Faulty faulty = new Faulty(lab, call -> isSilent[0] && call.node().equals(node), false);
                DrillResult result = new DrillRun("t", LabCluster.order(lab, FaultKind.MUTE), faulty, DrillNotes.NONE,
                        p -> isSilent[0] |= p.stage() == stage).run();

                assertThat(result.story().stream().map(DrillResult.Told::sentence).toList().toString()
                        + result.sentence()).as("%s at %s", node, stage).contains(node);
                lab.pause(60_000 * LabCluster.MILLI);
                LabCluster.noFaultIsHeld(lab);
                assertThat(LabCluster.masters(lab)).hasSize(1);
            }
        }
    }

    /// The program dies in the middle, as by SIGKILL: nothing of it runs any more.
    @Test
    void aTestThatWasInterrupted_isFoundByTheNext_endsByItself_andCanBePutBack() throws InterruptedException {
        ClientHome home = new ClientHome(folder.resolve("home"));
        try (Rehearsal lab = LabCluster.of(LabPreset.THREE)) {
            Map<String, List<String>> before = LabCluster.standing(lab);
            try (OpenDrills turn = OpenDrills.enter(home)) {
                DrillGround dying = new Faulty(lab, call -> call.what().equals("endFault"), false);
                assertThatThrownBy(() -> new DrillRun("t-1", LabCluster.order(lab, FaultKind.MUTE), dying, turn,
                        LabDeath::at).run()).isInstanceOf(LabDeath.class);
            }
            try (OpenDrills next = OpenDrills.enter(home)) {
                OpenDrill left = next.interrupted().getFirst();
                Aftercare care = new Aftercare(left, lab);
                assertThat(care.look().isSettled()).isFalse();
                assertThat(care.look().sentence()).contains("t-1", "was interrupted", "ends by itself in");

                assertThat(care.restore()).anyMatch(s -> s.contains("n1 has the addresses again"));
                assertThat(care.look().isSettled()).as(care.look().sentence()).isTrue();
                LabCluster.noFaultIsHeld(lab);
                lab.pause(10_000 * LabCluster.MILLI);
                assertThat(LabCluster.standing(lab)).isEqualTo(before);
            }
        }
    }

    /// What ends a test from inside.
    private static final class LabDeath extends Error {
        private static final long serialVersionUID = 1L;

        static void at(DrillProgress progress) {
            if (progress.stage() == Stage.FAULT && progress.leaseNanos().isPresent()) {
                throw new LabDeath();
            }
        }
    }

    @Test
    void aTestThatPassed_leavesNoNote() throws InterruptedException {
        ClientHome home = new ClientHome(folder.resolve("home"));
        try (Rehearsal lab = LabCluster.of(LabPreset.THREE); OpenDrills turn = OpenDrills.enter(home)) {
            DrillResult result = new DrillRun("t-1", LabCluster.order(lab, FaultKind.RESIGN), lab, turn, _ -> {}).run();

            assertThat(result.verdict()).isEqualTo(Verdict.PASSED);
            assertThat(turn.interrupted()).isEmpty();
        }
    }

    @Test
    void whileAnotherProgramTests_nothingBegins() throws InterruptedException {
        ClientHome home = new ClientHome(folder.resolve("home"));
        try (Rehearsal lab = LabCluster.of(LabPreset.THREE);
                OpenDrills _ = OpenDrills.enter(home);
                OpenDrills second = OpenDrills.enter(home)) {
            DrillResult result = new DrillRun("t-1", LabCluster.order(lab, FaultKind.RESIGN), lab, second, _ -> {})
                    .run();

            assertThat(result.verdict()).isEqualTo(Verdict.REFUSED);
            assertThat(result.plan().preflight().items().toString()).contains("Another program");
        }
    }

    /// `-Dbaton.drill.runs=N` says how many.
    @Test
    void manyTestsWithRandomFaults_leaveTheClusterAsItWas() throws InterruptedException {
        int tests = Integer.getInteger("baton.drill.runs", 10);
        try (Rehearsal lab = LabCluster.of(LabPreset.THREE)) {
            Map<String, List<String>> before = LabCluster.standing(lab);
            List<FaultKind> kinds = List.of(FaultKind.HAND_OVER, FaultKind.RESIGN, FaultKind.PRIORITY, FaultKind.MUTE,
                    FaultKind.LINK, FaultKind.KILL);
            DrillSeries.Listener silent = _ -> {};
            DrillSeries series = new DrillSeries(lab, DrillNotes.NONE, silent, new Random(7));

            Series done = series.run(tests, (number, _) -> LabCluster.order(lab,
                    kinds.get(new Random(number).nextInt(kinds.size()))));

            assertThat(done.results()).hasSize(tests);
            assertThat(done.results().stream().filter(r -> r.verdict() != Verdict.PASSED)
                    .map(r -> r.plan().order().fault() + ": " + r.sentence())).isEmpty();
            assertThat(LabCluster.standing(lab)).isEqualTo(before);
            LabCluster.noFaultIsHeld(lab);
        }
    }

    @Test
    void aRehearsal_isOfTheSameClusterAndChangesNothingThere() throws InterruptedException {
        try (Rehearsal real = LabCluster.of(LabPreset.NGINX_PAIR)) {
            Map<String, List<String>> before = LabCluster.standing(real);
            try (Rehearsal copy = Rehearsal.of(DrillSeries.look(real, ""))) {
                assertThat(LabCluster.standing(copy)).isEqualTo(before);
                assertThat(LabCluster.subject(copy)).isEqualTo(LabCluster.subject(real));

                DrillResult result = LabCluster.run(copy, FaultKind.CHECK);

                assertThat(result.verdict()).as(result.sentence()).isEqualTo(Verdict.PASSED);
                assertThat(result.isRehearsal()).isTrue();
            }
            assertThat(LabCluster.standing(real)).isEqualTo(before);
        }
    }

    @Test
    void aRehearsalGivesTheSameEachTime() throws InterruptedException {
        List<Optional<Measured>> measured = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            try (Rehearsal lab = LabCluster.of(LabPreset.THREE)) {
                measured.add(LabCluster.run(lab, FaultKind.MUTE).measured());
            }
        }
        assertThat(measured.get(0)).isEqualTo(measured.get(1));
    }
}
