package dev.baton.adapter.linux;

import java.util.Optional;

import dev.baton.vrrp.VirtualAddress;
import dev.baton.wire.IpAddress;

/// A route through an interface.
///
/// @param destination where it leads; length 0 is the default route
/// @param gateway     the next hop; empty: the destination is on the link
/// @param source      the preferred source address
/// @param metric      0..2^32-1; 0: the kernel's default
/// @param table       the routing table, 1..2^32-1; [#MAIN] is the usual one
public record Route(VirtualAddress destination, Optional<IpAddress> gateway, Optional<IpAddress> source, long metric,
        long table) {
    /// The table that everything uses that names none.
    public static final long MAIN = 254;
}
