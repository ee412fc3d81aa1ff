package dev.baton.app.traffic;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.baton.traffic.Packet;
import dev.baton.wire.ArpPacket;
import dev.baton.wire.CarpMessage;
import dev.baton.wire.HsrpMessage;
import dev.baton.wire.IcmpError;
import dev.baton.wire.NeighborAdvertisement;
import dev.baton.wire.Payload;
import dev.baton.wire.Rejected;
import dev.baton.wire.VrrpMessage;

/// What is worth a remark about one packet, the worst first.
enum PacketRemark {
    /// It cannot be read.
    MALFORMED(Weight.ERROR),
    /// The checksum fits no form.
    CHECKSUM(Weight.ERROR),
    /// The TTL or hop limit of a multicast advert is not 255.
    TTL(Weight.ERROR),
    /// A version or type that is no advertisement.
    VERSION(Weight.ERROR),
    /// The count of addresses is 0 or not the number that is there.
    COUNT(Weight.ERROR),
    /// The interval is 0.
    INTERVAL(Weight.ERROR),
    /// Somebody who was sent an advert does not speak VRRP.
    UNREACHABLE(Weight.WARNING),
    /// Reserved bits are set.
    RESERVED(Weight.WARNING),
    /// The Ethernet source is the virtual MAC of another VRID.
    MAC(Weight.WARNING),
    /// The password travels in clear text.
    PASSWORD(Weight.NOTE),
    /// Priority 0: the master resigns.
    RESIGNS(Weight.NOTE),
    /// An address is announced.
    ANNOUNCES(Weight.NOTE),
    /// CARP, not VRRP.
    CARP(Weight.NOTE),
    /// HSRP, not VRRP.
    HSRP(Weight.NOTE);

    /// How much it matters.
    enum Weight {
        ERROR, WARNING, NOTE
    }

    private static final int LINK_TTL = 255;

    private final Weight weight;

    PacketRemark(Weight weight) {
        this.weight = weight;
    }

    Weight weight() {
        return weight;
    }

    String textKey() {
        return "traffic.remark." + name().toLowerCase(Locale.ROOT);
    }

    /// All that is to be said of a packet.
    static List<PacketRemark> of(Packet packet) {
        if (packet.decoding() instanceof Rejected) {
            return List.of(MALFORMED);
        }
        Optional<Payload> payload = packet.payload();
        return payload.isEmpty() ? List.of() : switch (payload.get()) {
            case VrrpMessage message -> of(packet, message);
            case CarpMessage _ -> List.of(CARP);
            case HsrpMessage _ -> List.of(HSRP);
            case IcmpError error when error.isProtocolUnreachable() -> List.of(UNREACHABLE);
            case ArpPacket arp when arp.isGratuitous() -> List.of(ANNOUNCES);
            case NeighborAdvertisement advertisement when !advertisement.solicited() -> List.of(ANNOUNCES);
            default -> List.of();
        };
    }

    private static List<PacketRemark> of(Packet packet, VrrpMessage message) {
        List<PacketRemark> remarks = new ArrayList<>(0);
        add(remarks, CHECKSUM, message.checksumForm().isEmpty());
        boolean isMulticast = packet.destination().filter(address -> address.isMulticast()).isPresent();
        add(remarks, TTL, isMulticast && packet.hopLimit().orElse(LINK_TTL) != LINK_TTL);
        add(remarks, VERSION, (message.version() != 2 && message.version() != 3)
                || message.type() != VrrpMessage.ADVERTISEMENT);
        add(remarks, COUNT, message.addressCount() == 0 || message.addressCount() != message.addresses().size());
        add(remarks, INTERVAL, message.interval() == 0);
        add(remarks, RESERVED, message.reserved() != 0);
        add(remarks, MAC, packet.ethernet().filter(ethernet -> ethernet.source().isVirtualRouter()
                && (ethernet.source().value() & 0xFF) != message.vrid()).isPresent());
        add(remarks, PASSWORD, message.version() == 2 && message.authType() == 1);
        add(remarks, RESIGNS, message.priority() == VrrpMessage.RESIGN_PRIORITY);
        return remarks;
    }

    private static void add(List<PacketRemark> remarks, PacketRemark remark, boolean holds) {
        if (holds) {
            remarks.add(remark);
        }
    }
}
