package dev.baton.app.failover;

import java.util.OptionalLong;

import dev.baton.app.control.Ring;
import dev.baton.app.i18n.Texts;

/// How long a node still holds the fault. Nothing is shown while none is held.
final class LeaseRing {
    private static final double SIZE = 64;
    private static final double WIDTH = 6;
    private static final double NANOS_PER_SECOND = 1e9;

    private final Ring ring = new Ring("failover-ring", SIZE, WIDTH);
    private final Texts texts;

    LeaseRing(Texts texts) {
        this.texts = texts;
    }

    /// Where it is drawn.
    Ring node() {
        return ring;
    }

    /// @param left  how long it is held yet; empty: it is not
    /// @param whole the time that a full ring stands for
    void show(OptionalLong left, long whole) {
        if (left.isEmpty()) {
            ring.clear();
            return;
        }
        long nanos = Math.max(0, left.getAsLong());
        long seconds = (long) Math.ceil(nanos / NANOS_PER_SECOND);
        ring.show(seconds, nanos / (double) Math.max(1, whole), texts.get("failover.ring", seconds));
    }
}
