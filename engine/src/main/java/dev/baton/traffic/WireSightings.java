package dev.baton.traffic;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

import dev.baton.cluster.ClusterKey;
import dev.baton.cluster.Sighting;
import dev.baton.wire.ArpPacket;
import dev.baton.wire.IpAddress;
import dev.baton.wire.IpHeader;
import dev.baton.wire.MacAddress;
import dev.baton.wire.NeighborAdvertisement;
import dev.baton.wire.Payload;
import dev.baton.wire.VrrpMessage;

/// Makes sightings of packets: of every valid advertisement, and of announcements of addresses that an advertisement has
/// listed before. It remembers which cluster an address belongs to, nothing else.
public final class WireSightings {
    /// How many addresses are remembered; the one that was first listed longest ago is forgotten.
    public static final int MAX_ADDRESSES = 16_384;

    private static final int LINK_TTL = 255;

    private record Located(String network, IpAddress address) {}

    private final String site;
    private final UnaryOperator<String> network;
    private final Map<Located, ClusterKey> owners = new LinkedHashMap<>();

    /// Clusters are on the network that the observer of each packet is named after.
    ///
    /// @param site the place that the packets were captured at
    public WireSightings(String site) {
        this(site, UnaryOperator.identity());
    }

    /// @param network the segment that all packets were captured on; empty: each observer is a segment of its own
    public WireSightings(String site, Optional<String> network) {
        this(site, observer -> network.orElse(observer));
    }

    /// @param network the segment that an observer is on
    public WireSightings(String site, UnaryOperator<String> network) {
        this.site = site;
        this.network = network;
    }

    /// What the packet shows; empty for most.
    public List<Sighting> of(Packet packet) {
        Optional<Payload> payload = packet.payload();
        if (payload.isEmpty()) {
            return List.of();
        }
        return switch (payload.get()) {
            case VrrpMessage message when packet.network().isPresent() ->
                advert(packet, packet.network().get(), message);
            case ArpPacket arp when arp.isGratuitous() -> announcement(packet, arp.senderAddress(), arp.senderMac());
            case NeighborAdvertisement advertisement when !advertisement.solicited() ->
                announcement(packet, advertisement.target(), advertisement.targetMac().orElseGet(() -> packet.ethernet()
                        .map(ethernet -> ethernet.source()).orElse(new MacAddress(0))));
            default -> List.of();
        };
    }

    /// The cluster that a VRRP packet is about, sound or not; empty for anything else.
    public Optional<ClusterKey> key(Packet packet) {
        Optional<IpHeader> header = packet.network();
        return packet.vrrp().filter(message -> message.vrid() > 0 && header.isPresent())
                .map(message -> key(packet, header.orElseThrow(), message));
    }

    private ClusterKey key(Packet packet, IpHeader header, VrrpMessage message) {
        return new ClusterKey(site, network(packet), header.family(), message.vrid());
    }

    private List<Sighting> advert(Packet packet, IpHeader header, VrrpMessage message) {
        if (!isSound(header, message)) {
            return List.of();
        }
        ClusterKey key = key(packet, header, message);
        for (IpAddress address : message.addresses()) {
            remember(new Located(key.network(), address), key);
        }
        return List.of(new Sighting.AdvertSeen(key, packet.atNanos(), packet.observer(), header.source(),
                message.version(), message.priority(), message.intervalNanos(), message.addresses(),
                message.version() == 3 ? message.checksumForm() : Optional.empty()));
    }

    /// What no receiver would let in shows nothing of a cluster: whoever sent it may be no router at all.
    static boolean isSound(IpHeader header, VrrpMessage message) {
        boolean isMulticast = header.destination().isMulticast();
        return (message.version() == 2 || message.version() == 3) && message.type() == VrrpMessage.ADVERTISEMENT
                && message.vrid() > 0 && message.checksumForm().isPresent() && message.interval() > 0
                && message.addressCount() > 0 && message.addresses().size() == message.addressCount()
                && (!isMulticast || header.hopLimit() == LINK_TTL);
    }

    private List<Sighting> announcement(Packet packet, IpAddress address, MacAddress hardware) {
        ClusterKey key = owners.get(new Located(network(packet), address));
        return key == null
                ? List.of()
                : List.of(new Sighting.AddressAnnounced(key, packet.atNanos(), packet.observer(), address,
                        hardware.toString()));
    }

    private void remember(Located located, ClusterKey key) {
        if (owners.put(located, key) == null && owners.size() > MAX_ADDRESSES) {
            owners.remove(owners.keySet().iterator().next());
        }
    }

    private String network(Packet packet) {
        String place = network.apply(packet.observer());
        OptionalInt vlan = packet.vlan();
        return vlan.isPresent() ? place + "." + vlan.getAsInt() : place;
    }
}
