package dev.baton.app;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.util.Subscription;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

import dev.baton.adapter.sim.LabPreset;
import dev.baton.app.fx.Pulse;
import dev.baton.app.lab.LabSetup;
import dev.baton.app.settings.SettingsFile;
import dev.baton.app.shell.ShellView;
import dev.baton.app.source.Tap;
import dev.baton.app.testing.FxExtension;
import dev.baton.app.testing.Pictures;
import dev.baton.app.testing.Quiet;

import static dev.baton.app.testing.FxExtension.onFx;
import static org.assertj.core.api.Assertions.assertThat;

@Order(Quiet.LATE)
@ResourceLock(Quiet.MACHINE)
class BatonAppTest {
    private static final int REMAKES = 50;
    @TempDir
    private Path folder = Path.of("");
    private final AtomicInteger ended = new AtomicInteger();
    private static final List<String> SCREENS = List.of("overview", "traffic", "timeline", "config", "findings",
            "nodes", "failover", "lab");

    private final List<BatonApp> opened = new ArrayList<>();
    private final Pulse frames = new Pulse();

    @BeforeEach
    void settings() throws IOException {
        FxExtension.start();
        Files.writeString(folder.resolve("window.conf"), "language = en\n");
    }

    private BatonApp app() {
        return opened.getLast();
    }

    private void open() throws Throwable {
        onFx(() -> {
            opened.add(new BatonApp(new Stage(), new SettingsFile(folder.resolve("window.conf")),
                    folder.resolve("reports"),
                    new Start.OnLab(LabSetup.of(LabPreset.NGINX_PAIR)), Tap::ofInterface, ended::incrementAndGet));
            app().open();
        });
    }

    private void frames(int count) throws Throwable {
        CountDownLatch seen = new CountDownLatch(count);
        List<Subscription> held = new ArrayList<>();
        onFx(() -> held.add(frames.eachFrame(_ -> seen.countDown())));
        assertThat(seen.await(60, TimeUnit.SECONDS)).isTrue();
        onFx(() -> held.getFirst().unsubscribe());
    }

    private static List<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream().filter(t -> t.getName().startsWith("baton-")).toList();
    }

    @Test
    void closing_endsEverythingItStarted() throws Throwable {
        for (Thread earlier : threads()) {
            earlier.join(TimeUnit.SECONDS.toMillis(20));
        }
        open();
        assertThat(threads()).isNotEmpty();
        onFx(() -> app().close());
        onFx(() -> app().close());
        for (Thread thread : threads()) {
            thread.join(TimeUnit.SECONDS.toMillis(20));
        }
        assertThat(threads()).isEmpty();
        assertThat(ended.get()).isEqualTo(1);
        assertThat(Files.readString(folder.resolve("window.conf"))).contains("window.width");
        onFx(() -> assertThat(Window.getWindows()).isEmpty());
    }

    @Test
    void changeOfLanguage_remakesTheFrame_onTheSameScreenAndLab() throws Throwable {
        open();
        onFx(() -> {
            app().shell().go("overview");
            app().settings().update(s -> s.withLanguage("zh-TW"));
        });
        frames(2);
        onFx(() -> {
            assertThat(app().shell().shown().get()).isEqualTo("overview");
            assertThat(app().shell().view().lookupAll(".rail-item").stream().map(Labeled.class::cast)
                    .map(Labeled::getText)).contains("總覽", "實驗室").doesNotContain("Overview");
            app().close();
        });
    }

    @Test
    void frameThatWasRemadeFiftyTimes_isForgotten() throws Throwable {
        open();
        List<WeakReference<ShellView>> old = new ArrayList<>();
        for (int i = 0; i < REMAKES; i++) {
            String language = i % 2 == 0 ? "zh-TW" : "en";
            String screen = SCREENS.get(i % SCREENS.size());
            onFx(() -> {
                app().shell().go(screen);
                old.add(new WeakReference<>(app().shell()));
                app().settings().update(s -> s.withLanguage(language));
            });
            frames(1);
        }
        frames(3);
        for (int i = 0; i < 20 && old.stream().anyMatch(r -> r.get() != null); i++) {
            System.gc();
            frames(2);
        }
        onFx(() -> app().close());
        assertThat(old.stream().filter(r -> r.get() != null).count()).isZero();
    }

    @Test
    void mistakeOfItsOwn_isToldWithALocalReport() throws Throwable {
        open();
        onFx(() -> {
            app().failed(Thread.currentThread(), new IllegalStateException("in " + System.getProperty("user.home")));
            app().failed(Thread.currentThread(), new IllegalStateException("again"));
            ErrorDialog dialog = app().error().orElseThrow();
            assertThat(dialog.isShowing()).isTrue();
            Pictures.save(dialog.scene(), "error-dialog");
            app().close();
            assertThat(dialog.isShowing()).isFalse();
        });
        try (Stream<Path> reports = Files.list(folder.resolve("reports"))) {
            assertThat(reports.count()).isBetween(1L, 2L);
        }
    }

    @Test
    void report_namesNeitherHomeNorUser_andOldOnesGo() throws IOException {
        ErrorReports reports = new ErrorReports(folder.resolve("reports"), "/home/jane", "jane");
        Instant start = Instant.parse("2026-01-01T00:00:00Z");
        for (int i = 0; i < ErrorReports.MAX_REPORTS + 5; i++) {
            String text = reports.save(Thread.currentThread(), new IllegalStateException("/home/jane/x of jane"),
                    start.plusSeconds(i)).text();
            assertThat(text).contains("~/x of <user>").doesNotContain("jane");
        }
        try (Stream<Path> files = Files.list(folder.resolve("reports"))) {
            assertThat(files.count()).isEqualTo(ErrorReports.MAX_REPORTS);
        }
    }
}
