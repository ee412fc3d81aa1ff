package dev.baton.config;

import java.util.List;
import java.util.Optional;

import dev.baton.vrrp.Announcing;
import dev.baton.vrrp.ChecksumPolicy;
import dev.baton.wire.Family;
import dev.baton.wire.IpAddress;

/// One virtual router as it is configured. Ranges, units and defaults are those of `docs/config.md`; a loaded router
/// keeps to them. Its name is its identity across changes.
///
/// @param name                 unique on the node
/// @param interfaceName        the interface it runs on
/// @param vrid                 1..255
/// @param version              2 or 3
/// @param interop              version 3 that also speaks version 2 (RFC 9568 section 8.4.2)
/// @param priority             1..255; 255 is the address owner
/// @param advertIntervalNanos  time between adverts
/// @param preempt              whether it takes over from a living master of lower priority
/// @param preemptDelayNanos    how long it waits before doing so
/// @param downAdverts          how many silent intervals make a master dead
/// @param acceptMode           whether packets to the addresses are accepted without owning them
/// @param virtualMac           whether the virtual router MAC is used
/// @param addresses            the advertised addresses, at least one, all of one family
/// @param excluded             addresses of any family that move along and are not advertised
/// @param source               the address adverts come from; empty: the interface's own
/// @param unicastPeers         who is sent to instead of the multicast group; empty: multicast
/// @param password             version 2 simple text password
/// @param checksum             the checksum form sent by version 3 over IPv4
/// @param announce             when the addresses are announced
/// @param routes               routes that move along
/// @param track                what its priority or its health depends on
public record RouterSpec(String name, String interfaceName, int vrid, int version, boolean interop, int priority,
        long advertIntervalNanos, boolean preempt, long preemptDelayNanos, int downAdverts, boolean acceptMode,
        boolean virtualMac, List<PlacedAddress> addresses, List<PlacedAddress> excluded, Optional<IpAddress> source,
        List<IpAddress> unicastPeers, Optional<Secret> password, ChecksumPolicy checksum, Announcing announce,
        List<RouteSpec> routes, List<TrackSpec> track) {
    public RouterSpec {
        addresses = List.copyOf(addresses);
        excluded = List.copyOf(excluded);
        unicastPeers = List.copyOf(unicastPeers);
        routes = List.copyOf(routes);
        track = List.copyOf(track);
    }

    /// The family of its adverts, which is that of its addresses.
    public Family family() {
        return addresses.isEmpty() ? Family.IPV4 : addresses.getFirst().address().address().family();
    }

    /// This router as the start of another.
    public RouterDraft draft() {
        return new RouterDraft(this);
    }

    /// A router with every default.
    public static RouterDraft draft(String name, String interfaceName, int vrid, List<PlacedAddress> addresses) {
        return new RouterDraft(name, interfaceName, vrid, addresses);
    }
}
