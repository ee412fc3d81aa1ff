package dev.baton.app.control;

import javafx.scene.layout.Region;

/// The small shape that stands for a state or a health. Shape and colour both come from the style sheet, by the style
/// class, so that they always go together: a filled triangle for MASTER, an outlined diamond for BACKUP, a cross for
/// FAULT, a ring for INIT.
public final class StateMark extends Region {
    private String kind = "";

    public StateMark() {
        getStyleClass().add("state-mark");
        setMouseTransparent(true);
    }

    /// Shows the shape of this style class.
    public void show(String styleClass) {
        if (!styleClass.equals(kind)) {
            getStyleClass().remove(kind);
            getStyleClass().add(styleClass);
            kind = styleClass;
        }
    }

    /// The style class shown.
    public String kind() {
        return kind;
    }
}
