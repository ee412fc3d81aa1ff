package dev.baton.app.failover;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import javafx.util.Subscription;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.baton.adapter.sim.LabCommand;
import dev.baton.adapter.sim.LabPreset;
import dev.baton.api.FaultKind;
import dev.baton.app.drill.DrillDesk;
import dev.baton.app.drill.Underway;
import dev.baton.app.fx.Pulse;
import dev.baton.app.fx.Tasks;
import dev.baton.app.i18n.EnglishLeft;
import dev.baton.app.lab.LabSession;
import dev.baton.app.lab.LabSetup;
import dev.baton.app.testing.FxExtension;
import dev.baton.app.testing.Quiet;
import dev.baton.cluster.Cluster;
import dev.baton.cluster.Health;
import dev.baton.drill.DrillResult;
import dev.baton.drill.Measured;
import dev.baton.drill.Preflight;
import dev.baton.drill.Stage;
import dev.baton.drill.Verdict;

import static dev.baton.app.testing.FxExtension.onFx;
import static org.assertj.core.api.Assertions.assertThat;

/// Whole tests on the lab's nodes through the view model of the window, by the engine that tests real ones. They wait for the
/// lab's time most of the time, so they run side by side, each on a lab of its own.
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(value = Quiet.MACHINE, mode = ResourceAccessMode.READ)
class FailoverOnLabTest {
    private static final long LIMIT_SECONDS = 180;
    private static final double SPEED = 5;
    private static final long MILLI = 1_000_000L;
    private static final Pattern HIDDEN = Pattern.compile("(?s)<style>.*?</style>");

    /// A lab with a failover test over it, as the window has them.
    private static final class Stage3 implements AutoCloseable {
        final Tasks tasks = new Tasks();
        final DrillDesk desk = new DrillDesk();
        final Pulse pulse;
        final LabSession lab;
        final FailoverViewModel model;

        Stage3(LabPreset preset) throws Throwable {
            FxExtension.start();
            Object[] made = new Object[3];
            onFx(() -> {
                Pulse frames = new Pulse();
                LabSession session = new LabSession(frames, LabSetup.of(preset));
                session.setSpeed(SPEED);
                made[0] = frames;
                made[1] = session;
            });
            pulse = (Pulse) made[0];
            lab = (LabSession) made[1];
            until(this::isHealthy);
            onFx(() -> made[2] = new FailoverViewModel(lab, pulse, tasks, Testers.of(lab), desk, System::nanoTime));
            model = (FailoverViewModel) made[2];
        }

        boolean isHealthy() {
            List<Cluster> clusters = lab.snapshot().get().clusters();
            return !clusters.isEmpty() && clusters.stream().map(Cluster::health).allMatch(Health.READY::equals);
        }

        String holder() {
            return lab.snapshot().get().clusters().getFirst().holder().map(m -> m.node()).orElse("");
        }

        FailoverState state() {
            return model.state().get();
        }

        void until(BooleanSupplier condition) throws Throwable {
            CountDownLatch met = new CountDownLatch(1);
            Subscription[] frames = new Subscription[1];
            onFx(() -> frames[0] = pulse.eachFrame(_ -> {
                if (condition.getAsBoolean()) {
                    met.countDown();
                }
            }));
            boolean done = met.await(LIMIT_SECONDS, TimeUnit.SECONDS);
            onFx(frames[0]::unsubscribe);
            assertThat(done).as(() -> model == null
                    ? ""
                    : state().trouble() + " " + state().shown()
                            .map(DrillResult::sentence) + " "
                            + model.running().get().flatMap(Job.Now::progress)
                                    .map(p -> p.stage() + " " + p.told())
                            + " " + state())
                    .isTrue();
        }

        void choose(FaultKind fault, UnaryOperator<Wishes> wishes) throws Throwable {
            onFx(() -> {
                model.open();
                model.wish(wishes.apply(state().wishes()));
            });
            until(() -> state().plan().isPresent() && !state().isAsking());
            onFx(() -> model.choose(fault));
            until(() -> state().plan().isPresent() && !state().isAsking());
        }

        DrillResult result() throws Throwable {
            until(() -> state().phase() == FailoverState.Phase.RESULT);
            return state().shown().orElseThrow();
        }

        void start() throws Throwable {
            onFx(() -> {
                assertThat(model.whyNot()).as(() -> String.valueOf(state().plan())).isEmpty();
                model.start();
            });
        }

        @Override
        public void close() {
            try {
                onFx(() -> {
                    model.close();
                    lab.close();
                });
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
            tasks.close();
        }
    }

    @ParameterizedTest
    @EnumSource(value = FaultKind.class, names = {"HAND_OVER", "RESIGN", "MUTE"})
    void oneClick_measuresTheOutage_andTheClusterIsAsItWas(FaultKind fault) throws Throwable {
        try (Stage3 stage = new Stage3(LabPreset.THREE)) {
            String before = stage.holder();
            stage.choose(fault, w -> w.lease(5));
            stage.start();
            DrillResult result = stage.result();
            assertThat(result.verdict()).as(result.sentence()).isEqualTo(Verdict.PASSED);
            assertThat(result.isRestored()).isTrue();
            Measured measured = result.measured().orElseThrow();
            assertThat(measured.gapNanos()).as(result.sentence())
                    .isLessThanOrEqualTo(result.plan().expected().gapNanos() + measured.errorNanos() + 5 * MILLI);
            stage.until(() -> stage.holder().equals(before) && stage.isHealthy());
            stage.until(() -> !stage.desk.proofs().get().isEmpty());
            Tester tester = stage.model.tester().orElseThrow();
            String html = new String(tester.report(List.of(result), Tester.Form.HTML, Locale.ENGLISH),
                    StandardCharsets.UTF_8);
            assertThat(html).contains(result.id(), "<svg");
            assertThat(new String(tester.report(List.of(result), Tester.Form.CSV, Locale.ENGLISH),
                    StandardCharsets.UTF_8).lines().count()).isGreaterThan(500);
            assertThat(tester.hasPackets(List.of(result))).isTrue();
            assertThat(tester.report(List.of(result), Tester.Form.PCAPNG, Locale.ENGLISH)).startsWith(0x0A, 0x0D, 0x0D,
                    0x0A);
            Path kept = tester.keepReport(List.of(result), Locale.TRADITIONAL_CHINESE);
            String chinese = Files.readString(kept);
            assertThat(chinese).contains("zh-TW");
            String shown = HIDDEN.matcher(chinese).replaceAll("").replaceAll("<[^>]*>", "\n");
            Set<String> names = EnglishLeft.terms();
            names.addAll(List.of("lan", "UTC", "FILE"));
            assertThat(EnglishLeft.in(shown, names)).as(shown).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(value = Stage.class, names = {"BASELINE", "FAULT", "RESTORE", "AFTERMATH"})
    void stop_atAnyStage_putsTheClusterBack(Stage when) throws Throwable {
        try (Stage3 stage = new Stage3(LabPreset.THREE)) {
            String before = stage.holder();
            stage.choose(FaultKind.RESIGN, w -> w.lease(5));
            stage.start();
            stage.until(() -> stage.desk.underway().get().map(Underway::stage).filter(when::equals).isPresent());
            onFx(() -> {
                stage.model.escape();
                stage.model.escape();
            });
            DrillResult result = stage.result();
            assertThat(result.verdict()).as(result.sentence()).isIn(Verdict.ABORTED, Verdict.PASSED);
            stage.until(() -> stage.holder().equals(before) && stage.isHealthy());
            assertThat(stage.desk.underway().get()).isEmpty();
        }
    }

    @Test
    void nodeThatDiesInTheMiddle_endsTheTest_withAllTold() throws Throwable {
        try (Stage3 stage = new Stage3(LabPreset.THREE)) {
            stage.choose(FaultKind.MUTE, w -> w.lease(5));
            stage.start();
            stage.until(() -> stage.desk.underway().get().map(Underway::stage).filter(Stage.FAULT::equals)
                    .isPresent());
            onFx(() -> stage.lab.perform(new LabCommand.Kill("n2")));
            DrillResult result = stage.result();
            assertThat(result.verdict()).as(result.sentence()).isNotEqualTo(Verdict.PASSED);
            assertThat(result.sentence()).isNotBlank();
            assertThat(result.story()).isNotEmpty();
            stage.until(() -> stage.holder().equals("n1"));
        }
    }

    @Test
    void backupThatIsDown_isSeenInThePreflight_andNothingBegins() throws Throwable {
        try (Stage3 stage = new Stage3(LabPreset.NGINX_PAIR)) {
            onFx(() -> stage.lab.perform(new LabCommand.Kill("nginx-b")));
            onFx(stage.model::open);
            stage.until(() -> stage.state().plan().filter(plan -> !plan.preflight().isGood()).isPresent());
            onFx(() -> {
                assertThat(stage.model.whyNot()).isNotEmpty();
                stage.model.start();
            });
            assertThat(stage.state().isRunning()).isFalse();
            assertThat(stage.state().plan().orElseThrow().preflight().items())
                    .filteredOn(i -> i.mark() == Preflight.Mark.BAD).isNotEmpty()
                    .allSatisfy(i -> assertThat(i.advice()).isNotBlank());
        }
    }

    @Test
    void limitThatIsTooShort_givesTheVerdictTooLong() throws Throwable {
        try (Stage3 stage = new Stage3(LabPreset.THREE)) {
            stage.choose(FaultKind.RESIGN, w -> w.lease(5).limit(OptionalInt.of(1)));
            stage.start();
            assertThat(stage.result().verdict()).isEqualTo(Verdict.TOO_LONG);
        }
    }

    @Test
    void rehearsal_leavesTheClusterAlone_andProvesNothing() throws Throwable {
        try (Stage3 stage = new Stage3(LabPreset.THREE)) {
            stage.choose(FaultKind.MUTE, w -> w.lease(5));
            onFx(stage.model::rehearse);
            DrillResult result = stage.result();
            assertThat(result.verdict()).as(result.sentence()).isEqualTo(Verdict.PASSED);
            assertThat(stage.desk.proofs().get()).isEmpty();
        }
    }

    @Test
    void series_runsAllItsTests() throws Throwable {
        try (Stage3 stage = new Stage3(LabPreset.THREE)) {
            stage.choose(FaultKind.HAND_OVER, w -> w.lease(5).repeat(2));
            stage.start();
            stage.result();
            assertThat(stage.state().series()).hasSize(2).allSatisfy(r -> assertThat(r.verdict()).as(r.sentence())
                    .isEqualTo(Verdict.PASSED));
        }
    }

    @Test
    void labThatIsClosedInTheMiddle_endsTheTest() throws Throwable {
        Stage3 stage = new Stage3(LabPreset.THREE);
        stage.choose(FaultKind.MUTE, w -> w.lease(5));
        stage.start();
        stage.until(() -> stage.desk.underway().get().map(Underway::stage).filter(Stage.FAULT::equals).isPresent());
        stage.close();
        List<Thread> running = Thread.getAllStackTraces().keySet().stream()
                .filter(t -> t.getName().equals("baton-failover")).toList();
        for (Thread thread : running) {
            thread.join(TimeUnit.SECONDS.toMillis(LIMIT_SECONDS));
            assertThat(thread.isAlive()).isFalse();
        }
    }
}
