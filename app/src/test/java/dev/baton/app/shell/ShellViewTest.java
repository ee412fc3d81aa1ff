package dev.baton.app.shell;

import java.util.List;
import java.util.Locale;
import javafx.application.ColorScheme;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import org.controlsfx.control.Notifications;
import org.controlsfx.control.PopOver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.baton.app.action.Action;
import dev.baton.app.action.ActionButton;
import dev.baton.app.i18n.Texts;
import dev.baton.app.testing.CssWarnings;
import dev.baton.app.testing.FxTest;
import dev.baton.app.testing.Pictures;
import dev.baton.app.testing.SampleSource;
import dev.baton.app.theme.Themes;
import dev.baton.cluster.Freshness;
import dev.baton.cluster.Health;
import dev.baton.cluster.Snapshot;

import static org.assertj.core.api.Assertions.assertThat;

@FxTest
class ShellViewTest {
    private final Bench bench = new Bench(Locale.ENGLISH);

    @BeforeEach
    void layOut() {
        bench.scene.getRoot().applyCss();
        bench.scene.getRoot().layout();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private void press(KeyCode code, boolean control) {
        Event.fireEvent(bench.shell.view(),
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, control, false, false));
    }

    private Node find(String selector) {
        bench.scene.getRoot().applyCss();
        bench.scene.getRoot().layout();
        return bench.scene.getRoot().lookup(selector);
    }

    private boolean isCollapsed() {
        return find(".rail").getPseudoClassStates().stream().anyMatch(p -> p.getPseudoClassName().equals("collapsed"));
    }

    private ActionButton railItem(String id) {
        return bench.scene.getRoot().lookupAll(".rail-item").stream().map(ActionButton.class::cast)
                .filter(b -> b.action().id().equals(id)).findFirst().orElseThrow();
    }

    @Test
    void keys_goToScreens_andOneScreenIsShownAtATime() {
        press(KeyCode.DIGIT9, true);
        assertThat(bench.shell.shown().get()).isEqualTo("lab");
        assertThat(bench.told).containsExactly("overview shown", "overview hidden", "lab shown");
    }

    @Test
    void screenThatIsNotThere_tellsWhy_andDoesNothing() {
        press(KeyCode.DIGIT6, true);
        railItem("go.failover").fire();
        assertThat(bench.shell.shown().get()).isEqualTo("overview");
        assertThat(railItem("go.failover").getTooltip().getText()).contains("You see the past");
        assertThat(railItem("go.failover").getAccessibleHelp()).contains("You see the past");
    }

    @Test
    void rail_hasEveryScreen_andMarksTheOneShown() {
        assertThat(bench.scene.getRoot().lookupAll(".rail-item")).hasSize(10);
        railItem("go.lab").fire();
        assertThat(railItem("go.lab").getPseudoClassStates()).anyMatch(p -> p.getPseudoClassName().equals("selected"));
        assertThat(railItem("go.overview").getPseudoClassStates())
                .noneMatch(p -> p.getPseudoClassName().equals("selected"));
    }

    @Test
    void rail_saysHowManyThingsWait_whereAnyDo() {
        assertThat(railItem("go.findings").getAccessibleHelp()).isEqualTo("Three things wait");
        assertThat(bench.scene.getRoot().lookupAll(".rail-badge").stream().filter(Node::isVisible)
                .map(n -> ((Label) n).getText())).containsExactly("3");
    }

    @Test
    void rail_collapses_andItIsRemembered() {
        press(KeyCode.B, true);
        assertThat(isCollapsed()).isTrue();
        assertThat(bench.settings.value().get().railCollapsed()).isTrue();
    }

    @Test
    void palette_findsByWordsAndPerformsWithEnter() {
        press(KeyCode.K, true);
        TextField field = (TextField) find(".palette .text-field");
        field.setText("lab");
        Event.fireEvent(field, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
        assertThat(bench.shell.shown().get()).isEqualTo("lab");
        assertThat(find(".palette")).isNull();
    }

    @Test
    void palette_offersNothingImpossibleForEnter() {
        press(KeyCode.K, true);
        TextField field = (TextField) find(".palette .text-field");
        field.setText("failover test");
        ListView<?> list = (ListView<?>) find(".palette .list-view");
        assertThat(list.getItems()).hasSize(1);
        Event.fireEvent(field, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
        assertThat(find(".palette")).isNotNull();
        press(KeyCode.ESCAPE, false);
    }

    @Test
    void questionMark_opensTheCheatSheet_withEveryKey() {
        Event.fireEvent(bench.shell.view(),
                new KeyEvent(KeyEvent.KEY_TYPED, "?", "", KeyCode.UNDEFINED, true, false, false, false));
        long keyed = bench.context.actions().actions().stream().filter(a -> a.shortcut().isPresent()).count();
        find(".key-sheet");
        assertThat(bench.scene.getRoot().lookupAll(".key-grid .keys")).hasSize((int) keyed);
    }

    @Test
    void f1_helpsWithTheScreenShown() {
        press(KeyCode.F1, false);
        assertThat(((Label) find(".help-card .overlay-title")).getText()).isEqualTo("Help: Overview");
        press(KeyCode.ESCAPE, false);
    }

    @Test
    void everyScreen_hasHelpInBothLanguages() {
        for (Locale locale : List.of(Locale.ENGLISH, Locale.TRADITIONAL_CHINESE)) {
            for (String screen : List.of("overview", "traffic", "timeline", "priorities", "config", "push",
                    "failover", "findings", "nodes", "lab")) {
                assertThat(HelpCard.lines(screen, Texts.of(locale))).as(screen).isNotEmpty();
            }
        }
    }

    @Test
    void settings_takeEffectAtOnce_andAreKept() {
        press(KeyCode.COMMA, true);
        List<Node> choices = List.copyOf(find(".settings-card").lookupAll(".choice-box"));
        @SuppressWarnings("unchecked")
        ChoiceBox<String> theme = (ChoiceBox<String>) choices.getFirst();
        theme.setValue("dark");
        assertThat(bench.settings.value().get().theme()).isEqualTo("dark");
        Spinner<?> undo = (Spinner<?>) List.copyOf(find(".settings-card").lookupAll(".spinner")).get(1);
        undo.getEditor().setText("7");
        undo.commitValue();
        assertThat(bench.settings.value().get().limits().undoSeconds()).isEqualTo(30);
        undo.getEditor().setText("no number");
        undo.commitValue();
        assertThat(bench.settings.value().get().limits().undoSeconds()).isEqualTo(30);
        press(KeyCode.ESCAPE, false);
    }

    @Test
    void firstCards_areShownOnce_andNeverAgain() {
        bench.shell.welcome();
        assertThat(((Label) find(".first-title")).getText()).isEqualTo("This is a living cluster");
        for (int i = 0; i < FirstCards.CARDS.size(); i++) {
            List<Node> buttons = List.copyOf(find(".first-foot").lookupAll(".button"));
            ((Button) buttons.getLast()).fire();
        }
        assertThat(find(".first-card").isVisible()).isFalse();
        assertThat(bench.settings.value().get().welcomed()).isTrue();
    }

    @Test
    void theme_followsTheDesktop_unlessTheUserChose() {
        bench.desktop.set(ColorScheme.DARK);
        assertThat(bench.themes.theme().get()).isEqualTo(Themes.Theme.DARK);
        bench.themes.choice().set(Themes.Choice.LIGHT);
        assertThat(bench.themes.theme().get()).isEqualTo(Themes.Theme.LIGHT);
    }

    @Test
    void staleData_isNeverShownAsReady() {
        Snapshot snapshot = SampleSource.snapshot(SampleSource.SECOND_NANOS, 10, Freshness.LIVE, Health.READY);
        bench.source.show(snapshot);
        bench.shell.model().beat();
        Label pill = (Label) find(".overall");
        assertThat(pill.getText()).isEqualTo("Ready");
        bench.source.show(new Snapshot(8 * SampleSource.SECOND_NANOS, snapshot.clusters(), 10));
        bench.shell.model().beat();
        assertThat(pill.getText()).isEqualTo("Not known");
        assertThat(pill.getPseudoClassStates()).anyMatch(p -> p.getPseudoClassName().equals("untrusted"));
        assertThat(((Label) find(".age-pill")).getText()).isEqualTo("stale 7.0 s");
        Pictures.save(bench.scene, "shell-stale");
    }

    @Test
    void brokenFleet_isToldByItsWorst() {
        bench.source.show(SampleSource.snapshot(SampleSource.SECOND_NANOS, 10, Freshness.LOST, Health.READY,
                Health.SPLIT, Health.SPLIT));
        bench.shell.model().beat();
        assertThat(((Label) find(".overall")).getText()).isEqualTo("Two masters · 2 of 3");
    }

    @Test
    void zoom200_keepsEverythingInTheWindow() {
        bench.settings.update(s -> s.withZoomPercent(200));
        Pictures.save(bench.scene, "shell-zoom-200");
        assertThat(isCollapsed()).isTrue();
        for (String selector : new String[]{".top-bar", ".rail", ".status-line", ".screen-host"}) {
            var bounds = find(selector).localToScene(find(selector).getBoundsInLocal());
            assertThat(bounds.getMaxX()).as(selector).isLessThanOrEqualTo(1280.5);
            assertThat(bounds.getMaxY()).as(selector).isLessThanOrEqualTo(800.5);
        }
    }

    @Test
    void everyControl_isNamedForScreenReaders() {
        bench.source.show(SampleSource.snapshot(SampleSource.SECOND_NANOS, 10, Freshness.LIVE, Health.READY));
        bench.shell.model().beat();
        find(".frame");
        for (Node node : bench.scene.getRoot().lookupAll(".button, .menu-button, .label")) {
            if (node instanceof Labeled control && control.isFocusTraversable()) {
                String named = control.getAccessibleText() == null ? control.getText() : control.getAccessibleText();
                assertThat(named).as(control.getStyleClass().toString()).isNotBlank();
            }
        }
    }

    @Test
    void popupsOfControlsFx_giveNoWarning() {
        try (CssWarnings warnings = new CssWarnings()) {
            for (ColorScheme scheme : ColorScheme.values()) {
                bench.desktop.set(scheme);
                bench.context.actions().action(ShellActions.DIAGNOSTICS).command().run();
                PopOver other = new PopOver(new Label("9"));
                other.show(railItem("go.lab"));
                Notifications.create().owner(bench.stage).title("1").text("2").showInformation();
                Pictures.save(bench.scene, "shell-popups-" + scheme);
                other.hide(javafx.util.Duration.ZERO);
            }
            assertThat(warnings.messages()).isEmpty();
        }
    }

    @Test
    void cssWarnings_areNoticed() {
        try (CssWarnings warnings = new CssWarnings()) {
            Label label = new Label();
            label.setStyle("-fx-text-fill: -no-such-colour;");
            bench.scene.setRoot(label);
            label.applyCss();
            assertThat(warnings.messages()).isNotEmpty();
        }
    }

    @Test
    void closed_itLetsGoOfTheSource() {
        bench.shell.close();
        assertThat(bench.source.listenerCount()).isZero();
        assertThat(bench.told).endsWith("overview hidden");
    }

    @Test
    void actions_haveIdsOfTheirOwn() {
        assertThat(bench.context.actions().actions()).extracting(Action::id).doesNotHaveDuplicates();
    }
}
