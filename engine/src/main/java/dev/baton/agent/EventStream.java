package dev.baton.agent;

import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

import dev.baton.api.Json;
import dev.baton.api.NodeEvent;
import dev.baton.manage.EventSource;
import dev.baton.port.Clock;

/// What `GET /v1/events` tells one client: the state, the events that it has missed, then every event as it happens and a beat
/// a second. It reads on from the last event told, whenever there is time: nothing is queued for a client.
final class EventStream implements Answer.Source {
    /// So many events are told in one piece.
    static final int BATCH = 128;
    private static final long BEAT_NANOS = TimeUnit.SECONDS.toNanos(1);
    /// How often it is looked whether the state knows of a new configuration yet.
    private static final long STATE_LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final Views views;
    private final Clock clock;
    private final Bell bell;
    private final EventSource events;
    private final OptionalLong lastKnown;
    private long told;
    private OptionalLong stateAfter = OptionalLong.empty();

    /// @param lastKnown the id of the last event that the client knows
    EventStream(Views views, Clock clock, Bell bell, OptionalLong lastKnown) {
        this.views = views;
        this.clock = clock;
        this.bell = bell;
        this.events = views.engine().events();
        this.lastKnown = lastKnown;
    }

    /// Events that are lost to a client: the body of `gap`.
    record Gap(long from, long to) {}

    @Override
    public void tell(Answer.Sink sink) throws IOException {
        try (EventSource.Ending _ = events.onEvent(bell::ring)) {
            var state = views.state();
            sink.send(text("state", state));
            begin(sink, state.lastEvent());
            long beatNanos = clock.nowNanos() + BEAT_NANOS;
            while (!bell.isEnded()) {
                boolean hasMore = tellEvents(sink);
                long now = clock.nowNanos();
                boolean isBeat = now - beatNanos >= 0;
                tellStateWhenKnown(sink, isBeat);
                if (isBeat) {
                    sink.send(text("beat", views.beat()));
                    beatNanos = Math.max(beatNanos + BEAT_NANOS, now);
                }
                if (!hasMore) {
                    bell.await(clock, stateAfter.isPresent() ? Math.min(beatNanos, now + STATE_LOOK_NANOS) : beatNanos);
                }
            }
        }
    }

    /// Where to begin. Ids that are ahead of this node are of a journal that it no longer has.
    private void begin(Answer.Sink sink, long inState) throws IOException {
        long last = Math.max(inState, events.lastId());
        told = lastKnown.orElse(inState);
        if (told > last) {
            sink.send(text("gap", new Gap(last + 1, told)));
            told = inState;
        }
    }

    /// @return whether there may be more at once
    private boolean tellEvents(Answer.Sink sink) throws IOException {
        List<NodeEvent> next = events.after(told, BATCH);
        StringBuilder text = new StringBuilder();
        long firstId = next.isEmpty() ? events.firstId() : next.getFirst().id();
        if (firstId > told + 1) {
            text.append(text("gap", new Gap(told + 1, firstId - 1)));
            told = firstId - 1;
        }
        for (NodeEvent event : next) {
            text.append("id: ").append(event.id()).append('\n').append(text("event", event));
            told = event.id();
            if (event.what() instanceof NodeEvent.Reconfigured) {
                stateAfter = OptionalLong.of(event.id());
            }
        }
        if (!text.isEmpty()) {
            sink.send(text.toString());
        }
        return next.size() == BATCH;
    }

    /// The state is some milliseconds old: it is told again once it has the new configuration in it, or at the next beat.
    private void tellStateWhenKnown(Answer.Sink sink, boolean isBeat) throws IOException {
        if (stateAfter.isEmpty()) {
            return;
        }
        var state = views.state();
        if (isBeat || state.lastEvent() >= stateAfter.getAsLong()) {
            sink.send(text("state", state));
            stateAfter = OptionalLong.empty();
        }
    }

    private static String text(String kind, Object value) {
        return "event: " + kind + "\ndata: " + Json.write(value) + "\n\n";
    }
}
