package dev.baton.app.control;

import javafx.scene.control.Label;

import dev.baton.app.i18n.Texts;
import dev.baton.cluster.Cluster;
import dev.baton.cluster.Health;

/// A cluster's health as colour, shape and words together, and since when: "READY · for 12 s".
public final class HealthPill extends Label {
    private final Texts texts;
    private final ClusterWords words;
    private final StateMark mark = new StateMark();
    private String kind = "";

    public HealthPill(Texts texts) {
        this.texts = texts;
        this.words = new ClusterWords(texts);
        getStyleClass().add("cluster-health");
        setGraphic(mark);
    }

    /// Shows the health of `cluster` and how long it has been so at `atNanos`.
    public void show(Cluster cluster, long atNanos) {
        show(cluster.health(),
                texts.get("control.health.since", words.health(cluster), words.healthSince(cluster, atNanos)));
    }

    /// Shows `health` with words of the caller's.
    public void show(Health health, String text) {
        setText(text);
        String styleClass = ClusterWords.healthClass(health);
        mark.show(styleClass);
        if (!kind.equals(styleClass)) {
            getStyleClass().remove(kind);
            kind = styleClass;
            getStyleClass().add(kind);
        }
    }
}
