package dev.baton.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.baton.adapter.linux.InterfaceAddress;
import dev.baton.adapter.linux.Link;
import dev.baton.adapter.linux.Rtnetlink;
import dev.baton.wire.IpAddress;

/// What the kernel has at one moment: its interfaces and their addresses.
public record Machine(List<Link> links, List<InterfaceAddress> addresses) {
    public Machine {
        links = List.copyOf(links);
        addresses = List.copyOf(addresses);
    }

    /// Asks the kernel, on a socket of its own.
    public static Machine now() {
        try (Rtnetlink kernel = new Rtnetlink()) {
            return of(kernel);
        }
    }

    static Machine of(Rtnetlink kernel) {
        return new Machine(kernel.links(), kernel.addresses());
    }

    /// The interface with this name.
    public Optional<Link> link(String name) {
        return links.stream().filter(l -> l.name().equals(name)).findFirst();
    }

    /// This machine as it would be if nothing of `before` had gone: interfaces that are missing now are as they were, and
    /// so are addresses that routers send from. What is there now comes first, in the order of before: a router keeps the
    /// address that it sends from for as long as it is there.
    ///
    /// @param sources the addresses that routers send from
    Machine remembering(Machine before, Set<IpAddress> sources) {
        List<Link> allLinks = new ArrayList<>(links);
        before.links.stream().filter(l -> link(l.name()).isEmpty()).forEach(allLinks::add);
        List<InterfaceAddress> old = before.addresses.stream().flatMap(a -> moved(a, before).stream()).toList();
        List<InterfaceAddress> all = new ArrayList<>(old.stream().filter(this::has).toList());
        addresses.stream().filter(a -> old.stream().noneMatch(o -> isSame(o, a))).forEach(all::add);
        old.stream().filter(a -> !has(a) && sources.contains(a.address().address())).forEach(all::add);
        return new Machine(allLinks, all);
    }

    /// The address on the interface that has the name of the one that it was on; that may have been made again.
    private Optional<InterfaceAddress> moved(InterfaceAddress address, Machine before) {
        return before.links.stream().filter(l -> l.index() == address.index()).findFirst()
                .map(l -> new InterfaceAddress(link(l.name()).map(Link::index).orElse(l.index()), address.address(),
                        address.tentative(), address.dadFailed(), address.linkScope(), address.validSeconds(),
                        address.protocol()));
    }

    private boolean has(InterfaceAddress address) {
        return addresses.stream().anyMatch(a -> isSame(a, address));
    }

    private static boolean isSame(InterfaceAddress one, InterfaceAddress other) {
        return one.index() == other.index() && one.address().equals(other.address());
    }

    /// The addresses that an interface has without Baton, in the kernel's order.
    List<IpAddress> own(Link link) {
        return addresses.stream().filter(a -> a.index() == link.index() && a.protocol() != Rtnetlink.PROTOCOL)
                .map(a -> a.address().address()).toList();
    }
}
