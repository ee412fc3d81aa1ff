package dev.baton.app.traffic;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.collections.ListChangeListener;
import javafx.stage.Stage;
import javafx.util.Subscription;

import dev.baton.app.fx.FrameStats;
import dev.baton.app.source.FeedState;
import dev.baton.app.testing.FxExtension;
import dev.baton.app.theme.Themes;
import dev.baton.wire.ChecksumForm;
import dev.baton.wire.Family;
import dev.baton.wire.FrameEncoder;
import dev.baton.wire.IpAddress;
import dev.baton.wire.Ipv4Address;
import dev.baton.wire.MacAddress;
import dev.baton.wire.VrrpMessage;

/// Measures how evenly the Traffic screen draws 1,000 adverts a second from 50 senders, in a window, with the table
/// following. Prints the figures; run by hand, headless. What it needs of the machine is not asserted anywhere.
public final class TrafficFrames {
    static final int SENDERS = 50;
    static final long INTERVAL_NANOS = 50_000_000L;

    private static final long WARM_UP_NANOS = 4_000_000_000L;
    private static final long MEASURED_NANOS = 10_000_000_000L;
    private static final long LIMIT_SECONDS = 120;
    private static final double MILLI = 1e6;
    private static final double NANOS_PER_SECOND = 1e9;

    private final FedSource source = FedSource.ofInterface();
    private final TrafficStage stage = new TrafficStage(source, Locale.ENGLISH, Themes.Choice.LIGHT, 1_280, 800);
    private final Stage window = new Stage();
    private final CountDownLatch done = new CountDownLatch(1);
    private final List<byte[]> adverts = adverts();
    private final List<Long> work = new ArrayList<>();
    private final Subscription frames;
    private long firstNanos = -1;
    private long sent;
    private long began;
    private boolean isMeasuring;
    private long tableUpdates;
    private long sentBefore;
    private long fxCpuNanos;
    private long renderCpuNanos;

    private TrafficFrames() {
        window.setScene(stage.scene);
        window.show();
        stage.model.rows().addListener((ListChangeListener<PacketRow>) _ -> tableUpdates++);
        stage.view.hidden();
        Subscription before = stage.pulse.eachFrame(this::feed);
        stage.view.shown();
        Subscription after = stage.pulse.eachFrame(_ -> work.add(System.nanoTime() - began));
        frames = () -> {
            before.unsubscribe();
            after.unsubscribe();
        };
    }

    private static List<byte[]> adverts() {
        List<byte[]> made = new ArrayList<>();
        for (int i = 1; i <= SENDERS; i++) {
            made.add(FrameEncoder.advert(MacAddress.virtual(Family.IPV4, i), OptionalInt.empty(),
                    IpAddress.parse("10.0.0." + i), Ipv4Address.VRRP_GROUP, 255,
                    VrrpMessage.v3(i, 50 + 3 * i, 5, List.of(IpAddress.parse("10.0.1." + i))),
                    ChecksumForm.PSEUDO_HEADER));
        }
        return made;
    }

    /// Before the screen's frame: what came since the last one.
    private void feed(long now) {
        if (firstNanos < 0) {
            firstNanos = now;
        }
        long elapsed = now - firstNanos;
        for (long due = elapsed * SENDERS / INTERVAL_NANOS; sent < due; sent++) {
            source.packet(NANOS_AT_START + sent * INTERVAL_NANOS / SENDERS, adverts.get((int) (sent % SENDERS)),
                    FedSource.OBSERVER);
        }
        source.showSoon(new FeedState(FeedState.Phase.LIVE, sent, 0, 0, 0, ""));
        if (!isMeasuring && elapsed > WARM_UP_NANOS) {
            isMeasuring = true;
            work.clear();
            tableUpdates = 0;
            sentBefore = sent;
            fxCpuNanos = cpuNanos("JavaFX Application Thread");
            renderCpuNanos = cpuNanos("QuantumRenderer");
            stage.pulse.frames().reset();
        }
        if (elapsed > WARM_UP_NANOS + MEASURED_NANOS) {
            frames.unsubscribe();
            report();
            stage.close();
            window.close();
            done.countDown();
        }
        began = System.nanoTime();
    }

    private static final long NANOS_AT_START = 1_795_737_600_000_000_000L;

    private void report() {
        FrameStats stats = stage.pulse.frames().snapshot();
        long[] sorted = work.stream().mapToLong(Long::longValue).sorted().toArray();
        LaneChart chart = stage.all(LaneChart.class).getFirst();
        System.out.printf(Locale.ROOT,
                "%d senders, %.0f adverts/s: %.1f fps, frame p50 %.1f ms, p95 %.1f ms, max %.1f ms, worst %.1f ms%n",
                SENDERS, (sent - sentBefore) * NANOS_PER_SECOND / MEASURED_NANOS, stats.fps(),
                stats.p50Nanos() / MILLI, stats.p95Nanos() / MILLI, stats.maxNanos() / MILLI,
                stats.worstNanos() / MILLI);
        System.out.printf(Locale.ROOT,
                "  the screen's own work a frame: mean %.2f ms, p95 %.2f ms, max %.2f ms; %.1f table updates/s, "
                        + "%d lanes, %d marks in the picture%n",
                Arrays.stream(sorted).average().orElse(0) / MILLI, sorted[sorted.length * 95 / 100] / MILLI,
                sorted[sorted.length - 1] / MILLI, tableUpdates * NANOS_PER_SECOND / MEASURED_NANOS,
                stage.all(LaneName.class).size(), chart.drawnMarks());
        System.out.printf(Locale.ROOT, "  processor time a frame: JavaFX thread %.2f ms, renderer %.2f ms%n",
                (cpuNanos("JavaFX Application Thread") - fxCpuNanos) / MILLI / stats.count(),
                (cpuNanos("QuantumRenderer") - renderCpuNanos) / MILLI / stats.count());
    }

    private static long cpuNanos(String name) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        for (ThreadInfo info : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (info != null && info.getThreadName().startsWith(name)) {
                return threads.getThreadCpuTime(info.getThreadId());
            }
        }
        return 0;
    }

    public static void main(String[] args) throws Throwable {
        TrafficFrames[] held = new TrafficFrames[1];
        FxExtension.onFx(() -> held[0] = new TrafficFrames());
        if (!held[0].done.await(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("No end");
        }
        System.exit(0);
    }
}
