package dev.baton.client;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

import tools.jackson.core.JacksonException;

import dev.baton.api.AdvertBatch;
import dev.baton.api.Beat;
import dev.baton.api.Json;
import dev.baton.api.NodeEvent;
import dev.baton.api.NodeState;
import dev.baton.api.Problem;

/// Follows one node for as long as it is open: its state, its events without loss across interruptions, its beats, and on
/// demand the frames that it hears. Threads of its own, which wait most of the time; news come on them one at a time.
public final class NodeStream implements AutoCloseable {
    /// Without news for so long, what is shown may be wrong: three beats.
    public static final long STALE_NANOS = 3_000_000_000L;
    /// Without news for so long, the connection is given up and made anew.
    public static final long DEAD_NANOS = 8_000_000_000L;
    /// How often a node that refuses this client is asked again.
    static final long REFUSED_WAIT_NANOS = 20_000_000_000L;
    /// How often a node is asked for its state beside its stream, so that its clock and its peers are known.
    static final long ASK_NANOS = 10_000_000_000L;
    private static final long LOOK_NANOS = 250_000_000L;

    /// Hears what the node tells. It must not wait.
    public interface Listener {
        /// The node has told something.
        void news(NodeNews news);

        /// The connection has changed.
        void link(NodeLink link);
    }

    /// What a missed part of the events is told as.
    ///
    /// @param from the id of the first that is missing
    /// @param to   the id of the last
    private record Gap(long from, long to) {}

    private final NodeClient client;
    private final LongSupplier clock;
    private final RandomGenerator random;
    private final Listener listener;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicReference<Optional<InputStream>> events = new AtomicReference<>(Optional.empty());
    private final AtomicReference<Optional<InputStream>> adverts = new AtomicReference<>(Optional.empty());
    private NodeLink link;
    private OptionalLong lastEvent = OptionalLong.empty();
    private volatile long lastNewsNanos;
    private volatile boolean wantsAdverts;
    private volatile boolean isConnected;

    private NodeStream(NodeClient client, LongSupplier clock, RandomGenerator random, Listener listener) {
        this.client = client;
        this.clock = clock;
        this.random = random;
        this.listener = listener;
        this.link = new NodeLink(NodeLink.Phase.CONNECTING, "", clock.getAsLong());
    }

    /// A stream that has not begun.
    ///
    /// @param client belongs to the stream from now on: it is closed with it
    /// @param clock  nanoseconds on the clock that the listener uses
    public static NodeStream of(NodeClient client, LongSupplier clock, RandomGenerator random, Listener listener) {
        return new NodeStream(client, clock, random, listener);
    }

    /// Begins to follow the node; to be called once.
    public NodeStream start() {
        listener.link(new NodeLink(NodeLink.Phase.CONNECTING, "", clock.getAsLong()));
        String name = "baton-node-" + client.node();
        Thread.ofVirtual().name(name).start(this::follow);
        Thread.ofVirtual().name(name + "-look").start(this::watch);
        Thread.ofVirtual().name(name + "-adverts").start(this::followAdverts);
        return this;
    }

    /// Whether frames are followed, too. They cost more than everything else.
    public void wantAdverts(boolean wants) {
        wantsAdverts = wants;
        if (!wants) {
            cut(adverts);
        }
    }

    /// The events up to this one are known already, from an earlier run.
    public synchronized NodeStream after(long eventId) {
        lastEvent = lastEvent.isPresent() ? lastEvent : OptionalLong.of(eventId);
        return this;
    }

    private void follow() {
        Backoff backoff = new Backoff(random);
        while (!isClosed()) {
            long waitNanos;
            try {
                ask();
                read(backoff);
                waitNanos = backoff.waitNanos();
                become(NodeLink.Phase.LOST, client.node() + " has ended the connection; it is made anew.");
            } catch (NodeFailure.PinChanged e) {
                become(NodeLink.Phase.PIN_CHANGED, told(e));
                return;
            } catch (NodeFailure.Refused e) {
                become(refusal(e.problem()), told(e));
                waitNanos = REFUSED_WAIT_NANOS;
            } catch (NodeFailure e) {
                become(NodeLink.Phase.LOST, told(e));
                waitNanos = backoff.waitNanos();
            } catch (IOException _) {
                become(NodeLink.Phase.LOST, "The connection to " + client.node() + " broke; it is made anew.");
                waitNanos = backoff.waitNanos();
            }
            sleep(waitNanos);
        }
    }

    private static NodeLink.Phase refusal(Problem problem) {
        return problem.is(Problem.Kind.NOT_PAIRED)
                ? NodeLink.Phase.UNPAIRED
                : problem.is(Problem.Kind.FORBIDDEN) ? NodeLink.Phase.FORBIDDEN : NodeLink.Phase.REFUSED;
    }

    private static String told(NodeFailure failure) {
        return String.valueOf(failure.getMessage());
    }

    private void ask() {
        long asked = clock.getAsLong();
        NodeState state = client.state();
        hear(new NodeNews.Stated(state, true, asked, clock.getAsLong()));
    }

    private void read(Backoff backoff) throws IOException {
        try (InputStream in = client.events(lastKnown())) {
            if (!hold(events, in)) {
                return;
            }
            isConnected = true;
            SseReader reader = new SseReader(in);
            for (Optional<SseReader.Event> event = reader.next(); event.isPresent()
                    && !isClosed(); event = reader.next()) {
                backoff.reset();
                event(event.get());
            }
        } finally {
            isConnected = false;
            events.set(Optional.empty());
            cut(adverts);
        }
    }

    private synchronized OptionalLong lastKnown() {
        return lastEvent;
    }

    private void event(SseReader.Event event) throws IOException {
        long now = clock.getAsLong();
        try {
            switch (event.type()) {
                case "state" -> {
                    NodeState state = Json.read(event.data(), NodeState.class);
                    knowAtLeast(state.lastEvent(), false);
                    hear(new NodeNews.Stated(state, false, now, now));
                }
                case "beat" -> hear(new NodeNews.Beaten(Json.read(event.data(), Beat.class), now));
                case "event" -> {
                    NodeEvent happened = Json.read(event.data(), NodeEvent.class);
                    if (knowAtLeast(happened.id(), true)) {
                        hear(new NodeNews.Happened(happened, now));
                    }
                }
                case "gap" -> {
                    Gap gap = Json.read(event.data(), Gap.class);
                    hear(new NodeNews.Missed(gap.from(), gap.to(), now));
                }
                default -> {
                    // A newer node may tell more than this client knows of.
                }
            }
        } catch (JacksonException | NullPointerException | IllegalArgumentException e) {
            throw new IOException("an event cannot be read", e);
        }
    }

    /// @param isEvent whether it is that event itself; a state only says where a first connection begins
    /// @return whether it is a new one
    private synchronized boolean knowAtLeast(long id, boolean isEvent) {
        if (!isEvent && lastEvent.isPresent()) {
            return false;
        }
        boolean isNew = lastEvent.isEmpty() || id > lastEvent.getAsLong();
        lastEvent = isNew ? OptionalLong.of(id) : lastEvent;
        return isNew;
    }

    private synchronized void hear(NodeNews news) {
        if (!isClosed()) {
            lastNewsNanos = news.receivedNanos();
            listener.news(news);
            become(NodeLink.Phase.LIVE, "");
        }
    }

    private synchronized void become(NodeLink.Phase phase, String why) {
        if (!isClosed() && (link.phase() != phase || !link.why().equals(why))) {
            link = new NodeLink(phase, why, clock.getAsLong());
            listener.link(link);
        }
    }

    /// Sees to it that silence is told, and ends a connection that is dead.
    private void watch() {
        long askedNanos = clock.getAsLong();
        while (!sleep(LOOK_NANOS)) {
            long now = clock.getAsLong();
            long silentNanos = now - lastNewsNanos;
            if (isConnected && silentNanos > DEAD_NANOS) {
                cut(events);
            } else if (isConnected && silentNanos > STALE_NANOS) {
                become(NodeLink.Phase.STALE, client.node() + " has been silent for more than "
                        + STALE_NANOS / 1_000_000_000L + " s; what is shown was true then.");
            } else if (isConnected && now - askedNanos > ASK_NANOS) {
                askedNanos = now;
                askAside();
            }
        }
    }

    /// The stream tells what is wrong if the question fails.
    private void askAside() {
        try {
            ask();
        } catch (NodeFailure _) {
            lastNewsNanos = Math.min(lastNewsNanos, clock.getAsLong());
        }
    }

    private void followAdverts() {
        Backoff backoff = new Backoff(random);
        while (!isClosed()) {
            if (!wantsAdverts || !isConnected) {
                sleep(LOOK_NANOS);
                continue;
            }
            try (InputStream in = client.adverts()) {
                if (hold(adverts, in) && wantsAdverts) {
                    readAdverts(in, backoff);
                }
            } catch (NodeFailure | IOException | JacksonException | NullPointerException _) {
                // The other stream tells how the node is; this one is tried again as long as somebody wants it.
            } finally {
                adverts.set(Optional.empty());
            }
            sleep(backoff.waitNanos());
        }
    }

    private void readAdverts(InputStream in, Backoff backoff) throws IOException {
        SseReader reader = new SseReader(in);
        for (Optional<SseReader.Event> event = reader.next(); event.isPresent()
                && !isClosed(); event = reader.next()) {
            backoff.reset();
            AdvertBatch batch = Json.read(event.get().data(), AdvertBatch.class);
            hear(new NodeNews.Heard(batch, clock.getAsLong()));
        }
    }

    /// Has a stream cut when this is closed; a stream that comes too late is not read.
    private boolean hold(AtomicReference<Optional<InputStream>> place, InputStream in) {
        place.set(Optional.of(in));
        return !isClosed();
    }

    private static void cut(AtomicReference<Optional<InputStream>> place) {
        place.get().ifPresent(in -> {
            try {
                in.close();
            } catch (IOException _) {
                // It is closed all the same.
            }
        });
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }

    /// @return whether it was closed meanwhile
    private boolean sleep(long nanos) {
        try {
            return closed.await(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /// Ends it; no news come after this.
    @Override
    public void close() {
        synchronized (this) {
            closed.countDown();
        }
        cut(events);
        cut(adverts);
        client.close();
    }
}
