package dev.baton.wire;

/// HSRP on the wire: version 1 is a fixed 20 bytes (RFC 2281 section 5.1), version 2 a list of type-length-value fields
/// of which the first holds everything but the authentication.
final class HsrpCodec {
    private static final int UDP_HEADER = 8;
    private static final int V1_LENGTH = 20;
    private static final int V2_FIELD_TYPE = 1;
    private static final int V2_FIELD_LENGTH = 40;
    private static final int LAST_OPCODE = 2;
    private static final int IPV6 = 6;
    private static final long MILLIS_PER_SECOND = 1000;

    private HsrpCodec() {}

    /// Names HSRP; any other UDP is opaque.
    static Decoding decode(Input input, IpHeader network, int from, int to) {
        byte[] bytes = input.bytes;
        boolean isV4 = network.family() == Family.IPV4;
        if (to - from < UDP_HEADER
                || Bytes.uint16(bytes, from + 2) != (isV4 ? HsrpMessage.PORT : HsrpMessage.PORT_IPV6)) {
            return input.opaque(from, to);
        }
        int at = from + UDP_HEADER;
        int available = Math.min(to - from, Bytes.uint16(bytes, from + 4)) - UDP_HEADER;
        if (available < 2) {
            return input.rejected(Rejection.HSRP_TOO_SHORT, from, to);
        }
        int first = Bytes.uint8(bytes, at);
        int second = Bytes.uint8(bytes, at + 1);
        boolean isV1 = isV4 && first == 0 && second <= LAST_OPCODE;
        boolean isV2 = first == V2_FIELD_TYPE && second == V2_FIELD_LENGTH;
        if (!isV1 && !isV2) {
            return input.opaque(from, to);
        }
        if (available < (isV1 ? V1_LENGTH : V2_FIELD_LENGTH + 2)) {
            return input.rejected(Rejection.HSRP_TOO_SHORT, from, to);
        }
        Opaque datagram = Opaque.of(bytes, from, to);
        return input.decoded(isV1 ? readV1(bytes, at, datagram) : readV2(bytes, at + 2, datagram), to);
    }

    private static HsrpMessage readV1(byte[] bytes, int at, Opaque datagram) {
        return new HsrpMessage(1, Bytes.uint8(bytes, at + 1), Bytes.uint8(bytes, at + 2), Bytes.uint8(bytes, at + 6),
                Bytes.uint8(bytes, at + 5), Bytes.uint8(bytes, at + 3) * MILLIS_PER_SECOND,
                Bytes.uint8(bytes, at + 4) * MILLIS_PER_SECOND, new Ipv4Address(Bytes.int32(bytes, at + 16)),
                datagram);
    }

    private static HsrpMessage readV2(byte[] bytes, int at, Opaque datagram) {
        IpAddress virtual = Bytes.uint8(bytes, at + 3) == IPV6
                ? Ipv6Address.of(bytes, at + 24)
                : new Ipv4Address(Bytes.int32(bytes, at + 24));
        return new HsrpMessage(2, Bytes.uint8(bytes, at + 1), Bytes.uint8(bytes, at + 2), Bytes.uint16(bytes, at + 4),
                Bytes.uint32(bytes, at + 12), Bytes.uint32(bytes, at + 16), Bytes.uint32(bytes, at + 20), virtual,
                datagram);
    }
}
