package dev.baton.doctor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import dev.baton.config.Place;
import dev.baton.config.PlacedAddress;
import dev.baton.config.RouterSpec;
import dev.baton.doctor.ConfigFinding.Spot;
import dev.baton.vrrp.VirtualAddress;
import dev.baton.wire.Family;
import dev.baton.wire.IpAddress;
import dev.baton.wire.Ipv4Address;

/// Routers of several nodes that are meant to be one virtual router. Two are when they share a virtual address, or when
/// they have the same VRID and name each other, or the same VRID, name and interface and nothing says that they are on
/// different networks.
///
/// @param members at least two, of different nodes, in the order given
record Cluster(List<Member> members) {
    private static final int NEAR_PREFIX = 24;
    private static final int MAX_SPOTS = 8;

    Cluster {
        members = List.copyOf(members);
    }

    /// One node's router.
    record Member(Host host, RouterSpec router) {
        String name() {
            return host.name();
        }

        Place place(Part part) {
            return host.document().router(router.name(), part);
        }

        Set<IpAddress> addresses() {
            Set<IpAddress> addresses = new TreeSet<>();
            router.addresses().forEach(a -> addresses.add(a.address().address()));
            return addresses;
        }
    }

    private record Vrid(Family family, int vrid) {}

    private record Shared(IpAddress address) {}

    private record Named(Family family, int vrid, String name, String interfaceName) {}

    private record Peer(Family family, int vrid, IpAddress source) {}

    /// All clusters of the nodes. Only routers that share a clue are compared, so that many nodes take little time.
    static List<Cluster> of(List<Host> hosts) {
        List<Member> all = new ArrayList<>();
        hosts.forEach(host -> host.config().routers().forEach(router -> all.add(new Member(host, router))));
        Union union = new Union(all.size());
        Map<Object, Integer> clues = new LinkedHashMap<>();
        Map<Named, List<Integer>> alike = new LinkedHashMap<>();
        for (int i = 0; i < all.size(); i++) {
            RouterSpec router = all.get(i).router();
            for (Object clue : clues(router)) {
                Integer first = clues.putIfAbsent(clue, i);
                if (first != null) {
                    union.join(first, i);
                }
            }
            Named named = new Named(router.family(), router.vrid(), router.name(), router.interfaceName());
            for (int other : alike.computeIfAbsent(named, _ -> new ArrayList<>())) {
                if (union.root(other) != union.root(i) && !areApart(all.get(other).router(), router)) {
                    union.join(other, i);
                }
            }
            firstOfItsUnion(alike.get(named), union, i);
        }
        Map<Integer, List<Member>> parts = new LinkedHashMap<>();
        for (int i = 0; i < all.size(); i++) {
            parts.computeIfAbsent(union.root(i), _ -> new ArrayList<>()).add(all.get(i));
        }
        return parts.values().stream().filter(p -> p.stream().map(Member::name).distinct().count() > 1)
                .map(Cluster::new).toList();
    }

    /// One router of each union is enough to compare others with.
    private static void firstOfItsUnion(List<Integer> alike, Union union, int index) {
        if (alike.stream().noneMatch(other -> union.root(other) == union.root(index))) {
            alike.add(index);
        }
    }

    private static List<Object> clues(RouterSpec router) {
        List<Object> clues = new ArrayList<>();
        router.addresses().forEach(a -> clues.add(new Shared(a.address().address())));
        if (!router.unicastPeers().isEmpty()) {
            router.source().ifPresent(own -> clues.add(new Peer(router.family(), router.vrid(), own)));
            router.unicastPeers().forEach(peer -> clues.add(new Peer(router.family(), router.vrid(), peer)));
        }
        return clues;
    }

    /// Whether two routers are surely on different networks: by the prefixes of their addresses, or because neither
    /// addresses nor sources are near each other.
    private static boolean areApart(RouterSpec one, RouterSpec other) {
        return one.addresses().stream().noneMatch(a -> other.addresses().stream()
                .anyMatch(b -> areNear(a.address(), b.address())));
    }

    private static boolean areNear(VirtualAddress one, VirtualAddress other) {
        if (!(one.address() instanceof Ipv4Address a) || !(other.address() instanceof Ipv4Address b)) {
            return one.address().family() == other.address().family();
        }
        Optional<Subnet> subnet = Subnet.of(one).or(() -> Subnet.of(other))
                .or(() -> Subnet.of(new VirtualAddress(a, NEAR_PREFIX)));
        return subnet.filter(s -> s.holds(b) && s.holds(a)).isPresent();
    }

    /// Which items belong together.
    private static final class Union {
        private final int[] parents;

        Union(int size) {
            parents = new int[size];
            for (int i = 0; i < size; i++) {
                parents[i] = i;
            }
        }

        int root(int index) {
            int at = index;
            while (parents[at] != at) {
                parents[at] = parents[parents[at]];
                at = parents[at];
            }
            return at;
        }

        void join(int one, int other) {
            int first = Math.min(root(one), root(other));
            int second = Math.max(root(one), root(other));
            parents[second] = first;
        }
    }

    /// What findings about it are about.
    String subject() {
        Member first = members.getFirst();
        Vrid vrid = new Vrid(first.router().family(), first.router().vrid());
        return first.router().name() + " (VRID " + vrid.vrid() + (vrid.family() == Family.IPV6 ? ", IPv6" : "") + ")";
    }

    /// A place of every member.
    List<Spot> spots(Part part) {
        return members.stream().limit(MAX_SPOTS).map(m -> new Spot(m.place(part), m.name())).toList();
    }

    /// Whether some node has more than one of its routers in it, so that one cannot tell which belongs to which.
    boolean isMixed() {
        return members.stream().map(Member::name).distinct().count() < members.size();
    }

    /// Whether the configurations of all nodes are here, as far as can be told: every unicast peer is one of them.
    boolean isWhole() {
        List<IpAddress> sources = members.stream().flatMap(m -> m.router().source().stream()).toList();
        return members.stream().allMatch(m -> m.router().unicastPeers().isEmpty()
                || (m.router().unicastPeers().size() < members.size()
                        && (sources.size() < members.size() || sources.containsAll(m.router().unicastPeers()))));
    }

    /// The addresses of a router, for sentences.
    static List<String> shown(RouterSpec router) {
        return router.addresses().stream().map(PlacedAddress::address).map(a -> a.address().toString()).sorted()
                .toList();
    }
}
