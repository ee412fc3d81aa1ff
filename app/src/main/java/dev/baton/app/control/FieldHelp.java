package dev.baton.app.control;

import java.util.Optional;
import javafx.event.EventTarget;
import javafx.scene.Node;

/// Help of a part of the window: the key for help shows it instead of the window's own while the part has the focus.
public final class FieldHelp {
    private static final Object KEY = FieldHelp.class;

    private FieldHelp() {}

    /// Has `show` called for `node` and what is inside it.
    public static void set(Node node, Runnable show) {
        node.getProperties().put(KEY, show);
    }

    /// The help of where an event goes to, or of what is around it.
    public static Optional<Runnable> of(EventTarget target) {
        Node node = target instanceof Node first ? first : null;
        while (node != null) {
            if (node.getProperties().get(KEY) instanceof Runnable show) {
                return Optional.of(show);
            }
            node = node.getParent();
        }
        return Optional.empty();
    }
}
