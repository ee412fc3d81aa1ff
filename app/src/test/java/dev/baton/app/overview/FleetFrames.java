package dev.baton.app.overview;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.util.Subscription;

import dev.baton.app.control.Clusters;
import dev.baton.app.fx.FrameStats;
import dev.baton.app.testing.FxExtension;
import dev.baton.app.theme.Themes;
import dev.baton.cluster.Cluster;
import dev.baton.cluster.Member;
import dev.baton.cluster.Sighting.AdvertSeen;
import dev.baton.cluster.Snapshot;

/// Measures how evenly the Overview draws the fleet: 50 nodes, 100 clusters, 1,000 adverts a second, each seen on the
/// wire and by four hearers, and a new snapshot every frame. Prints the figures; run by hand, headless.
public final class FleetFrames {
    private static final long WARM_UP_NANOS = 4_000_000_000L;
    private static final long MEASURED_NANOS = 20_000_000_000L;
    private static final long INTERVAL_NANOS = 100_000_000L;
    private static final double MILLI = 1e6;

    private final List<Cluster> clusters;
    private final OverviewStage stage;
    private final CountDownLatch done = new CountDownLatch(1);
    private long firstNanos = -1;
    private long sentUntil;
    private long adverts;
    private boolean measuring;
    private long fxCpuNanos;
    private long renderCpuNanos;
    private Subscription frames = Subscription.EMPTY;

    private FleetFrames(List<Cluster> clusters) {
        this.clusters = clusters;
        stage = new OverviewStage(Locale.ENGLISH, Themes.Choice.LIGHT).open(new Snapshot(Clusters.NOW, clusters, 1));
        frames = stage.pulse.eachFrame(this::frame);
    }

    private void frame(long now) {
        if (firstNanos < 0) {
            firstNanos = now;
        }
        long elapsed = now - firstNanos;
        if (!measuring && elapsed > WARM_UP_NANOS) {
            measuring = true;
            adverts = 0;
            fxCpuNanos = cpuNanos("JavaFX Application Thread");
            renderCpuNanos = cpuNanos("QuantumRenderer");
            stage.pulse.frames().reset();
        }
        if (elapsed > WARM_UP_NANOS + MEASURED_NANOS) {
            frames.unsubscribe();
            report();
            stage.close();
            done.countDown();
            return;
        }
        List<AdvertSeen> seen = new ArrayList<>();
        for (int i = 0; i < clusters.size(); i++) {
            Cluster cluster = clusters.get(i);
            long phase = i * INTERVAL_NANOS / clusters.size();
            if ((elapsed - phase) / INTERVAL_NANOS > (sentUntil - phase) / INTERVAL_NANOS) {
                for (Member master : cluster.masters()) {
                    adverts++;
                    seen.addAll(Clusters.adverts(cluster, master, Clusters.NOW + elapsed));
                }
            }
        }
        sentUntil = elapsed;
        stage.source.show(new Snapshot(Clusters.NOW + elapsed % INTERVAL_NANOS, clusters, elapsed));
        stage.source.adverts(seen);
    }

    private void report() {
        FrameStats stats = stage.pulse.frames().snapshot();
        System.out.printf(Locale.ROOT,
                "%d clusters, %.0f adverts/s: %.1f fps, frame p50 %.1f ms, p95 %.1f ms, max %.1f ms, worst %.1f ms%n",
                clusters.size(), adverts / (MEASURED_NANOS / 1e9), stats.fps(), stats.p50Nanos() / MILLI,
                stats.p95Nanos() / MILLI, stats.maxNanos() / MILLI, stats.worstNanos() / MILLI);
        System.out.printf(Locale.ROOT, "  processor time a frame: JavaFX thread %.2f ms, renderer %.2f ms%n",
                (cpuNanos("JavaFX Application Thread") - fxCpuNanos) / MILLI / stats.count(),
                (cpuNanos("QuantumRenderer") - renderCpuNanos) / MILLI / stats.count());
    }

    /// The processor time that the thread whose name begins so has used: what a frame costs, whoever else is busy.
    private static long cpuNanos(String name) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        for (ThreadInfo info : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (info != null && info.getThreadName().startsWith(name)) {
                return threads.getThreadCpuTime(info.getThreadId());
            }
        }
        return 0;
    }

    private static void measure(List<Cluster> clusters) throws Throwable {
        FleetFrames[] held = new FleetFrames[1];
        FxExtension.onFx(() -> held[0] = new FleetFrames(clusters));
        if (!held[0].done.await(120, TimeUnit.SECONDS)) {
            throw new IllegalStateException("No end");
        }
    }

    public static void main(String[] args) throws Throwable {
        measure(List.of(Clusters.healthy()));
        measure(Clusters.fleet());
        System.exit(0);
    }
}
