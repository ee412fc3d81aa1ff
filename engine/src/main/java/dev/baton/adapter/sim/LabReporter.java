package dev.baton.adapter.sim;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import dev.baton.cluster.ClusterKey;
import dev.baton.cluster.Sighting;
import dev.baton.loop.RouterView;
import dev.baton.vrrp.Input;
import dev.baton.vrrp.Oddity;
import dev.baton.vrrp.Role;
import dev.baton.vrrp.RouterConfig;
import dev.baton.vrrp.State;
import dev.baton.vrrp.Transition;
import dev.baton.wire.ArpPacket;
import dev.baton.wire.IpAddress;
import dev.baton.wire.MacAddress;
import dev.baton.wire.NeighborAdvertisement;
import dev.baton.wire.Opaque;
import dev.baton.wire.Payload;
import dev.baton.wire.VrrpMessage;

/// Turns what happens in a world into lab events.
final class LabReporter implements SimObserver {
    /// How many events may wait for somebody who wants them.
    static final int HELD_LIMIT = 1 << 16;

    private final SimWorld world;
    private final Set<String> dirty = new LinkedHashSet<>();
    private final ArrayDeque<LabEvent> held = new ArrayDeque<>();
    private Consumer<LabEvent> listener = this::hold;
    private Consumer<LabFrame> tap = _ -> {};

    LabReporter(SimWorld world) {
        this.world = world;
    }

    /// Hands over what was held, and from now on whatever happens.
    void listener(Consumer<LabEvent> newListener) {
        listener = newListener;
        while (!held.isEmpty()) {
            newListener.accept(held.removeFirst());
        }
    }

    /// Whoever gets a copy of each frame that is put on a segment.
    void tap(Consumer<LabFrame> newTap) {
        tap = newTap;
    }

    /// From now on nobody listens: what happens is held.
    void hold() {
        listener = this::hold;
    }

    private void hold(LabEvent event) {
        if (held.size() == HELD_LIMIT) {
            throw new LabException("Too many commands at one instant; let time run on between them.");
        }
        held.addLast(event);
    }

    private long now() {
        return world.nowNanos();
    }

    static ClusterKey key(String segment, RouterConfig router) {
        return new ClusterKey(Lab.SITE, segment, router.family(), router.vrid());
    }

    void performed(LabCommand command) {
        listener.accept(new LabEvent.Performed(now(), command));
    }

    /// The node and its routers are gone.
    void lost(SimNode node) {
        for (RouterView view : node.routers()) {
            listener.accept(new LabEvent.Seen(new Sighting.NodeLost(keyOf(node, view.config()), now(),
                    node.name())));
        }
    }

    /// Reports every router of the node, or those that something has happened to.
    void report(SimNode node, boolean everything) {
        for (RouterView view : node.routers()) {
            if (everything || dirty.contains(view.config().name())) {
                listener.accept(new LabEvent.Seen(report(node, view)));
            }
        }
        dirty.clear();
    }

    private Sighting report(SimNode node, RouterView view) {
        RouterConfig config = view.config();
        State state = view.state();
        return new Sighting.RouterReported(keyOf(node, config), now(), node.name(), config.name(),
                config.interfaceName(), config.source(), config.version(), state.role(), state.memory().priority(),
                config.advertIntervalNanos(), config.preempt(), config.addresses(), node.machine().holdsAll(config));
    }

    private static ClusterKey keyOf(SimNode node, RouterConfig router) {
        return key(node.port(router.interfaceName()).segment.name(), router);
    }

    @Override
    public void sent(SimFrame frame) {
        tap.accept(new LabFrame(now(), frame.segment.name(), frame.from.name(), Opaque.of(frame.bytes)));
        Optional<VrrpMessage> advert = frame.advert();
        if (advert.isPresent()) {
            listener.accept(new LabEvent.Seen(seen(frame, advert.get(), Lab.WIRE)));
        } else {
            announcement(frame);
        }
    }

    @Override
    public void arrived(SimNode node, SimFrame frame, byte[] bytes) {
        frame.advert().ifPresent(advert -> listener.accept(new LabEvent.Seen(seen(frame, advert, node.name()))));
    }

    @Override
    public void lost(SimNode node, SimFrame frame) {
        frame.advert().ifPresent(advert -> listener.accept(
                new LabEvent.Dropped(now(), key(frame, advert), source(frame), node.name())));
    }

    private Sighting seen(SimFrame frame, VrrpMessage advert, String observer) {
        return new Sighting.AdvertSeen(key(frame, advert), now(), observer, source(frame), advert.version(),
                advert.priority(), advert.intervalNanos(), advert.addresses(), advert.checksumForm());
    }

    private static ClusterKey key(SimFrame frame, VrrpMessage advert) {
        return new ClusterKey(Lab.SITE, frame.segment.name(), source(frame).family(), advert.vrid());
    }

    private static IpAddress source(SimFrame frame) {
        return frame.content().network().orElseThrow().source();
    }

    private void announcement(SimFrame frame) {
        Payload payload = frame.content().payload();
        Optional<IpAddress> address = payload instanceof ArpPacket arp
                ? Optional.of(arp.senderAddress())
                : Optional.of(payload).filter(NeighborAdvertisement.class::isInstance)
                        .map(p -> ((NeighborAdvertisement) p).target());
        MacAddress hardware = frame.content().ethernet().orElseThrow().source();
        address.ifPresent(a -> announcers(frame, a).forEach(key -> listener.accept(new LabEvent.Seen(
                new Sighting.AddressAnnounced(key, now(), Lab.WIRE, a, hardware.toString())))));
    }

    /// The clusters, of those on the segment, that the sender holds this address for.
    private static List<ClusterKey> announcers(SimFrame frame, IpAddress address) {
        List<ClusterKey> keys = new ArrayList<>(1);
        for (RouterView view : frame.from.routers()) {
            RouterConfig config = view.config();
            if (config.addresses().stream().anyMatch(a -> a.address().equals(address))
                    && frame.from.port(config.interfaceName()).segment.name().equals(frame.segment.name())) {
                keys.add(key(frame.segment.name(), config));
            }
        }
        return keys;
    }

    @Override
    public void transitioned(SimNode node, String router, Transition transition) {
        node.routers().stream().map(RouterView::config).filter(c -> c.name().equals(router)).findFirst()
                .ifPresent(config -> listener.accept(new LabEvent.Seen(new Sighting.Transitioned(keyOf(node, config),
                        now(), node.name(), router, transition))));
    }

    @Override
    public void noticed(SimNode node, String router, Oddity oddity) {
        listener.accept(new LabEvent.Noticed(now(), node.name(), router, oddity));
    }

    @Override
    public void stepped(SimNode node, RouterConfig router, State before, Input input, State after) {
        boolean changed = before.role() != after.role()
                || !before.memory().priority().equals(after.memory().priority())
                || (input instanceof Input.AddressesLost && after.role() == Role.MASTER);
        if (changed) {
            dirty.add(router.name());
        }
    }

    @Override
    public void turned(SimNode node) {
        if (!dirty.isEmpty()) {
            report(node, false);
        }
    }
}
