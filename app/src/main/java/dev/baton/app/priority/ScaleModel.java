package dev.baton.app.priority;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// A scale that stays the same one while what it shows changes, so that a thumb keeps the focus. JavaFX thread.
final class ScaleModel {
    private final ReadOnlyObjectWrapper<Scale> scale;

    ScaleModel(Scale first) {
        scale = new ReadOnlyObjectWrapper<>(this, "scale", first);
    }

    ReadOnlyObjectProperty<Scale> scale() {
        return scale.getReadOnlyProperty();
    }

    void show(Scale next) {
        if (!next.equals(scale.get())) {
            scale.set(next);
        }
    }
}
