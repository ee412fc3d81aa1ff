package dev.baton.adapter.sim;

import java.util.Set;

import dev.baton.wire.IpAddress;

/// An interface of a node on a segment.
final class SimPort {
    final SimNode node;
    final String interfaceName;
    final SimSegment segment;
    /// The addresses of the machine itself, which unicast reaches.
    final Set<IpAddress> addresses;
    boolean up = true;
    /// Until then whatever reaches this interface is held back.
    long cloggedUntilNanos;

    SimPort(SimNode node, String interfaceName, SimSegment segment, Set<IpAddress> addresses) {
        this.node = node;
        this.interfaceName = interfaceName;
        this.segment = segment;
        this.addresses = Set.copyOf(addresses);
    }

    boolean hears(SimFrame frame) {
        return frame.unicastDestination().filter(d -> !addresses.contains(d)).isEmpty();
    }
}
