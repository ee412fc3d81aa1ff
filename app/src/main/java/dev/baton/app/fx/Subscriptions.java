package dev.baton.app.fx;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import javafx.beans.value.ObservableValue;
import javafx.util.Subscription;

/// What a view has subscribed to, so that it can let go of all of it at once.
public final class Subscriptions {
    private final List<Subscription> held = new ArrayList<>();

    /// Keeps `subscription` until [#clear()].
    public void add(Subscription subscription) {
        held.add(subscription);
    }

    /// Hands `receiver` the value now and after each change, until [#clear()].
    public <T> void follow(ObservableValue<T> value, Consumer<? super T> receiver) {
        held.add(value.subscribe(receiver));
    }

    /// Ends all subscriptions; new ones can be added.
    public void clear() {
        held.forEach(Subscription::unsubscribe);
        held.clear();
    }
}
