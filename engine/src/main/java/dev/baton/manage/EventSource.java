package dev.baton.manage;

import java.util.List;

import dev.baton.api.NodeEvent;

/// The events of a node, by id. Bounded: the oldest are forgotten. Who reads does so at its own pace and keeps nobody
/// waiting.
public interface EventSource {
    /// The id of the first event that is still there; one more than [#lastId] while there is none.
    long firstId();

    /// The id of the last event; 0 before the first.
    long lastId();

    /// At most `limit` events with ids above `id`, in order. What was forgotten is left out.
    List<NodeEvent> after(long id, int limit);

    /// Calls `wake` after every event, on the thread that brought it: it must not wait. Closing the answer ends that.
    Ending onEvent(Runnable wake);

    /// Ends something.
    @FunctionalInterface
    interface Ending extends AutoCloseable {
        @Override
        void close();
    }
}
