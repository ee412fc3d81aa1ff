package dev.baton.wire;

import java.util.List;
import java.util.Optional;

/// A Neighbor Advertisement (RFC 4861 section 4.4).
///
/// @param router    R, `icmpv6.nd.na.flag.r`
/// @param solicited S, `icmpv6.nd.na.flag.s`
/// @param override  O, `icmpv6.nd.na.flag.o`
/// @param reserved  29 bits that should be 0
/// @param target    `icmpv6.nd.na.target_address`
/// @param options   at most [NdpOption#MAX_OPTIONS]
public record NeighborAdvertisement(boolean router, boolean solicited, boolean override, int reserved,
        Ipv6Address target, List<NdpOption> options) implements Payload {
    static final int TYPE = 136;

    public NeighborAdvertisement {
        options = List.copyOf(options);
    }

    /// The unsolicited advertisement with which a new master tells where an address is: R set, S clear, O set, the MAC as
    /// target link-layer address (RFC 9568 section 8.2.2).
    public static NeighborAdvertisement unsolicited(MacAddress mac, Ipv6Address address) {
        return new NeighborAdvertisement(true, false, true, 0, address,
                List.of(NdpOption.linkLayer(NdpOption.TARGET_LINK_LAYER, mac)));
    }

    /// The link-layer address of the target, if it is told.
    public Optional<MacAddress> targetMac() {
        return NdpOption.linkLayer(NdpOption.TARGET_LINK_LAYER, options);
    }
}
