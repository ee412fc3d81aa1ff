package dev.baton.node;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import dev.baton.adapter.linux.InterfaceAddress;
import dev.baton.adapter.linux.Link;
import dev.baton.adapter.linux.Rtnetlink;
import dev.baton.vrrp.VirtualAddress;
import dev.baton.wire.IpAddress;
import dev.baton.wire.Ipv4Address;
import dev.baton.wire.Ipv6Address;

/// What names the segment of each interface for everybody on it: its IPv4 subnet, else its global IPv6 one, else the
/// interface's own name. Addresses that are on it by Baton's doing, and those of a single host, say nothing.
record Networks(Map<String, String> names) {
    private static final int IPV4_BITS = 32;
    private static final int IPV6_BITS = 128;

    Networks {
        names = Map.copyOf(names);
    }

    static Networks of(Machine machine) {
        Map<String, String> names = new LinkedHashMap<>();
        for (Link link : machine.links()) {
            List<VirtualAddress> own = machine.addresses().stream()
                    .filter(a -> a.index() == link.index() && a.protocol() != Rtnetlink.PROTOCOL)
                    .map(InterfaceAddress::address).toList();
            names.put(link.name(), name(own).orElse(link.name()));
        }
        return new Networks(names);
    }

    private static Optional<String> name(List<VirtualAddress> own) {
        Stream<VirtualAddress> old = own.stream()
                .filter(a -> a.address() instanceof Ipv4Address && a.prefixLength() < IPV4_BITS);
        Stream<VirtualAddress> global = own.stream().filter(a -> a.address() instanceof Ipv6Address v6
                && !v6.isLinkLocal() && a.prefixLength() < IPV6_BITS);
        return Stream.concat(old, global).findFirst().map(a -> subnet(a.address(), a.prefixLength()) + "/"
                + a.prefixLength());
    }

    private static IpAddress subnet(IpAddress address, int length) {
        return switch (address) {
            case Ipv4Address v4 -> new Ipv4Address(length == 0 ? 0 : v4.value() & (-1 << (IPV4_BITS - length)));
            case Ipv6Address v6 -> new Ipv6Address(v6.high() & mask(length), v6.low() & mask(length - Long.SIZE));
        };
    }

    private static long mask(int length) {
        return length <= 0 ? 0 : length >= Long.SIZE ? -1 : -1L << (Long.SIZE - length);
    }

    /// The segment that an interface is on.
    String of(String interfaceName) {
        return names.getOrDefault(interfaceName, interfaceName);
    }
}
