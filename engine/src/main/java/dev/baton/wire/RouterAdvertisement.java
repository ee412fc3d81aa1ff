package dev.baton.wire;

import java.util.List;
import java.util.Optional;

/// A Router Advertisement (RFC 4861 section 4.2).
///
/// @param hopLimit        `icmpv6.nd.ra.cur_hop_limit`
/// @param flags           `icmpv6.nd.ra.flag`: M 0x80, O 0x40 and others
/// @param lifetimeSeconds `icmpv6.nd.ra.router_lifetime`; 0: not a default router
/// @param reachableMillis `icmpv6.nd.ra.reachable_time`, unsigned
/// @param retransMillis   `icmpv6.nd.ra.retrans_timer`, unsigned
/// @param options         at most [NdpOption#MAX_OPTIONS]
public record RouterAdvertisement(int hopLimit, int flags, int lifetimeSeconds, long reachableMillis,
        long retransMillis, List<NdpOption> options) implements Payload {
    static final int TYPE = 134;

    public RouterAdvertisement {
        options = List.copyOf(options);
    }

    /// The router's link-layer address, if it told: the virtual MAC when a virtual router advertises itself (RFC 9568
    /// section 8.2.3).
    public Optional<MacAddress> sourceMac() {
        return NdpOption.linkLayer(NdpOption.SOURCE_LINK_LAYER, options);
    }
}
