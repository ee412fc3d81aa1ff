package dev.baton.app.overview;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Window;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.baton.app.control.AddressChip;
import dev.baton.app.control.Clusters;
import dev.baton.app.control.NodeBox;
import dev.baton.app.draft.Bases;
import dev.baton.app.draft.FakeBases;
import dev.baton.app.draft.Staging;
import dev.baton.app.testing.CssWarnings;
import dev.baton.app.testing.FxTest;
import dev.baton.app.testing.Pictures;
import dev.baton.app.theme.Themes;
import dev.baton.draft.Edit;

import static org.assertj.core.api.Assertions.assertThat;

/// Dropping the addresses on another node stages a hand-over, and nothing else.
@FxTest
class HandOverDragTest {
    private Optional<OverviewStage> opened = Optional.empty();

    @AfterEach
    void close() {
        opened.ifPresent(OverviewStage::close);
    }

    private OverviewStage open(Staging staging) {
        return open(staging, Locale.ENGLISH, Themes.Choice.LIGHT);
    }

    private OverviewStage open(Staging staging, Locale locale, Themes.Choice theme) {
        OverviewStage stage = new OverviewStage(locale, theme, _ -> {}, staging);
        stage.pulse.reducedMotion().set(true);
        opened = Optional.of(stage);
        return stage.open(Clusters.snapshot(Clusters.healthy()));
    }

    private static Staging pair() {
        return new Staging(Optional.of(FakeBases.pair(Bases.Kind.NODES)));
    }

    private static AddressChip chip(OverviewStage stage) {
        return stage.all(AddressChip.class).stream().filter(c -> c.holding() != AddressChip.Holding.PLAIN)
                .filter(c -> !c.getStyleClass().contains("ghost")).findFirst().orElseThrow();
    }

    private static List<AddressChip> ghosts(OverviewStage stage) {
        return stage.all(AddressChip.class).stream().filter(c -> c.getStyleClass().contains("ghost")).toList();
    }

    private static NodeBox box(OverviewStage stage, String node) {
        return stage.all(NodeBox.class).stream().filter(b -> b.lookupAll(".label").stream()
                .anyMatch(l -> ((Label) l).getText().equals(node))).findFirst().orElseThrow();
    }

    private static Point2D middle(Node node) {
        Bounds bounds = node.localToScene(node.getBoundsInLocal());
        return new Point2D(bounds.getCenterX(), bounds.getCenterY());
    }

    private static void mouse(Node on, EventType<MouseEvent> type, Point2D at) {
        Event.fireEvent(on, new MouseEvent(type, at.getX(), at.getY(), at.getX(), at.getY(), MouseButton.PRIMARY, 1,
                false, false, false, false, type != MouseEvent.MOUSE_RELEASED, false, false, true, false, false, null));
    }

    private static void drag(OverviewStage stage, String to) {
        AddressChip chip = chip(stage);
        mouse(chip, MouseEvent.MOUSE_ENTERED, middle(chip));
        mouse(chip, MouseEvent.MOUSE_PRESSED, middle(chip));
        mouse(chip, MouseEvent.MOUSE_DRAGGED, middle(chip).add(9, 9));
        mouse(chip, MouseEvent.MOUSE_DRAGGED, middle(box(stage, to)));
    }

    private static void drop(OverviewStage stage, String to) {
        mouse(chip(stage), MouseEvent.MOUSE_RELEASED, middle(box(stage, to)));
    }

    private static String said(OverviewStage stage) {
        return stage.view.view().lookup(".drop-said") instanceof Label label ? label.getText() : "";
    }

    @Test
    void addressesDroppedOnAnotherNode_stageAHandOver() {
        Staging staging = pair();
        OverviewStage stage = open(staging);
        drag(stage, "n2");
        assertThat(ghosts(stage)).hasSize(1);
        assertThat(said(stage)).isEqualTo("Hand over to n2");
        assertThat(box(stage, "n2").getStyleClass()).contains("drop-allowed", "drop-here");
        assertThat(box(stage, "n1").getStyleClass()).contains("drop-refused");
        drop(stage, "n2");
        assertThat(staging.workspace().get().handOvers()).containsExactly(new Edit.HandOver("n2", "VI_1"));
        assertThat(ghosts(stage)).isEmpty();
        assertThat(box(stage, "n2").getStyleClass()).doesNotContain("drop-allowed", "drop-here");
    }

    @Test
    void nodeThatCannotTakeThem_saysWhy_andTakesNothing() {
        Staging staging = pair();
        OverviewStage stage = open(staging);
        drag(stage, "n3");
        assertThat(said(stage)).isEqualTo("The configuration of n3 is not known here.");
        drop(stage, "n3");
        drag(stage, "n1");
        assertThat(said(stage)).isEqualTo("n1 holds it already.");
        drop(stage, "n1");
        assertThat(staging.workspace().get().isEdited()).isFalse();
    }

    @Test
    void escape_givesTheDragUp() {
        Staging staging = pair();
        OverviewStage stage = open(staging);
        drag(stage, "n2");
        Event.fireEvent(chip(stage), new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ESCAPE, false, false, false,
                false));
        assertThat(ghosts(stage)).isEmpty();
        drop(stage, "n2");
        assertThat(staging.workspace().get().isEdited()).isFalse();
    }

    @Test
    void whereNobodyCanBeTold_theChipStays_andItsTooltipSaysWhy() {
        OverviewStage stage = open(Staging.none());
        drag(stage, "n2");
        assertThat(ghosts(stage)).isEmpty();
        assertThat(chip(stage).getTooltip().getText()).isEqualTo("The configurations of the lab cannot be edited yet.");
        drop(stage, "n2");
    }

    @Test
    void whatCanBeDragged_saysSo() {
        OverviewStage stage = open(pair());
        mouse(chip(stage), MouseEvent.MOUSE_ENTERED, middle(chip(stage)));
        assertThat(chip(stage).getTooltip().getText()).contains("Drag it to another node");
        assertThat(chip(stage).getStyleClass()).contains("draggable");
    }

    @Test
    void byKey_theMenuOfANodeOffersTheSame() {
        Staging staging = pair();
        OverviewStage stage = open(staging);
        box(stage, "n1").requestFocus();
        Event.fireEvent(box(stage, "n1"), new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false,
                false));
        ContextMenu menu = Window.getWindows().stream().filter(ContextMenu.class::isInstance)
                .map(ContextMenu.class::cast).findFirst().orElseThrow();
        Menu targets = (Menu) menu.getItems().getFirst();
        assertThat(targets.getItems()).extracting(MenuItem::getText).containsExactly("n2");
        targets.getItems().getFirst().fire();
        menu.hide();
        assertThat(staging.workspace().get().handOvers()).containsExactly(new Edit.HandOver("n2", "VI_1"));
    }

    @ParameterizedTest
    @CsvSource({"light,en", "dark,zh-TW"})
    void drag_isDrawnWithoutWarning(String theme, String language) {
        try (CssWarnings warnings = new CssWarnings()) {
            OverviewStage stage = open(pair(), Locale.forLanguageTag(language),
                    theme.equals("dark") ? Themes.Choice.DARK : Themes.Choice.LIGHT);
            drag(stage, "n2");
            stage.layout();
            Pictures.save(stage.scene, "overview-drag-" + theme + "-" + language);
            assertThat(warnings.messages()).isEmpty();
            drop(stage, "n2");
        }
    }
}
