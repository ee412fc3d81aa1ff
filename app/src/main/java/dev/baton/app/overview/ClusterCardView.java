package dev.baton.app.overview;

import java.util.List;
import java.util.Optional;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

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

    private final Texts texts;
    private final ClusterWords words;
    private final Label title = new Label();
    private final Label place = new Label();
    private final HealthPill health;
    private final FlowPane chips = new FlowPane();
    private final SegmentView segment;
    private final VBox changes = new VBox();
    private List<VirtualAddress> addresses = List.of();

    ClusterCardView(Texts texts, Pulse pulse, NodeMenu menu) {
        this.texts = texts;
        this.words = new ClusterWords(texts);
        this.health = new HealthPill(texts);
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
        getChildren().addAll(header, chips, segment, changes);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.PARENT);
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
