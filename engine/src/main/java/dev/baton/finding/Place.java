package dev.baton.finding;

import java.util.Optional;
import java.util.OptionalInt;

import dev.baton.traffic.Packet;

/// The name of the network that a packet was on: clusters and senders repeat from one to the next.
final class Place {
    private Place() {}

    /// The network that is known for all packets, or else the one named after the observer; with the VLAN.
    static String of(Packet packet, Optional<String> network) {
        String place = network.orElse(packet.observer());
        OptionalInt vlan = packet.vlan();
        return vlan.isPresent() ? place + "." + vlan.getAsInt() : place;
    }
}
