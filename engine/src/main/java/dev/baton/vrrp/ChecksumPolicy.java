package dev.baton.vrrp;

/// Which checksum form a version 3 router for IPv4 sends. Received ones are accepted in either form and always
/// verified.
public enum ChecksumPolicy {
    /// Starts with the pseudo-header, which keepalived, FRR, tcpdump and Wireshark expect; adopts the form heard from
    /// the master, and as MASTER the form of a rival, who would otherwise stay deaf.
    AUTO,
    /// The message only: RFC 9568 section 5.2.8.
    RFC9568,
    /// With the pseudo-header: RFC 5798 as commonly implemented.
    RFC5798
}
