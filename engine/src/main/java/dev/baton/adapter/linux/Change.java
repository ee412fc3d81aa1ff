package dev.baton.adapter.linux;

import java.util.Optional;

import dev.baton.vrrp.VirtualAddress;

/// One change to the kernel's addresses or routes.
public sealed interface Change {
    /// A life without end.
    int FOREVER = -1;

    /// Puts an address on an interface, or renews its lifetime if it is there. IPv6 goes without duplicate address
    /// detection: it is the election that decides who has it.
    ///
    /// @param validSeconds after this the kernel takes the address away by itself; [#FOREVER]: never
    /// @param label        what older tools show it as, IPv4 only
    record AddAddress(int index, VirtualAddress address, int validSeconds, Optional<String> label) implements Change {
        public AddAddress(int index, VirtualAddress address, int validSeconds) {
            this(index, address, validSeconds, Optional.empty());
        }
    }

    /// Takes an address off an interface.
    record RemoveAddress(int index, VirtualAddress address) implements Change {}

    /// Adds a route through an interface. One that somebody else has put there is left alone and the change is refused.
    ///
    /// @param validSeconds IPv6: after this the kernel takes the route away by itself; IPv4 routes have no lifetime, they
    ///                     go with their preferred source
    record AddRoute(int index, Route route, int validSeconds) implements Change {}

    /// Renews the lifetime of an IPv6 route that [AddRoute] has put there.
    record RenewRoute(int index, Route route, int validSeconds) implements Change {}

    /// Removes a route that [AddRoute] has put there, and no other.
    record RemoveRoute(int index, Route route) implements Change {}

    /// Sets an interface up. Down is left to [Rtnetlink#setUp]: the kernel may take 15 ms for it.
    record SetUp(int index) implements Change {}
}
