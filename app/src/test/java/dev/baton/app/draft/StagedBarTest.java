package dev.baton.app.draft;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.baton.app.action.ActionTable;
import dev.baton.app.fx.Subscriptions;
import dev.baton.app.fx.Tasks;
import dev.baton.app.i18n.Texts;
import dev.baton.app.testing.CssWarnings;
import dev.baton.app.testing.FxExtension;
import dev.baton.app.testing.Pictures;
import dev.baton.app.theme.Fonts;
import dev.baton.app.theme.Themes;
import dev.baton.draft.Conflict;
import dev.baton.draft.Draft;
import dev.baton.draft.Edit;

import static dev.baton.app.testing.FxExtension.onFx;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// The bar of staged changes: when it is there, what it predicts, and what can be done from it.
class StagedBarTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final double WIDE = 1280;
    /// The frame at 200 % zoom.
    private static final double NARROW = 640;

    private final Tasks tasks = new Tasks();
    private final List<Bar> opened = new ArrayList<>();

    /// A bar on a stage of its own.
    private static final class Bar {
        final FakeBases bases;
        final Staging staging;
        final StagedViewModel model;
        final StagedBar view;
        final ActionTable actions = new ActionTable();
        final Subscriptions subscriptions = new Subscriptions();
        final List<String> led = new ArrayList<>();
        final Stage stage = new Stage();
        final Scene scene;

        Bar(FakeBases bases, Locale locale, Themes.Choice theme, double width, Tasks tasks) {
            this.bases = bases;
            Texts texts = Texts.of(locale);
            staging = new Staging(Optional.of(bases));
            model = new StagedViewModel(staging, texts, tasks);
            StagedActions.add(actions, texts, model, new StagedActions.Host() {
                @Override
                public boolean canReview() {
                    return true;
                }

                @Override
                public void diff() {
                    led.add("diff");
                }

                @Override
                public void simulate() {
                    led.add("simulate");
                }

                @Override
                public void push() {
                    led.add("push");
                }
            });
            view = new StagedBar(texts, model, actions, subscriptions);
            VBox root = new VBox(view);
            root.getStyleClass().add("frame");
            root.setStyle(Fonts.style(locale));
            scene = new Scene(root, width, 420);
            Themes themes = new Themes(new SimpleObjectProperty<>(javafx.application.ColorScheme.LIGHT));
            themes.choice().set(theme);
            themes.apply(scene);
            stage.setScene(scene);
            stage.show();
        }

        void layout() {
            for (int i = 0; i < 3; i++) {
                scene.getRoot().applyCss();
                scene.getRoot().layout();
            }
        }

        String outlook() {
            return view.lookup(".staged-outlook") instanceof Label label ? label.getText() : "";
        }

        Button button(String id) {
            return (Button) Optional.ofNullable(view.lookup("#" + id)).orElseThrow();
        }

        void close() {
            subscriptions.clear();
            model.close();
            stage.close();
        }
    }

    @BeforeEach
    void toolkit() {
        FxExtension.start();
    }

    @AfterEach
    void close() throws Throwable {
        onFx(() -> opened.forEach(Bar::close));
        tasks.close();
    }

    private Bar open(Bases.Kind kind) throws Throwable {
        return open(kind, Locale.ENGLISH, Themes.Choice.LIGHT, WIDE);
    }

    private Bar open(Bases.Kind kind, Locale locale, Themes.Choice theme, double width) throws Throwable {
        onFx(() -> opened.add(new Bar(FakeBases.pair(kind), locale, theme, width, tasks)));
        return opened.getLast();
    }

    private static String outlook(Bar bar) {
        AtomicReference<String> text = new AtomicReference<>("");
        try {
            onFx(() -> text.set(bar.model.predicted().get().isFresh() ? bar.outlook() : ""));
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
        return text.get();
    }

    private static void awaitOutlook(Bar bar, String part) {
        await().atMost(LIMIT).untilAsserted(() -> assertThat(outlook(bar)).contains(part));
    }

    @Test
    void bar_isThereOnlyWhileSomethingIsStaged() throws Throwable {
        Bar bar = open(Bases.Kind.NODES);
        onFx(() -> {
            bar.layout();
            assertThat(bar.view.isVisible()).isFalse();
            assertThat(bar.view.getHeight()).isZero();
            bar.staging.stage(new Edit.Priority("n1", "VI_1", 90));
            bar.layout();
            assertThat(bar.view.getHeight()).isPositive();
            bar.staging.undo();
            bar.layout();
            assertThat(bar.view.isVisible()).isFalse();
        });
    }

    @Test
    void priorityBelowTheOther_isPredictedToMoveTheAddress() throws Throwable {
        Bar bar = open(Bases.Kind.NODES);
        onFx(() -> bar.staging.stage(new Edit.Priority("n1", "VI_1", 90)));
        awaitOutlook(bar, "predicted: 10.0.0.100 moves n1 → n2 in ");
        onFx(() -> bar.staging.adjust(new Edit.Priority("n1", "VI_1", 140)));
        awaitOutlook(bar, "nothing moves");
    }

    @Test
    void twoMasters_areRed_andSayWho() throws Throwable {
        Bar bar = open(Bases.Kind.NODES);
        onFx(() -> {
            bar.staging.stage(new Edit.Priority("n1", "VI_1", 255));
            bar.staging.stage(new Edit.Priority("n2", "VI_1", 255));
        });
        await().atMost(LIMIT).untilAsserted(() -> assertThat(outlook(bar)).isNotEmpty());
        onFx(() -> bar.staging.stage(new Edit.Typed("n2",
                FakeBases.yaml("n2", 100).text().replace("priority", "version: 2\n    priority"))));
        awaitOutlook(bar, "several nodes hold 10.0.0.100: n1, n2");
        onFx(() -> assertThat(bar.view.lookup(".staged").getPseudoClassStates()).anyMatch(
                state -> state.getPseudoClassName().equals("bad")));
    }

    @Test
    void brokenText_isToldWithItsLine() throws Throwable {
        Bar bar = open(Bases.Kind.NODES);
        onFx(() -> bar.staging.stage(new Edit.Typed("n2",
                FakeBases.yaml("n2", 100).text().replace("priority: 100", "priority: 900"))));
        awaitOutlook(bar, "n2’s text is no good configuration: line 7: ");
    }

    @Test
    void handOver_isToldWithItsHolder() throws Throwable {
        Bar bar = open(Bases.Kind.NODES);
        onFx(() -> bar.staging.stage(new Edit.HandOver("n2", "VI_1")));
        awaitOutlook(bar, "10.0.0.100 is handed over n1 → n2 without a gap");
    }

    @Test
    void newNode_isToldWithWhatItTakes() throws Throwable {
        Bar bar = open(Bases.Kind.NODES);
        onFx(() -> bar.staging.stage(new Edit.Added("n3", dev.baton.draft.Form.YAML,
                FakeBases.yaml("n3", 200).text())));
        awaitOutlook(bar, "10.0.0.100 moves n1 → n3");
    }

    @Test
    void buttons_leadToTheLook_undoAndDiscard() throws Throwable {
        Bar bar = open(Bases.Kind.NODES);
        onFx(() -> {
            bar.staging.stage(new Edit.Priority("n1", "VI_1", 120));
            bar.button("draft-diff").fire();
            bar.button("draft-simulate").fire();
            bar.button("draft-push").fire();
            assertThat(bar.led).containsExactly("diff", "simulate", "push");
            assertThat(bar.button("draft-undo").getAccessibleText())
                    .isEqualTo("Undo: n1/VI_1 priority 150 → 120");
            bar.button("draft-undo").fire();
            assertThat(bar.staging.workspace().get().isEdited()).isFalse();
            assertThat(bar.button("draft-redo").getAccessibleText())
                    .isEqualTo("Redo: n1/VI_1 priority 150 → 120");
            bar.button("draft-redo").fire();
            bar.button("draft-discard").fire();
            assertThat(bar.staging.workspace().get().isEdited()).isFalse();
        });
    }

    @Test
    void files_areSavedInsteadOfPushed() throws Throwable {
        Bar bar = open(Bases.Kind.FILES);
        onFx(() -> {
            bar.staging.stage(new Edit.Priority("n1", "VI_1", 120));
            assertThat(bar.view.lookup("#draft-push")).isNull();
            bar.button("draft-save").fire();
            assertThat(bar.bases.savedTexts()).hasSize(1);
            bar.layout();
            assertThat(texts(bar.view)).contains("The file was saved.");
        });
    }

    @Test
    void conflict_hasThreeChoices_andKeepsThePushBack() throws Throwable {
        Bar bar = open(Bases.Kind.NODES);
        onFx(() -> {
            bar.staging.stage(new Edit.Priority("n1", "VI_1", 90));
            bar.bases.run(FakeBases.yaml("n1", 160), FakeBases.yaml("n2", 100));
            bar.layout();
            bar.button("draft-push").fire();
            assertThat(bar.led).isEmpty();
            bar.button("conflict-merge").fire();
            assertThat(bar.staging.workspace().get().conflicts()).as("these cannot be merged").hasSize(1);
            bar.button("conflict-mine").fire();
            assertThat(bar.staging.workspace().get().conflicts()).isEmpty();
            assertThat(bar.staging.workspace().get().draft("n1").map(Draft::text).orElse("")).contains("90");
            bar.staging.undo();
            bar.button("conflict-theirs").fire();
            assertThat(bar.staging.workspace().get().isEdited()).isFalse();
            bar.button("draft-push");
        });
    }

    @ParameterizedTest
    @CsvSource({"light,en", "dark,en", "light,zh-TW", "dark,zh-TW"})
    void bar_isDrawnWithoutWarning_andNothingIsCutOff(String theme, String language) throws Throwable {
        try (CssWarnings warnings = new CssWarnings()) {
            for (double width : List.of(WIDE, NARROW)) {
                Bar bar = open(Bases.Kind.NODES, Locale.forLanguageTag(language),
                        theme.equals("dark") ? Themes.Choice.DARK : Themes.Choice.LIGHT, width);
                String name = "staged-" + theme + "-" + language + "-" + (int) width;
                onFx(() -> {
                    bar.staging.stage(new Edit.Priority("n1", "VI_1", 90));
                    bar.staging.stage(new Edit.HandOver("n1", "VI_1"));
                });
                await().atMost(LIMIT).until(() -> !outlook(bar).isEmpty());
                onFx(() -> {
                    bar.layout();
                    Pictures.save(bar.scene, name);
                    assertNothingIsCutOff(bar, width);
                    bar.bases.run(FakeBases.yaml("n1", 160), FakeBases.yaml("n2", 100));
                    bar.layout();
                    if (bar.view.lookup("#conflict-details") instanceof javafx.scene.control.ToggleButton details) {
                        details.fire();
                    }
                });
                await().atMost(LIMIT).until(() -> !outlook(bar).isEmpty());
                onFx(() -> {
                    bar.layout();
                    Pictures.save(bar.scene, name + "-conflict");
                    assertNothingIsCutOff(bar, width);
                    bar.staging.decide("n1", Conflict.Choice.TAKE_THEIRS);
                });
            }
            assertThat(warnings.messages()).isEmpty();
        }
    }

    private static void assertNothingIsCutOff(Bar bar, double width) {
        for (Node node : bar.view.lookupAll(".button")) {
            assertThat(node.localToScene(node.getBoundsInLocal()).getMaxX()).isLessThanOrEqualTo(width);
            assertThat(((Labeled) node).getWidth()).isGreaterThanOrEqualTo(Math.floor(node.prefWidth(-1)));
        }
    }

    private static List<String> texts(Node node) {
        return node.lookupAll(".label").stream().map(label -> ((Label) label).getText()).toList();
    }
}
