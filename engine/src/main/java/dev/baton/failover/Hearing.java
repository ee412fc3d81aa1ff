package dev.baton.failover;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import dev.baton.drill.DrillEvent;
import dev.baton.drill.Mark;
import dev.baton.drill.Marked;
import dev.baton.drill.Subject;
import dev.baton.traffic.Packet;
import dev.baton.vrrp.Transition;
import dev.baton.wire.ArpPacket;
import dev.baton.wire.Family;
import dev.baton.wire.IpAddress;
import dev.baton.wire.NeighborAdvertisement;
import dev.baton.wire.Payload;
import dev.baton.wire.VrrpMessage;

/// Keeps what is heard during a test, and finds the instants in it that only the wire knows.
final class Hearing implements DrillEar {
    /// How many frames are kept; what comes beyond is counted.
    static final int MAX_FRAMES = 20_000;
    /// How many instants are told.
    static final int MAX_MARKS = 1_000;

    private final Subject subject;
    private final Seats seats;
    private final Consumer<DrillEvent> events;
    private final List<Packet> packets = new ArrayList<>();
    private List<IpAddress> addresses = List.of();
    private long left;
    private int marks;

    Hearing(Subject subject, Seats seats, Consumer<DrillEvent> events) {
        this.subject = subject;
        this.seats = seats;
        this.events = events;
    }

    /// The addresses whose announcements count.
    synchronized void of(List<IpAddress> tested) {
        addresses = List.copyOf(tested);
    }

    @Override
    public synchronized void heard(Packet packet, long errorNanos) {
        if (packets.size() < MAX_FRAMES) {
            packets.add(packet);
        } else {
            left++;
        }
        packet.payload().ifPresent(payload -> look(packet, payload, errorNanos));
    }

    private void look(Packet packet, Payload payload, long errorNanos) {
        switch (payload) {
            case VrrpMessage message when isOfSubject(packet, message) && message.priority() == 0 ->
                mark(Mark.PRIORITY_ZERO, packet, errorNanos);
            case ArpPacket arp when arp.isGratuitous() && addresses.contains(arp.senderAddress()) ->
                mark(Mark.ANNOUNCED, packet, errorNanos);
            case NeighborAdvertisement advertisement when addresses.contains(advertisement.target()) ->
                mark(Mark.ANNOUNCED, packet, errorNanos);
            default -> {
                // Nothing that only the wire knows.
            }
        }
    }

    private boolean isOfSubject(Packet packet, VrrpMessage message) {
        boolean isIpv6 = packet.source().filter(a -> a.family() == Family.IPV6).isPresent();
        return message.vrid() == subject.vrid() && isIpv6 == (subject.family() == Family.IPV6);
    }

    private void mark(Mark mark, Packet packet, long errorNanos) {
        if (marks < MAX_MARKS) {
            marks++;
            events.accept(new DrillEvent.MarkSeen(new Marked(mark, packet.observer(), packet.atNanos(), errorNanos)));
        }
    }

    @Override
    public void moved(String node, String router, Transition transition, long atNanos, long errorNanos) {
        events.accept(new DrillEvent.NodeMoved(node, router, transition, atNanos, errorNanos));
    }

    @Override
    public void echoed(String name, long theirNanos, long sentNanos, long receivedNanos) {
        seats.echoed(name, theirNanos, sentNanos, receivedNanos);
    }

    /// What was heard, in the order in which it came.
    synchronized List<Packet> packets() {
        return List.copyOf(packets);
    }

    /// How much was heard and not kept.
    synchronized long left() {
        return left;
    }
}
