package dev.baton.app.failover;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TabPane;
import javafx.scene.control.TitledPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.baton.api.FaultKind;
import dev.baton.app.action.ActionTable;
import dev.baton.app.draft.Staging;
import dev.baton.app.failover.PlayedTester.Next;
import dev.baton.app.fx.Fx;
import dev.baton.app.i18n.Texts;
import dev.baton.app.settings.Marks;
import dev.baton.app.shell.AppContext;
import dev.baton.app.shell.Crossing;
import dev.baton.app.shell.Target;
import dev.baton.app.source.Recording;
import dev.baton.app.source.StillDesk;
import dev.baton.app.testing.CssWarnings;
import dev.baton.app.testing.FxExtension;
import dev.baton.app.testing.Pictures;
import dev.baton.app.theme.Fonts;
import dev.baton.app.theme.Themes;
import dev.baton.cluster.Snapshot;
import dev.baton.drill.Preflight;
import dev.baton.drill.Verdict;

import static dev.baton.app.testing.FxExtension.onFx;
import static org.assertj.core.api.Assertions.assertThat;

class FailoverViewTest {
    private static final double WIDTH = 1_200;
    private static final double HEIGHT = 820;

    private final List<Stage> stages = new ArrayList<>();
    private final List<FailoverView> views = new ArrayList<>();
    private final List<CssWarnings> warnings = new ArrayList<>();

    @AfterEach
    void close() throws Throwable {
        onFx(() -> {
            views.forEach(FailoverView::hidden);
            stages.forEach(Stage::close);
            warnings.forEach(CssWarnings::close);
        });
        assertThat(warnings).allSatisfy(w -> assertThat(w.messages()).isEmpty());
    }

    private void open(Played played, Locale language, Themes.Choice theme, double zoom) throws Throwable {
        FxExtension.start();
        onFx(() -> {
            warnings.add(new CssWarnings());
            Themes themes = new Themes(Fx.colorScheme());
            themes.choice().set(theme);
            AppContext context = new AppContext(Texts.of(language), themes, played.pulse, played.tasks,
                    new ActionTable(), played.source, new StillDesk(), Marks.passing(), new Crossing(),
                    Recording.none(), Staging.none(), played.desk);
            FailoverView view = new FailoverView(context, played.model);
            views.add(view);
            Stage stage = new Stage();
            stage.setScene(new Scene(view.view(), WIDTH / zoom, HEIGHT / zoom));
            view.view().setStyle(Fonts.style(language));
            themes.apply(stage.getScene());
            stage.show();
            stages.add(stage);
            view.shown();
        });
    }

    private Scene scene() {
        return stages.getLast().getScene();
    }

    private Node node(String id) {
        scene().getRoot().applyCss();
        scene().getRoot().layout();
        return Optional.ofNullable(scene().lookup("#" + id)).orElseThrow(() -> new AssertionError("no " + id));
    }

    private void click(String id) throws Throwable {
        onFx(() -> {
            Node node = node(id);
            assertThat(node.isDisabled()).as(id).isFalse();
            if (node instanceof ToggleButton toggle) {
                toggle.fire();
            } else {
                ((Button) node).fire();
            }
        });
    }

    private void picture(String name) throws Throwable {
        onFx(() -> {
            for (int i = 0; i < 3; i++) {
                scene().getRoot().applyCss();
                scene().getRoot().layout();
            }
            Pictures.save(scene(), name);
        });
    }

    private void scroll(double to) throws Throwable {
        onFx(() -> scene().getRoot().lookupAll(".failover-scroll").stream().map(ScrollPane.class::cast)
                .filter(pane -> !pane.getStyleClass().contains("failover-left"))
                .forEach(pane -> pane.setVvalue(to)));
    }

    private String words() {
        StringBuilder words = new StringBuilder();
        scene().getRoot().lookupAll(".label").forEach(n -> words.append(((Label) n).getText()).append('\n'));
        return words.toString();
    }

    private static String tail(String language, Themes.Choice theme, double zoom) {
        return "-" + language + "-" + theme.name().toLowerCase(Locale.ROOT) + (zoom > 1 ? "-zoomed" : "");
    }

    @ParameterizedTest
    @CsvSource({"en, LIGHT, 1", "zh-TW, DARK, 1", "en, DARK, 1", "zh-TW, LIGHT, 1", "en, DARK, 2"})
    void test_isGoneThroughByClicks_fromTheFirstLookToTheHistory(String language, Themes.Choice theme, double zoom)
            throws Throwable {
        String tail = tail(language, theme, zoom);
        try (Played played = new Played()) {
            for (int i = 1; i < 12; i++) {
                played.tester.keep(Recorded.result(FaultKind.MUTE, i == 6 ? Verdict.TOO_LONG : Verdict.PASSED, -i));
            }
            open(played, Locale.forLanguageTag(language), theme, zoom);
            played.ready();
            click("fault-mute");
            played.until(() -> played.state().plan().isPresent());
            picture("failover-ready" + tail);
            onFx(() -> ((TitledPane) node("failover-more")).setExpanded(true));
            scroll(1);
            picture("failover-more" + tail);
            onFx(() -> ((TitledPane) node("failover-more")).setExpanded(false));
            scroll(0);

            click("failover-start");
            played.next(new Next.Shows(Recorded.progress(FaultKind.MUTE, Recorded.FAULT + 300 * Recorded.MILLI)));
            played.until(() -> played.model.running().get().flatMap(Job.Now::progress).isPresent());
            picture("failover-gap" + tail);
            played.next(new Next.Shows(Recorded.progress(FaultKind.MUTE, 8 * Recorded.SECOND)));
            played.until(() -> played.model.running().get().flatMap(Job.Now::progress)
                    .filter(p -> p.nowNanos() == 8 * Recorded.SECOND).isPresent());
            picture("failover-running" + tail);

            played.next(new Next.Ends(Recorded.result(FaultKind.MUTE, Verdict.PASSED, 0)));
            played.until(() -> played.state().phase() == FailoverState.Phase.RESULT);
            picture("failover-passed" + tail);
            scroll(1);
            picture("failover-passed-end" + tail);
            onFx(() -> assertThat(words()).contains(
                    Texts.of(Locale.forLanguageTag(language)).get("failover.measured"), "412", "n2"));

            onFx(() -> ((TabPane) views.getLast().view()).getSelectionModel().select(1));
            played.until(() -> ((ListView<?>) node("failover-history")).getItems().size() == 12);
            picture("failover-history" + tail);
        }
    }

    @ParameterizedTest
    @CsvSource({"en, LIGHT", "zh-TW, DARK"})
    void preflightThatIsBad_saysWhyAndWhatToDo_andTheButtonIsDead(String language, Themes.Choice theme)
            throws Throwable {
        PlayedTester tester = new PlayedTester();
        tester.against = List.of(Preflight.Point.READY_BACKUP);
        tester.interrupted = List.of(new Tester.Left("20260922-104110-7",
                "Test 20260922-104110-7 (mute of VRID 51 on lan) was interrupted. The fault that n1 holds ends by itself"
                        + " in 12 s. n2 has the addresses; n1 had them before.",
                false));
        try (Played played = new Played(tester)) {
            open(played, Locale.forLanguageTag(language), theme, 1);
            played.ready();
            played.until(() -> !played.state().interrupted().isEmpty());
            picture("failover-not-ready" + tail(language, theme, 1));
            onFx(() -> {
                assertThat(node("failover-start").isDisabled()).isTrue();
                Texts texts = Texts.of(Locale.forLanguageTag(language));
                assertThat(words()).contains(texts.said("n2 would take over, but its check nginx fails."),
                        texts.said("Mend nginx on n2, or choose another heir."));
            });
        }
    }

    @ParameterizedTest
    @CsvSource({"TOO_LONG, en, DARK", "TOO_LONG, zh-TW, LIGHT", "ABORTED, en, LIGHT", "ABORTED, zh-TW, DARK",
            "REFUSED, en, LIGHT", "FAILED, zh-TW, DARK"})
    void verdict_isWordShapeAndNumbers(Verdict verdict, String language, Themes.Choice theme) throws Throwable {
        try (Played played = new Played()) {
            open(played, Locale.forLanguageTag(language), theme, 1);
            played.ready();
            click("failover-start");
            played.next(new Next.Ends(Recorded.result(FaultKind.MUTE, verdict, 0)));
            played.until(() -> played.state().phase() == FailoverState.Phase.RESULT);
            picture("failover-" + FailoverWords.style(verdict) + tail(language, theme, 1));
            onFx(() -> {
                assertThat(node("failover-verdict").getStyleClass())
                        .contains("verdict-" + FailoverWords.style(verdict));
                assertThat(((Label) node("failover-ends")).getText()).isEqualTo(Texts
                        .of(Locale.forLanguageTag(language)).get(switch (verdict) {
                            case REFUSED -> "failover.untouched";
                            case TOO_LONG, PASSED -> "failover.restored";
                            case ABORTED, FAILED -> "failover.not-restored";
                        }));
            });
        }
    }

    @Test
    void series_showsEveryOutageAndItsPercentiles() throws Throwable {
        try (Played played = new Played()) {
            open(played, Locale.ENGLISH, Themes.Choice.LIGHT, 1);
            played.ready();
            onFx(() -> played.model.wish(played.state().wishes().repeat(20)));
            played.until(() -> !played.state().isAsking());
            click("failover-start");
            for (int i = 0; i < 20; i++) {
                played.next(new Next.Ends(Recorded.result(FaultKind.MUTE, Verdict.PASSED, i)));
            }
            played.until(() -> played.state().phase() == FailoverState.Phase.RESULT);
            picture("failover-series-en-light");
            onFx(() -> assertThat(words()).contains("20 tests in a row", "p95"));
        }
    }

    @Test
    void stop_isOneClick_andEscapeTwoPresses() throws Throwable {
        try (Played played = new Played()) {
            open(played, Locale.ENGLISH, Themes.Choice.LIGHT, 1);
            played.ready();
            click("failover-start");
            played.next(new Next.Shows(Recorded.progress(FaultKind.HAND_OVER, 6 * Recorded.SECOND)));
            played.until(() -> played.model.running().get().flatMap(Job.Now::progress).isPresent());
            onFx(() -> {
                assertThat(scene().getFocusOwner()).isSameAs(node("failover-stop"));
                escape();
                assertThat(((Label) node("failover-hint")).getText()).isEqualTo("Press Esc again to stop the test.");
            });
            picture("failover-armed-en-light");
            assertThat(played.tester.stopped.getCount()).isEqualTo(1);
            onFx(this::escape);
            assertThat(played.tester.stopped.await(10, TimeUnit.SECONDS)).isTrue();
            onFx(() -> assertThat(node("failover-stop").isDisabled()).isTrue());
        }
    }

    private void escape() {
        Event.fireEvent(node("failover-stop"), new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ESCAPE, false, false,
                false, false));
    }

    @Test
    void stripsAndWaterfall_canBeReadAsTables() throws Throwable {
        try (Played played = new Played()) {
            open(played, Locale.ENGLISH, Themes.Choice.LIGHT, 1);
            played.ready();
            click("failover-start");
            played.next(new Next.Shows(Recorded.progress(FaultKind.MUTE, 8 * Recorded.SECOND)));
            played.until(() -> played.model.running().get().flatMap(Job.Now::progress).isPresent());
            onFx(() -> {
                Node strips = scene().getRoot().lookup(".failover-strips");
                assertThat(strips.getAccessibleText()).contains("this machine · UDP identity · 10.0.0.100: 800 sent, 41"
                        + " lost, answered by n1, n2.");
                assertThat(scene().getRoot().lookupAll(".failover-row")).anySatisfy(row -> assertThat(row
                        .getAccessibleText()).contains("Timer expired: expected 353 ms, measured 398 ms ± 0.2 ms."));
            });
            click("failover-as-table");
            picture("failover-table-en-light");
            onFx(() -> assertThat(scene().getRoot().lookup(".failover-table").isVisible()).isTrue());
        }
    }

    @Test
    void faultThatIsNotPossible_saysWhy_andIsNotChosen() throws Throwable {
        try (Played played = new Played()) {
            open(played, Locale.ENGLISH, Themes.Choice.LIGHT, 1);
            played.ready();
            click("fault-deaf");
            assertThat(played.state().fault()).contains(FaultKind.HAND_OVER);
            onFx(() -> {
                assertThat(((ToggleButton) node("fault-deaf")).isSelected()).isFalse();
                assertThat(((ToggleButton) node("fault-hand-over")).isSelected()).isTrue();
                assertThat(node("fault-deaf").getAccessibleText()).contains("it is done in the lab only");
            });
        }
    }

    @Test
    void target_choosesTheSubject() throws Throwable {
        try (Played played = new Played()) {
            open(played, Locale.ENGLISH, Themes.Choice.LIGHT, 1);
            played.ready();
            onFx(() -> {
                ((TabPane) views.getLast().view()).getSelectionModel().select(1);
                views.getLast().show(new Target.Failover(Optional.of(Recorded.SUBJECT)));
                assertThat(((TabPane) views.getLast().view()).getSelectionModel().getSelectedIndex()).isZero();
            });
            assertThat(played.state().subject()).contains(Recorded.SUBJECT);
        }
    }

    @ParameterizedTest
    @CsvSource({"en, LIGHT", "zh-TW, DARK"})
    void nothingToTest_saysWhereThereIs(String language, Themes.Choice theme) throws Throwable {
        try (Played played = new Played()) {
            onFx(() -> played.source.show(Snapshot.EMPTY));
            open(played, Locale.forLanguageTag(language), theme, 1);
            picture("failover-empty" + tail(language, theme, 1));
            onFx(() -> assertThat(words()).contains(Texts.of(Locale.forLanguageTag(language))
                    .get("failover.empty.nothing")));
        }
    }
}
