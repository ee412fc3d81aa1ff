package dev.baton.app.traffic;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.baton.traffic.Packet;
import dev.baton.wire.ArpPacket;
import dev.baton.wire.ChecksumForm;
import dev.baton.wire.IpAddress;
import dev.baton.wire.NeighborAdvertisement;
import dev.baton.wire.Payload;
import dev.baton.wire.VrrpMessage;

/// A packet as a row of the table.
///
/// @param packet     the packet itself
/// @param source     who sent it: an IP address, or an Ethernet address where there is none
/// @param protocol   `VRRPv3`, `ARP` ...
/// @param addresses  the virtual addresses that it lists or announces
/// @param remarks    what is to be said of it, the worst first
record PacketRow(Packet packet, String source, String destination, String protocol, List<IpAddress> addresses,
        List<PacketRemark> remarks) {

    static PacketRow of(Packet packet) {
        String source = packet.source().map(IpAddress::toString)
                .or(() -> packet.ethernet().map(ethernet -> ethernet.source().toString())).orElse("");
        String destination = packet.destination().map(IpAddress::toString)
                .or(() -> packet.ethernet().map(ethernet -> ethernet.destination().toString())).orElse("");
        return new PacketRow(packet, source, destination, protocol(packet), addresses(packet),
                PacketRemark.of(packet));
    }

    /// What it is, in a word.
    static String protocol(Packet packet) {
        return packet.payload().map(payload -> switch (payload) {
            case VrrpMessage message -> "VRRPv" + message.version();
            case ArpPacket _ -> "ARP";
            default -> switch (payload.getClass().getSimpleName()) {
                case "NeighborAdvertisement" -> "NA";
                case "NeighborSolicitation" -> "NS";
                case "RouterAdvertisement" -> "RA";
                case "CarpMessage" -> "CARP";
                case "HsrpMessage" -> "HSRP";
                case "IcmpError" -> "ICMP";
                default -> packet.network().map(header -> other(header.protocol())).orElse("");
            };
        }).orElse("");
    }

    private static String other(int protocol) {
        return switch (protocol) {
            case 0, 58 -> "ICMPv6";
            case 1 -> "ICMP";
            case 6 -> "TCP";
            case 17 -> "UDP";
            default -> "IP " + protocol;
        };
    }

    /// The virtual addresses that it lists or announces.
    static List<IpAddress> addresses(Packet packet) {
        Optional<Payload> payload = packet.payload();
        return payload.isEmpty() ? List.of() : switch (payload.get()) {
            case VrrpMessage message -> message.addresses();
            case ArpPacket arp -> List.of(arp.targetAddress());
            case NeighborAdvertisement advertisement -> List.of(advertisement.target());
            default -> List.of();
        };
    }

    long number() {
        return packet.number();
    }

    Optional<VrrpMessage> vrrp() {
        return packet.vrrp();
    }

    String vrid() {
        return vrrp().map(message -> Integer.toString(message.vrid())).orElse("");
    }

    String priority() {
        return vrrp().map(message -> Integer.toString(message.priority())).orElse("");
    }

    String addressText() {
        return addresses.stream().map(IpAddress::toString).collect(Collectors.joining(", "));
    }

    String hopLimit() {
        return packet.hopLimit().isPresent() ? Integer.toString(packet.hopLimit().getAsInt()) : "";
    }

    Optional<ChecksumForm> form() {
        return vrrp().flatMap(VrrpMessage::checksumForm);
    }

    Optional<PacketRemark> worst() {
        return remarks.isEmpty() ? Optional.empty() : Optional.of(remarks.getFirst());
    }
}
