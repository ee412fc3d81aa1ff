package dev.baton.app.lab;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Pos;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import dev.baton.app.control.ClusterWords;
import dev.baton.app.control.HealthPill;
import dev.baton.app.control.SegmentView;
import dev.baton.app.fx.Pulse;
import dev.baton.app.i18n.Texts;
import dev.baton.cluster.Cluster;
import dev.baton.cluster.ClusterKey;
import dev.baton.cluster.Member;
import dev.baton.cluster.Sighting;
import dev.baton.cluster.Snapshot;

/// One cluster of the lab, drawn large: title, health, and its segment.
final class ClusterPane {
    private static final Set<Verb> MENU = EnumSet.allOf(Verb.class);

    private final LabViewModel model;
    private final Texts texts;
    private final ClusterKey key;
    private final ClusterWords words;
    private final VBox pane = new VBox();
    private final Label title = new Label();
    private final Label place = new Label();
    private final HealthPill health;
    private final SegmentView segment;

    ClusterPane(LabViewModel model, Texts texts, Pulse pulse, ClusterKey key) {
        this.model = model;
        this.texts = texts;
        this.key = key;
        words = new ClusterWords(texts);
        health = new HealthPill(texts);
        segment = new SegmentView(texts, pulse, false);
        segment.setNodeMenu(this::menu);
        title.getStyleClass().add("lab-title");
        place.getStyleClass().add("muted");
        title.setMinWidth(Region.USE_PREF_SIZE);
        health.setMinWidth(Region.USE_PREF_SIZE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox header = new HBox(title, place, gap, health);
        header.getStyleClass().add("lab-cluster-header");
        header.setAlignment(Pos.CENTER_LEFT);
        pane.getStyleClass().add("lab-cluster");
        pane.getChildren().addAll(header, segment);
    }

    ClusterKey key() {
        return key;
    }

    Region view() {
        return pane;
    }

    SegmentView segment() {
        return segment;
    }

    void show(Snapshot snapshot) {
        snapshot.cluster(key).ifPresent(cluster -> {
            title.setText(words.title(cluster));
            place.setText(words.place(cluster));
            health.show(cluster, snapshot.atNanos());
            segment.show(cluster, snapshot.atNanos());
        });
    }

    void adverts(List<Sighting.AdvertSeen> adverts) {
        segment.adverts(adverts);
    }

    /// What can be done to the node now; what cannot says why not.
    private Optional<ContextMenu> menu(Cluster cluster, Member member) {
        return model.nodes().stream().filter(node -> node.name().equals(member.node())).findFirst().map(this::menu);
    }

    private ContextMenu menu(NodeModel node) {
        ContextMenu menu = new ContextMenu();
        for (Verb verb : MENU) {
            Optional<String> whyNot = node.whyNot(verb);
            String help = texts.get("lab.verb." + verb.name().toLowerCase(Locale.ROOT) + ".help", node.name());
            MenuItem item = new MenuItem(whyNot.orElse(help));
            item.setDisable(whyNot.isPresent());
            item.setOnAction(_ -> node.perform(verb));
            menu.getItems().add(item);
        }
        return menu;
    }
}
