package dev.baton.adapter.sim;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import dev.baton.wire.ArpPacket;
import dev.baton.wire.IpAddress;
import dev.baton.wire.MacAddress;
import dev.baton.wire.NeighborAdvertisement;

/// A place on a segment from which addresses are asked: a client host of its own, or the machine of a node. It finds the
/// MAC of an address as Linux does: it asks everybody when it knows none, believes the first who says so, lets gratuitous
/// ARP and unsolicited Neighbor Advertisements correct what it knows, and asks again who has not been confirmed for long.
/// Until then it sends to where the address was last, whoever has it now.
final class SimHost {
    /// How long an address is believed at its MAC before that is asked again: Linux's REACHABLE and DELAY times.
    static final long CONFIRMED_NANOS = 35_000_000_000L;
    /// What has been announced, and not asked for, is asked for after Linux's DELAY time.
    private static final long ANNOUNCED_NANOS = 30_000_000_000L;
    private static final long ASK_AGAIN_NANOS = 1_000_000_000L;
    private static final int MOST_ASKED = 3;
    /// How many packets wait for a MAC; the oldest goes first.
    private static final int MAX_WAITING = 100;

    /// What is known of an address.
    private static final class Neighbour {
        private Optional<MacAddress> mac = Optional.empty();
        private long confirmedNanos;
        /// Counts up with each asking, so that what was planned for an older one does nothing.
        private int asking;
        private boolean isAsking;
        private final ArrayDeque<Packet> waiting = new ArrayDeque<>();
    }

    /// A packet to an address that is to be answered.
    ///
    /// @param byEngine whether the process answers, or the machine by itself
    /// @param answered takes the name of who answered
    private record Packet(IpAddress to, boolean byEngine, Answered answered) {}

    /// Hears of an answer, at its time.
    @FunctionalInterface
    interface Answered {
        void answered(String by);
    }

    private final SimWorld world;
    private final SimSegment segment;
    private final Optional<SimPort> own;
    /// Not the world's own: that there is somebody who asks changes nothing for the others.
    private final SimRandom random;
    private final Map<IpAddress, Neighbour> neighbours = new LinkedHashMap<>();

    /// @param own the interface of the node that asks; empty: a host of its own
    SimHost(SimWorld world, SimSegment segment, Optional<SimPort> own, SimRandom random) {
        this.world = world;
        this.segment = segment;
        this.own = own;
        this.random = random;
        segment.attach(this);
    }

    /// Asks an address whether it answers.
    void ask(IpAddress address, boolean byEngine, Answered answered) {
        if (own.filter(port -> port.node.machine().holds(address)).isPresent()) {
            if (!byEngine || own.orElseThrow().node.isRunning()) {
                answered.answered(own.orElseThrow().node.name());
            }
            return;
        }
        Neighbour neighbour = neighbours.computeIfAbsent(address, _ -> new Neighbour());
        Packet packet = new Packet(address, byEngine, answered);
        if (neighbour.mac.isEmpty()) {
            if (neighbour.waiting.size() == MAX_WAITING) {
                neighbour.waiting.removeFirst();
            }
            neighbour.waiting.addLast(packet);
            begin(address, neighbour);
            return;
        }
        if (world.nowNanos() - neighbour.confirmedNanos > CONFIRMED_NANOS) {
            begin(address, neighbour);
        }
        send(packet, neighbour.mac.get());
    }

    private void begin(IpAddress address, Neighbour neighbour) {
        if (!neighbour.isAsking) {
            neighbour.isAsking = true;
            neighbour.asking++;
            resolve(address, neighbour, neighbour.asking, MOST_ASKED);
        }
    }

    /// Asks for the MAC: who is believed to have it, else everybody.
    private void resolve(IpAddress address, Neighbour neighbour, int asking, int left) {
        if (!neighbour.isAsking || neighbour.asking != asking) {
            return;
        }
        if (left == 0) {
            neighbour.isAsking = false;
            neighbour.mac = Optional.empty();
            neighbour.waiting.clear();
            return;
        }
        for (SimPort port : segment.ports()) {
            boolean isAsked = neighbour.mac.isEmpty() || neighbour.mac.get().equals(port.node.macOf(port, address));
            if (isAsked && isCarried(port)) {
                later(port, () -> asked(port, address, neighbour));
            }
        }
        world.at(world.nowNanos() + ASK_AGAIN_NANOS, () -> resolve(address, neighbour, asking, left - 1));
    }

    /// Somebody is asked for its MAC; its machine answers, whatever its process does.
    private void asked(SimPort port, IpAddress address, Neighbour neighbour) {
        if (port.up && port.node.machine().holds(address)) {
            MacAddress mac = port.node.macOf(port, address);
            segment.learn(mac, port);
            if (isCarriedBack(port)) {
                back(() -> told(neighbour, mac));
            }
        }
    }

    /// The first who answers is believed.
    private void told(Neighbour neighbour, MacAddress mac) {
        if (neighbour.isAsking && isUp()) {
            neighbour.confirmedNanos = world.nowNanos();
            known(neighbour, mac);
        }
    }

    private void known(Neighbour neighbour, MacAddress mac) {
        neighbour.isAsking = false;
        neighbour.mac = Optional.of(mac);
        while (!neighbour.waiting.isEmpty()) {
            send(neighbour.waiting.removeFirst(), mac);
        }
    }

    /// A node has put a frame on the segment.
    void sent(SimPort from, SimFrame frame) {
        Optional<IpAddress> announced = announced(frame);
        if (announced.isPresent() && isCarriedBack(from)) {
            MacAddress mac = frame.content().ethernet().orElseThrow().source();
            back(() -> announced(announced.get(), mac));
        }
    }

    private static Optional<IpAddress> announced(SimFrame frame) {
        return switch (frame.content().payload()) {
            case ArpPacket arp when arp.isGratuitous() -> Optional.of(arp.senderAddress());
            case NeighborAdvertisement na when na.override() -> Optional.of(na.target());
            default -> Optional.empty();
        };
    }

    /// Only what is known is corrected (RFC 826, RFC 4861 section 7.2.5).
    private void announced(IpAddress address, MacAddress mac) {
        Optional.ofNullable(neighbours.get(address)).filter(n -> isUp() && (n.isAsking || n.mac.isPresent()))
                .ifPresent(neighbour -> {
                    neighbour.confirmedNanos = world.nowNanos() - ANNOUNCED_NANOS;
                    known(neighbour, mac);
                });
    }

    /// Where a frame for this MAC goes, the switch knows; what it does not know goes to everybody.
    private void send(Packet packet, MacAddress mac) {
        Optional<SimPort> learned = segment.at(mac);
        for (SimPort port : segment.ports()) {
            boolean isThere = learned.isEmpty() ? port.node.accepts(port, mac) : learned.get() == port;
            if (isThere && isCarried(port)) {
                later(port, () -> arrived(port, packet, mac));
            }
        }
    }

    private void arrived(SimPort port, Packet packet, MacAddress mac) {
        boolean isAnswered = port.up && port.node.accepts(port, mac) && port.node.machine().holds(packet.to)
                && (!packet.byEngine || port.node.isServing(packet.to));
        if (isAnswered && isCarriedBack(port)) {
            back(() -> {
                if (isUp()) {
                    packet.answered.answered(port.node.name());
                }
            });
        }
    }

    private boolean isUp() {
        return own.isEmpty() || own.get().up;
    }

    private boolean isCarried(SimPort to) {
        boolean isOther = own.isEmpty() || (own.get() != to && own.get().up && !world.isCut(own.get().node, to.node));
        return isOther && !random.chance(world.faults().loss());
    }

    private boolean isCarriedBack(SimPort from) {
        boolean isOther = own.isEmpty() || (own.get() != from && !world.isCut(from.node, own.get().node));
        return isOther && !random.chance(world.faults().loss());
    }

    private void later(SimPort to, Runnable arrival) {
        world.at(Math.max(world.nowNanos() + delayNanos(), to.cloggedUntilNanos), arrival);
    }

    private void back(Runnable arrival) {
        world.at(world.nowNanos() + delayNanos(), arrival);
    }

    private long delayNanos() {
        long jitter = world.faults().jitterNanos();
        return world.faults().delayNanos() + (jitter > 0 ? random.below(jitter + 1) : 0);
    }
}
