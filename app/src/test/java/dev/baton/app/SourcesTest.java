package dev.baton.app;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import javafx.util.Subscription;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

import dev.baton.adapter.pcap.CaptureCounters;
import dev.baton.adapter.pcap.CaptureException;
import dev.baton.adapter.sim.LabPreset;
import dev.baton.app.fx.Pulse;
import dev.baton.app.lab.LabSetup;
import dev.baton.app.settings.SettingsFile;
import dev.baton.app.source.Notice;
import dev.baton.app.source.SourceKind;
import dev.baton.app.source.Tap;
import dev.baton.app.testing.Captures;
import dev.baton.app.testing.CssWarnings;
import dev.baton.app.testing.FxExtension;
import dev.baton.app.testing.Pictures;
import dev.baton.app.testing.Quiet;

import static dev.baton.app.testing.FxExtension.onFx;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@Order(Quiet.LATE)
@ResourceLock(Quiet.MACHINE)
class SourcesTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int SWITCHES = 50;
    @TempDir
    private Path folder = Path.of("");
    private final List<BatonApp> opened = new ArrayList<>();
    private final Pulse frames = new Pulse();

    private static Tap quiet() {
        return new Tap() {
            @Override
            public CaptureCounters counters() {
                return new CaptureCounters(0, 0, 0);
            }

            @Override
            public Optional<CaptureException> failure() {
                return Optional.empty();
            }

            @Override
            public void close() {}
        };
    }

    @BeforeEach
    void settings() throws IOException {
        FxExtension.start();
        Files.writeString(folder.resolve("window.conf"), "language = en\ntheme = light\nwelcomed = true\n");
    }

    @AfterEach
    void close() throws Throwable {
        onFx(() -> opened.forEach(BatonApp::close));
    }

    private BatonApp app() {
        return opened.getLast();
    }

    private void open(Start start, Tap.Opener taps) throws Throwable {
        onFx(() -> {
            opened.add(new BatonApp(new Stage(), new SettingsFile(folder.resolve("window.conf")),
                    folder.resolve("reports"), start, taps, () -> {}));
            app().open();
        });
    }

    private void openOnLab() throws Throwable {
        open(new Start.OnLab(LabSetup.of(LabPreset.NGINX_PAIR)), (_, listener) -> {
            listener.accept(Captures.frame(Captures.START_NANOS, 1, 150));
            return quiet();
        });
    }

    private void frames(int count) throws Throwable {
        CountDownLatch seen = new CountDownLatch(count);
        List<Subscription> held = new ArrayList<>();
        onFx(() -> held.add(frames.eachFrame(_ -> seen.countDown())));
        assertThat(seen.await(60, TimeUnit.SECONDS)).isTrue();
        onFx(() -> held.getFirst().unsubscribe());
    }

    private static <T> T onFxGet(Supplier<T> value) {
        List<T> got = Collections.synchronizedList(new ArrayList<>());
        try {
            onFx(() -> got.add(value.get()));
        } catch (Throwable t) {
            throw new AssertionError(t);
        }
        return got.getFirst();
    }

    private SourceKind kind() {
        return onFxGet(() -> app().sources().composition().source().kind());
    }

    private void awaitKind(SourceKind kind) {
        await().atMost(LIMIT).until(() -> kind() == kind);
    }

    /// The scene of the program that this test has opened; other tests may have windows, too.
    private Scene scene() {
        return opened.getLast().shell().view().getScene();
    }

    private List<String> shown(String selector) {
        return onFxGet(() -> app().shell().view().lookupAll(selector).stream().filter(Labeled.class::isInstance)
                .map(n -> ((Labeled) n).getText()).toList());
    }

    @Test
    void captureFile_isShownInsteadOfTheLab_andTheLabIsAWayBack() throws Throwable {
        Path file = Captures.write(folder.resolve("pair.pcapng"), 60);
        openOnLab();
        onFx(() -> app().sources().openCapture(file));
        awaitKind(SourceKind.FILE);
        frames(5);

        assertThat(onFxGet(() -> app().shell().shown().get())).isEqualTo("overview");
        assertThat(shown(".age-pill")).singleElement().asString().startsWith("capture, recorded 2026-11-2");
        assertThat(shown(".source-switch")).containsExactly("Capture: pair.pcapng");
        assertThat(shown(".status-item")).contains("60 packets");
        onFx(() -> app().shell().actions().action("go.lab").command().run());
        awaitKind(SourceKind.LAB);
        assertThat(onFxGet(() -> app().shell().shown().get())).isEqualTo("lab");
    }

    @Test
    void fileThatCannotBeRead_costsNothing_andIsToldInTheWindow() throws Throwable {
        Path text = Files.writeString(folder.resolve("notes.pcap"), "no capture at all, just some words\n");
        openOnLab();
        onFx(() -> app().sources().openCapture(text));
        await().atMost(LIMIT).until(() -> onFxGet(() -> app().sources().notice().get().isPresent()));

        assertThat(kind()).isEqualTo(SourceKind.LAB);
        assertThat(onFxGet(() -> app().sources().notice().get().orElseThrow().level()))
                .isEqualTo(Notice.Level.FAILED);
        assertThat(shown(".notice-title")).containsExactly(
                "notes.pcap could not be opened. What was shown is still there.");
        onFx(() -> app().sources().dismiss());
        frames(2);
        assertThat(shown(".notice-title")).isEmpty();
    }

    @Test
    void windowOnAFileThatIsNoCapture_saysHowToBegin() throws Throwable {
        Path text = Files.writeString(folder.resolve("notes.pcap"), "no capture at all, just some words\n");
        open(new Start.OnCapture(text), (_, _) -> quiet());
        await().atMost(LIMIT).until(() -> onFxGet(() -> app().sources().notice().get().isPresent()));

        assertThat(kind()).isEqualTo(SourceKind.NONE);
        assertThat(shown(".empty-title")).containsExactly("No clusters yet");
    }

    @Test
    void interfaceWithoutRight_isExplained_whatWasShownStays() throws Throwable {
        open(new Start.OnLab(LabSetup.of(LabPreset.NGINX_PAIR)), (name, _) -> {
            throw new CaptureException("Capturing on " + name + " needs the right to read raw packets.");
        });
        onFx(() -> app().sources().watchLive(List.of("eth7")));
        await().atMost(LIMIT).until(() -> onFxGet(() -> app().sources().notice().get().isPresent()));

        assertThat(kind()).isEqualTo(SourceKind.LAB);
        assertThat(shown(".notice-detail")).containsExactly(
                "Capturing on eth7 needs the right to read raw packets.");
    }

    @Test
    void actionsOfTheLab_areInThePalette_afterAChangeOfLanguageToo_andGoWithIt() throws Throwable {
        openOnLab();
        onFx(() -> {
            app().shell().go("overview");
            app().settings().update(s -> s.withLanguage("zh-TW"));
        });
        frames(3);
        assertThat(onFxGet(() -> app().shell().shown().get())).isEqualTo("overview");
        assertThat(onFxGet(() -> app().shell().actions().find("lab.kill-master").isPresent())).isTrue();
        onFx(() -> app().sources().watchLive(List.of("eth7")));
        awaitKind(SourceKind.LIVE);
        assertThat(onFxGet(() -> app().shell().actions().find("lab.kill-master").isPresent())).isFalse();
    }

    @Test
    void sourceThatWasLeftFiftyTimes_isForgotten_andItsThreadEnds() throws Throwable {
        Path file = Captures.write(folder.resolve("pair.pcapng"), 60);
        openOnLab();
        List<WeakReference<Object>> old = new ArrayList<>();
        for (int i = 0; i < SWITCHES; i++) {
            int turn = i % 3;
            onFx(() -> {
                old.add(new WeakReference<>(app().sources().composition().source()));
                old.add(new WeakReference<>(app().shell()));
                switch (turn) {
                    case 0 -> app().sources().watchLive(List.of("eth7"));
                    case 1 -> app().sources().openCapture(file);
                    default -> app().sources().watchLab();
                }
            });
            awaitKind(turn == 0 ? SourceKind.LIVE : turn == 1 ? SourceKind.FILE : SourceKind.LAB);
        }
        await().atMost(LIMIT).untilAsserted(() -> {
            System.gc();
            frames(2);
            assertThat(old.stream().filter(r -> r.get() != null).count()).isZero();
        });
        await().atMost(LIMIT).untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName).filter(n -> n.startsWith("baton-live-") || n.startsWith("baton-lab-")).count())
                .isLessThanOrEqualTo(1));
    }

    @Test
    void realSources_areDrawnInBothThemesAndLanguages_withoutWarning() throws Throwable {
        Path file = Captures.write(folder.resolve("pair.pcapng"), 60);
        Path text = Files.writeString(folder.resolve("notes.pcap"), "no capture at all, just some words\n");
        CssWarnings[] warnings = new CssWarnings[1];
        onFx(() -> warnings[0] = new CssWarnings());
        open(new Start.OnLab(LabSetup.of(LabPreset.NGINX_PAIR)), (_, _) -> quiet());
        onFx(() -> {
            scene().getWindow().setWidth(1280);
            app().sources().openCapture(file);
        });
        awaitKind(SourceKind.FILE);
        for (String look : List.of("light-en", "dark-zh-TW")) {
            String[] words = look.split("-", 2);
            onFx(() -> app().settings().update(s -> s.withTheme(words[0]).withLanguage(words[1])));
            frames(20);
            onFx(() -> Pictures.save(scene(), "source-file-" + look));
            onFx(() -> app().shell().actions().action("source.capture").command().run());
            await().atMost(LIMIT).until(() -> onFxGet(
                    () -> Stream.of(".interface-row", ".right-pane", ".chooser-problem")
                            .anyMatch(s -> app().shell().view().lookup(s) != null)));
            frames(20);
            onFx(() -> Pictures.save(scene(), "source-chooser-" + look));
        }
        onFx(() -> app().sources().openCapture(text));
        await().atMost(LIMIT).until(() -> onFxGet(() -> app().sources().notice().get().isPresent()));
        frames(10);
        onFx(() -> Pictures.save(scene(), "source-notice"));
        onFx(() -> app().settings().update(s -> s.withTheme("light").withLanguage("en")));
        onFx(() -> app().sources().watchLive(List.of("eth7", "eth8")));
        awaitKind(SourceKind.LIVE);
        frames(90);
        onFx(() -> Pictures.save(scene(), "source-live-empty"));
        onFx(() -> warnings[0].close());
        assertThat(warnings[0].messages()).isEmpty();
    }
}
