package dev.baton.wire;

/// ARP for IPv4 over Ethernet (RFC 826, RFC 5227).
///
/// @param operation     `arp.opcode`: 1 request, 2 reply, or whatever else was sent
/// @param senderMac     `arp.src.hw_mac`
/// @param senderAddress `arp.src.proto_ipv4`
/// @param targetMac     `arp.dst.hw_mac`; ignored in requests
/// @param targetAddress `arp.dst.proto_ipv4`
public record ArpPacket(int operation, MacAddress senderMac, Ipv4Address senderAddress, MacAddress targetMac,
        Ipv4Address targetAddress) implements Payload {
    /// Who has this address?
    public static final int REQUEST = 1;
    /// It is at this MAC.
    public static final int REPLY = 2;

    static final int LENGTH = 28;
    private static final Ipv4Address UNSPECIFIED = new Ipv4Address(0);
    private static final MacAddress ZERO = new MacAddress(0);

    /// The gratuitous ARP with which a new master tells where an address is: the address as sender and target, the MAC
    /// as sender's and target's (RFC 9568 section 8.1.2 with errata 7947 and 7949).
    public static ArpPacket gratuitous(MacAddress mac, Ipv4Address address) {
        return new ArpPacket(REQUEST, mac, address, mac, address);
    }

    /// Asks whether anyone has `address`, without claiming it (RFC 5227 section 2.1.1).
    public static ArpPacket probe(MacAddress mac, Ipv4Address address) {
        return new ArpPacket(REQUEST, mac, UNSPECIFIED, ZERO, address);
    }

    /// Whether sender and target are the same address, as in `arp.isgratuitous`. Request or reply: hosts update their
    /// caches from both.
    public boolean isGratuitous() {
        return senderAddress.equals(targetAddress) && !senderAddress.equals(UNSPECIFIED);
    }

    /// Whether this is a probe (`arp.isprobe`): a request without a sender address. It must not be taken for a claim.
    public boolean isProbe() {
        return operation == REQUEST && senderAddress.equals(UNSPECIFIED) && !targetAddress.equals(UNSPECIFIED);
    }

    /// Whether this is an announcement (`arp.isannouncement`): a gratuitous request (RFC 5227 section 2.3).
    public boolean isAnnouncement() {
        return operation == REQUEST && isGratuitous();
    }
}
