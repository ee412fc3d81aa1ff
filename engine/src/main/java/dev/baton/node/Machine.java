package dev.baton.node;

import java.util.List;
import java.util.Optional;

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

    /// The addresses that an interface has without Baton, in the kernel's order.
    List<IpAddress> own(Link link) {
        return addresses.stream().filter(a -> a.index() == link.index() && a.protocol() != Rtnetlink.PROTOCOL)
                .map(a -> a.address().address()).toList();
    }
}
