package dev.baton.app.overview;

import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

import dev.baton.app.control.AddressChip;
import dev.baton.app.control.ClusterWords;
import dev.baton.app.control.HealthPill;
import dev.baton.app.control.SegmentView;
import dev.baton.app.control.StateMark;
import dev.baton.app.fx.Pulse;
import dev.baton.app.i18n.Texts;
import dev.baton.cluster.Cluster;
import dev.baton.cluster.Sighting.AdvertSeen;
import dev.baton.vrrp.VirtualAddress;

/// One cluster at full size: what it is, how it is, its addresses, its segment and the last change in it.
final class ClusterCardView extends VBox {
    /// More addresses than these are counted, not shown; hovering lists them.
    static final int MAX_CHIPS = 6;
    /// The last changes of this many nodes are told under the segment.
    static final int MAX_CHANGES = 3;

    private static final PseudoClass OLD = PseudoClass.getPseudoClass("old");

    private final Texts texts;
    private final ClusterWords words;
    private final Label title = new Label();
    private final Label place = new Label();
    private final HealthPill health;
    private final FlowPane chips = new FlowPane();
    private final SegmentView segment;
    private final VBox changes = new VBox();
    private final Optional<TestDoor> tests;
    private final Label proven = new Label();
    private final Button test = new Button();
    private Optional<Cluster> shown = Optional.empty();
    private List<VirtualAddress> addresses = List.of();

    ClusterCardView(Texts texts, Pulse pulse, NodeMenu menu) {
        this.texts = texts;
        this.words = new ClusterWords(texts);
        this.health = new HealthPill(texts);
        this.tests = menu.tests();
        this.segment = new SegmentView(texts, pulse, false);
        segment.setNodeMenu((cluster, member) -> Optional.of(menu.of(cluster, member)));
        segment.setChipDrag(menu.drag());
        getStyleClass().addAll("card", "cluster-card");
        title.getStyleClass().add("cluster-title");
        place.getStyleClass().addAll("cluster-place", "muted");
        chips.getStyleClass().add("address-chips");
        changes.getStyleClass().add("cluster-changes");
        title.setMinWidth(Region.USE_PREF_SIZE);
        health.setMinWidth(Region.USE_PREF_SIZE);
        HBox header = new HBox(title, place, grow(), health);
        header.getStyleClass().add("cluster-header");
        getChildren().addAll(header, second(), segment, changes);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.PARENT);
    }

    /// The addresses, and at the right when their failover was last proven, with the way to prove it.
    private HBox second() {
        HBox.setHgrow(chips, Priority.ALWAYS);
        HBox line = new HBox(chips);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("cluster-second");
        tests.ifPresent(door -> {
            proven.getStyleClass().add("cluster-proven");
            proven.setMinWidth(USE_PREF_SIZE);
            proven.managedProperty().bind(proven.visibleProperty());
            proven.visibleProperty().bind(proven.textProperty().isNotEmpty());
            String why = door.whyNot();
            test.setText(texts.get("overview.test"));
            test.setGraphic(new FontIcon(MaterialDesignS.SWAP_HORIZONTAL_BOLD));
            test.getStyleClass().add("cluster-test");
            test.setMinWidth(USE_PREF_SIZE);
            test.setOnAction(_ -> shown.ifPresent(door::open));
            Region place = why.isEmpty() ? test : unavailable(why);
            line.getChildren().addAll(proven, place);
        });
        return line;
    }

    /// A disabled button tells nothing: what it stands in does.
    private Region unavailable(String why) {
        test.setDisable(true);
        StackPane place = new StackPane(test);
        String reason = texts.get("overview.menu.why." + why);
        Tooltip.install(place, new Tooltip(reason));
        test.setAccessibleHelp(reason);
        return place;
    }

    private void showProof(Cluster cluster) {
        shown = Optional.of(cluster);
        tests.ifPresent(door -> {
            TestDoor.Proven now = door.proven(cluster, System.currentTimeMillis());
            proven.setText(now.words());
            proven.pseudoClassStateChanged(OLD, now.isOld());
            test.setAccessibleText(texts.get("overview.test.one", words.title(cluster)));
        });
    }

    private static Region grow() {
        Region grow = new Region();
        HBox.setHgrow(grow, Priority.ALWAYS);
        return grow;
    }

    void show(ClusterCard.Moment moment) {
        Cluster cluster = moment.cluster();
        title.setText(words.title(cluster));
        place.setText(words.place(cluster));
        health.show(cluster, moment.atNanos());
        if (!addresses.equals(cluster.addresses())) {
            addresses = cluster.addresses();
            showAddresses();
        }
        segment.show(cluster, moment.atNanos());
        showProof(cluster);
        showChanges(words.changes(cluster, moment.atNanos()));
        setAccessibleText(title.getText() + ", " + place.getText() + ", " + health.getText());
    }

    private void showChanges(List<ClusterWords.Change> all) {
        List<ClusterWords.Change> shown = all.stream().limit(MAX_CHANGES).toList();
        while (changes.getChildren().size() > shown.size()) {
            changes.getChildren().removeLast();
        }
        for (int i = 0; i < shown.size(); i++) {
            if (i == changes.getChildren().size()) {
                changes.getChildren().add(new ChangeLine());
            }
            if (changes.getChildren().get(i) instanceof ChangeLine line) {
                line.show(shown.get(i));
            }
        }
    }

    /// One node's last change.
    private static final class ChangeLine extends HBox {
        private final StateMark mark = new StateMark();
        private final Label node = new Label();
        private final Label sentence = new Label();

        ChangeLine() {
            getStyleClass().add("change-line");
            node.getStyleClass().add("change-node");
            sentence.getStyleClass().add("change-sentence");
            getChildren().addAll(mark, node, sentence);
        }

        void show(ClusterWords.Change change) {
            mark.show(change.state().styleClass());
            node.setText(change.node());
            sentence.setText(change.sentence());
        }
    }

    private void showAddresses() {
        chips.getChildren().clear();
        addresses.stream().limit(MAX_CHIPS).map(a -> new AddressChip(a.toString())).forEach(chips.getChildren()::add);
        if (addresses.size() > MAX_CHIPS) {
            AddressChip more = new AddressChip(
                    texts.get("control.node.more", Integer.toString(addresses.size() - MAX_CHIPS)));
            more.setTooltip(new Tooltip(String.join("\n", addresses.stream().map(VirtualAddress::toString).toList())));
            chips.getChildren().add(more);
        }
    }

    void adverts(List<AdvertSeen> adverts) {
        segment.adverts(adverts);
    }

    SegmentView segment() {
        return segment;
    }
}
