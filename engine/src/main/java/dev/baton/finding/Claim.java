package dev.baton.finding;

import dev.baton.wire.IpAddress;
import dev.baton.wire.MacAddress;

/// Somebody said by ARP or Neighbor Discovery that a virtual address is at a MAC.
///
/// @param isAnnouncement whether it was told to all unasked: a gratuitous ARP, an unsolicited NA
record Claim(IpAddress address, MacAddress mac, boolean isAnnouncement, long atNanos, long packet) {}
