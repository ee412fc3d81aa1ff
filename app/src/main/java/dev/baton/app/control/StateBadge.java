package dev.baton.app.control;

import javafx.scene.control.Label;

import dev.baton.app.i18n.Texts;

/// A node's state as colour, shape and word together.
public final class StateBadge extends Label {
    private final ClusterWords words;
    private final StateMark mark = new StateMark();
    private String kind = "";

    public StateBadge(Texts texts) {
        words = new ClusterWords(texts);
        getStyleClass().add("state-badge");
        setGraphic(mark);
    }

    /// Shows `state`.
    public void show(NodeState state) {
        setText(words.state(state));
        mark.show(state.styleClass());
        if (!kind.equals(state.styleClass())) {
            getStyleClass().remove(kind);
            kind = state.styleClass();
            getStyleClass().add(kind);
        }
    }
}
