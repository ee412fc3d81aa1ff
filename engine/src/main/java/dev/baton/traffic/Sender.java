package dev.baton.traffic;

import dev.baton.wire.Family;
import dev.baton.wire.IpAddress;
import dev.baton.wire.MacAddress;

/// Whose a packet is, as far as the packet itself tells.
public sealed interface Sender {
    /// Sends adverts of a virtual router.
    record Advertiser(Family family, int vrid, IpAddress source) implements Sender {}

    /// Announces an address: gratuitous ARP, or a neighbour advertisement that nobody asked for.
    record Announcer(IpAddress address, MacAddress mac) implements Sender {}
}
