package dev.baton.app.shell;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.ColorScheme;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.baton.app.draft.Bases;
import dev.baton.app.draft.FakeBases;
import dev.baton.app.draft.StagedActions;
import dev.baton.app.draft.Staging;
import dev.baton.app.testing.CssWarnings;
import dev.baton.app.testing.FxExtension;
import dev.baton.app.testing.Pictures;
import dev.baton.app.testing.SampleSource;
import dev.baton.cluster.Freshness;
import dev.baton.cluster.Health;
import dev.baton.draft.Edit;

import static dev.baton.app.testing.FxExtension.onFx;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// Staged changes in the frame: on every screen, by key, and never instead of a text's own undo.
class ShellStagedTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int ZOOM = 200;

    private final List<Bench> opened = new ArrayList<>();

    @BeforeEach
    void toolkit() {
        FxExtension.start();
    }

    @AfterEach
    void close() throws Throwable {
        onFx(() -> opened.forEach(Bench::close));
    }

    private Bench open(Locale locale) throws Throwable {
        onFx(() -> opened.add(new Bench(locale, new Staging(Optional.of(FakeBases.pair(Bases.Kind.NODES))))));
        return opened.getLast();
    }

    private static void press(Node on, KeyCode code, boolean shift) {
        Event.fireEvent(on, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, true, false, false));
    }

    private static boolean isEdited(Bench bench) {
        return bench.context.staging().workspace().get().isEdited();
    }

    @Test
    void keys_takeBackAndMakeAgain_onEveryScreen() throws Throwable {
        Bench bench = open(Locale.ENGLISH);
        onFx(() -> {
            bench.context.staging().stage(new Edit.Priority("n1", "VI_1", 90));
            press(bench.shell.view(), KeyCode.Z, false);
            assertThat(isEdited(bench)).isFalse();
            press(bench.shell.view(), KeyCode.Y, false);
            assertThat(isEdited(bench)).isTrue();
            bench.shell.go("lab");
            press(bench.shell.view(), KeyCode.Z, false);
            assertThat(isEdited(bench)).isFalse();
            press(bench.shell.view(), KeyCode.Z, true);
            assertThat(isEdited(bench)).isTrue();
        });
    }

    @Test
    void undoInATextField_isTheFieldsOwn() throws Throwable {
        Bench bench = open(Locale.ENGLISH);
        onFx(() -> {
            TextField field = new TextField("typed");
            field.setManaged(false);
            ((Pane) bench.scene.lookup(".staged-bar")).getChildren().add(field);
            bench.context.staging().stage(new Edit.Priority("n1", "VI_1", 90));
            press(field, KeyCode.Z, false);
            press(field, KeyCode.Z, true);
            assertThat(isEdited(bench)).as("the staged edit is still there").isTrue();
        });
    }

    @Test
    void statusBar_countsWhatIsStaged() throws Throwable {
        Bench bench = open(Locale.ENGLISH);
        onFx(() -> {
            bench.scene.getRoot().applyCss();
            Label chip = (Label) bench.scene.lookup("#status-staged");
            assertThat(chip.isVisible()).isFalse();
            bench.context.staging().stage(new Edit.Priority("n1", "VI_1", 90));
            bench.context.staging().stage(new Edit.Priority("n2", "VI_1", 120));
            assertThat(chip.getText()).isEqualTo("2 staged");
            assertThat(chip.isVisible()).isTrue();
        });
    }

    @Test
    void whereThereIsNoStepperYet_theButtonsSayWhy() throws Throwable {
        Bench bench = open(Locale.ENGLISH);
        onFx(() -> {
            bench.context.staging().stage(new Edit.Priority("n1", "VI_1", 90));
            assertThat(bench.context.actions().action(StagedActions.DIFF).whyNot().getValue())
                    .isEqualTo("This version cannot show a push yet.");
            assertThat(bench.context.actions().action(StagedActions.SAVE).whyNot().getValue())
                    .isEqualTo("Nodes are pushed to, not saved.");
        });
    }

    @ParameterizedTest
    @CsvSource({"light,en,100", "dark,zh-TW,100", "light,zh-TW,200", "dark,en,200"})
    void frame_withStagedChanges_isDrawnWithoutWarning(String theme, String language, int zoom) throws Throwable {
        try (CssWarnings warnings = new CssWarnings()) {
            Bench bench = open(Locale.forLanguageTag(language));
            onFx(() -> {
                bench.desktop.set(theme.equals("dark") ? ColorScheme.DARK : ColorScheme.LIGHT);
                bench.source.show(SampleSource.snapshot(SampleSource.SECOND_NANOS, 10, Freshness.LIVE, Health.READY));
                bench.settings.update(s -> s.withZoomPercent(zoom == ZOOM ? ZOOM : s.zoomPercent()));
                bench.context.staging().stage(new Edit.Priority("n1", "VI_1", 90));
                bench.shell.model().beat();
            });
            AtomicBoolean isPredicted = new AtomicBoolean();
            await().atMost(LIMIT).until(() -> {
                onFxNow(() -> isPredicted.set(bench.scene.lookup(".staged-outlook") instanceof Label label
                        && label.getText().contains("10.0.0.100")));
                return isPredicted.get();
            });
            onFx(() -> {
                for (int i = 0; i < 3; i++) {
                    bench.scene.getRoot().applyCss();
                    bench.scene.getRoot().layout();
                }
                Pictures.save(bench.scene, "shell-staged-" + theme + "-" + language + "-" + zoom);
            });
            assertThat(warnings.messages()).isEmpty();
        }
    }

    private static void onFxNow(FxExtension.Work work) {
        try {
            onFx(work);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }
}
