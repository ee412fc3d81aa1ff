package dev.baton.config;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.baton.vrrp.RouterConfig;
import dev.baton.vrrp.VirtualAddress;
import dev.baton.wire.Family;
import dev.baton.wire.IpAddress;
import dev.baton.wire.Ipv4Address;
import dev.baton.wire.Ipv6Address;

/// What must hold between the keys of one router. Each rule looks only at keys that were read well, so that one mistake
/// is told once.
final class RouterRules {
    private static final long SECOND = 1_000_000_000L;
    private static final int BROADCAST = -1;

    private RouterRules() {}

    static void router(Values v, Reading reading) {
        version(v, reading);
        interval(v, reading);
        preemption(v, reading);
        addresses(v, reading);
        source(v, reading);
        peers(v, reading);
        track(v.find(RouterShape.TRACKED).orElse(List.of()), v, RouterShape.TRACKED, reading);
    }

    static void unicast(Values v, Reading reading) {
        if (v.find(RouterShape.PEERS).filter(List::isEmpty).isPresent()) {
            reading.error(v.place(RouterShape.PEERS), "unicast without a peer reaches nobody",
                    "Name the other routers, such as peers: [10.0.0.2], or remove 'unicast' for multicast.");
        }
    }

    static void route(Values v, Reading reading) {
        Optional<Family> to = v.find(RouterShape.TO).map(t -> t.address().family());
        for (Key<IpAddress> key : List.of(RouterShape.VIA, RouterShape.ROUTE_SOURCE)) {
            Optional<IpAddress> address = v.find(key);
            if (to.isPresent() && address.isPresent() && address.get().family() != to.get()) {
                reading.error(v.place(key), "'" + key.name() + "' is " + words(address.get().family())
                        + " and the destination is " + words(to.get()),
                        address.get().family() == Family.IPV6
                                ? "Write both in one family; the default route of IPv6 is ::/0."
                                : "Write both in one family.");
            }
        }
    }

    /// Nothing is tracked twice.
    static void track(List<TrackSpec> tracked, Values v, Key<?> key, Reading reading) {
        Set<String> seen = new LinkedHashSet<>();
        for (int i = 0; i < tracked.size(); i++) {
            if (!seen.add(tracked.get(i).target().checkName())) {
                reading.error(v.item(key, i), "'" + tracked.get(i).target().checkName() + "' is tracked twice here",
                        "Keep one of the two; their weights would add up.");
            }
        }
    }

    private static void version(Values v, Reading reading) {
        Optional<Integer> version = v.find(RouterShape.VERSION);
        Optional<Family> family = family(v);
        if (version.isEmpty()) {
            return;
        }
        boolean two = version.get() == 2;
        if (two && family.equals(Optional.of(Family.IPV6))) {
            reading.error(v.place(RouterShape.VERSION), "version 2 does not carry IPv6 addresses",
                    "Write version: 3, or give IPv4 addresses.");
        }
        if (v.find(RouterShape.INTEROP).orElse(false) && (two || family.equals(Optional.of(Family.IPV6)))) {
            reading.error(v.place(RouterShape.INTEROP), "interop means version 3 over IPv4 that also speaks version 2",
                    two ? "Write version: 3, or remove interop." : "Remove interop: version 2 has no IPv6.");
        }
        if (!two && v.isPresent(RouterShape.AUTH)) {
            reading.error(v.keyPlace(RouterShape.AUTH), "version 3 has no authentication (RFC 9568 section 9)",
                    "Remove it, or write version: 2 if the peers need the password.");
        }
    }

    private static void interval(Values v, Reading reading) {
        Optional<Integer> version = v.find(RouterShape.VERSION);
        Optional<Long> interval = v.find(RouterShape.ADVERT_INTERVAL);
        if (version.isEmpty() || interval.isEmpty()) {
            return;
        }
        long nanos = interval.get();
        YamlNode at = v.place(RouterShape.ADVERT_INTERVAL);
        if (version.get() == 2 && nanos % SECOND != 0) {
            reading.error(at, "version 2 sends its interval in whole seconds, so " + Quantities.duration(nanos)
                    + " is not possible",
                    "Write " + Math.max(1, Math.round((double) nanos / SECOND))
                            + "s, or version: 3 for shorter intervals.");
        } else if (version.get() == 3 && nanos > RouterConfig.MAX_V3_INTERVAL_NANOS) {
            reading.error(at, "version 3 has intervals up to 40.95s", "Write 40.95s or less.");
        } else if (version.get() == 3 && nanos % RouterConfig.MIN_INTERVAL_NANOS != 0) {
            long step = RouterConfig.MIN_INTERVAL_NANOS;
            reading.error(at, "version 3 sends its interval in steps of 10ms, so " + Quantities.duration(nanos)
                    + " is not possible", "Write " + Quantities.duration((nanos + step / 2) / step * step) + ".");
        }
    }

    private static void preemption(Values v, Reading reading) {
        boolean owner = v.find(RouterShape.PRIORITY).equals(Optional.of(RouterConfig.OWNER));
        boolean off = v.find(RouterShape.PREEMPT).equals(Optional.of(false));
        if (owner && off) {
            reading.error(v.place(RouterShape.PREEMPT),
                    "an owner (priority 255) always preempts (RFC 9568 section 6.1)",
                    "Write a priority up to 254, or remove 'preempt: false'.");
        } else if (off && v.find(RouterShape.PREEMPT_DELAY).orElse(0L) > 0) {
            reading.warning(v.place(RouterShape.PREEMPT_DELAY), "the delay has no effect: this router never preempts",
                    "Remove it, or write preempt: true.");
        }
    }

    private static void addresses(Values v, Reading reading) {
        List<PlacedAddress> addresses = v.find(RouterShape.ADDRESSES).orElse(List.of());
        if (v.find(RouterShape.ADDRESSES).filter(List::isEmpty).isPresent()) {
            reading.error(v.place(RouterShape.ADDRESSES), "the router has no address to share",
                    "Write for example addresses: [10.0.0.100/24].");
            return;
        }
        for (int i = 0; i < addresses.size(); i++) {
            IpAddress first = addresses.getFirst().address().address();
            IpAddress address = addresses.get(i).address().address();
            if (address.family() != first.family()) {
                reading.error(v.item(RouterShape.ADDRESSES, i), address + " is " + words(address.family()) + " and "
                        + first + " is " + words(first.family()) + "; an advert carries one family",
                        "Make a second router of it (it may have the same vrid), or put it under 'excluded'.");
            }
            if (i == 0 && first instanceof Ipv6Address six && !six.isLinkLocal()) {
                reading.error(v.item(RouterShape.ADDRESSES, 0),
                        "the first IPv6 address is not link-local, so peers discard the adverts (RFC 9568 section 5.2.9)",
                        "Put a link-local address first, such as fe80::" + Integer.toHexString(
                                v.find(RouterShape.VRID).orElse(1)) + "/64.");
            }
        }
        usable(addresses, v, RouterShape.ADDRESSES, reading);
        List<PlacedAddress> excluded = v.find(RouterShape.EXCLUDED).orElse(List.of());
        usable(excluded, v, RouterShape.EXCLUDED, reading);
        twice(addresses, excluded, v, reading);
    }

    private static void usable(List<PlacedAddress> addresses, Values v, Key<?> key, Reading reading) {
        for (int i = 0; i < addresses.size(); i++) {
            VirtualAddress address = addresses.get(i).address();
            if (!isHost(address.address())) {
                reading.error(v.item(key, i), address.address() + " is no address that a host can have",
                        "Write an address of the network that the hosts are in.");
            }
            if (addresses.get(i).label().isPresent() && address.address().family() == Family.IPV6) {
                reading.error(v.item(key, i), "IPv6 addresses have no label", "Remove the label.");
            }
        }
    }

    private static void twice(List<PlacedAddress> addresses, List<PlacedAddress> excluded, Values v,
            Reading reading) {
        Map<IpAddress, YamlNode> seen = new LinkedHashMap<>();
        for (int i = 0; i < addresses.size() + excluded.size(); i++) {
            boolean advertised = i < addresses.size();
            int index = advertised ? i : i - addresses.size();
            IpAddress address = (advertised ? addresses : excluded).get(index).address().address();
            YamlNode node = v.item(advertised ? RouterShape.ADDRESSES : RouterShape.EXCLUDED, index);
            YamlNode first = seen.putIfAbsent(address, node);
            if (first != null) {
                reading.error(node, address + " is there twice; first on " + reading.lineOf(first),
                        "Remove one of the two.");
            }
        }
    }

    private static void source(Values v, Reading reading) {
        Optional<IpAddress> source = v.find(RouterShape.SOURCE);
        Optional<Family> family = family(v);
        if (source.isEmpty()) {
            return;
        }
        YamlNode at = v.place(RouterShape.SOURCE);
        if (family.isPresent() && family.get() != source.get().family()) {
            reading.error(at, "the source is " + words(source.get().family()) + " and the virtual addresses are "
                    + words(family.get()), "Write a source of the same family, or remove it.");
        } else if (!isHost(source.get())) {
            reading.error(at, source.get() + " is no address that a host can have",
                    "Write this host's own address, or remove the key.");
        } else if (source.get() instanceof Ipv6Address six && !six.isLinkLocal()
                && !v.isPresent(RouterShape.UNICAST_PEERS)) {
            reading.error(at,
                    "IPv6 adverts to the multicast group come from a link-local address (RFC 9568 section 5.1.2.1)",
                    "Write the interface's fe80:: address, or remove the key: it is found by itself.");
        }
        boolean owner = v.find(RouterShape.PRIORITY).equals(Optional.of(RouterConfig.OWNER));
        boolean virtual = v.find(RouterShape.ADDRESSES).orElse(List.of()).stream()
                .anyMatch(a -> a.address().address().equals(source.get()));
        if (virtual && !owner) {
            reading.error(at,
                    "the source " + source.get()
                            + " is one of the virtual addresses, which the host does not always have",
                    "Write this host's own address, or priority: 255 if it owns the virtual address.");
        }
    }

    private static void peers(Values v, Reading reading) {
        List<IpAddress> peers = v.find(RouterShape.UNICAST_PEERS).orElse(List.of());
        Set<IpAddress> seen = new LinkedHashSet<>();
        for (int i = 0; i < peers.size(); i++) {
            IpAddress peer = peers.get(i);
            // This router's is the one read last: routers are read one after the other.
            YamlNode at = reading.all(RouterShape.UNICAST).getLast().item(RouterShape.PEERS, i);
            if (family(v).isPresent() && family(v).get() != peer.family()) {
                reading.error(at, "the peer " + peer + " is " + words(peer.family())
                        + " and the virtual addresses are " + words(family(v).get()),
                        "Write peers of the same family.");
            } else if (!isHost(peer)) {
                reading.error(at, "the peer " + peer + " is no address that a host can have",
                        "Write the other router's own address.");
            } else if (!seen.add(peer)) {
                reading.error(at, "the peer " + peer + " is there twice", "Remove one of the two.");
            } else if (v.find(RouterShape.SOURCE).equals(Optional.of(peer))) {
                reading.error(at, "the peer " + peer + " is this router's own source",
                        "Name only the other routers.");
            }
        }
    }

    /// The family of the first virtual address; empty when there is none.
    static Optional<Family> family(Values v) {
        return v.find(RouterShape.ADDRESSES).filter(a -> !a.isEmpty())
                .map(a -> a.getFirst().address().address().family());
    }

    static String words(Family family) {
        return family == Family.IPV4 ? "IPv4" : "IPv6";
    }

    private static boolean isHost(IpAddress address) {
        return !address.isMulticast() && switch (address) {
            case Ipv4Address four -> four.value() != 0 && four.value() != BROADCAST && four.value() >>> 24 != 127;
            case Ipv6Address six -> six.high() != 0 || six.low() < 0 || six.low() > 1;
        };
    }
}
