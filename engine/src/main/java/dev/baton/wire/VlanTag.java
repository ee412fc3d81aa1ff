package dev.baton.wire;

/// An IEEE 802.1Q tag.
///
/// @param tpid         the tag protocol identifier: 0x8100 (`vlan`), 0x88a8 or 0x9100 (`ieee8021ad`)
/// @param priority     `vlan.priority`, 0..7
/// @param dropEligible `vlan.dei`
/// @param id           `vlan.id`, 0..4095; 0 is a priority tag, which names no VLAN
public record VlanTag(int tpid, int priority, boolean dropEligible, int id) {
    /// The customer tag, IEEE 802.1Q.
    public static final int DOT1Q = 0x8100;
    /// The service tag, IEEE 802.1ad.
    public static final int DOT1AD = 0x88A8;
    /// The older service tag of several vendors.
    public static final int QINQ = 0x9100;

    static final int LENGTH = 4;

    static boolean isTpid(int etherType) {
        return etherType == DOT1Q || etherType == DOT1AD || etherType == QINQ;
    }

    static VlanTag of(int tpid, int control) {
        return new VlanTag(tpid, control >>> 13, (control & 0x1000) != 0, control & 0xFFF);
    }

    /// The tag control information: priority, drop eligible, identifier.
    int control() {
        return priority << 13 | (dropEligible ? 0x1000 : 0) | id;
    }
}
