package dev.baton.cluster;

import dev.baton.wire.IpAddress;

/// The last gratuitous ARP or unsolicited Neighbor Advertisement seen for an address.
///
/// @param address  the address
/// @param hardware where it was said to be, as text
/// @param observer who saw it
/// @param atNanos  when
public record Announcement(IpAddress address, String hardware, String observer, long atNanos) {}
