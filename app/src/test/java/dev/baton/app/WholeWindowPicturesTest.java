package dev.baton.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.scene.Scene;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import javafx.stage.Window;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.baton.adapter.pcap.CaptureFile;
import dev.baton.adapter.pcap.CaptureWriter;
import dev.baton.adapter.pcap.CapturedFrame;
import dev.baton.adapter.sim.LabPreset;
import dev.baton.app.fx.Pulse;
import dev.baton.app.lab.LabSetup;
import dev.baton.app.settings.SettingsFile;
import dev.baton.app.source.Tap;
import dev.baton.app.testing.CssWarnings;
import dev.baton.app.testing.FxExtension;
import dev.baton.app.testing.Pictures;

import static dev.baton.app.testing.FxExtension.onFx;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class WholeWindowPicturesTest {
    private static final int SETTLING_FRAMES = 150;
    @TempDir
    private Path folder = Path.of("");
    private final Pulse frames = new Pulse();

    private void frames(int count) throws Throwable {
        CountDownLatch seen = new CountDownLatch(count);
        List<javafx.util.Subscription> held = new ArrayList<>();
        onFx(() -> held.add(frames.eachFrame(_ -> seen.countDown())));
        assertThat(seen.await(60, TimeUnit.SECONDS)).isTrue();
        onFx(() -> held.getFirst().unsubscribe());
    }

    /// The scene of the program that this test has opened; other tests may have windows, too.
    private static Scene scene(List<BatonApp> opened) {
        return opened.getFirst().shell().view().getScene();
    }

    private static boolean hasPackets(List<BatonApp> opened, int more) {
        AtomicBoolean has = new AtomicBoolean();
        try {
            onFx(() -> has.set(scene(opened).getRoot().lookup(".packet-table") instanceof TableView<?> table
                    && table.getItems().size() > more));
        } catch (Throwable t) {
            throw new AssertionError(t);
        }
        return has.get();
    }

    @Test
    void everyScreen_inEachThemeAndLanguageSmallAndLarge_isDrawnWithoutWarning() throws Throwable {
        Path file = folder.resolve("window.conf");
        Files.writeString(file, "language = en\ntheme = light\nwelcomed = true\n");
        List<BatonApp> opened = new ArrayList<>();
        List<CssWarnings> warnings = new ArrayList<>();
        FxExtension.start();
        onFx(() -> {
            warnings.add(new CssWarnings());
            opened.add(new BatonApp(new Stage(), new SettingsFile(file), folder,
                    new Start.OnLab(LabSetup.of(LabPreset.THREE)), Tap::ofInterface, () -> {}));
            opened.getFirst().open();
        });
        frames(SETTLING_FRAMES);
        for (String language : List.of("en", "zh-TW")) {
            for (String theme : List.of("light", "dark")) {
                onFx(() -> opened.getFirst().settings().update(s -> s.withLanguage(language).withTheme(theme)));
                frames(2);
                for (String screen : List.of("lab", "overview", "traffic", "config", "findings", "nodes")) {
                    onFx(() -> opened.getFirst().shell().go(screen));
                    frames(30);
                    onFx(() -> Pictures.save(scene(opened), "window-" + screen + "-" + theme + "-" + language));
                }
            }
        }
        onFx(() -> opened.getFirst().settings().update(s -> s.withLanguage("en").withTheme("light")));
        for (String look : List.of("small", "zoom-200")) {
            onFx(() -> {
                Window window = scene(opened).getWindow();
                window.setWidth(look.equals("small") ? 1000 : 1280);
                window.setHeight(look.equals("small") ? 640 : 800);
                opened.getFirst().settings().update(s -> s.withZoomPercent(look.equals("small") ? 100 : 200));
            });
            for (String screen : List.of("lab", "overview", "traffic", "config", "findings", "nodes")) {
                onFx(() -> opened.getFirst().shell().go(screen));
                frames(30);
                onFx(() -> Pictures.save(scene(opened), "window-" + screen + "-" + look));
            }
        }
        onFx(() -> {
            opened.getFirst().close();
            warnings.getFirst().close();
        });
        assertThat(warnings.getFirst().messages()).isEmpty();
    }

    /// Two keepalived hosts just after the better one came back, as the window shows their capture.
    @Test
    void keepalivedPair_onTheTrafficScreen_isDrawnWithoutWarning() throws Throwable {
        Path capture = folder.resolve("keepalived-pair.pcapng");
        firstSeconds(Path.of("..", "engine", "src", "test", "resources", "traffic", "keepalived-pair.pcap"), capture,
                12);
        Path file = folder.resolve("window.conf");
        Files.writeString(file, "language = en\ntheme = light\nwelcomed = true\n");
        List<BatonApp> opened = new ArrayList<>();
        List<CssWarnings> warnings = new ArrayList<>();
        FxExtension.start();
        onFx(() -> {
            warnings.add(new CssWarnings());
            opened.add(new BatonApp(new Stage(), new SettingsFile(file), folder, new Start.OnCapture(capture),
                    Tap::ofInterface, () -> {}));
            opened.getFirst().open();
            scene(opened).getWindow().setX(0);
            scene(opened).getWindow().setY(0);
            scene(opened).getWindow().setWidth(1_440);
            scene(opened).getWindow().setHeight(900);
        });
        frames(SETTLING_FRAMES);
        for (String language : List.of("en", "zh-TW")) {
            for (String theme : List.of("light", "dark")) {
                onFx(() -> opened.getFirst().settings().update(s -> s.withLanguage(language).withTheme(theme)));
                frames(2);
                onFx(() -> opened.getFirst().shell().go("traffic"));
                await().atMost(Duration.ofSeconds(60)).until(() -> hasPackets(opened, 105));
                frames(30);
                onFx(() -> {
                    TableView<?> table = (TableView<?>) scene(opened).getRoot().lookup(".packet-table");
                    table.getSelectionModel().select(105);
                    table.scrollTo(101);
                });
                frames(30);
                onFx(() -> Pictures.save(scene(opened), "window-traffic-pair-" + theme + "-" + language));
            }
        }
        onFx(() -> {
            opened.getFirst().close();
            warnings.getFirst().close();
        });
        assertThat(warnings.getFirst().messages()).isEmpty();
    }

    private static void firstSeconds(Path from, Path to, long seconds) {
        List<CapturedFrame> frames = new ArrayList<>();
        CaptureFile.read(from, frames::add);
        long end = frames.getFirst().atNanos() + TimeUnit.SECONDS.toNanos(seconds);
        try (CaptureWriter writer = new CaptureWriter(to)) {
            frames.stream().filter(f -> f.atNanos() < end).forEach(f -> writer.write("eth0", f.link(), f.atNanos(),
                    f.wireLength(), f.bytes().bytes(), f.comment()));
        }
    }
}
