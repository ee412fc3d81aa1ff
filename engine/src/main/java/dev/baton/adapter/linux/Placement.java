package dev.baton.adapter.linux;

import java.util.List;
import java.util.Optional;

import dev.baton.vrrp.RouterConfig;
import dev.baton.vrrp.VirtualAddress;

/// What one router puts into the kernel while it is MASTER.
///
/// @param addresses  the addresses, excluded ones included
/// @param routes     the routes
/// @param virtualMac the interface with the virtual MAC, which is up only while the router is MASTER
public record Placement(List<Placed> addresses, List<PlacedRoute> routes, Optional<String> virtualMac) {
    public Placement {
        addresses = List.copyOf(addresses);
        routes = List.copyOf(routes);
    }

    /// An address and its place.
    ///
    /// @param label what older tools show it as; IPv4 only
    public record Placed(String interfaceName, VirtualAddress address, Optional<String> label) {
        @Override
        public String toString() {
            return address + " on " + interfaceName;
        }
    }

    /// A route and the interface that it leads out of.
    public record PlacedRoute(String interfaceName, Route route) {}

    /// The advertised addresses on the router's own interface, nothing else.
    static Placement of(RouterConfig router) {
        return new Placement(router.addresses().stream()
                .map(a -> new Placed(router.interfaceName(), a, Optional.empty())).toList(), List.of(),
                Optional.empty());
    }
}
