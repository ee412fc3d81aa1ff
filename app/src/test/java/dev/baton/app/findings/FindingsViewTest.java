package dev.baton.app.findings;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.baton.app.action.ActionTable;
import dev.baton.app.fx.Fx;
import dev.baton.app.fx.Pulse;
import dev.baton.app.fx.Tasks;
import dev.baton.app.i18n.Texts;
import dev.baton.app.shell.AppContext;
import dev.baton.app.shell.Badge;
import dev.baton.app.shell.Screen;
import dev.baton.app.testing.FxTest;
import dev.baton.app.testing.PacketSource;
import dev.baton.app.testing.Pictures;
import dev.baton.app.theme.Themes;
import dev.baton.finding.Code;

import static org.assertj.core.api.Assertions.assertThat;

/// The Findings screen with its keys, its actions and their reasons.
@FxTest
class FindingsViewTest {
    private final Findings feed = new Findings();
    private final Tasks tasks = new Tasks();
    private final ActionTable actions = new ActionTable();
    private final List<Stage> stages = new ArrayList<>();
    private final FindingsScreen screen = new FindingsScreen(() -> Instant.EPOCH);

    private FindingsView open(Locale language, Themes.Choice theme) {
        Themes themes = new Themes(Fx.colorScheme());
        themes.choice().set(theme);
        AppContext context = new AppContext(Texts.of(language), themes, new Pulse(), tasks, actions,
                new PacketSource(feed));
        Screen made = screen.screen(context);
        Stage stage = new Stage();
        stage.setScene(new Scene(made.view(), 1_080, 700));
        themes.apply(stage.getScene());
        stage.show();
        stages.add(stage);
        made.shown();
        layout();
        return (FindingsView) made;
    }

    private FindingsView open() {
        feed.set(Findings.open(Code.S01, Findings.CLUSTER, 6_000_000_000L),
                Findings.open(Code.P08, Findings.CLUSTER + " from 10.0.0.2", 4_000_000_000L),
                Findings.ended(Code.S05, Findings.CLUSTER, 1, 2), Findings.open(Code.S15, "VRID 60 IPV4 eth0", 3));
        return open(Locale.ENGLISH, Themes.Choice.LIGHT);
    }

    private void layout() {
        stages.getLast().getScene().getRoot().applyCss();
        stages.getLast().getScene().getRoot().layout();
    }

    private Node find(String selector) {
        Node found = stages.getLast().getScene().getRoot().lookup(selector);
        assertThat(found).as(selector).isNotNull();
        return found;
    }

    @SuppressWarnings("unchecked")
    private ListView<FindingRow> list() {
        return (ListView<FindingRow>) find(".inbox");
    }

    private String selected() {
        return list().getSelectionModel().getSelectedItem().id();
    }

    private void press(KeyCode code) {
        Event.fireEvent(list(), new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
        layout();
    }

    private void run(String action) {
        assertThat(actions.action(action).whyNot().getValue()).as(action).isEmpty();
        actions.action(action).command().run();
        layout();
    }

    @AfterEach
    void close() {
        stages.forEach(Stage::close);
        tasks.close();
    }

    @Test
    void worstFinding_isSelectedFirst_andKeysGoFromFindingToFindingPastHeadings() {
        open();
        assertThat(selected()).startsWith("line|S01");
        press(KeyCode.DOWN);
        assertThat(selected()).startsWith("line|P08");
        press(KeyCode.DOWN);
        assertThat(selected()).startsWith("line|S15");
        press(KeyCode.DOWN);
        assertThat(selected()).startsWith("line|S15");
        press(KeyCode.UP);
        press(KeyCode.UP);
        press(KeyCode.UP);
        assertThat(selected()).startsWith("line|S01");
    }

    @Test
    void detail_namesTheLikelyCause_andLeadsToIt() {
        open();
        assertThat(find(".finding-link").getStyleClass()).contains("error");
        ((javafx.scene.control.Button) find(".finding-link")).fire();
        assertThat(selected()).startsWith("line|P08");
    }

    @Test
    void acknowledged_itCountsNoMoreInTheBadge_andTheSameKeyTakesItBack() {
        FindingsView view = open();
        Badge before = screen.badge(context()).get();
        assertThat(before.count()).isEqualTo(3);
        assertThat(before.isBad()).isTrue();
        run("findings.acknowledge");
        view.beat();
        assertThat(screen.badge(context()).get().count()).isEqualTo(2);
        run("findings.acknowledge");
        assertThat(screen.badge(context()).get().count()).isEqualTo(3);
    }

    /// The badge and the view of one frame share the inbox, so its own context is not looked at again.
    private AppContext context() {
        return new AppContext(Texts.of(Locale.ENGLISH), new Themes(Fx.colorScheme()), new Pulse(), tasks, actions,
                new PacketSource(feed));
    }

    @Test
    void muted_itIsGoneFromTheOpenOnes_andTheNextIsSelected() {
        open();
        run("findings.mute-day");
        assertThat(selected()).startsWith("line|P08");
        assertThat(list().getItems()).noneMatch(row -> row.id().startsWith("line|S01"));
    }

    @Test
    void actionsOfOneLetter_workOnlyWhileTheScreenIsShown_andSayWhy() {
        FindingsView view = open();
        assertThat(actions.action("findings.renew").whyNot().getValue()).contains("neither acknowledged nor muted");
        view.hidden();
        assertThat(actions.action("findings.acknowledge").whyNot().getValue()).isEqualTo("Go to Findings first.");
        view.shown();
        assertThat(actions.action("findings.acknowledge").possible()).isTrue();
    }

    @Test
    void evidenceThatIsNoLongerKept_cannotBeGoneTo() {
        feed.set(new dev.baton.finding.Finding(Code.S01, Findings.CLUSTER, "x",
                List.of(new dev.baton.finding.Evidence(999, "seen")), "y", 1, 1, 1, java.util.OptionalLong.empty()));
        open(Locale.ENGLISH, Themes.Choice.LIGHT);
        assertThat(actions.action("findings.evidence").whyNot().getValue()).contains("no longer kept");
        assertThat(find(".proof-button").isDisabled()).isTrue();
    }

    @Test
    void report_isCopiedAsMarkdown_ofWhatIsShown() {
        open();
        ((ToggleButton) find("#findings-warning")).setSelected(false);
        run("findings.copy-report");
        assertThat(Clipboard.getSystemClipboard().getString()).contains("S01").contains("P08").doesNotContain("S15");
        run("findings.copy-fix");
        assertThat(Clipboard.getSystemClipboard().getString()).isEqualTo("Do it.");
    }

    @Test
    void nothingToShow_saysWhatIsTrue() {
        FindingsView view = open();
        ((TextField) find("#findings-filter")).setText("nothing like this");
        layout();
        assertThat(((javafx.scene.control.Label) find(".empty-title")).getText())
                .isEqualTo("No finding fits the filter");
        ((javafx.scene.control.Button) find("#findings-clear")).fire();
        layout();
        assertThat(selected()).startsWith("line|S01");
        feed.set();
        view.beat();
        layout();
        assertThat(((javafx.scene.control.Label) find(".empty-title")).getText()).isEqualTo("Nothing was found");
        assertThat(((javafx.scene.control.Label) find(".empty-text")).getText()).startsWith("Every one of 10 packets");
        feed.set(Findings.ended(Code.S05, Findings.CLUSTER, 1, 2));
        view.beat();
        layout();
        assertThat(((javafx.scene.control.Label) find(".empty-title")).getText()).isEqualTo("Nothing is wrong now");
    }

    @Test
    void rowsAndToggles_haveWordsForThoseWhoDoNotSee() {
        open();
        assertThat(find("#findings-error").getAccessibleText()).isEqualTo("Error: 2 open");
        assertThat(find(".inbox-cell:error").getAccessibleText())
                .startsWith("Error, S01, Two or more MASTERs, The cause of S01, new");
    }

    @ParameterizedTest
    @CsvSource({"en, LIGHT", "en, DARK", "zh-TW, LIGHT", "zh-TW, DARK"})
    void packetsFindings_areDrawn(String language, Themes.Choice theme) {
        feed.set(Findings.open(Code.S01, Findings.CLUSTER, 6_000_000_000L),
                Findings.open(Code.P08, Findings.CLUSTER + " from 10.0.0.2", 4_000_000_000L),
                Findings.open(Code.S05, Findings.CLUSTER, 1), Findings.open(Code.S15, "VRID 60 IPV4 eth0", 3),
                Findings.open(Code.S12, "VRID 60 IPV4 eth0", 3));
        open(Locale.forLanguageTag(language), theme);
        WritableImage picture = Pictures.save(stages.getLast().getScene(),
                "findings-" + language + "-" + theme.name().toLowerCase(Locale.ROOT));
        assertThat(picture.getWidth()).isEqualTo(1_080);
    }
}
