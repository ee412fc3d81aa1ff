package dev.baton.journal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import dev.baton.api.NodeEvent;

/// The newest events, in memory.
final class Ring {
    /// How many there are at most.
    static final int LIMIT = 2_048;

    private final Deque<NodeEvent> events = new ArrayDeque<>();
    private long lastId;

    /// @param lastId the id of the last event that there has been
    Ring(long lastId) {
        this.lastId = lastId;
    }

    synchronized void add(List<NodeEvent> newer) {
        for (NodeEvent event : newer) {
            if (events.size() == LIMIT) {
                events.removeFirst();
            }
            events.addLast(event);
            lastId = event.id();
        }
    }

    /// The id of the first event in here; one more than [#lastId] while there is none.
    synchronized long firstId() {
        return events.isEmpty() ? lastId + 1 : events.getFirst().id();
    }

    synchronized long lastId() {
        return lastId;
    }

    synchronized List<NodeEvent> after(long id, int limit) {
        List<NodeEvent> found = new ArrayList<>();
        long skipped = events.isEmpty() ? 0 : Math.max(0, id - lastId + events.size());
        for (NodeEvent event : events) {
            if (skipped-- <= 0 && event.id() > id && found.size() < limit) {
                found.add(event);
            }
        }
        return found;
    }
}
