package dev.baton.wire;

/// Why bytes are no frame that a receiver could use. The host's own network stack would drop most of these before a
/// router saw them; a capture shows them all.
public enum Rejection {
    /// The Ethernet header, with its VLAN tags, is cut.
    ETHERNET_TOO_SHORT,
    /// More VLAN tags than [Ethernet#MAX_TAGS].
    TOO_MANY_TAGS,
    /// The type field is a length (below 0x0600): an IEEE 802.3 frame such as spanning tree's, not Ethernet II.
    LENGTH_FRAME,
    /// The IP header or its options are cut.
    IP_TOO_SHORT,
    /// The version nibble is not the one the EtherType says, or neither 4 nor 6.
    IP_VERSION,
    /// The IPv4 header length field is below 5 words.
    IP_HEADER_LENGTH,
    /// The IPv4 total length is less than the header.
    IP_TOTAL_LENGTH,
    /// The packet says that it is longer than what is there: cut by the capture (a snap length) or on the way.
    IP_TRUNCATED,
    /// The IPv4 header checksum is wrong and not 0. A field of 0 is accepted: a capture on the sending host shows it when
    /// the card computes it, and no header sums up to that by accident more often than to any other wrong value.
    IP_HEADER_CHECKSUM,
    /// An IPv6 jumbogram (RFC 2675): payload length 0 with a Hop-by-Hop header. Nothing here is ever that long.
    JUMBOGRAM,
    /// More IPv6 extension headers than [IpExtension#MAX_EXTENSIONS].
    TOO_MANY_EXTENSIONS,
    /// An IPv6 extension header or Authentication Header is cut, or its length is impossible.
    EXTENSION_LENGTH,
    /// A VRRP message in a fragment, the first one or a later one. Fragments are not put together here: no router sends
    /// an advertisement that needs it.
    FRAGMENT,
    /// Fewer than the eight bytes that every VRRP message begins with.
    VRRP_TOO_SHORT,
    /// The VRRP count field promises more addresses than there are bytes for (RFC 9568 section 7.1).
    VRRP_ADDRESSES_CUT,
    /// A version 2 message without its eight bytes of Authentication Data (RFC 3768 section 5.3.10).
    VRRP_AUTH_CUT,
    /// VRRP version 2 over IPv6, which does not exist: its address list has no defined form.
    VRRP_V2_OVER_IPV6,
    /// ARP cut short.
    ARP_TOO_SHORT,
    /// ARP for anything but IPv4 over Ethernet.
    ARP_NOT_IPV4,
    /// ICMP or ICMPv6 cut short.
    ICMP_TOO_SHORT,
    /// The checksum of an ICMP error about VRRP, or of a Neighbor Discovery message, is wrong.
    ICMP_CHECKSUM,
    /// A Neighbor Discovery message whose code is not 0 (RFC 4861 sections 6.1 and 7.1).
    NDP_CODE,
    /// A Neighbor Discovery option of length 0 or longer than what is left (RFC 4861 section 4.6).
    NDP_OPTION,
    /// More Neighbor Discovery options than [NdpOption#MAX_OPTIONS].
    TOO_MANY_NDP_OPTIONS,
    /// An HSRP message cut short, or one longer than its UDP header says.
    HSRP_TOO_SHORT
}
