package dev.baton.vrrp;

/// Why a received VRRP packet was not let into the election. Each is counted per router and source; the counters of RFC
/// 6527 are named where they exist.
public enum Discard {
    /// Shorter than its own fields say (RFC 6527: vrrpv3StatisticsPacketLengthErrors).
    LENGTH,
    /// TTL or hop limit is not 255, so it may come from beyond this link (vrrpv3StatisticsIpTtlErrors).
    TTL,
    /// A version this router does not run (vrrpv3RouterVersionErrors).
    VERSION,
    /// Not an ADVERTISEMENT (vrrpv3StatisticsRcvdInvalidTypePackets).
    TYPE,
    /// No router on this interface and family has this VRID (vrrpv3RouterVrIdErrors).
    VRID,
    /// Version 2: another kind of authentication than ours.
    AUTH_TYPE,
    /// Version 2: the password is wrong.
    AUTH_DATA,
    /// Version 2: another interval than ours (vrrpv3StatisticsAdvIntervalErrors).
    INTERVAL,
    /// The checksum fits no form (vrrpv3RouterChecksumErrors).
    CHECKSUM,
    /// The address count is 0 (erratum 8299; vrrpv3StatisticsAddressListErrors).
    NO_ADDRESSES,
    /// The interval is 0 (erratum 8301).
    ZERO_INTERVAL,
    /// IPv6: the first address is not link-local (erratum 8300).
    FIRST_NOT_LINK_LOCAL,
    /// Carried by the other address family.
    FAMILY,
    /// The router speaks to a list of unicast peers and the sender is not among them.
    NOT_A_PEER,
    /// Our own packet, come back.
    OWN_ECHO
}
