package dev.baton.app.push;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.baton.adapter.sim.LabCommand;
import dev.baton.adapter.sim.LabPreset;
import dev.baton.app.action.ActionTable;
import dev.baton.app.fx.Fx;
import dev.baton.app.i18n.Texts;
import dev.baton.app.settings.Marks;
import dev.baton.app.shell.AppContext;
import dev.baton.app.shell.Crossing;
import dev.baton.app.shell.Target;
import dev.baton.app.source.Recording;
import dev.baton.app.source.StillDesk;
import dev.baton.app.testing.CssWarnings;
import dev.baton.app.testing.Pictures;
import dev.baton.app.theme.Fonts;
import dev.baton.app.theme.Themes;
import dev.baton.draft.Edit;

import static dev.baton.app.testing.FxExtension.onFx;
import static org.assertj.core.api.Assertions.assertThat;

/// The push screen by clicks, on a lab, and what each of its steps looks like.
class PushViewTest {
    private static final double WIDTH = 1_080;
    private static final double HEIGHT = 700;

    private final List<Stage> stages = new ArrayList<>();
    private final List<PushView> views = new ArrayList<>();
    private final List<CssWarnings> warnings = new ArrayList<>();

    @AfterEach
    void close() throws Throwable {
        onFx(() -> {
            views.forEach(PushView::hidden);
            stages.forEach(Stage::close);
            warnings.forEach(CssWarnings::close);
        });
        assertThat(warnings).allSatisfy(w -> assertThat(w.messages()).isEmpty());
    }

    private void open(LabStage lab, Locale language, Themes.Choice theme, double zoom) throws Throwable {
        onFx(() -> {
            warnings.add(new CssWarnings());
            Themes themes = new Themes(Fx.colorScheme());
            themes.choice().set(theme);
            AppContext context = new AppContext(Texts.of(language), themes, lab.pulse, lab.tasks, new ActionTable(),
                    lab.lab, new StillDesk(), Marks.passing(), new Crossing(), Recording.none(), lab.staging());
            PushView view = new PushView(context, lab.model());
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

    private Node node(String id) {
        Node found = stages.getLast().getScene().lookup("#" + id);
        return java.util.Optional.ofNullable(found).orElseThrow(() -> new AssertionError("no " + id));
    }

    private void click(String id) throws Throwable {
        onFx(() -> {
            stages.getLast().getScene().getRoot().applyCss();
            Node node = node(id);
            assertThat(node.isDisabled()).as(id).isFalse();
            if (node instanceof CheckBox box) {
                box.fire();
            } else {
                ((Button) node).fire();
            }
        });
    }

    private void picture(String name) throws Throwable {
        onFx(() -> {
            stages.getLast().getScene().getRoot().applyCss();
            stages.getLast().getScene().getRoot().layout();
            Pictures.save(stages.getLast().getScene(), name);
        });
    }

    private String words() {
        StringBuilder words = new StringBuilder();
        stages.getLast().getScene().getRoot().lookupAll(".label").forEach(n -> words.append(((Label) n).getText())
                .append('\n'));
        return words.toString();
    }

    private static boolean isOver(LabStage lab) {
        return lab.state().run().flatMap(RunState::end).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"en, LIGHT, 1", "zh-TW, DARK, 1", "en, DARK, 1", "zh-TW, LIGHT, 1", "en, DARK, 2"})
    void stepsAreGoneThroughByClicks_fromTheDifferenceToTheOutcome(String language, Themes.Choice theme, double zoom)
            throws Throwable {
        String tail = "-" + language + "-" + theme.name().toLowerCase(Locale.ROOT) + (zoom > 1 ? "-zoomed" : "");
        try (LabStage lab = new LabStage(LabPreset.THREE)) {
            onFx(() -> {
                lab.staging().stage(new Edit.Priority("n1", "VI_1", 90));
                lab.staging().stage(new Edit.Priority("n3", "VI_1", 60));
                lab.model().because("move to n2 for the kernel update");
            });
            open(lab, Locale.forLanguageTag(language), theme, zoom);
            lab.until(() -> lab.state().prepared().isPresent());
            picture("push-1-diff" + tail);
            click("push-next");
            picture("push-2-checks" + tail);
            if (lab.state().prepared().orElseThrow().isDoubtful()) {
                click("push-agree");
            }
            click("push-next");
            click("push-keeps");
            picture("push-3-plan" + tail);
            click("push-start");
            lab.until(() -> lab.state().run().stream().flatMap(r -> r.lanes().stream())
                    .anyMatch(l -> l.deadline().isPresent()));
            picture("push-4-run" + tail);
            lab.until(() -> lab.state().run().filter(RunState::isDeciding).isPresent());
            picture("push-4-decide" + tail);
            click("push-keep");
            lab.until(() -> isOver(lab));
            picture("push-5-end" + tail);

            assertThat(lab.state().run().orElseThrow().isGood()).isTrue();
            assertThat(words()).contains("n1", "n3");

            onFx(() -> ((TabPane) views.getLast().view()).getSelectionModel().select(1));
            lab.until(() -> !lab.model().revisions().get().isEmpty());
            picture("push-6-revisions" + tail);
        }
    }

    @ParameterizedTest
    @CsvSource({"en, DARK", "zh-TW, LIGHT"})
    void nodeThatDies_isToldWithWhatEachNodeHas(String language, Themes.Choice theme) throws Throwable {
        try (LabStage lab = new LabStage(LabPreset.THREE)) {
            onFx(() -> {
                lab.staging().stage(new Edit.Priority("n3", "VI_1", 60));
                lab.model().keepByItself(false);
            });
            open(lab, Locale.forLanguageTag(language), theme, 1);
            lab.until(() -> lab.state().prepared().isPresent());
            onFx(() -> {
                lab.model().agree(true);
                lab.model().start();
            });
            lab.until(() -> lab.state().run().filter(RunState::isDeciding).isPresent());
            onFx(() -> lab.lab.perform(new LabCommand.Kill("n3")));
            lab.until(() -> isOver(lab));
            picture("push-5-lost-" + language + "-" + theme.name().toLowerCase(Locale.ROOT));

            assertThat(words()).contains(language.equals("en") ? "n3 undoes itself in" : "n3 將在");
        }
    }

    @Test
    void blockedPush_cannotBeStarted_andSaysWhy() throws Throwable {
        try (LabStage lab = new LabStage(LabPreset.THREE)) {
            onFx(() -> lab.staging().stage(new Edit.Typed("n2", "node: n2\nrouters:\n  VI_1: {vrid: 900}\n")));
            open(lab, Locale.ENGLISH, Themes.Choice.LIGHT, 1);
            lab.until(() -> lab.state().prepared().isPresent());
            onFx(() -> views.getLast().show(new Target.Staged(Target.PushStep.CHECKS)));
            lab.until(() -> lab.state().prepared().isPresent());
            picture("push-2-blocked-en-light");
            click("push-next");
            picture("push-3-blocked-en-light");

            assertThat(node("push-start").isDisabled()).isTrue();
            assertThat(words()).contains("Errors stand against it");
        }
    }

    @Test
    void nothingStaged_saysWhatToDo() throws Throwable {
        try (LabStage lab = new LabStage(LabPreset.NGINX_PAIR)) {
            open(lab, Locale.ENGLISH, Themes.Choice.LIGHT, 1);
            picture("push-0-empty-en-light");

            assertThat(words()).contains("Nothing is staged");
        }
    }
}
