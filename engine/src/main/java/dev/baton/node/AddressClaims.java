package dev.baton.node;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.baton.cluster.Sighting;
import dev.baton.finding.AddressInUse;
import dev.baton.finding.Finding;
import dev.baton.traffic.LinkType;
import dev.baton.traffic.Packet;
import dev.baton.traffic.WireSightings;
import dev.baton.wire.ArpPacket;
import dev.baton.wire.Decoded;
import dev.baton.wire.Decoding;
import dev.baton.wire.Ethernet;
import dev.baton.wire.Family;
import dev.baton.wire.Frame;
import dev.baton.wire.FrameDecoder;
import dev.baton.wire.IpAddress;
import dev.baton.wire.Ipv4Address;
import dev.baton.wire.MacAddress;
import dev.baton.wire.NeighborAdvertisement;

/// Judges from what is heard whether a host that takes no part in the election uses a virtual address (RFC 5227). Whoever
/// says by ARP or Neighbor Discovery that it has one is a stranger, unless its MAC is the virtual one or has sent
/// sound adverts of that virtual router. An answer may come before the master's next advert, so each claim is looked at again
/// once a master would have been heard.
///
/// Many threads may tell what they heard.
final class AddressClaims {
    /// How many claims wait to be judged, how many senders of adverts are remembered for a router, and how many
    /// strangers are remembered as told of. What is beyond pushes the oldest out.
    static final int LIMIT = 256;
    /// A stranger that is still there is told of again after this.
    static final long AGAIN_NANOS = 600_000_000_000L;

    private static final int MIN_FRAME = 42;
    private static final int ETHER_TYPE = 12;
    private static final int NETWORK = 14;
    private static final int VRRP = 112;
    private static final int ICMP_V6 = 58;
    private static final int NEIGHBOR_ADVERTISEMENT = 136;
    private static final int FULL_HOPS = 255;

    /// A router whose addresses are watched.
    ///
    /// @param ownMac        the interface's own MAC: what it says is not heard from others
    /// @param patienceNanos how long a master may be silent
    record Watched(String router, String interfaceName, Family family, int vrid, MacAddress ownMac,
            List<IpAddress> addresses, long patienceNanos) {
        Watched {
            addresses = List.copyOf(addresses);
        }
    }

    /// A stranger with a virtual address.
    record Conflict(String router, String interfaceName, IpAddress address, MacAddress mac) {
        /// What is wrong and what to do, with the finding's code.
        @Override
        public String toString() {
            Finding finding = AddressInUse.finding(router, address, mac, interfaceName, 0);
            return finding.code() + " " + finding.sentence() + ". " + finding.fix() + ".";
        }
    }

    private record Sender(String interfaceName, Family family, int vrid) {}

    private record Claim(Watched router, IpAddress address, MacAddress mac) {}

    private final Map<Sender, Map<MacAddress, Boolean>> senders = new LinkedHashMap<>();
    private final Map<Claim, Long> waiting = bounded();
    private final Map<Claim, Long> told = bounded();
    private List<Watched> watched = List.of();

    private static <K, V> Map<K, V> bounded() {
        return new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > LIMIT;
            }
        };
    }

    /// Watches these from now on.
    synchronized void watch(List<Watched> routers) {
        watched = List.copyOf(routers);
        Map<Sender, Map<MacAddress, Boolean>> known = new LinkedHashMap<>(senders);
        senders.clear();
        for (Watched router : watched) {
            Sender key = new Sender(router.interfaceName, router.family, router.vrid);
            senders.put(key, known.getOrDefault(key, bounded()));
        }
        waiting.keySet().removeIf(c -> !watched.contains(c.router));
    }

    /// Takes a frame that was heard from somebody else. Most frames are passed over after a look at a few bytes.
    void heard(String interfaceName, byte[] frame, long nowNanos) {
        if (frame.length < MIN_FRAME) {
            return;
        }
        switch (int16(frame, ETHER_TYPE)) {
            case Ethernet.IPV4 -> {
                if (frame[NETWORK + 9] == VRRP && (frame[NETWORK + 8] & 0xFF) == FULL_HOPS) {
                    advert(interfaceName, frame);
                }
            }
            case Ethernet.IPV6 -> {
                if (frame[NETWORK + 6] == VRRP && (frame[NETWORK + 7] & 0xFF) == FULL_HOPS) {
                    advert(interfaceName, frame);
                } else if (frame[NETWORK + 6] == ICMP_V6 && frame.length > NETWORK + 40
                        && (frame[NETWORK + 40] & 0xFF) == NEIGHBOR_ADVERTISEMENT) {
                    neighbor(interfaceName, frame, nowNanos);
                }
            }
            case Ethernet.ARP -> neighbor(interfaceName, frame, nowNanos);
            default -> {
                // Nothing else says who has an address; what is in a VLAN is heard on an interface of its own.
            }
        }
    }

    private static int int16(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << 8 | (bytes[at + 1] & 0xFF);
    }

    /// Only an advertisement that a receiver could let in shows that its sender takes part: anybody can send bytes that
    /// look like one. Whether it is set up like our router is no matter: with another password it is a member still.
    private void advert(String interfaceName, byte[] frame) {
        Packet packet = Packet.of(0, 0, interfaceName, LinkType.ETHERNET, frame.length, frame, Optional.empty());
        for (Sighting seen : new WireSightings(interfaceName).of(packet)) {
            Sender key = new Sender(interfaceName, seen.key().family(), seen.key().vrid());
            packet.ethernet().ifPresent(ethernet -> sender(key, ethernet.source()));
        }
    }

    private synchronized void sender(Sender key, MacAddress mac) {
        Map<MacAddress, Boolean> macs = senders.get(key);
        if (macs != null) {
            macs.put(mac, true);
        }
    }

    private void neighbor(String interfaceName, byte[] frame, long nowNanos) {
        Decoding decoding = FrameDecoder.decode(frame, 0, frame.length);
        if (decoding instanceof Decoded(Frame content)) {
            switch (content.payload()) {
                case ArpPacket arp when !arp.senderAddress().equals(new Ipv4Address(0)) ->
                    claim(interfaceName, arp.senderAddress(), arp.senderMac(), nowNanos);
                case NeighborAdvertisement told -> told.targetMac().or(() -> content.ethernet().map(Ethernet::source))
                        .ifPresent(mac -> claim(interfaceName, told.target(), mac, nowNanos));
                default -> {
                    // Only asks.
                }
            }
        }
    }

    private synchronized void claim(String interfaceName, IpAddress address, MacAddress mac, long nowNanos) {
        for (Watched router : watched) {
            if (router.interfaceName.equals(interfaceName) && router.addresses.contains(address)
                    && !mac.equals(router.ownMac)
                    && !mac.equals(MacAddress.virtual(router.family, router.vrid))) {
                waiting.putIfAbsent(new Claim(router, address, mac), nowNanos);
            }
        }
    }

    /// The strangers that have become certain since the last time, each once in a while.
    synchronized List<Conflict> due(long nowNanos) {
        List<Conflict> found = new ArrayList<>();
        Iterator<Map.Entry<Claim, Long>> claims = waiting.entrySet().iterator();
        while (claims.hasNext()) {
            Map.Entry<Claim, Long> next = claims.next();
            Claim claim = next.getKey();
            if (nowNanos - next.getValue() >= claim.router.patienceNanos) {
                claims.remove();
                boolean isKnown = Optional.ofNullable(told.get(claim)).filter(t -> nowNanos - t < AGAIN_NANOS)
                        .isPresent();
                if (!isKnown && !takesPart(claim)) {
                    told.put(claim, nowNanos);
                    found.add(new Conflict(claim.router.router, claim.router.interfaceName, claim.address, claim.mac));
                }
            }
        }
        return found;
    }

    private boolean takesPart(Claim claim) {
        Sender key = new Sender(claim.router.interfaceName, claim.router.family, claim.router.vrid);
        return senders.getOrDefault(key, Map.of()).containsKey(claim.mac);
    }
}
