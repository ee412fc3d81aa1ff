package dev.baton.app.traffic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import javafx.stage.Stage;
import javafx.util.Subscription;

import dev.baton.app.fx.FrameStats;
import dev.baton.app.source.CaptureLoad;
import dev.baton.app.source.CaptureSource;
import dev.baton.app.source.LoadedCapture;
import dev.baton.app.testing.FxExtension;
import dev.baton.app.theme.Themes;

/// Opens a capture file on the Traffic screen in a window, as the program does: read on another thread while the window
/// is up, then shown. Prints the time until rows are drawn, the memory, and how even frames are while it is zoomed,
/// scrolled and paused. Run by hand, headless, with the options of `installers/baton`; argument 1 is the file.
public final class CaptureOnScreen {
    private static final long PHASE_NANOS = Long.getLong("phase.seconds", 5) * 1_000_000_000L;
    private static final long LIMIT_SECONDS = 120;
    private static final int ROWS_A_FRAME = 997;
    private static final double MILLI = 1e6;
    private static final double ZOOM = 1.05;

    private final CountDownLatch done = new CountDownLatch(1);
    private final Stage window = new Stage();
    private TrafficStage stage;
    private LongConsumer phase = _ -> {};
    private String phaseName = "";
    private long phaseBegan;
    private long began;
    private long work;
    private long worst;
    private long frames;

    private CaptureOnScreen() {
        stage = new TrafficStage(FedSource.ofInterface().show(), Locale.ENGLISH, Themes.Choice.LIGHT, 1_280, 800);
        window.setScene(stage.scene);
        window.show();
    }

    private static String memory() {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("VmRSS") || line.startsWith("VmHWM"))
                    .map(line -> line.replaceAll("\\s+", " ")).collect(Collectors.joining(", "));
        } catch (IOException e) {
            return "memory not known: " + e.getMessage();
        }
    }

    private void show(LoadedCapture capture, long startedNanos) {
        TrafficStage before = stage;
        stage = new TrafficStage(new CaptureSource(capture), Locale.ENGLISH, Themes.Choice.LIGHT, 1_280, 800);
        stage.view.hidden();
        Subscription first = stage.pulse.eachFrame(now -> began = System.nanoTime());
        stage.view.shown();
        Subscription last = stage.pulse.eachFrame(now -> {
            if (frames == 0 && phaseName.isEmpty()) {
                System.out.printf(Locale.ROOT, "%,d rows drawn after %.2f s; %s%n", stage.model.rows().size(),
                        (System.nanoTime() - startedNanos) / 1e9, memory());
            }
            next(now);
            long took = System.nanoTime() - began;
            work += took;
            worst = Math.max(worst, took);
            frames++;
        });
        window.setScene(stage.scene);
        before.close();
        ending = () -> {
            first.unsubscribe();
            last.unsubscribe();
        };
    }

    private Runnable ending = () -> {};

    private void next(long now) {
        if (now - phaseBegan < PHASE_NANOS) {
            phase.accept(now);
            return;
        }
        if (!phaseName.isEmpty()) {
            FrameStats stats = stage.pulse.frames().snapshot();
            System.out.printf(Locale.ROOT,
                    "%s: %.1f fps, frame p95 %.1f ms, max %.1f ms; the screen's own work mean %.2f ms, max %.2f ms; %s%n",
                    phaseName, stats.fps(), stats.p95Nanos() / MILLI, stats.maxNanos() / MILLI,
                    work / MILLI / Math.max(1, frames), worst / MILLI, memory());
        }
        phaseBegan = now;
        work = 0;
        worst = 0;
        frames = 0;
        stage.pulse.frames().reset();
        LaneChart chart = stage.all(LaneChart.class).getFirst();
        PacketTable table = stage.all(PacketTable.class).getFirst();
        switch (phaseName) {
            case "" -> start("whole file, drawn anew each frame", _ -> chart.move(0));
            case "whole file, drawn anew each frame" -> start("zooming in and out", _ -> {
                boolean isIn = (frames / 100) % 2 == 0;
                chart.zoom(isIn ? 1 / ZOOM : ZOOM);
            });
            case "zooming in and out" -> start("scrolling the table", _ -> table
                    .scrollTo((int) (frames * ROWS_A_FRAME % Math.max(1, stage.model.rows().size()))));
            case "scrolling the table" -> start("paused", _ -> stage.model.paused().set(true));
            default -> {
                System.gc();
                System.out.println("after a collection: " + memory());
                ending.run();
                stage.close();
                window.close();
                done.countDown();
            }
        }
    }

    private void start(String name, LongConsumer each) {
        phaseName = name;
        phase = each;
    }

    public static void main(String[] args) throws Throwable {
        CaptureOnScreen[] held = new CaptureOnScreen[1];
        FxExtension.onFx(() -> held[0] = new CaptureOnScreen());
        System.out.println("window up: " + memory());
        long started = System.nanoTime();
        Thread reader = Thread.ofPlatform().start(() -> {
            LoadedCapture capture = new CaptureLoad(Path.of(args[0])).read(_ -> {});
            System.out.printf(Locale.ROOT, "read after %.2f s; %s%n", (System.nanoTime() - started) / 1e9, memory());
            try {
                FxExtension.onFx(() -> held[0].show(capture, started));
            } catch (Throwable e) {
                throw new IllegalStateException("Cannot show " + Arrays.toString(args), e);
            }
        });
        reader.join();
        if (!held[0].done.await(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("No end");
        }
        System.exit(0);
    }
}
