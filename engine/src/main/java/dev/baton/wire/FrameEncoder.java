package dev.baton.wire;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Puts frames together: any [Frame] as it is, and the few kinds of frame that a virtual router sends.
///
/// The frames that are composed here are padded with zeros to the Ethernet minimum of 60 bytes (64 with a VLAN tag, so
/// that a switch can take the tag off), because not every driver does it.
public final class FrameEncoder {
    /// Internetwork control (CS6), as routing protocols use.
    private static final int CONTROL_CLASS = 0xC0;
    private static final int NDP_HOP_LIMIT = 255;
    private static final Ipv6Address ALL_NODES = new Ipv6Address(0xFF02_0000_0000_0000L, 1);

    private FrameEncoder() {}

    /// The bytes of a frame: the inverse of [FrameDecoder#decode], or of [FrameDecoder#decodeIp] for a frame without
    /// Ethernet header. Lengths and checksums of IP and VRRP are written as the values have them; those of Neighbor
    /// Discovery and ICMP errors are computed.
    public static byte[] encode(Frame frame) {
        int linkLength = frame.ethernet().map(Ethernet::length).orElse(0);
        int headers = linkLength + frame.network().map(IpHeader::length).orElse(0);
        int length = payloadLength(frame.payload());
        byte[] bytes = new byte[headers + length + frame.trailer().length()];
        frame.ethernet().ifPresent(ethernet -> write(ethernet, bytes));
        frame.network().ifPresent(network -> IpEncoder.write(network, bytes, linkLength));
        writePayload(frame, bytes, headers, length);
        frame.trailer().copyTo(bytes, headers + length);
        return bytes;
    }

    /// An advertisement by multicast. To a unicast address the frame is broadcast, which a host accepts; a caller who
    /// knows the peer's MAC encodes a [Frame] instead.
    ///
    /// @param sourceMac the sender's MAC, the virtual one by RFC 9568 section 7.3
    /// @param vlan      the VLAN to tag the frame with
    /// @param hopLimit  the TTL or hop limit, 255 by RFC 9568 sections 5.1.1.3 and 5.1.2.3
    /// @param message   what to say; its checksum is computed here
    /// @param form      how to compute it; of no effect for version 2 and for IPv6, which have one form each
    /// @throws IllegalArgumentException if source and destination are of different families
    public static byte[] advert(MacAddress sourceMac, OptionalInt vlan, IpAddress source, IpAddress destination,
            int hopLimit, VrrpMessage message, ChecksumForm form) {
        MacAddress destinationMac = destination.isMulticast()
                ? MacAddress.ofGroup(destination)
                : MacAddress.BROADCAST;
        int etherType = destination.family() == Family.IPV4 ? Ethernet.IPV4 : Ethernet.IPV6;
        Ethernet ethernet = new Ethernet(destinationMac, sourceMac, tags(vlan), etherType);
        int length = VrrpCodec.length(message);
        IpHeader network = network(source, destination, hopLimit, VrrpMessage.PROTOCOL, CONTROL_CLASS, length);
        return advert(Optional.of(ethernet), network, message, form, length);
    }

    /// The same advertisement as an IP packet without link header, as a raw socket sends it.
    ///
    /// @throws IllegalArgumentException if source and destination are of different families
    public static byte[] advertIp(IpAddress source, IpAddress destination, int hopLimit, VrrpMessage message,
            ChecksumForm form) {
        int length = VrrpCodec.length(message);
        IpHeader network = network(source, destination, hopLimit, VrrpMessage.PROTOCOL, CONTROL_CLASS, length);
        return advert(Optional.empty(), network, message, form, length);
    }

    private static byte[] advert(Optional<Ethernet> ethernet, IpHeader network, VrrpMessage message, ChecksumForm form,
            int length) {
        byte[] bytes = encode(padded(ethernet, Optional.of(network),
                message.checksum() == 0 ? message : message.withChecksum(0, Optional.empty()), length));
        int linkLength = ethernet.map(Ethernet::length).orElse(0);
        VrrpCodec.seal(bytes, linkLength + network.length(), length, message.version(), network, form);
        if (network instanceof Ipv4Header v4) {
            IpEncoder.seal(v4, bytes, linkLength);
        }
        return bytes;
    }

    /// Tells a segment that `address` is at `mac` ([ArpPacket#gratuitous]), by broadcast.
    public static byte[] gratuitousArp(MacAddress mac, OptionalInt vlan, Ipv4Address address) {
        return arp(mac, vlan, ArpPacket.gratuitous(mac, address));
    }

    /// Asks a segment whether anyone has `address` ([ArpPacket#probe]), by broadcast.
    public static byte[] arpProbe(MacAddress mac, OptionalInt vlan, Ipv4Address address) {
        return arp(mac, vlan, ArpPacket.probe(mac, address));
    }

    private static byte[] arp(MacAddress mac, OptionalInt vlan, ArpPacket packet) {
        Ethernet ethernet = new Ethernet(MacAddress.BROADCAST, mac, tags(vlan), Ethernet.ARP);
        return encode(padded(Optional.of(ethernet), Optional.empty(), packet, ArpPacket.LENGTH));
    }

    /// Tells a segment that `address` is at `mac` ([NeighborAdvertisement#unsolicited]), to all nodes.
    ///
    /// @param source the sender's address, link-local for a virtual router
    public static byte[] unsolicitedNa(MacAddress mac, OptionalInt vlan, Ipv6Address source, Ipv6Address address) {
        NeighborAdvertisement message = NeighborAdvertisement.unsolicited(mac, address);
        Ethernet ethernet = new Ethernet(MacAddress.ofGroup(ALL_NODES), mac, tags(vlan), Ethernet.IPV6);
        int length = payloadLength(message);
        IpHeader network = network(source, ALL_NODES, NDP_HOP_LIMIT, IcmpError.PROTOCOL_IPV6, 0, length);
        return encode(padded(Optional.of(ethernet), Optional.of(network), message, length));
    }

    private static List<VlanTag> tags(OptionalInt vlan) {
        return vlan.isPresent() ? List.of(new VlanTag(VlanTag.DOT1Q, 0, false, vlan.getAsInt())) : List.of();
    }

    private static Frame padded(Optional<Ethernet> ethernet, Optional<IpHeader> network, Payload payload, int length) {
        if (ethernet.isEmpty()) {
            return new Frame(ethernet, network, payload);
        }
        int used = ethernet.get().length() + network.map(IpHeader::length).orElse(0) + length;
        int wanted = Ethernet.MIN_FRAME + VlanTag.LENGTH * ethernet.get().tags().size();
        return new Frame(ethernet, network, payload,
                used >= wanted ? Opaque.NONE : Opaque.of(new byte[wanted - used]));
    }

    private static IpHeader network(IpAddress source, IpAddress destination, int hopLimit, int protocol,
            int trafficClass, int length) {
        if (source instanceof Ipv4Address from && destination instanceof Ipv4Address to) {
            return new Ipv4Header(trafficClass, Ipv4Header.MIN_LENGTH + length, 0, Ipv4Header.DONT_FRAGMENT, 0,
                    hopLimit, protocol, 0, from, to, Opaque.NONE, List.of());
        }
        if (source instanceof Ipv6Address from && destination instanceof Ipv6Address to) {
            return new Ipv6Header(trafficClass, 0, length, hopLimit, protocol, from, to, List.of());
        }
        throw new IllegalArgumentException(source + " and " + destination + " are of different families");
    }

    private static int payloadLength(Payload payload) {
        return switch (payload) {
            case VrrpMessage message -> VrrpCodec.length(message);
            case ArpPacket _ -> ArpPacket.LENGTH;
            case NeighborSolicitation message -> NdpCodec.neighborLength(message.options());
            case NeighborAdvertisement message -> NdpCodec.neighborLength(message.options());
            case RouterAdvertisement message -> NdpCodec.routerLength(message.options());
            case CarpMessage _ -> CarpMessage.LENGTH;
            case HsrpMessage message -> message.datagram().length();
            case IcmpError error -> IcmpCodec.length(error);
            case Opaque opaque -> opaque.length();
        };
    }

    private static void writePayload(Frame frame, byte[] target, int at, int length) {
        switch (frame.payload()) {
            case VrrpMessage message -> VrrpCodec.write(message, target, at);
            case ArpPacket packet -> ArpCodec.write(packet, target, at);
            case NeighborSolicitation message -> NdpCodec.write(message, target, at);
            case NeighborAdvertisement message -> NdpCodec.write(message, target, at);
            case RouterAdvertisement message -> NdpCodec.write(message, target, at);
            case CarpMessage message -> VrrpCodec.write(message, target, at);
            case HsrpMessage message -> message.datagram().copyTo(target, at);
            case IcmpError error -> IcmpCodec.write(error, target, at);
            case Opaque opaque -> opaque.copyTo(target, at);
        }
        boolean isIcmp = switch (frame.payload()) {
            case NeighborSolicitation _,NeighborAdvertisement _,RouterAdvertisement _,IcmpError _ -> true;
            case VrrpMessage _,ArpPacket _,CarpMessage _,HsrpMessage _,Opaque _ -> false;
        };
        if (isIcmp && frame.network().isPresent()) {
            IcmpCodec.seal(target, at, length, frame.network().get());
        }
    }

    private static void write(Ethernet ethernet, byte[] target) {
        ethernet.destination().write(target, 0);
        ethernet.source().write(target, 6);
        int at = 12;
        for (VlanTag tag : ethernet.tags()) {
            Bytes.putInt16(target, at, tag.tpid());
            Bytes.putInt16(target, at + 2, tag.control());
            at += VlanTag.LENGTH;
        }
        Bytes.putInt16(target, at, ethernet.etherType());
    }
}
