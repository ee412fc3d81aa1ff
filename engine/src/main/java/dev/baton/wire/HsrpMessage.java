package dev.baton.wire;

/// A hello, coup or resign of Cisco's HSRP, version 1 (RFC 2281, UDP port 1985 to 224.0.0.2) or 2 (UDP port 1985 to
/// 224.0.0.102, or 2029 to ff02::66). It is named and otherwise left alone.
///
/// Wireshark calls the fields `hsrp.` in version 1 and `hsrp2.` in version 2.
///
/// @param version        1 or 2 (`hsrp.version` says 0 for version 1, as the packet does)
/// @param opcode         `hsrp.opcode`: 0 hello, 1 coup, 2 resign
/// @param state          `hsrp.state` as the version numbers it; version 1: 16 active, 8 standby; version 2: 6 active, 5
///                       standby
/// @param group          `hsrp.group`: version 1 0..255, version 2 0..65535 as sent
/// @param priority       `hsrp.priority`, unsigned
/// @param helloMillis    time between hellos, unsigned
/// @param holdMillis     for how long a hello is valid, unsigned
/// @param virtualAddress `hsrp.virt_ip`
/// @param datagram       the whole UDP datagram, of which the other components are a reading
public record HsrpMessage(int version, int opcode, int state, int group, long priority, long helloMillis,
        long holdMillis, IpAddress virtualAddress, Opaque datagram) implements Payload {
    /// The UDP port over IPv4.
    public static final int PORT = 1985;
    /// The UDP port over IPv6.
    public static final int PORT_IPV6 = 2029;
}
