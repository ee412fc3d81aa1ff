package dev.baton.wire;

import java.util.OptionalInt;

/// An ICMP or ICMPv6 error about a VRRP packet: somebody got an advertisement by unicast and does not speak VRRP, or it
/// could not be delivered.
///
/// @param type      `icmp.type`, `icmpv6.type`
/// @param code      `icmp.code`, `icmpv6.code`
/// @param parameter the four bytes after the checksum: unused, MTU, pointer or gateway, by type
/// @param about     the header of the packet the error is about. Its lengths are those of the whole packet
/// @param quote     what the error quotes after that header; IPv4 promises only eight bytes
public record IcmpError(int type, int code, int parameter, IpHeader about, Opaque quote) implements Payload {
    static final int HEADER_LENGTH = 8;
    static final int PROTOCOL = 1;
    static final int PROTOCOL_IPV6 = 58;

    /// Whether the addressee has nobody who listens to protocol 112: `icmp` type 3 code 2, `icmpv6` type 4 code 1.
    public boolean isProtocolUnreachable() {
        return switch (about.family()) {
            case IPV4 -> type == 3 && code == 2;
            case IPV6 -> type == 4 && code == 1;
        };
    }

    /// The VRID of the message that the error is about, if that much is quoted.
    public OptionalInt vrid() {
        return about.isFragment() || quote.length() < 2 ? OptionalInt.empty() : OptionalInt.of(quote.uint8(1));
    }

    static boolean isError(Family family, int type) {
        return switch (family) {
            case IPV4 -> type == 3 || type == 4 || type == 5 || type == 11 || type == 12;
            case IPV6 -> type >= 1 && type < 128;
        };
    }
}
