package dev.baton.adapter.notify;

import java.util.List;

import dev.baton.config.PlacedAddress;
import dev.baton.config.RouterSpec;
import dev.baton.vrrp.VirtualAddress;
import dev.baton.wire.Family;

/// What a receiver is told of a router whenever it is told of one.
///
/// @param name          the router's name
/// @param groups        the groups that it is in
/// @param vrid          1..255
/// @param interfaceName where it runs
/// @param family        of its adverts
/// @param version       2 or 3
/// @param addresses     the virtual addresses that it advertises
public record RouterCard(String name, List<String> groups, int vrid, String interfaceName, Family family, int version,
        List<VirtualAddress> addresses) {
    public RouterCard {
        groups = List.copyOf(groups);
        addresses = List.copyOf(addresses);
    }

    /// The card of a router in these groups.
    public static RouterCard of(RouterSpec router, List<String> groups) {
        return new RouterCard(router.name(), groups, router.vrid(), router.interfaceName(), router.family(),
                router.version(), router.addresses().stream().map(PlacedAddress::address).toList());
    }
}
