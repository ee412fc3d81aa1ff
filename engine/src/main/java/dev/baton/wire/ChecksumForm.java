package dev.baton.wire;

/// How the checksum of an advertisement was computed. Routers of the two version 3 forms are deaf to each other when
/// each verifies only its own, so Baton verifies both, always, and names the one it found.
public enum ChecksumForm {
    /// Version 2: the message with its authentication data, no pseudo-header (RFC 3768 section 5.3.8).
    V2,
    /// Version 3 over the message only, as RFC 9568 section 5.2.8 has it for IPv4: Cisco, Juniper, Arista.
    MESSAGE_ONLY,
    /// Version 3 with a pseudo-header: IPv6 always (RFC 8200 section 8.1), and IPv4 as RFC 5798 was commonly read:
    /// keepalived, FRR, tcpdump, Wireshark.
    PSEUDO_HEADER
}
