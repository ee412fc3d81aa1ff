package dev.baton.client;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

import dev.baton.api.NodeEvent;
import dev.baton.api.NodeState;
import dev.baton.doctor.NodeFacts;
import dev.baton.trust.Identity;

/// Follows a node and keeps what is known of it, for windows and commands that look whenever they like.
public final class NodeFollower implements AutoCloseable {
    /// Hears of what came, on threads of the follower's, one call at a time. It must not wait.
    public interface Listener {
        /// Sightings and frames.
        void fed(NodeFollower from, NodeFeed.Fed fed);

        /// An event of the node.
        ///
        /// @param atNanos when it happened, on the clock of whoever listens
        default void event(NodeFollower from, NodeEvent event, long atNanos) {}

        /// Something in [#view] is different.
        default void changed(NodeFollower from) {}
    }

    private final KnownNode node;
    private final LongSupplier clock;
    private final Clock wallClock;
    private final Listener listener;
    private final NodeFeed feed;
    private final NodeClient asking;
    private final NodeStream stream;
    private final AtomicBoolean isAsking = new AtomicBoolean();
    private volatile NodeView view;

    private NodeFollower(String site, KnownNode node, Identity own, LongSupplier clock, Clock wallClock,
            RandomGenerator random, Listener listener) {
        this.node = node;
        this.clock = clock;
        this.wallClock = wallClock;
        this.listener = listener;
        this.feed = new NodeFeed(site, node.name());
        this.asking = NodeClient.of(node, own);
        this.view = new NodeView(node, new NodeLink(NodeLink.Phase.CONNECTING, "", clock.getAsLong()),
                Optional.empty(), Optional.empty(), Optional.empty(), OptionalLong.empty(), 0);
        this.stream = NodeStream.of(NodeClient.of(node, own), clock, random, new NodeStream.Listener() {
            @Override
            public void news(NodeNews news) {
                hear(news);
            }

            @Override
            public void link(NodeLink link) {
                linked(link);
            }
        });
    }

    /// Begins to follow a node.
    ///
    /// @param site      the place that the node is at; part of every cluster's key
    /// @param clock     nanoseconds on the clock that all sightings are to be on
    /// @param wallClock the date and time
    public static NodeFollower open(String site, KnownNode node, Identity own, LongSupplier clock, Clock wallClock,
            RandomGenerator random, Listener listener) {
        NodeFollower follower = new NodeFollower(site, node, own, clock, wallClock, random, listener);
        follower.stream.start();
        return follower;
    }

    /// The node.
    public KnownNode node() {
        return node;
    }

    /// What is known now.
    public NodeView view() {
        return view;
    }

    /// Asks the node, beside the stream.
    public NodeCalls calls() {
        return asking;
    }

    /// Whether frames are followed, too.
    public void wantAdverts(boolean wants) {
        stream.wantAdverts(wants);
    }

    /// The node's clock was read between these two instants of ours by another way, such as a probe. It makes the times of what
    /// follows surer, if it agrees with what the node itself has said.
    public synchronized void clockRead(long nodeNanos, long askedNanos, long receivedNanos) {
        feed.clock().echoed(nodeNanos, askedNanos, receivedNanos);
    }

    private synchronized void hear(NodeNews news) {
        NodeFeed.Fed fed = feed.take(news);
        if (news instanceof NodeNews.Beaten(var beat, long _) && feed.needsState(beat)) {
            askForState();
        }
        note(news);
        listener.fed(this, fed);
        if (news instanceof NodeNews.Happened(NodeEvent event, long received)) {
            listener.event(this, event, feed.atNanos(event, received));
        }
        listener.changed(this);
    }

    private void note(NodeNews news) {
        long now = news.receivedNanos();
        NodeView old = view;
        OptionalLong roundTrip = news instanceof NodeNews.Stated stated && stated.wasAsked()
                ? OptionalLong.of(now - stated.askedNanos())
                : old.roundTripNanos();
        long missed = news instanceof NodeNews.Missed(long from, long to, long _) ? Math.max(0, to - from + 1) : 0;
        Optional<NodeFacts.Clock> offset = feed.clock().offset(now);
        view = new NodeView(node, old.link(), feed.state(), offset, wall(now, offset), roundTrip,
                old.missedEvents() + missed);
    }

    /// The node's date and time less ours: both read at the instant of the state, which its own clock and the offset of
    /// that name.
    private Optional<NodeFacts.Clock> wall(long nowNanos, Optional<NodeFacts.Clock> offset) {
        return feed.state().flatMap(state -> offset.map(o -> {
            long agoNanos = nowNanos - (state.nowNanos() - o.offsetNanos());
            Instant ours = wallClock.instant().minusNanos(agoNanos);
            return new NodeFacts.Clock(nanosBetween(ours, state.wall()), o.errorNanos());
        }));
    }

    private static long nanosBetween(Instant from, Instant to) {
        try {
            return Duration.between(from, to).toNanos();
        } catch (ArithmeticException _) {
            return from.isBefore(to) ? Long.MAX_VALUE / 2 : Long.MIN_VALUE / 2;
        }
    }

    /// Asks on a thread of its own, once at a time.
    private void askForState() {
        if (isAsking.compareAndSet(false, true)) {
            Thread.ofVirtual().name("baton-ask-" + node.name()).start(() -> {
                try {
                    long asked = clock.getAsLong();
                    NodeState state = asking.state();
                    hear(new NodeNews.Stated(state, true, asked, clock.getAsLong()));
                } catch (NodeFailure _) {
                    // The next beat asks again.
                } finally {
                    isAsking.set(false);
                }
            });
        }
    }

    private synchronized void linked(NodeLink link) {
        NodeView old = view;
        view = new NodeView(old.node(), link, old.state(), old.clock(), old.wall(), old.roundTripNanos(),
                old.missedEvents());
        listener.changed(this);
    }

    @Override
    public void close() {
        stream.close();
        asking.close();
    }
}
