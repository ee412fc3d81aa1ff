package dev.baton.app.push;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import dev.baton.app.control.Ring;
import dev.baton.app.i18n.Texts;

/// How long until a node undoes a push by itself. It shows nothing until the node has said that it is armed.
final class CountdownRing {
    private static final double SIZE = 52;
    private static final double WIDTH = 5;
    private static final long SOON_SECONDS = 15;

    private final Ring ring = new Ring("push-ring", SIZE, WIDTH);
    private final Texts texts;

    CountdownRing(Texts texts) {
        this.texts = texts;
    }

    /// Where it is drawn.
    Ring node() {
        return ring;
    }

    /// @param whole the time that a full ring stands for
    void show(Optional<Instant> deadline, Instant now, Duration whole) {
        if (deadline.isEmpty()) {
            ring.clear();
            return;
        }
        long seconds = PushWords.secondsUntil(deadline.get(), now);
        ring.getStyleClass().remove("soon");
        if (seconds <= SOON_SECONDS) {
            ring.getStyleClass().add("soon");
        }
        ring.show(seconds, Duration.between(now, deadline.get()).toMillis() / (double) whole.toMillis(),
                texts.get("push.ring", seconds));
    }
}
