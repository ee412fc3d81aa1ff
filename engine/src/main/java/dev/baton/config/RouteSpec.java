package dev.baton.config;

import java.util.Optional;

import dev.baton.vrrp.VirtualAddress;
import dev.baton.wire.IpAddress;

/// A route that is there while the router is MASTER.
///
/// @param destination   where it leads: a network; 0.0.0.0/0 or ::/0 is the default route
/// @param via           the next hop; empty: directly on the interface
/// @param interfaceName the interface it leads out of; empty: the router's
/// @param source        the preferred source address
/// @param metric        its metric; empty: the kernel's default
/// @param table         its routing table; empty: main
public record RouteSpec(VirtualAddress destination, Optional<IpAddress> via, Optional<String> interfaceName,
        Optional<IpAddress> source, Optional<Long> metric, Optional<Long> table) {}
