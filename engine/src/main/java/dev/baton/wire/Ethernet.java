package dev.baton.wire;

import java.util.List;
import java.util.OptionalInt;

/// An Ethernet II header.
///
/// @param destination `eth.dst`
/// @param source      `eth.src`
/// @param tags        the VLAN tags, outermost first; at most [#MAX_TAGS]
/// @param etherType   `eth.type` of what is inside, below all tags
public record Ethernet(MacAddress destination, MacAddress source, List<VlanTag> tags, int etherType) {
    /// IPv4.
    public static final int IPV4 = 0x0800;
    /// ARP.
    public static final int ARP = 0x0806;
    /// IPv6.
    public static final int IPV6 = 0x86DD;
    /// How many VLAN tags are read; networks use one or two.
    public static final int MAX_TAGS = 4;

    /// Smallest frame without its check sequence.
    static final int MIN_FRAME = 60;
    static final int MIN_TYPE = 0x0600;
    static final int UNTAGGED_LENGTH = 14;

    public Ethernet {
        tags = List.copyOf(tags);
    }

    /// The VLAN that the sender meant: the innermost tag's; empty for untagged frames and priority tags (identifier 0).
    public OptionalInt vlan() {
        if (tags.isEmpty() || tags.getLast().id() == 0) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(tags.getLast().id());
    }

    int length() {
        return UNTAGGED_LENGTH + VlanTag.LENGTH * tags.size();
    }
}
