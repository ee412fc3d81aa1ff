package dev.baton.whatif;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.baton.config.NodeConfig;
import dev.baton.config.RouterSpec;
import dev.baton.wire.Family;
import dev.baton.wire.IpAddress;
import dev.baton.wire.Ipv4Address;
import dev.baton.wire.Ipv6Address;

/// Finds out which address each router sends from. A file need not say it: then another router on the same interface may,
/// or the peers of the others, of which one must be meant. What nothing says is invented, in the order of the files, from
/// a range that no network uses (198.18.0.0/15, RFC 2544) or link-local, and marked so.
final class Sources {
    private static final int INVENTED_IPV4 = 0xC612_0000;
    private static final long LINK_LOCAL = 0xFE80_0000_0000_0000L;

    private record Port(String node, String interfaceName, Family family) {}

    private final Map<RouterRef, Source> sources = new LinkedHashMap<>();
    private final Map<Port, IpAddress> onPort = new LinkedHashMap<>();
    private final Map<Port, IpAddress> invented = new LinkedHashMap<>();

    /// The source of every router of the fleet.
    static Map<RouterRef, Source> of(Fleet fleet, Map<VirtualRouterId, List<RouterRef>> routers) {
        Sources found = new Sources();
        Map<RouterRef, RouterSpec> specs = new LinkedHashMap<>();
        for (NodeConfig node : fleet.nodes()) {
            for (RouterSpec router : node.routers()) {
                specs.put(new RouterRef(node.node(), router.name()), router);
            }
        }
        specs.forEach(found::given);
        routers.values().forEach(members -> found.deduce(members, specs));
        specs.forEach(found::invent);
        return found.sources;
    }

    private static Port port(RouterRef ref, RouterSpec spec) {
        return new Port(ref.node(), spec.interfaceName(), spec.family());
    }

    private void given(RouterRef ref, RouterSpec spec) {
        spec.source().ifPresent(address -> {
            sources.put(ref, new Source(address, Source.Origin.GIVEN));
            onPort.putIfAbsent(port(ref, spec), address);
        });
    }

    /// A unicast router without a source is one of those that the others list, and none that it lists itself.
    private void deduce(List<RouterRef> members, Map<RouterRef, RouterSpec> specs) {
        for (RouterRef ref : members) {
            RouterSpec spec = Optional.ofNullable(specs.get(ref)).orElseThrow();
            if (spec.unicastPeers().isEmpty() || sources.containsKey(ref)) {
                continue;
            }
            Set<IpAddress> candidates = new LinkedHashSet<>();
            members.stream().filter(m -> !m.equals(ref)).flatMap(m -> Optional.ofNullable(specs.get(m)).stream())
                    .forEach(other -> candidates.addAll(other.unicastPeers()));
            spec.unicastPeers().forEach(candidates::remove);
            members.stream().flatMap(m -> Optional.ofNullable(sources.get(m)).stream())
                    .forEach(s -> candidates.remove(s.address()));
            List<IpAddress> left = new ArrayList<>(candidates);
            if (!left.isEmpty()) {
                sources.put(ref, new Source(left.getFirst(),
                        left.size() == 1 ? Source.Origin.DEDUCED : Source.Origin.INVENTED));
            }
        }
    }

    private void invent(RouterRef ref, RouterSpec spec) {
        if (sources.containsKey(ref)) {
            return;
        }
        Port port = port(ref, spec);
        Optional<IpAddress> sibling = Optional.ofNullable(onPort.get(port));
        sources.put(ref, sibling.map(address -> new Source(address, Source.Origin.DEDUCED))
                .orElseGet(() -> new Source(invented.computeIfAbsent(port, this::next), Source.Origin.INVENTED)));
    }

    private IpAddress next(Port port) {
        int number = invented.size() + 1;
        return switch (port.family()) {
            case IPV4 -> new Ipv4Address(INVENTED_IPV4 + number);
            case IPV6 -> new Ipv6Address(LINK_LOCAL, number);
        };
    }
}
