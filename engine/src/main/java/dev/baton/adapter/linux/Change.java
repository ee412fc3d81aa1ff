package dev.baton.adapter.linux;

import java.util.Optional;

import dev.baton.vrrp.VirtualAddress;
import dev.baton.wire.IpAddress;

/// One change to the kernel's addresses or routes.
public sealed interface Change {
    /// A life without end.
    int FOREVER = -1;

    /// Puts an address on an interface, or renews its lifetime if it is there. IPv6 goes without duplicate address
    /// detection: it is the election that decides who has it.
    ///
    /// @param validSeconds after this the kernel takes the address away by itself; [#FOREVER]: never
    record AddAddress(int index, VirtualAddress address, int validSeconds) implements Change {}

    /// Takes an address off an interface.
    record RemoveAddress(int index, VirtualAddress address) implements Change {}

    /// Adds or replaces a route through an interface.
    ///
    /// @param gateway the next hop; empty: the destination is on the link
    /// @param source  the preferred source address
    record AddRoute(int index, VirtualAddress destination, Optional<IpAddress> gateway, Optional<IpAddress> source,
            int metric) implements Change {}

    /// Removes a route.
    record RemoveRoute(int index, VirtualAddress destination, Optional<IpAddress> gateway, int metric)
            implements
                Change {}
}
