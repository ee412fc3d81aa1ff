package dev.baton.whatif;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.baton.config.AddressRange;
import dev.baton.config.NodeConfig;
import dev.baton.config.PlacedAddress;
import dev.baton.config.RouterSpec;
import dev.baton.vrrp.VirtualAddress;
import dev.baton.wire.Ipv6Address;

/// Which routers of one family and VRID are on one network, as far as files tell. Where a node has a VRID twice, the name of
/// the interface tells. Else it is the subnets of the virtual addresses: if two nodes or more share one, and two or more
/// others share another that has no address in common, they are on different networks. One node alone with addresses of
/// its own is more likely a mistake: it stays with the others, so that it is noticed.
final class Segments {
    private static final int SHARED = 2;

    private record Member(RouterRef ref, RouterSpec spec) {}

    private Segments() {}

    /// The routers of each virtual router, in the order of the nodes.
    static Map<RouterRef, VirtualRouterId> of(Fleet fleet) {
        Map<VirtualRouterId, List<Member>> alike = new LinkedHashMap<>();
        for (NodeConfig node : fleet.nodes()) {
            for (RouterSpec spec : node.routers()) {
                alike.computeIfAbsent(id(spec, ""), _ -> new ArrayList<>())
                        .add(new Member(new RouterRef(node.node(), spec.name()), spec));
            }
        }
        Map<RouterRef, VirtualRouterId> ids = new LinkedHashMap<>();
        alike.values().forEach(members -> {
            boolean isTwiceOnANode = members.stream().map(m -> m.ref().node()).distinct().count() < members.size();
            boolean isOne = isTwiceOnANode || members.stream().map(m -> m.spec().addresses()).distinct().count() == 1;
            List<List<Member>> parts = isOne ? List.of() : parts(members);
            members.forEach(m -> ids.put(m.ref(), id(m.spec(), isTwiceOnANode ? m.spec().interfaceName() : "")));
            if (parts.stream().filter(part -> part.size() >= SHARED).count() >= SHARED) {
                parts.forEach(part -> part.forEach(m -> ids.put(m.ref(), id(m.spec(), name(part)))));
            }
        });
        return ids;
    }

    private static VirtualRouterId id(RouterSpec spec, String network) {
        return new VirtualRouterId(spec.family(), spec.vrid(), network);
    }

    /// Those that have a subnet or an address in common, directly or by way of others.
    private static List<List<Member>> parts(List<Member> members) {
        List<List<Member>> parts = new ArrayList<>();
        for (Member member : members) {
            List<Member> joined = new ArrayList<>();
            parts.removeIf(part -> {
                boolean isOne = part.stream().anyMatch(other -> isTogether(other, member));
                if (isOne) {
                    joined.addAll(part);
                }
                return isOne;
            });
            joined.add(member);
            parts.add(joined);
        }
        return parts;
    }

    private static boolean isTogether(Member one, Member other) {
        return telling(one).stream().anyMatch(a -> telling(other).stream().anyMatch(
                b -> AddressRange.around(a).contains(b.address()) || AddressRange.around(b).contains(a.address())));
    }

    /// The addresses that tell of a network: link-local ones are the same on all.
    private static List<VirtualAddress> telling(Member member) {
        List<VirtualAddress> all = member.spec().addresses().stream().map(PlacedAddress::address).toList();
        List<VirtualAddress> global = all.stream()
                .filter(a -> !(a.address() instanceof Ipv6Address six && six.isLinkLocal())).toList();
        return global.isEmpty() ? all : global;
    }

    private static String name(List<Member> part) {
        return telling(part.getFirst()).stream().findFirst().map(VirtualAddress::toString).orElse("");
    }
}
