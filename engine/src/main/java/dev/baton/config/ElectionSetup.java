package dev.baton.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import dev.baton.track.Tracked;
import dev.baton.vrrp.RouterConfig;
import dev.baton.vrrp.VirtualAddress;
import dev.baton.wire.Family;
import dev.baton.wire.IpAddress;
import dev.baton.wire.Ipv6Address;

/// A configuration as the election needs it.
///
/// @param members the routers that can run, in the order configured
/// @param groups  the sync groups, whose names and members the engine groups take as they are; their routers are marked as grouped
/// @param checks  the checks to run: those configured that something tracks, and one for each tracked interface
/// @param missing the routers that cannot run yet, because their interface has no address to send from
public record ElectionSetup(List<Member> members, List<GroupSpec> groups, List<Check> checks, List<Missing> missing) {
    public ElectionSetup {
        members = List.copyOf(members);
        groups = List.copyOf(groups);
        checks = List.copyOf(checks);
        missing = List.copyOf(missing);
    }

    /// A router that can run.
    ///
    /// @param spec    as configured
    /// @param config  for the election
    /// @param tracked what it tracks, its group's included
    public record Member(RouterSpec spec, RouterConfig config, List<Tracked> tracked) {
        public Member {
            tracked = List.copyOf(tracked);
        }
    }

    /// A router without a source.
    ///
    /// @param router        its name
    /// @param interfaceName the interface that has no fitting address
    /// @param family        the family that is wanted
    public record Missing(String router, String interfaceName, Family family) {
        /// What is missing and what to do, in a sentence.
        @Override
        public String toString() {
            return "router " + router + ": " + interfaceName + " has no "
                    + (family == Family.IPV4 ? "IPv4 address" : "link-local IPv6 address")
                    + " of its own to send from; give it one, or configure 'source'";
        }
    }

    /// Turns a loaded configuration into what the election needs.
    ///
    /// @param config as it was loaded, without errors
    /// @param own    the addresses that an interface has now, in its order; virtual ones among them are passed over
    public static ElectionSetup of(NodeConfig config, Function<String, List<IpAddress>> own) {
        Map<String, GroupSpec> groupOf = new LinkedHashMap<>();
        config.groups().forEach(g -> g.routers().forEach(r -> groupOf.put(r, g)));
        Set<IpAddress> virtual = new LinkedHashSet<>();
        config.routers().forEach(r -> virtual.addAll(virtualAddresses(r)));
        List<Member> members = new ArrayList<>();
        List<Missing> missing = new ArrayList<>();
        for (RouterSpec router : config.routers()) {
            Optional<GroupSpec> group = Optional.ofNullable(groupOf.get(router.name()));
            Optional<IpAddress> source = source(router, own.apply(router.interfaceName()), virtual);
            if (source.isPresent()) {
                members.add(new Member(router, routerConfig(router, source.get(), group.isPresent()),
                        tracked(router, group)));
            } else {
                missing.add(new Missing(router.name(), router.interfaceName(), router.family()));
            }
        }
        return new ElectionSetup(members, config.groups(), checks(config), missing);
    }

    private static List<IpAddress> virtualAddresses(RouterSpec router) {
        List<IpAddress> addresses = new ArrayList<>();
        router.addresses().forEach(a -> addresses.add(a.address().address()));
        router.excluded().forEach(a -> addresses.add(a.address().address()));
        return addresses;
    }

    /// The configured source, else the interface's first own address of the family, link-local for IPv6 unless it is
    /// unicast. An owner may send from the address that it shares (RFC 9568 section 1.7).
    private static Optional<IpAddress> source(RouterSpec router, List<IpAddress> own, Set<IpAddress> virtual) {
        if (router.source().isPresent()) {
            return router.source();
        }
        List<IpAddress> fitting = own.stream().filter(a -> a.family() == router.family() && !a.isMulticast())
                .filter(a -> !(a instanceof Ipv6Address six) || six.isLinkLocal() || !router.unicastPeers().isEmpty())
                .toList();
        Optional<IpAddress> real = fitting.stream().filter(a -> !virtual.contains(a)).findFirst();
        return real.isEmpty() && router.priority() == RouterConfig.OWNER ? fitting.stream().findFirst() : real;
    }

    private static RouterConfig routerConfig(RouterSpec r, IpAddress source, boolean grouped) {
        List<VirtualAddress> addresses = r.addresses().stream().map(PlacedAddress::address).toList();
        return new RouterConfig(r.name(), r.interfaceName(), r.family(), r.vrid(), r.version(), r.interop(),
                r.priority(), r.advertIntervalNanos(), r.preempt(), r.preemptDelayNanos(), r.downAdverts(),
                r.acceptMode(), r.virtualMac(), source, addresses, r.unicastPeers(), r.password().map(Secret::value),
                r.checksum(), r.announce(), grouped);
    }

    /// A router's own tracking comes first; what it says of a check is not said again by its group.
    private static List<Tracked> tracked(RouterSpec router, Optional<GroupSpec> group) {
        Map<String, Tracked> tracked = new LinkedHashMap<>();
        router.track().forEach(t -> tracked.put(t.target().checkName(), t.tracked()));
        group.ifPresent(g -> g.track().forEach(t -> tracked.putIfAbsent(t.target().checkName(), t.tracked())));
        return List.copyOf(tracked.values());
    }

    private static List<Check> checks(NodeConfig config) {
        Map<String, TrackSpec.Target> targets = new LinkedHashMap<>();
        config.routers().forEach(r -> r.track().forEach(t -> targets.put(t.target().checkName(), t.target())));
        config.groups().forEach(g -> g.track().forEach(t -> targets.put(t.target().checkName(), t.target())));
        List<Check> checks = new ArrayList<>(
                config.checks().stream().filter(c -> targets.containsKey(c.name())).toList());
        for (TrackSpec.Target target : targets.values()) {
            if (target instanceof TrackSpec.OfInterface tracked) {
                checks.add(Check.ofInterface(tracked));
            }
        }
        return checks;
    }
}
