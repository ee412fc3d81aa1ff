package dev.baton.wire;

import java.util.List;
import java.util.Optional;

/// A Neighbor Solicitation (RFC 4861 section 4.3).
///
/// @param reserved 32 bits that should be 0
/// @param target   `icmpv6.nd.ns.target_address`
/// @param options  at most [NdpOption#MAX_OPTIONS]
public record NeighborSolicitation(int reserved, Ipv6Address target, List<NdpOption> options) implements Payload {
    static final int TYPE = 135;

    public NeighborSolicitation {
        options = List.copyOf(options);
    }

    /// Asks for the link-layer address of `target`, telling one's own.
    public static NeighborSolicitation of(Ipv6Address target, MacAddress mac) {
        return new NeighborSolicitation(0, target, List.of(NdpOption.linkLayer(NdpOption.SOURCE_LINK_LAYER, mac)));
    }

    /// The asker's link-layer address, if it told.
    public Optional<MacAddress> sourceMac() {
        return NdpOption.linkLayer(NdpOption.SOURCE_LINK_LAYER, options);
    }
}
