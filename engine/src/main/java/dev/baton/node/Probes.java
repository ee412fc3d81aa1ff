package dev.baton.node;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import dev.baton.wire.Ethernet;
import dev.baton.wire.Frame;
import dev.baton.wire.FrameEncoder;
import dev.baton.wire.IpAddress;
import dev.baton.wire.Ipv4Address;
import dev.baton.wire.Ipv6Address;
import dev.baton.wire.Ipv6Header;
import dev.baton.wire.MacAddress;
import dev.baton.wire.NeighborSolicitation;

/// Frames that ask a segment whether somebody has an address, without claiming it: an ARP probe (RFC 5227 section 2.1.1)
/// or a Neighbor Solicitation from the unspecified address (RFC 4862 section 5.4.2).
final class Probes {
    private static final Ipv6Address UNSPECIFIED = new Ipv6Address(0, 0);
    private static final long SOLICITED_NODE_HIGH = 0xFF02_0000_0000_0000L;
    private static final long SOLICITED_NODE_LOW = 0x0000_0001_FF00_0000L;
    private static final int NEIGHBOR_SOLICITATION_BYTES = 24;
    private static final int HOP_LIMIT = 255;
    private static final int ICMP_V6 = 58;

    private Probes() {}

    /// A probe for `address` from an interface with this MAC.
    static byte[] frame(MacAddress mac, IpAddress address) {
        return switch (address) {
            case Ipv4Address v4 -> FrameEncoder.arpProbe(mac, OptionalInt.empty(), v4);
            case Ipv6Address v6 -> solicitation(mac, v6);
        };
    }

    private static byte[] solicitation(MacAddress mac, Ipv6Address address) {
        Ipv6Address group = new Ipv6Address(SOLICITED_NODE_HIGH, SOLICITED_NODE_LOW | (address.low() & 0xFF_FFFFL));
        Ipv6Header header = new Ipv6Header(0, 0, NEIGHBOR_SOLICITATION_BYTES, HOP_LIMIT, ICMP_V6, UNSPECIFIED, group,
                List.of());
        Ethernet ethernet = new Ethernet(MacAddress.ofGroup(group), mac, List.of(), Ethernet.IPV6);
        return FrameEncoder.encode(new Frame(Optional.of(ethernet), Optional.of(header),
                new NeighborSolicitation(0, address, List.of())));
    }
}
