package dev.baton.wire;

import java.util.List;
import java.util.Optional;

/// A Neighbor Discovery option (RFC 4861 section 4.6).
///
/// @param type `icmpv6.opt.type`
/// @param body what follows type and length: 6 bytes, or 8 more for each further unit of length
public record NdpOption(int type, Opaque body) {
    /// Source link-layer address.
    public static final int SOURCE_LINK_LAYER = 1;
    /// Target link-layer address.
    public static final int TARGET_LINK_LAYER = 2;
    /// How many options are read in one message. A router that advertises many prefixes has some dozen.
    public static final int MAX_OPTIONS = 64;

    static final int UNIT = 8;
    private static final int MAC_LENGTH = 6;

    /// A link-layer address option.
    ///
    /// @param type [#SOURCE_LINK_LAYER] or [#TARGET_LINK_LAYER]
    public static NdpOption linkLayer(int type, MacAddress mac) {
        byte[] body = new byte[MAC_LENGTH];
        mac.write(body, 0);
        return new NdpOption(type, Opaque.of(body));
    }

    static Optional<MacAddress> linkLayer(int type, List<NdpOption> options) {
        for (NdpOption option : options) {
            if (option.type == type && option.body.length() == MAC_LENGTH) {
                return Optional.of(option.body.mac(0));
            }
        }
        return Optional.empty();
    }

    int length() {
        return 2 + body.length();
    }
}
