package dev.baton.app.overview;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.beans.property.SimpleStringProperty;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.paint.Color;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.baton.app.action.Action;
import dev.baton.app.control.AddressChip;
import dev.baton.app.control.ClusterWords;
import dev.baton.app.control.Clusters;
import dev.baton.app.control.NodeBox;
import dev.baton.app.i18n.Texts;
import dev.baton.app.testing.FxTest;
import dev.baton.app.theme.Themes;
import dev.baton.cluster.Snapshot;

import static org.assertj.core.api.Assertions.assertThat;

@FxTest
class OverviewViewTest {
    private static final double CLOSE = 0.02;
    private OverviewStage stage;

    @BeforeEach
    void open() {
        stage = OverviewStage.english();
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private NodeBox box(String node) {
        return stage.all(NodeBox.class).stream().filter(b -> texts(b).contains(node)).findFirst().orElseThrow();
    }

    private static List<String> texts(Node node) {
        return node.lookupAll(".label").stream().map(l -> ((Label) l).getText()).toList();
    }

    private List<AddressChip> docked() {
        return stage.all(AddressChip.class).stream().filter(c -> c.holding() != AddressChip.Holding.PLAIN).toList();
    }

    /// Where a node is laid out, whatever slide it is in.
    private static Bounds inScene(Node node) {
        return node.getParent().localToScene(new BoundingBox(node.getLayoutX(), node.getLayoutY(),
                node.getLayoutBounds().getWidth(), node.getLayoutBounds().getHeight()));
    }

    private void assertDockedOn(AddressChip chip, NodeBox box) {
        Bounds chipAt = inScene(chip);
        Bounds boxAt = inScene(box);
        assertThat(chipAt.getMaxY()).isEqualTo(boxAt.getMinY());
        assertThat(chipAt.getMinX()).isBetween(boxAt.getMinX(), boxAt.getMaxX());
        assertThat(chipAt.getMaxX()).isLessThanOrEqualTo(boxAt.getMaxX());
    }

    private static boolean near(Color a, Color b) {
        return Math.abs(a.getRed() - b.getRed()) < CLOSE && Math.abs(a.getGreen() - b.getGreen()) < CLOSE
                && Math.abs(a.getBlue() - b.getBlue()) < CLOSE;
    }

    private long count(WritableImage picture, Color wanted) {
        long count = 0;
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                if (near(picture.getPixelReader().getColor(x, y), wanted)) {
                    count++;
                }
            }
        }
        return count;
    }

    private Color token(String name) {
        return stage.themes.tokens().color(name);
    }

    @Test
    void boxes_areAsHighAsTheirFontsNeed() {
        for (Locale language : Texts.LANGUAGES) {
            stage.close();
            stage = new OverviewStage(language, Themes.Choice.LIGHT).open(Clusters.snapshot(Clusters.afterTakeover()));
            assertThat(stage.all(NodeBox.class)).hasSize(3).allSatisfy(
                    box -> assertThat(box.getHeight()).isGreaterThanOrEqualTo(box.prefHeight(-1)));
        }
    }

    @Test
    void vipChip_isDockedOnItsHolderAndMovesToTheNext() {
        stage.open(Clusters.snapshot(Clusters.healthy()));
        assertThat(docked()).hasSize(1);
        assertDockedOn(docked().getFirst(), box("n1"));
        assertThat(docked().getFirst().getText()).isEqualTo("10.0.0.100/24 (+2)");
        stage.show(Clusters.snapshot(Clusters.afterTakeover()));
        assertThat(docked()).hasSize(1);
        assertDockedOn(docked().getFirst(), box("n2"));
        assertThat(docked().getFirst().getTranslateX()).isNotZero();
    }

    @Test
    void underReducedMotion_theChipIsThereAtOnceAndNothingMoves() {
        stage.pulse.reducedMotion().set(true);
        stage.open(Clusters.snapshot(Clusters.healthy()));
        stage.show(Clusters.snapshot(Clusters.afterTakeover()));
        assertThat(docked().getFirst().getTranslateX()).isZero();
        stage.source.adverts(Clusters.adverts(Clusters.afterTakeover(), Clusters.afterTakeover().members().get(1), 1));
        assertThat(stage.pulse.listenerCount()).isZero();
    }

    @Test
    void twoMasters_haveAChipEach() {
        stage.open(Clusters.snapshot(Clusters.split()));
        assertThat(docked()).hasSize(2).allMatch(c -> c.holding() == AddressChip.Holding.CONTESTED);
        assertDockedOn(docked().get(0), box("n1"));
        assertDockedOn(docked().get(1), box("n2"));
        assertThat(stage.view.view().lookupAll(".bolt")).hasSize(1);
    }

    @Test
    void withoutMaster_theChipSaysThatNobodyAnswers() {
        stage.open(Clusters.snapshot(Clusters.noMaster()));
        assertThat(docked()).hasSize(1);
        assertThat(docked().getFirst().holding()).isEqualTo(AddressChip.Holding.ORPHANED);
        assertThat(docked().getFirst().getText()).endsWith("nobody answers");
    }

    @Test
    void staleNodes_areHatchedAndNothingIsGreen() {
        stage.open(Clusters.snapshot(Clusters.stale()));
        assertThat(stage.all(NodeBox.class)).hasSize(3).allMatch(b -> b.kind().equals("stale"));
        WritableImage picture = stage.scene.snapshot(null);
        assertThat(count(picture, token("-baton-stale-stripe"))).isGreaterThan(1000);
        assertThat(count(picture, token("-baton-stale-bg"))).isGreaterThan(1000);
        assertThat(count(picture, token("-baton-master"))).isZero();
    }

    @Test
    void masterThatNobodyAged_losesItsGreenAfterThreeAdverts() {
        stage.open(Clusters.snapshot(Clusters.healthy()));
        assertThat(box("n1").kind()).isEqualTo("master");
        stage.show(new Snapshot(Clusters.NOW + 4 * Clusters.SECOND, List.of(Clusters.healthy()), 2));
        assertThat(box("n1").kind()).isEqualTo("stale");
        assertThat(texts(box("n1"))).contains("STALE").doesNotContain("MASTER");
    }

    @Test
    void box_tellsConfiguredAndEffectivePriorityAndWhyTheyDiffer() {
        stage.open(Clusters.snapshot(Clusters.healthy()));
        assertThat(texts(box("n2"))).contains("120 → 100", "check_http −20", "BACKUP");
        assertThat(box("n2").reason()).contains("check_http: −20 (fails, weight −20)");
    }

    @Test
    void problems_areThereOnlyWhileThereAreAny() {
        stage.open(Clusters.snapshot(Clusters.split()));
        assertThat(stage.all(Button.class)).extracting(Button::getText)
                .contains("2 MASTERs on VRID 51 · n1, n2 · for 3 s");
        stage.show(Clusters.snapshot(Clusters.healthy()));
        assertThat(stage.all(ProblemStrip.class)).isEmpty();
    }

    @Test
    void fleet_drawsOnlyTheRowsThatCanBeSeen() {
        stage.open(new Snapshot(Clusters.NOW, Clusters.fleet(), 1));
        long drawn = stage.all(ListCell.class).stream().filter(c -> !c.isEmpty()).count();
        assertThat(drawn).isBetween(5L, 20L);
        assertThat(stage.all(NodeBox.class).size()).isLessThan(120);
    }

    @Test
    void hidden_letsGoOfEverything() {
        stage.open(Clusters.snapshot(Clusters.healthy()));
        stage.source.adverts(Clusters.adverts(Clusters.healthy(), Clusters.healthy().members().getFirst(), 1));
        assertThat(stage.source.listenerCount()).isEqualTo(1);
        stage.view.hidden();
        assertThat(stage.source.listenerCount()).isZero();
        assertThat(stage.pulse.listenerCount()).isZero();
    }

    @Test
    void empty_offersTheWaysToBeginAndSaysWhyNot() {
        AtomicInteger opened = new AtomicInteger();
        OverviewStage other = new OverviewStage(Locale.ENGLISH, Themes.Choice.LIGHT,
                table -> {
                    table.add(Action.of("go.lab", "overview.empty.lab", opened::incrementAndGet));
                    table.add(Action.of("source.capture", "overview.empty.lan", () -> {})
                            .unless(new SimpleStringProperty("not yet")));
                }).open(Snapshot.EMPTY);
        Button lab = (Button) other.view.view().lookup("#empty-lab");
        Button lan = (Button) other.view.view().lookup("#empty-lan");
        lab.fire();
        assertThat(opened).hasValue(1);
        assertThat(lan.isDisabled()).isTrue();
        assertThat(texts(lan)).contains("Watch my LAN", "not yet");
        other.close();
    }

    @Test
    void arrowKeys_goFromNodeToNode() {
        stage.open(Clusters.snapshot(Clusters.healthy()));
        box("n1").requestFocus();
        KeyEvent right = new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.RIGHT, false, false, false, false);
        javafx.event.Event.fireEvent(box("n1"), right);
        assertThat(stage.scene.getFocusOwner()).isSameAs(box("n2"));
    }

    @Test
    void nodeMenu_copiesTheAddressAndSaysWhyTheRestIsDisabled() {
        ContextMenu menu = new NodeMenu(Texts.of(Locale.ENGLISH)).of(Clusters.healthy().members().getFirst());
        List<MenuItem> disabled = menu.getItems().stream().filter(MenuItem::isDisable).toList();
        assertThat(disabled).extracting(MenuItem::getId).containsExactly("menu-maintenance", "menu-hand-over",
                "menu-priority", "menu-packets", "menu-config");
        MenuItem copy = menu.getItems().getLast();
        assertThat(copy.getText()).isEqualTo("Copy address 10.0.0.1");
        copy.getOnAction().handle(new javafx.event.ActionEvent());
        assertThat(Clipboard.getSystemClipboard().getString()).isEqualTo("10.0.0.1");
    }

    @Test
    void table_standsForTheDrawing() {
        stage.open(Clusters.snapshot(Clusters.healthy()));
        ((ToggleButton) stage.view.view().lookup("#look-table")).fire();
        stage.layout();
        assertThat(stage.all(NodeTable.class)).hasSize(1);
        assertThat(stage.all(NodeTable.class).getFirst().getItems()).hasSize(3);
    }

    @Test
    void everyBox_isToldToAScreenReader() {
        stage.open(Clusters.snapshot(Clusters.split()));
        assertThat(box("n2").getAccessibleText())
                .isEqualTo("n2, priority 120, MASTER for 3 s: no advert from n1 for 3.531 s "
                        + "(3 × 1 s + skew 0.531 s); n2 does not hear n1");
        assertThat(stage.all(NodeBox.class)).allMatch(NodeBox::isFocusTraversable);
        assertThat(ClusterWords.healthClass(Clusters.split().health())).isEqualTo("split");
    }
}
