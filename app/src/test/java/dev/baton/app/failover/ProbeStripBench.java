package dev.baton.app.failover;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.util.Subscription;

import dev.baton.api.FaultKind;
import dev.baton.api.ProbeSample;
import dev.baton.app.action.ActionTable;
import dev.baton.app.draft.Staging;
import dev.baton.app.failover.PlayedTester.Next;
import dev.baton.app.fx.FrameRecorder;
import dev.baton.app.fx.FrameStats;
import dev.baton.app.fx.Fx;
import dev.baton.app.i18n.Texts;
import dev.baton.app.settings.Marks;
import dev.baton.app.shell.AppContext;
import dev.baton.app.shell.Crossing;
import dev.baton.app.source.Recording;
import dev.baton.app.source.StillDesk;
import dev.baton.app.theme.Themes;
import dev.baton.drill.DrillProgress;
import dev.baton.drill.Grown;
import dev.baton.drill.Strip;
import dev.baton.drill.Vantage;

import static dev.baton.app.testing.FxExtension.onFx;

/// Measures the live page of a failover test, headless and with software rendering: three vantages that probe every
/// millisecond for half a minute, told twenty times a second as the engine does. Times of frames are what a person sees; the
/// processor time of the JavaFX thread is what counts on a busy machine. No test: run its `main`, with the options of the
/// module's tests.
public final class ProbeStripBench {
    private static final double WIDTH = 1_280;
    private static final double HEIGHT = 800;
    private static final long TOLD_NANOS = 50_000_000L;
    private static final int SECONDS = 30;
    private static final int WARM_SECONDS = 10;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final List<Grown<ProbeSample>> samples = new ArrayList<>(Recorded.vantages().stream()
            .map(_ -> Grown.<ProbeSample>none()).toList());

    private ProbeStripBench() {}

    public static void main(String[] args) throws Throwable {
        new ProbeStripBench().run();
        System.exit(0);
    }

    /// What the engine would tell of an instant: n1 answers, nobody does, n2 does.
    private DrillProgress progress(long from, long until) {
        List<Strip> strips = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            Vantage vantage = Recorded.vantages().get(i);
            List<ProbeSample> more = new ArrayList<>();
            for (long at = from; at < until; at += Recorded.MILLI) {
                boolean isLost = at > Recorded.FAULT && at <= Recorded.FAULT + Recorded.GAP;
                String by = at > Recorded.FAULT + Recorded.GAP ? "n2" : "n1";
                more.add(new ProbeSample((int) (at / Recorded.MILLI), at, isLost
                        ? OptionalLong.empty()
                        : OptionalLong.of(300_000), isLost ? "" : by));
            }
            samples.set(i, samples.get(i).and(more));
            strips.add(new Strip(vantage, samples.get(i), 200_000, ""));
        }
        DrillProgress told = Recorded.progress(FaultKind.MUTE, Math.min(until, Recorded.END));
        return new DrillProgress(told.stage(), told.plan(), until, strips, told.marks(), told.leaseNanos(),
                told.gapNanos(), told.told(), Optional.empty());
    }

    private void run() throws Throwable {
        try (Played played = new Played()) {
            List<FailoverView> views = new ArrayList<>();
            onFx(() -> {
                Themes themes = new Themes(Fx.colorScheme());
                themes.choice().set(Themes.Choice.LIGHT);
                FailoverView view = new FailoverView(new AppContext(Texts.of(Locale.ENGLISH), themes, played.pulse,
                        played.tasks, new ActionTable(), played.source, new StillDesk(), Marks.passing(),
                        new Crossing(), Recording.none(), Staging.none(), played.desk), played.model);
                Stage stage = new Stage();
                stage.setScene(new Scene(view.view(), WIDTH, HEIGHT));
                themes.apply(stage.getScene());
                stage.show();
                view.shown();
                views.add(view);
            });
            played.ready();
            onFx(played.model::start);
            measure(played);
            onFx(views.getFirst()::hidden);
        }
    }

    private void measure(Played played) throws Throwable {
        FrameRecorder frames = new FrameRecorder();
        List<Long> spent = new ArrayList<>();
        List<Subscription> held = new ArrayList<>();
        onFx(() -> held.add(played.pulse.eachFrame(now -> {
            frames.frame(now);
            spent.add(THREADS.getCurrentThreadCpuTime());
        })));
        long begun = System.nanoTime();
        long told = 0;
        boolean isWarm = false;
        while (told < TimeUnit.SECONDS.toNanos(SECONDS)) {
            long until = told + TOLD_NANOS;
            played.next(new Next.Shows(progress(told, until)));
            told = until;
            if (!isWarm && told >= TimeUnit.SECONDS.toNanos(WARM_SECONDS)) {
                isWarm = true;
                onFx(() -> {
                    frames.reset();
                    spent.clear();
                });
            }
            LockSupport.parkNanos(begun + told - System.nanoTime());
        }
        List<FrameStats> stats = new ArrayList<>();
        onFx(() -> stats.add(frames.snapshot()));
        onFx(held.getFirst()::unsubscribe);
        tell(stats.getFirst(), spent);
    }

    private static void tell(FrameStats now, List<Long> spent) {
        System.out.printf(Locale.ROOT, "3 vantages, a probe a millisecond: %.1f fps, frames p50 %.1f ms, p95 %.1f ms,"
                + " max %.1f ms%n", now.fps(), now.p50Nanos() / 1e6, now.p95Nanos() / 1e6, now.maxNanos() / 1e6);
        long[] work = new long[spent.size() - 1];
        for (int i = 0; i < work.length; i++) {
            work[i] = spent.get(i + 1) - spent.get(i);
        }
        Arrays.sort(work);
        System.out.printf(Locale.ROOT, "JavaFX thread a frame, CPU: p50 %.2f ms, p95 %.2f ms, max %.2f ms%n",
                work[work.length / 2] / 1e6, work[work.length * 95 / 100] / 1e6, work[work.length - 1] / 1e6);
    }
}
