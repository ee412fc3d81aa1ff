package dev.baton.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.baton.adapter.sim.LabCommand;
import dev.baton.adapter.sim.LabPreset;
import dev.baton.app.lab.LabSession;
import dev.baton.app.lab.LabSetup;
import dev.baton.app.settings.SettingsFile;
import dev.baton.app.source.ClusterSource;
import dev.baton.app.source.Replay;
import dev.baton.app.source.ReplaySource;
import dev.baton.app.source.SourceKind;
import dev.baton.app.source.Tap;
import dev.baton.app.source.TravelWish;
import dev.baton.app.testing.Captures;
import dev.baton.app.testing.CssWarnings;
import dev.baton.app.testing.FxExtension;
import dev.baton.app.testing.Pictures;
import dev.baton.cluster.Member;
import dev.baton.history.History;
import dev.baton.history.Playback;
import dev.baton.history.Recall;

import static dev.baton.app.testing.FxExtension.onFx;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// The whole window in the past, and back.
class TimeTravelTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final long SECOND = 1_000_000_000L;
    @TempDir
    private Path folder = Path.of("");
    private final List<BatonApp> opened = new ArrayList<>();
    private final List<CssWarnings> warnings = new ArrayList<>();

    @BeforeEach
    void start() throws Throwable {
        FxExtension.start();
        Files.writeString(folder.resolve("window.conf"), "language = en\ntheme = light\nwelcomed = true\n");
    }

    @AfterEach
    void close() throws Throwable {
        onFx(() -> {
            opened.forEach(BatonApp::close);
            warnings.forEach(CssWarnings::close);
        });
    }

    private static <T> T get(Supplier<T> value) {
        List<T> got = Collections.synchronizedList(new ArrayList<>());
        try {
            onFx(() -> got.add(value.get()));
        } catch (Throwable t) {
            throw new AssertionError(t);
        }
        return got.getFirst();
    }

    private static void until(BooleanSupplier condition) {
        await().atMost(LIMIT).until(() -> get(condition::getAsBoolean));
    }

    private BatonApp app() {
        return opened.getLast();
    }

    private ClusterSource source() {
        return app().sources().composition().source();
    }

    private Replay replay() {
        return source().replay().orElseThrow();
    }

    private void open(Start start) throws Throwable {
        onFx(() -> {
            warnings.add(new CssWarnings());
            opened.add(new BatonApp(new Stage(), new SettingsFile(folder.resolve("window.conf")), folder, start,
                    Tap::ofInterface, () -> {}));
            app().open();
        });
    }

    /// A lab in which n1 was killed ten seconds after it had become master; the rest is some seconds later.
    private LabSession lab() throws Throwable {
        open(new Start.OnLab(LabSetup.of(LabPreset.THREE)));
        LabSession session = (LabSession) get(this::source);
        onFx(() -> session.setSpeed(10));
        until(() -> session.snapshot().get().atNanos() > 12 * SECOND);
        onFx(() -> session.perform(LabCommand.parse("kill n1")));
        until(() -> session.snapshot().get().clusters().getFirst().holder().map(Member::node)
                .equals(Optional.of("n2")));
        long after = get(() -> session.snapshot().get().atNanos()) + 5 * SECOND;
        until(() -> session.snapshot().get().atNanos() > after);
        return session;
    }

    private void travel(long atNanos) throws Throwable {
        onFx(() -> {
            History history = source().chronicle().orElseThrow().history();
            app().sources().travel(new TravelWish(history, atNanos, history.fromNanos(), history.toNanos()));
        });
        arrived();
    }

    private void arrived() {
        until(() -> source().snapshot().get().atNanos() == replay().wanted().get());
    }

    /// The scene of the program that this test has opened; other tests may have windows, too.
    private Scene scene() {
        return opened.getLast().shell().view().getScene();
    }

    private String text(String selector) {
        return get(() -> Optional.ofNullable(app().shell().view().lookup(selector)).map(Labeled.class::cast)
                .map(Labeled::getText).orElse(""));
    }

    private void press(KeyCode code) throws Throwable {
        onFx(() -> {
            Node target = Optional.ofNullable(scene().getFocusOwner()).orElseGet(() -> app().shell().view());
            target.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
        });
    }

    @Test
    void lab_isShownAsItWas_onEveryScreen_andGoesOnBehind() throws Throwable {
        LabSession session = lab();
        travel(10 * SECOND);
        History history = get(() -> replay().history().get());
        assertThat(get(() -> source().snapshot().get().clusters()))
                .isEqualTo(Recall.at(history, 10 * SECOND).clusters());
        assertThat(get(() -> source().snapshot().get().clusters().getFirst().holder().map(Member::node)))
                .contains("n1");
        assertThat(text(".replay-title")).isEqualTo("You see 10.000 s – not now");
        assertThat(text(".age-pill")).isEqualTo("as it was at 10 s");
        for (String screen : List.of("overview", "traffic", "timeline", "findings")) {
            onFx(() -> app().shell().go(screen));
            assertThat(get(() -> app().shell().shown().get())).isEqualTo(screen);
            assertThat(text(".replay-title")).as(screen).startsWith("You see 10.000 s");
        }
        long then = get(() -> session.snapshot().get().atNanos());
        until(() -> session.snapshot().get().atNanos() > then + SECOND);
        onFx(() -> app().sources().backToNow());
        assertThat(get(this::source)).isSameAs(session);
        assertThat(get(() -> Optional.ofNullable(app().shell().view().lookup(".replay-bar")))).isEmpty();
        assertThat(get(() -> app().shell().shown().get())).isEqualTo("findings");
        assertThat(get(() -> warnings.getFirst().messages())).isEmpty();
    }

    @Test
    void whatActsOnThePresent_isOutOfReach_withTheReason() throws Throwable {
        lab();
        onFx(() -> app().shell().go("overview"));
        travel(10 * SECOND);
        for (String action : List.of("go.lab", "go.nodes", "go.config")) {
            assertThat(get(() -> app().shell().actions().action(action).whyNot().getValue())).as(action)
                    .contains("go back to now first");
        }
        assertThat(get(() -> source().bases())).isEmpty();
        assertThat(get(() -> source().links())).isEmpty();
        onFx(() -> app().sources().backToNow());
        for (String action : List.of("go.lab", "go.nodes", "go.config")) {
            assertThat(get(() -> app().shell().actions().action(action).whyNot().getValue())).as(action).isEmpty();
        }
        assertThat(get(() -> app().shell().actions().action("replay.play").whyNot().getValue())).isNotEmpty();
    }

    @Test
    void packets_areThoseThatHadComeByThen_andComeBackWithTheInstant() throws Throwable {
        lab();
        travel(10 * SECOND);
        var feed = get(() -> source().packets().orElseThrow());
        long early = get(() -> feed.lastNumber().get());
        assertThat(feed.store().atNanos(early).orElseThrow()).isLessThanOrEqualTo(10 * SECOND);
        assertThat(feed.store().atNanos(early + 1).orElseThrow()).isGreaterThan(10 * SECOND);
        until(() -> !feed.cards().isEmpty());
        assertThat(get(feed::cards)).allMatch(card -> card.lastNanos() <= 10 * SECOND);
        onFx(() -> replay().seek(15 * SECOND));
        arrived();
        assertThat(get(() -> feed.lastNumber().get())).isGreaterThan(early);
        onFx(() -> replay().seek(10 * SECOND));
        arrived();
        assertThat(get(() -> feed.lastNumber().get())).isEqualTo(early);
    }

    @Test
    void keys_playStepAndGoToTheEnds() throws Throwable {
        lab();
        onFx(() -> app().shell().go("overview"));
        travel(10 * SECOND);
        until(() -> !replay().moments().get().nanos().isEmpty());
        press(KeyCode.RIGHT);
        until(() -> replay().at().get() > 10 * SECOND);
        arrived();
        long next = get(() -> replay().at().get());
        assertThat(next).isGreaterThan(10 * SECOND);
        assertThat(get(() -> replay().moments().get().nanos())).contains(next);
        press(KeyCode.LEFT);
        until(() -> replay().at().get() < 10 * SECOND);
        arrived();
        assertThat(get(() -> replay().at().get())).isLessThan(10 * SECOND);
        press(KeyCode.END);
        arrived();
        assertThat(get(() -> replay().at().get() == replay().toNanos())).isTrue();
        press(KeyCode.HOME);
        arrived();
        assertThat(get(() -> replay().at().get() == replay().fromNanos())).isTrue();
        press(KeyCode.SPACE);
        assertThat(get(() -> replay().playing().get())).isTrue();
        until(() -> replay().at().get() > replay().fromNanos() + SECOND / 5);
        press(KeyCode.SPACE);
        assertThat(get(() -> replay().playing().get())).isFalse();
    }

    @Test
    void playing_sendsTheAdvertsOfThePast_andStandsStillAtTheEnd() throws Throwable {
        lab();
        travel(2 * SECOND);
        List<Long> heard = Collections.synchronizedList(new ArrayList<>());
        onFx(() -> {
            source().onAdverts(adverts -> adverts.forEach(advert -> heard.add(advert.atNanos())));
            replay().speed(10);
            replay().play();
        });
        until(() -> !replay().playing().get());
        assertThat(get(() -> replay().at().get() == replay().toNanos())).isTrue();
        assertThat(heard).isSorted().hasSizeGreaterThan(10)
                .allMatch(at -> at >= 2 * SECOND && at <= get(() -> replay().toNanos()));
        onFx(() -> app().sources().backToNow());
        assertThat(get(() -> source() instanceof ReplaySource)).isFalse();
    }

    @Test
    void timelinePanel_andTheWholeWindow_showTheSame() throws Throwable {
        lab();
        onFx(() -> app().shell().go("timeline"));
        travel(10 * SECOND);
        onFx(() -> replay().seek(8 * SECOND));
        arrived();
        assertThat(text(".timeline-when")).isEqualTo("At 8.000 s");
        History history = get(() -> replay().history().get());
        assertThat(get(() -> source().snapshot().get()))
                .isEqualTo(new Playback(history).to(8 * SECOND).snapshot());
    }

    @Test
    void capture_isReplayed_andAnotherSourceEndsThat() throws Throwable {
        Path file = Captures.write(folder.resolve("pair.pcapng"), 60);
        open(new Start.OnCapture(file));
        until(() -> source().kind() == SourceKind.FILE);
        long middle = get(() -> source().chronicle().orElseThrow().history().fromNanos()) + SECOND;
        travel(middle);
        assertThat(text(".replay-title")).startsWith("You see ").endsWith("not now").contains(" Nov ");
        assertThat(get(() -> source().kind())).isEqualTo(SourceKind.FILE);
        onFx(() -> app().sources().watchLab());
        assertThat(get(() -> source().kind())).isEqualTo(SourceKind.LAB);
        assertThat(get(() -> source().replay())).isEmpty();
    }

    @Test
    void banner_isDrawnInBothThemesAndLanguages_andLarge() throws Throwable {
        lab();
        onFx(() -> app().shell().go("overview"));
        travel(10 * SECOND);
        for (String look : List.of("en light 100", "zh-TW light 100", "en dark 100", "zh-TW dark 100", "en light 200",
                "zh-TW dark 200")) {
            List<String> parts = List.of(look.split(" ", -1));
            onFx(() -> app().settings().update(s -> s.withLanguage(parts.getFirst()).withTheme(parts.get(1))
                    .withZoomPercent(Integer.parseInt(parts.get(2)))));
            for (String screen : List.of("overview", "timeline", "traffic")) {
                until(() -> !text(".replay-title").isEmpty()
                        && text(".replay-title").startsWith(parts.getFirst().equals("en") ? "You see" : "您看到"));
                onFx(() -> app().shell().go(screen));
                await().pollDelay(Duration.ofMillis(700)).until(() -> true);
                onFx(() -> Pictures.save(scene(), "replay-" + screen + "-" + look.replace(' ', '-')));
            }
        }
        Set<String> told = get(() -> Set.copyOf(warnings.getFirst().messages()));
        assertThat(told).isEmpty();
    }
}
