package dev.baton.adapter.probe;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import dev.baton.loop.NodeInput;

/// Hands results to the loop. None is lost for want of room in its inbox: the newest of each check waits and is offered
/// again.
final class Results {
    private static final long AGAIN_MILLIS = 2;

    private final ScheduledExecutorService timer;
    private final Map<String, Boolean> waiting = new LinkedHashMap<>();
    private Optional<Predicate<NodeInput>> inbox = Optional.empty();
    private boolean isAsked;

    Results(ScheduledExecutorService timer) {
        this.timer = timer;
    }

    /// @param newInbox takes an input; false: it has no room now
    synchronized void deliverTo(Predicate<NodeInput> newInbox) {
        inbox = Optional.of(newInbox);
        offer();
    }

    synchronized void put(String check, boolean isGood) {
        waiting.remove(check);
        waiting.put(check, isGood);
        offer();
    }

    /// What was not handed over of this check never will be.
    synchronized void forget(String check) {
        waiting.remove(check);
    }

    private void offer() {
        Iterator<Map.Entry<String, Boolean>> entries = waiting.entrySet().iterator();
        boolean hasRoom = inbox.isPresent();
        while (hasRoom && entries.hasNext()) {
            Map.Entry<String, Boolean> next = entries.next();
            hasRoom = inbox.get().test(new NodeInput.CheckEnded(next.getKey(), next.getValue()));
            if (hasRoom) {
                entries.remove();
            }
        }
        if (inbox.isPresent() && !waiting.isEmpty() && !isAsked && !timer.isShutdown()) {
            isAsked = true;
            var _ = timer.schedule(this::again, AGAIN_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private synchronized void again() {
        isAsked = false;
        offer();
    }
}
