package dev.baton.client;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.baton.api.AdvertBatch;
import dev.baton.api.Beat;
import dev.baton.api.NodeEvent;
import dev.baton.api.NodeState;
import dev.baton.api.RouterState;
import dev.baton.cluster.ClusterKey;
import dev.baton.cluster.Sighting;
import dev.baton.traffic.LinkType;
import dev.baton.traffic.Packet;
import dev.baton.traffic.WireSightings;
import dev.baton.vrrp.Transition;

/// Makes sightings of what one node tells, all on the clock of whoever listens, so that what several nodes and a capture
/// say of one cluster fits together: the cluster is known by the segment's name, which is the same for everybody on it.
/// One thread uses it.
public final class NodeFeed {
    /// How many segments are told apart.
    static final int MAX_NETWORKS = 256;
    /// How far the date and time of an event may be from what its clock says, if that clock is the running one.
    private static final Duration SAME_BOOT = Duration.ofSeconds(5);

    /// What came of one piece of news.
    ///
    /// @param sightings what it shows
    /// @param packets   the frames in it, decoded, numbered from 1 over the life of the feed
    /// @param places    where each of the packets was heard, in the same order
    public record Fed(List<Sighting> sightings, List<Packet> packets, List<Place> places) {
        /// Nothing.
        static final Fed NOTHING = new Fed(List.of());

        public Fed {
            sightings = List.copyOf(sightings);
            packets = List.copyOf(packets);
            places = List.copyOf(places);
        }

        private Fed(List<Sighting> sightings) {
            this(sightings, List.of(), List.of());
        }
    }

    /// Where a frame was heard.
    ///
    /// @param interfaceName the interface, as the node calls it
    /// @param network       the segment
    public record Place(String interfaceName, String network) {}

    private final String site;
    private final String node;
    private final NodeClock clock = new NodeClock();
    private final Map<String, WireSightings> wires = new LinkedHashMap<>();
    private final Map<String, RouterState> routers = new LinkedHashMap<>();
    private Optional<NodeState> state = Optional.empty();
    private long stateReceivedNanos;
    private long packets;

    /// @param site the place that the node is at
    /// @param node what it is called
    public NodeFeed(String site, String node) {
        this.site = site;
        this.node = node;
    }

    /// The node as it was last told of, the last beat included; empty before the first state.
    public Optional<NodeState> state() {
        return state;
    }

    /// Where the node's clock stands.
    public NodeClock clock() {
        return clock;
    }

    /// Whether a beat does not fit the state that is known: it has to be asked for again.
    public boolean needsState(Beat beat) {
        return state.isEmpty() || !state.get().config().equals(beat.config())
                || !beat.routers().stream().allMatch(r -> routers.containsKey(r.name()))
                || beat.routers().size() != routers.size();
    }

    /// Takes something in.
    public Fed take(NodeNews news) {
        return switch (news) {
            case NodeNews.Stated stated -> stated(stated);
            case NodeNews.Beaten beaten -> beaten(beaten.beat(), beaten.receivedNanos());
            case NodeNews.Happened happened -> happened(happened.event(), happened.receivedNanos());
            case NodeNews.Missed _ -> Fed.NOTHING;
            case NodeNews.Heard heard -> heard(heard.batch(), heard.receivedNanos());
        };
    }

    private Fed stated(NodeNews.Stated stated) {
        NodeState next = stated.state();
        resetIfAnew(next.nowNanos());
        if (stated.wasAsked()) {
            clock.answered(next.nowNanos(), stated.askedNanos(), stated.receivedNanos());
        } else {
            clock.sent(next.nowNanos(), stated.receivedNanos());
        }
        List<Sighting> sightings = new ArrayList<>();
        long at = clock.local(next.nowNanos(), stated.receivedNanos());
        for (RouterState old : routers.values()) {
            boolean isGone = next.routers().stream().noneMatch(r -> r.name().equals(old.name())
                    && key(r).equals(key(old)));
            if (isGone) {
                sightings.add(new Sighting.NodeLost(key(old), at, node));
            }
        }
        routers.clear();
        next.routers().forEach(r -> routers.put(r.name(), r));
        state = Optional.of(next);
        stateReceivedNanos = stated.receivedNanos();
        next.routers().forEach(r -> sightings.add(report(r, at)));
        return new Fed(sightings);
    }

    private Fed beaten(Beat beat, long receivedNanos) {
        resetIfAnew(beat.nowNanos());
        clock.sent(beat.nowNanos(), receivedNanos);
        long at = clock.local(beat.nowNanos(), receivedNanos);
        List<Sighting> sightings = new ArrayList<>(beat.routers().size());
        for (Beat.RouterBeat told : beat.routers()) {
            RouterState known = routers.get(told.name());
            if (known != null) {
                RouterState now = updated(known, told, beat.nowNanos());
                routers.put(told.name(), now);
                sightings.add(report(now, at));
            }
        }
        state = state.map(s -> new NodeState(s.node(), s.version(), s.engine(), beat.wall(), beat.nowNanos(),
                s.startedNanos(), s.config(), beat.pending(), List.copyOf(routers.values()), s.checks(), s.peers(),
                beat.health(), beat.lastEvent()));
        return new Fed(sightings);
    }

    /// A clock that has gone back by more than a state may be old is that of another run of the machine.
    private void resetIfAnew(long nodeNanos) {
        boolean isAnotherRun = state
                .filter(old -> nodeNanos < old.nowNanos() - NodeClock.MAX_STATE_AGE_NANOS).isPresent();
        if (isAnotherRun) {
            clock.reset();
        }
    }

    private static RouterState updated(RouterState r, Beat.RouterBeat told, long nowNanos) {
        boolean isSame = r.role() == told.role() && r.priority().equals(told.priority())
                && r.holdsAddresses() == told.holdsAddresses() && r.steering().equals(told.steering());
        return isSame
                ? r
                : new RouterState(r.name(), r.interfaceName(), r.network(), r.family(), r.vrid(), r.version(),
                        told.role(), told.priority(), r.preempt(), r.preemptDelayNanos(), r.source(),
                        r.intervalNanos(), r.learnedNanos(), r.masterDownNanos(),
                        r.role() == told.role() ? r.sinceNanos() : nowNanos, r.deadlineNanos(), r.addresses(),
                        r.excluded(), told.holdsAddresses(), r.virtualMac(), r.unicast(), r.form(), r.causes(),
                        r.group(), r.lastTransition(), told.steering());
    }

    private Sighting report(RouterState r, long atNanos) {
        return new Sighting.RouterReported(key(r), atNanos, node, r.name(), r.interfaceName(), r.source(), r.version(),
                r.role(), r.priority(), r.intervalNanos(), r.preempt(), r.addresses(), r.holdsAddresses());
    }

    private Fed happened(NodeEvent event, long receivedNanos) {
        long at = atNanos(event, receivedNanos);
        return switch (event.what()) {
            case NodeEvent.Changed changed -> transitioned(event.router(), changed.transition(), at);
            case NodeEvent.Stopped _ -> isHistory(event) ? Fed.NOTHING : lost(at);
            case NodeEvent.Noticed _,NodeEvent.MachineRefused _,NodeEvent.Found _,NodeEvent.CheckTurned _,NodeEvent.Started _,NodeEvent.Reconfigured _,NodeEvent.Committed _,NodeEvent.Faulted _,NodeEvent.Steered _ ->
                Fed.NOTHING;
        };
    }

    private boolean isHistory(NodeEvent event) {
        return state.filter(s -> event.id() <= s.lastEvent()).isPresent();
    }

    /// When it happened, on our clock. What happened in an earlier run of the machine was on another clock: then the date
    /// and time has to do.
    public long atNanos(NodeEvent event, long receivedNanos) {
        if (state.isEmpty()) {
            return receivedNanos;
        }
        Instant wallByClock = state.get().wall().minusNanos(state.get().nowNanos() - event.atNanos());
        boolean isThisBoot = Duration.between(wallByClock, event.wall()).abs().compareTo(SAME_BOOT) <= 0;
        if (isThisBoot || !isHistory(event)) {
            return clock.local(event.atNanos(), receivedNanos);
        }
        long ago = Duration.between(event.wall(), state.get().wall()).toNanos();
        return Math.min(receivedNanos, clock.local(state.get().nowNanos(), stateReceivedNanos) - ago);
    }

    private Fed transitioned(String router, Transition told, long atNanos) {
        RouterState known = routers.get(router);
        if (known == null) {
            return Fed.NOTHING;
        }
        Transition transition = new Transition(told.from(), told.to(), told.reason(), told.evidence(), atNanos);
        return new Fed(List.of(new Sighting.Transitioned(key(known), atNanos, node, router, transition)));
    }

    /// The node has said goodbye.
    private Fed lost(long atNanos) {
        return new Fed(routers.values().stream().map(this::key).distinct()
                .<Sighting>map(key -> new Sighting.NodeLost(key, atNanos, node)).toList());
    }

    private Fed heard(AdvertBatch batch, long receivedNanos) {
        clock.sent(batch.nowNanos(), receivedNanos);
        List<Sighting> sightings = new ArrayList<>(batch.frames().size());
        List<Packet> decoded = new ArrayList<>(batch.frames().size());
        List<Place> places = new ArrayList<>(batch.frames().size());
        for (AdvertBatch.Heard frame : batch.frames()) {
            Optional<byte[]> bytes = bytes(frame.frame());
            if (bytes.isPresent()) {
                long at = clock.local(frame.atNanos(), receivedNanos);
                Packet packet = Packet.of(++packets, at, node, LinkType.ETHERNET, bytes.get().length, bytes.get(),
                        Optional.empty());
                decoded.add(packet);
                places.add(new Place(frame.interfaceName(), frame.network()));
                wire(frame.network()).ifPresent(wire -> wire.of(packet).stream()
                        .filter(s -> !(frame.sent() && s instanceof Sighting.AdvertSeen)).forEach(sightings::add));
            }
        }
        return new Fed(sightings, decoded, places);
    }

    private static Optional<byte[]> bytes(String base64) {
        try {
            return Optional.of(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private Optional<WireSightings> wire(String network) {
        if (wires.size() >= MAX_NETWORKS && !wires.containsKey(network)) {
            return Optional.empty();
        }
        return Optional.of(wires.computeIfAbsent(network, n -> new WireSightings(site, Optional.of(n))));
    }

    private ClusterKey key(RouterState router) {
        return new ClusterKey(site, router.network(), router.family(), router.vrid());
    }
}
