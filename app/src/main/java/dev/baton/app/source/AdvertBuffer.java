package dev.baton.app.source;

import java.util.ArrayDeque;
import java.util.List;

import dev.baton.cluster.Sighting;

/// Adverts on their way from the source's thread to the next frame. Bounded: the oldest are shed and counted, because a
/// drawing that shows a part of a flood is better than a window that drowns in it. Thread-safe.
public final class AdvertBuffer {
    /// The most adverts handed over in one frame.
    public static final int MAX_ADVERTS = 4_096;

    private final ArrayDeque<Sighting.AdvertSeen> waiting = new ArrayDeque<>();
    private long shed;

    /// One more waits.
    public synchronized void add(Sighting.AdvertSeen advert) {
        if (waiting.size() == MAX_ADVERTS) {
            waiting.removeFirst();
            shed++;
        }
        waiting.addLast(advert);
    }

    /// Everything that waits, in order; it waits no longer.
    public synchronized List<Sighting.AdvertSeen> take() {
        List<Sighting.AdvertSeen> taken = List.copyOf(waiting);
        waiting.clear();
        return taken;
    }

    /// Forgets what waits and the count: a new run begins.
    public synchronized void clear() {
        waiting.clear();
        shed = 0;
    }

    /// How many were shed since the last [#clear].
    public synchronized long shed() {
        return shed;
    }
}
