package dev.baton.wire;

/// ICMP errors about VRRP, and Neighbor Discovery, on the wire.
final class IcmpCodec {
    private static final int HEADER = IcmpError.HEADER_LENGTH;
    private static final int CHECKSUM_AT = 2;

    private IcmpCodec() {}

    static Decoding decode(Input input, IpHeader network, int from, int to) {
        boolean isV6 = network.family() == Family.IPV6;
        if (isV6 != (network.protocol() == IcmpError.PROTOCOL_IPV6)) {
            return input.opaque(from, to);
        }
        if (to - from < HEADER) {
            return input.rejected(Rejection.ICMP_TOO_SHORT, from, to);
        }
        int type = Bytes.uint8(input.bytes, from);
        if (isV6 && NdpCodec.isNdp(type)) {
            return hasValidChecksum(input.bytes, network, from, to)
                    ? NdpCodec.decode(input, type, from, to)
                    : input.rejected(Rejection.ICMP_CHECKSUM, from, from + CHECKSUM_AT);
        }
        return IcmpError.isError(network.family(), type)
                ? decodeError(input, network, from, to)
                : input.opaque(from, to);
    }

    private static Decoding decodeError(Input input, IpHeader network, int from, int to) {
        byte[] bytes = input.bytes;
        IpHeader about = IpDecoder.quoted(network.family(), bytes, from + HEADER, to);
        if (about == null || about.protocol() != VrrpMessage.PROTOCOL) {
            return input.opaque(from, to);
        }
        if (!hasValidChecksum(bytes, network, from, to)) {
            return input.rejected(Rejection.ICMP_CHECKSUM, from, from + CHECKSUM_AT);
        }
        Opaque quote = Opaque.of(bytes, from + HEADER + about.length(), to);
        return input.decoded(new IcmpError(Bytes.uint8(bytes, from), Bytes.uint8(bytes, from + 1),
                Bytes.int32(bytes, from + 4), about, quote), to);
    }

    private static boolean hasValidChecksum(byte[] bytes, IpHeader network, int from, int to) {
        return Checksum.isValid(Checksum.sum(bytes, from, to) + pseudoSum(network, to - from));
    }

    /// ICMPv6 includes the pseudo-header (RFC 4443 section 2.3), ICMP does not.
    private static long pseudoSum(IpHeader network, int length) {
        return network.family() == Family.IPV6 ? network.pseudoSum(length) : 0;
    }

    static int length(IcmpError error) {
        return HEADER + error.about().length() + error.quote().length();
    }

    static void write(IcmpError error, byte[] target, int at) {
        target[at] = (byte) error.type();
        target[at + 1] = (byte) error.code();
        Bytes.putInt32(target, at + 4, error.parameter());
        IpEncoder.write(error.about(), target, at + HEADER);
        error.quote().copyTo(target, at + HEADER + error.about().length());
    }

    /// Computes the checksum of a message that was written at `at` with a checksum of 0, and puts it there.
    static void seal(byte[] target, int at, int length, IpHeader network) {
        long sum = Checksum.sum(target, at, at + length) + pseudoSum(network, length);
        Bytes.putInt16(target, at + CHECKSUM_AT, Checksum.of(sum));
    }
}
