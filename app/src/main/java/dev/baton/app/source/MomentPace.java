package dev.baton.app.source;

import dev.baton.app.link.NodeNews;
import dev.baton.cluster.Sighting;

/// When what is known of nodes is handed to the window: a change as soon as nothing else waits, and what only says that all is
/// as it was, at a pace at which nobody sees a difference. To draw everything anew with every beat of thirty nodes would
/// take a core. One thread.
final class MomentPace {
    /// How often it is handed over while adverts and beats say that all is as it was.
    static final long STEADY_NANOS = 100_000_000L;
    /// The same where there is much to draw.
    static final long STEADY_OF_MANY_NANOS = 200_000_000L;
    /// More clusters are many.
    static final int MANY_CLUSTERS = 24;
    /// How often changes are handed over while more is waiting.
    static final long CHANGES_NANOS = 8_000_000L;

    private boolean isChanged = true;
    private long steadyNanos = STEADY_NANOS;
    private long handedNanos;

    MomentPace(long nowNanos) {
        handedNanos = nowNanos;
    }

    /// Something came.
    void heard(NodeNews news) {
        isChanged |= news.sightings().stream()
                .anyMatch(s -> s instanceof Sighting.Transitioned || s instanceof Sighting.NodeLost);
    }

    /// Whether it is time.
    ///
    /// @param hasMore whether more is waiting
    boolean isDue(long nowNanos, boolean hasMore) {
        long every = !isChanged ? steadyNanos : hasMore ? CHANGES_NANOS : 0;
        return nowNanos - handedNanos >= every;
    }

    /// It was handed over.
    ///
    /// @param clusters how many it shows
    void handed(long nowNanos, int clusters) {
        handedNanos = nowNanos;
        isChanged = false;
        steadyNanos = clusters > MANY_CLUSTERS ? STEADY_OF_MANY_NANOS : STEADY_NANOS;
    }
}
