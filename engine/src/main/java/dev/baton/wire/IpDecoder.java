package dev.baton.wire;

import java.util.List;

import org.jspecify.annotations.Nullable;

/// Takes IP packets apart.
final class IpDecoder {
    private static final int UDP = 17;

    private IpDecoder() {}

    static Decoding decodeV4(Input input, int from) {
        byte[] bytes = input.bytes;
        Rejection fault = faultV4(bytes, from, input.end);
        if (fault != null) {
            return input.rejected(fault, from, fault == Rejection.IP_TOO_SHORT ? input.end : from);
        }
        int to = from + Bytes.uint16(bytes, from + 2);
        int fixedLength = (Bytes.uint8(bytes, from) & 0xF) * 4;
        IpExtensions extensions = IpExtensions.ofV4(bytes, from, Math.min(to, input.end));
        Ipv4Header header = headerV4(bytes, from, extensions.list(), extensions.protocol());
        input.found(header);
        int payload = from + fixedLength + IpExtension.lengthOf(extensions.list());
        if (to < from + fixedLength) {
            return input.rejected(Rejection.IP_TOTAL_LENGTH, payload, from + 2);
        }
        if (header.checksum() != 0 && !Checksum.isValid(Checksum.sum(bytes, from, from + fixedLength))) {
            return input.rejected(Rejection.IP_HEADER_CHECKSUM, payload, from + 10);
        }
        return afterHeader(input, header, extensions, payload, to);
    }

    static Decoding decodeV6(Input input, int from) {
        byte[] bytes = input.bytes;
        Rejection fault = faultV6(bytes, from, input.end);
        if (fault != null) {
            return input.rejected(fault, from, fault == Rejection.IP_TOO_SHORT ? input.end : from);
        }
        int payloadLength = Bytes.uint16(bytes, from + 4);
        int to = from + Ipv6Header.FIXED_LENGTH + payloadLength;
        boolean isJumbo = payloadLength == 0 && Bytes.uint8(bytes, from + 6) == IpExtension.HOP_BY_HOP;
        IpExtensions extensions = isJumbo
                ? IpExtensions.none(IpExtension.HOP_BY_HOP)
                : IpExtensions.ofV6(bytes, from, Math.min(to, input.end));
        Ipv6Header header = headerV6(bytes, from, extensions.list(), extensions.protocol());
        input.found(header);
        int payload = from + header.length();
        return isJumbo
                ? input.rejected(Rejection.JUMBOGRAM, payload, from + 4)
                : afterHeader(input, header, extensions, payload, to);
    }

    private static Decoding afterHeader(Input input, IpHeader header, IpExtensions extensions, int payload, int to) {
        if (to > input.end) {
            return input.rejected(Rejection.IP_TRUNCATED, payload, input.end);
        }
        Rejection fault = extensions.fault();
        if (fault != null) {
            return input.rejected(fault, payload, payload);
        }
        if (header.isFragment()) {
            return header.protocol() == VrrpMessage.PROTOCOL
                    ? input.rejected(Rejection.FRAGMENT, payload, payload)
                    : input.opaque(payload, to);
        }
        return switch (header.protocol()) {
            case VrrpMessage.PROTOCOL -> VrrpCodec.decode(input, header, payload, to);
            case IcmpError.PROTOCOL, IcmpError.PROTOCOL_IPV6 -> IcmpCodec.decode(input, header, payload, to);
            case UDP -> HsrpCodec.decode(input, header, payload, to);
            default -> input.opaque(payload, to);
        };
    }

    private static @Nullable Rejection faultV4(byte[] bytes, int from, int end) {
        if (end - from < 1) {
            return Rejection.IP_TOO_SHORT;
        }
        int first = Bytes.uint8(bytes, from);
        if (first >>> 4 != 4) {
            return Rejection.IP_VERSION;
        }
        if ((first & 0xF) < 5) {
            return Rejection.IP_HEADER_LENGTH;
        }
        return end - from < (first & 0xF) * 4 ? Rejection.IP_TOO_SHORT : null;
    }

    private static @Nullable Rejection faultV6(byte[] bytes, int from, int end) {
        if (end - from < 1) {
            return Rejection.IP_TOO_SHORT;
        }
        if (Bytes.uint8(bytes, from) >>> 4 != 6) {
            return Rejection.IP_VERSION;
        }
        return end - from < Ipv6Header.FIXED_LENGTH ? Rejection.IP_TOO_SHORT : null;
    }

    /// The header of a packet that an ICMP error quotes. Routers have changed it and cut what follows, so that lengths
    /// and checksum are not judged. Nothing if it is no complete header.
    static @Nullable IpHeader quoted(Family family, byte[] bytes, int from, int end) {
        return switch (family) {
            case IPV4 -> {
                if (faultV4(bytes, from, end) != null) {
                    yield null;
                }
                IpExtensions extensions = IpExtensions.ofV4(bytes, from, end);
                yield headerV4(bytes, from, extensions.list(), extensions.protocol());
            }
            case IPV6 -> {
                if (faultV6(bytes, from, end) != null) {
                    yield null;
                }
                IpExtensions extensions = IpExtensions.ofV6(bytes, from, end);
                yield headerV6(bytes, from, extensions.list(), extensions.protocol());
            }
        };
    }

    private static Ipv4Header headerV4(byte[] bytes, int from, List<IpExtension> extensions, int protocol) {
        int fragment = Bytes.uint16(bytes, from + 6);
        int fixedLength = (Bytes.uint8(bytes, from) & 0xF) * 4;
        return new Ipv4Header(Bytes.uint8(bytes, from + 1), Bytes.uint16(bytes, from + 2),
                Bytes.uint16(bytes, from + 4), fragment >>> 13, fragment & 0x1FFF, Bytes.uint8(bytes, from + 8),
                protocol, Bytes.uint16(bytes, from + 10), new Ipv4Address(Bytes.int32(bytes, from + 12)),
                new Ipv4Address(Bytes.int32(bytes, from + 16)),
                Opaque.of(bytes, from + Ipv4Header.MIN_LENGTH, from + fixedLength), extensions);
    }

    private static Ipv6Header headerV6(byte[] bytes, int from, List<IpExtension> extensions, int protocol) {
        int first = Bytes.int32(bytes, from);
        return new Ipv6Header(first >>> 20 & 0xFF, first & 0xF_FFFF, Bytes.uint16(bytes, from + 4),
                Bytes.uint8(bytes, from + 7), protocol, Ipv6Address.of(bytes, from + 8),
                Ipv6Address.of(bytes, from + 24), extensions);
    }
}
