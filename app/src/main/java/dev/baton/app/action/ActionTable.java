package dev.baton.app.action;

import java.util.Optional;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.input.KeyEvent;
import javafx.util.Subscription;

/// All actions there are now, in the order they were added. JavaFX thread.
public final class ActionTable {
    /// More actions than a palette can sensibly hold.
    public static final int MAX_ACTIONS = 500;

    private final ObservableList<Action> actions = FXCollections.observableArrayList();
    private final ObservableList<Action> readOnly = FXCollections.unmodifiableObservableList(actions);

    /// Adds an action until the subscription is ended.
    ///
    /// @throws IllegalArgumentException if its id or its keys are taken
    /// @throws IllegalStateException    if there are [#MAX_ACTIONS] already
    public Subscription add(Action action) {
        for (Action other : actions) {
            boolean sameKeys = action.shortcut().isPresent() && action.shortcut().equals(other.shortcut());
            if (other.id().equals(action.id()) || sameKeys) {
                throw new IllegalArgumentException("The id or the keys of " + action.id() + " are taken by "
                        + other.id());
            }
        }
        if (actions.size() >= MAX_ACTIONS) {
            throw new IllegalStateException("More than " + MAX_ACTIONS + " actions");
        }
        actions.add(action);
        return () -> actions.remove(action);
    }

    /// The actions, in order.
    public ObservableList<Action> actions() {
        return readOnly;
    }

    /// The action with this id.
    public Optional<Action> find(String id) {
        return actions.stream().filter(a -> a.id().equals(id)).findFirst();
    }

    /// The action with this id.
    ///
    /// @throws IllegalArgumentException if there is none: a mistake in the program
    public Action action(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("No action " + id));
    }

    /// The action whose keys `event` presses, possible now or not.
    public Optional<Action> pressed(KeyEvent event) {
        return actions.stream().filter(a -> a.shortcut().filter(keys -> keys.match(event)).isPresent()).findFirst();
    }
}
