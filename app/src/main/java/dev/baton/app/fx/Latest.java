package dev.baton.app.fx;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import javafx.util.Subscription;

/// Hands values from any thread to the JavaFX thread, at most one a frame; of several, the latest wins. Nothing queues:
/// one value waits at most, however fast they are offered.
public final class Latest<T> {
    private final Pulse pulse;
    private final Consumer<? super T> receiver;
    private final AtomicReference<Optional<T>> waiting = new AtomicReference<>(Optional.empty());
    private Subscription armed = Subscription.EMPTY;
    private volatile boolean closed;

    public Latest(Pulse pulse, Consumer<? super T> receiver) {
        this.pulse = pulse;
        this.receiver = receiver;
    }

    /// `value` is now the latest; it is received with the next frame unless a later one comes before. Any thread.
    public void offer(T value) {
        if (!closed && waiting.getAndSet(Optional.of(value)).isEmpty()) {
            Fx.run(this::arm);
        }
    }

    /// Nothing is received any more. JavaFX thread.
    public void close() {
        closed = true;
        armed.unsubscribe();
        waiting.set(Optional.empty());
    }

    private void arm() {
        if (!closed) {
            armed.unsubscribe();
            armed = pulse.eachFrame(_ -> deliver());
        }
    }

    private void deliver() {
        armed.unsubscribe();
        waiting.getAndSet(Optional.empty()).ifPresent(receiver);
    }
}
