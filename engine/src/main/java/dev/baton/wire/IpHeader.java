package dev.baton.wire;

import java.util.List;

/// An IP header of either version with what stands between it and the payload.
public sealed interface IpHeader permits Ipv4Header, Ipv6Header {
    /// `ip.src`, `ipv6.src`.
    IpAddress source();

    /// `ip.dst`, `ipv6.dst`.
    IpAddress destination();

    /// `ip.ttl`, `ipv6.hlim`, as received; 255 is what VRRP, ARP's successor NDP and no router in between leave.
    int hopLimit();

    /// The protocol of the payload, after all extensions: 112 for VRRP also behind an Authentication Header.
    int protocol();

    /// The extension headers in their order. IPv4 has at most an Authentication Header.
    List<IpExtension> extensions();

    /// Whether only a part of a packet follows.
    boolean isFragment();

    /// The family of the addresses.
    Family family();

    /// The number of bytes from the start of the header to the payload.
    int length();

    /// The sum of the pseudo-header's 16-bit words (RFC 9293 section 3.1, RFC 8200 section 8.1), not folded.
    ///
    /// @param payloadLength the upper-layer packet length in bytes
    long pseudoSum(int payloadLength);
}
