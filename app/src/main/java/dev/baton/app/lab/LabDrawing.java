package dev.baton.app.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.value.ChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import atlantafx.base.theme.Styles;

import dev.baton.app.control.ClusterWords;
import dev.baton.app.control.StateMark;
import dev.baton.app.fx.Pulse;
import dev.baton.app.fx.Subscriptions;
import dev.baton.app.i18n.Texts;
import dev.baton.cluster.Cluster;
import dev.baton.cluster.ClusterKey;
import dev.baton.cluster.Snapshot;

/// The clusters of the lab: all of them drawn if they are few, else a list and the chosen one.
final class LabDrawing {
    /// Up to this many clusters are all drawn.
    static final int MAX_DRAWN = 3;
    private static final double ROW_HEIGHT = 30;
    private static final double MIN_HEIGHT = 130;
    private static final double ROOM_FOR_THE_REST = 222;

    private final LabViewModel model;
    private final Texts texts;
    private final Pulse pulse;
    private final ClusterWords words;
    private final HBox box = new HBox();
    private final ListView<ClusterKey> list = new ListView<>();
    private final VBox drawn = new VBox();
    private final ScrollPane scroll = new ScrollPane(drawn);
    private final List<ClusterPane> panes = new ArrayList<>();
    private final Label empty = new Label();
    private final DoubleProperty height = new SimpleDoubleProperty(this, "height");
    private boolean choosing;

    LabDrawing(LabViewModel model, Texts texts, Pulse pulse) {
        this.model = model;
        this.texts = texts;
        this.pulse = pulse;
        words = new ClusterWords(texts);
        drawn.getStyleClass().add("lab-drawn");
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("lab-drawn-scroll");
        list.setMinHeight(0);
        list.setPrefHeight(MIN_HEIGHT);
        height.subscribe(_ -> fitHeight());
        scroll.viewportBoundsProperty().subscribe(_ -> fitHeight());
        empty.setText(texts.get("lab.drawing.empty"));
        empty.getStyleClass().add("muted");
        StackPane centre = new StackPane(scroll, empty);
        HBox.setHgrow(centre, Priority.ALWAYS);
        list.setId("lab-clusters");
        list.setItems(model.clusters());
        list.setFixedCellSize(ROW_HEIGHT);
        list.setCellFactory(_ -> new KeyCell());
        list.setAccessibleText(texts.get("lab.clusters"));
        list.getStyleClass().addAll(Styles.DENSE, "lab-clusters");
        list.getSelectionModel().selectedItemProperty().subscribe(key -> {
            if (key != null && !choosing) {
                model.choose(key);
            }
        });
        box.getStyleClass().addAll("card", "lab-drawing");
        box.getChildren().addAll(list, centre);
    }

    Region view() {
        return box;
    }

    /// The height of the column that the drawing shares with the hint and the log.
    DoubleProperty columnHeight() {
        return height;
    }

    void follow(Subscriptions held) {
        held.follow(model.snapshot(), this::show);
        held.follow(model.chosen(), this::select);
        held.add(model.onAdverts(adverts -> panes.forEach(p -> p.adverts(adverts))));
        held.add(() -> panes.forEach(p -> p.segment().still()));
    }

    private void show(Snapshot snapshot) {
        List<ClusterKey> all = model.clusters();
        boolean many = all.size() > MAX_DRAWN;
        List<ClusterKey> wanted = many ? model.chosen().get().stream().toList() : List.copyOf(all);
        if (!panes.stream().map(ClusterPane::key).toList().equals(wanted)) {
            panes.clear();
            wanted.forEach(key -> panes.add(new ClusterPane(model, texts, pulse, key)));
            drawn.getChildren().setAll(panes.stream().map(ClusterPane::view).toList());
        }
        fitHeight();
        list.setVisible(many);
        list.setManaged(many);
        empty.setVisible(wanted.isEmpty());
        panes.forEach(pane -> pane.show(snapshot));
    }

    /// The drawing comes first: it is not scrolled unless the hint and the log would lose their room.
    private void fitHeight() {
        double wanted = drawn.prefHeight(scroll.getViewportBounds().getWidth());
        double most = Math.max(MIN_HEIGHT, height.get() - ROOM_FOR_THE_REST);
        scroll.setMinViewportHeight(Math.min(most, wanted));
    }

    private void select(Optional<ClusterKey> key) {
        choosing = true;
        try {
            key.ifPresent(list.getSelectionModel()::select);
        } finally {
            choosing = false;
        }
    }

    /// A cluster's place and VRID with the mark of its health.
    private final class KeyCell extends ListCell<ClusterKey> {
        private final StateMark mark = new StateMark();
        private final Label name = new Label();
        private final HBox row = new HBox(mark, name);
        private final ChangeListener<Snapshot> refresh = (_, _, now) -> refresh(now);

        KeyCell() {
            row.setAlignment(Pos.CENTER_LEFT);
            row.getStyleClass().add("lab-cluster-line");
            setPrefWidth(0);
            sceneProperty().subscribe(scene -> {
                model.snapshot().removeListener(refresh);
                if (scene != null) {
                    model.snapshot().addListener(refresh);
                }
            });
        }

        @Override
        protected void updateItem(ClusterKey key, boolean none) {
            super.updateItem(key, none);
            setGraphic(none || key == null ? null : row);
            if (key != null && !none) {
                name.setText(key.network() + " · VRID " + key.vrid());
                refresh(model.snapshot().get());
            }
        }

        private void refresh(Snapshot snapshot) {
            ClusterKey key = getItem();
            if (key != null && !isEmpty()) {
                Optional<Cluster> cluster = snapshot.cluster(key);
                mark.show(cluster.map(c -> ClusterWords.healthClass(c.health())).orElse("unknown"));
                setAccessibleText(name.getText() + " " + cluster.map(words::health).orElse(""));
            }
        }
    }
}
