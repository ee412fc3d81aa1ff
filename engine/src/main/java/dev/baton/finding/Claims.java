package dev.baton.finding;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import dev.baton.traffic.Packet;
import dev.baton.wire.ArpPacket;
import dev.baton.wire.Ethernet;
import dev.baton.wire.Family;
import dev.baton.wire.IpAddress;
import dev.baton.wire.Ipv4Address;
import dev.baton.wire.MacAddress;
import dev.baton.wire.NeighborAdvertisement;
import dev.baton.wire.NeighborSolicitation;
import dev.baton.wire.Payload;

/// Finds out of ARP and Neighbor Discovery who says that he has a virtual address, asked or not.
final class Claims {
    /// How many addresses are remembered; the one that was first listed longest ago is forgotten.
    static final int MAX_ADDRESSES = 16_384;
    private static final Ipv4Address UNSPECIFIED = new Ipv4Address(0);

    private record Located(String network, IpAddress address) {}

    private final Map<Located, ClusterWatch> owners = new LinkedHashMap<>();

    /// A sound advertisement has listed the address.
    void listed(String network, IpAddress address, ClusterWatch watch) {
        if (owners.put(new Located(network, address), watch) == null && owners.size() > MAX_ADDRESSES) {
            owners.remove(owners.keySet().iterator().next());
        }
    }

    /// Tells the cluster that it is about, if the packet claims an address.
    void see(Packet packet, String network, NetworkWatch watch) {
        Optional<Payload> payload = packet.payload();
        if (payload.isEmpty()) {
            return;
        }
        switch (payload.get()) {
            case ArpPacket arp -> {
                watch.sawNeighbors(Family.IPV4);
                if (!arp.senderAddress().equals(UNSPECIFIED)) {
                    claim(packet, network, arp.senderAddress(), arp.senderMac(), arp.isGratuitous());
                }
            }
            case NeighborAdvertisement told -> {
                watch.sawNeighbors(Family.IPV6);
                Optional<MacAddress> mac = told.targetMac().or(() -> packet.ethernet().map(Ethernet::source));
                mac.ifPresent(m -> claim(packet, network, told.target(), m, !told.solicited()));
            }
            case NeighborSolicitation _ -> watch.sawNeighbors(Family.IPV6);
            default -> {
                // Nothing else says who has an address.
            }
        }
    }

    private void claim(Packet packet, String network, IpAddress address, MacAddress mac, boolean isAnnouncement) {
        ClusterWatch owner = owners.get(new Located(network, address));
        if (owner != null) {
            owner.claimed(new Claim(address, mac, isAnnouncement, packet.atNanos(), packet.number()));
        }
    }
}
