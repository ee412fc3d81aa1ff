package dev.baton.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.baton.traffic.Packet;
import dev.baton.wire.ArpPacket;
import dev.baton.wire.CarpMessage;
import dev.baton.wire.ChecksumForm;
import dev.baton.wire.Decoded;
import dev.baton.wire.HsrpMessage;
import dev.baton.wire.IcmpError;
import dev.baton.wire.IpAddress;
import dev.baton.wire.NeighborAdvertisement;
import dev.baton.wire.NeighborSolicitation;
import dev.baton.wire.Opaque;
import dev.baton.wire.Payload;
import dev.baton.wire.Rejected;
import dev.baton.wire.RouterAdvertisement;
import dev.baton.wire.VrrpMessage;

/// A packet in words, for a line in a terminal.
final class PacketWords {
    private static final int LINK_TTL = 255;
    private static final int SHOWN_ADDRESSES = 4;

    private PacketWords() {}

    /// Who sent it: the IP source; without one the Ethernet source.
    static String sender(Packet packet) {
        return packet.payload().filter(ArpPacket.class::isInstance).map(p -> ((ArpPacket) p).senderMac().toString())
                .or(() -> packet.source().map(IpAddress::toString))
                .or(() -> packet.ethernet().map(ethernet -> ethernet.source().toString())).orElse("?");
    }

    /// Whether it is shown without being asked for: redundancy protocols, announcements, errors about them, and what
    /// cannot be read. Hosts that ask one another for their addresses are not.
    static boolean isOfInterest(Packet packet) {
        return switch (packet.decoding()) {
            case Rejected _ -> true;
            case Decoded decoded -> switch (decoded.frame().payload()) {
                case VrrpMessage _,CarpMessage _,HsrpMessage _,IcmpError _ -> true;
                case ArpPacket arp -> arp.isGratuitous();
                case NeighborAdvertisement advertisement -> !advertisement.solicited();
                case NeighborSolicitation _,RouterAdvertisement _,Opaque _ -> false;
            };
        };
    }

    static String of(Packet packet) {
        return switch (packet.decoding()) {
            case Decoded decoded -> of(packet, decoded.frame().payload());
            case Rejected rejected ->
                "malformed: " + words(rejected.reason().name()) + " at byte " + rejected.offset();
        };
    }

    private static String of(Packet packet, Payload payload) {
        return switch (payload) {
            case VrrpMessage message -> advert(packet, message);
            case CarpMessage carp -> "CARP vhid " + carp.vhid() + " every " + carp.advBase() + " s";
            case HsrpMessage hsrp -> "HSRPv" + hsrp.version() + " group " + hsrp.group() + " prio " + hsrp.priority()
                    + "  " + hsrp.virtualAddress();
            case ArpPacket arp -> arp(arp);
            case NeighborAdvertisement advertisement -> "NA " + advertisement.target() + " is at "
                    + advertisement.targetMac().map(Object::toString).orElse("?")
                    + (advertisement.solicited() ? "" : ", unsolicited");
            case NeighborSolicitation solicitation -> "NS who has " + solicitation.target() + "?";
            case RouterAdvertisement _ -> "RA";
            case IcmpError error -> error.isProtocolUnreachable()
                    ? "ICMP: " + error.about().destination() + " does not speak VRRP (protocol 112 unreachable)"
                    : "ICMP type " + error.type() + " code " + error.code() + " about "
                            + error.about().source() + " > " + error.about().destination();
            case Opaque opaque -> opaque.length() + " bytes of something else";
        };
    }

    private static String arp(ArpPacket arp) {
        if (arp.isGratuitous()) {
            return "ARP announces " + arp.senderAddress() + " at " + arp.senderMac();
        }
        if (arp.isProbe()) {
            return "ARP probes for " + arp.targetAddress();
        }
        return arp.operation() == ArpPacket.REPLY
                ? "ARP " + arp.senderAddress() + " is at " + arp.senderMac()
                : "ARP who has " + arp.targetAddress() + "? asks " + arp.senderAddress();
    }

    private static String advert(Packet packet, VrrpMessage message) {
        List<String> parts = new ArrayList<>();
        parts.add("VRRPv" + message.version() + " VRID " + message.vrid() + " prio " + message.priority());
        parts.add(message.priority() == VrrpMessage.RESIGN_PRIORITY
                ? "resigns"
                : "every " + Amounts.span(message.intervalNanos()));
        parts.add(addresses(message.addresses()));
        if (message.version() == 2 && message.authType() != 0) {
            parts.add("auth type " + message.authType());
        }
        faults(packet, message).ifPresent(parts::add);
        return String.join("  ", parts);
    }

    private static String addresses(List<IpAddress> addresses) {
        String shown = addresses.stream().limit(SHOWN_ADDRESSES).map(IpAddress::toString)
                .collect(Collectors.joining(","));
        return addresses.size() > SHOWN_ADDRESSES ? shown + " +" + (addresses.size() - SHOWN_ADDRESSES) : shown;
    }

    private static Optional<String> faults(Packet packet, VrrpMessage message) {
        List<String> faults = new ArrayList<>();
        if (message.checksumForm().isEmpty()) {
            faults.add("BAD CHECKSUM");
        } else if (message.version() == 3 && message.checksumForm().get() == ChecksumForm.MESSAGE_ONLY) {
            faults.add("checksum without pseudo-header");
        }
        packet.hopLimit().ifPresent(limit -> {
            if (limit != LINK_TTL) {
                faults.add("TTL " + limit);
            }
        });
        if (message.addressCount() != message.addresses().size()) {
            faults.add("says " + message.addressCount() + " addresses, has " + message.addresses().size());
        } else if (message.addressCount() == 0) {
            faults.add("no addresses");
        }
        if (message.interval() == 0) {
            faults.add("interval 0");
        }
        return faults.isEmpty() ? Optional.empty() : Optional.of("! " + String.join(", ", faults));
    }

    private static String words(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
