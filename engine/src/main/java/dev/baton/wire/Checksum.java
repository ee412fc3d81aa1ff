package dev.baton.wire;

/// The Internet checksum (RFC 1071): the complement of the ones' complement sum of all 16-bit words.
final class Checksum {
    private Checksum() {}

    /// Adds up the words of `bytes` from `from` to `to`, an odd last byte padded with zero. The sum is not folded, so
    /// that sums can be added; more than 2^31 words would be needed to overflow it.
    static long sum(byte[] bytes, int from, int to) {
        long sum = 0;
        int i = from;
        for (; i + 4 <= to; i += 4) {
            sum += Bytes.int32(bytes, i) & 0xFFFF_FFFFL;
        }
        if (i + 2 <= to) {
            sum += Bytes.uint16(bytes, i);
            i += 2;
        }
        if (i < to) {
            sum += (long) Bytes.uint8(bytes, i) << 8;
        }
        return sum;
    }

    static long words(Ipv6Address address) {
        return (address.high() >>> 32) + (address.high() & 0xFFFF_FFFFL) + (address.low() >>> 32)
                + (address.low() & 0xFFFF_FFFFL);
    }

    /// The ones' complement sum in 16 bits; 0xffff for data that includes its own right checksum.
    static int fold(long sum) {
        long folded = (sum >>> 32) + (sum & 0xFFFF_FFFFL);
        while (folded >>> 16 != 0) {
            folded = (folded >>> 16) + (folded & 0xFFFF);
        }
        return (int) folded;
    }

    /// The checksum field for data that sums up to `sum` with the field at zero.
    static int of(long sum) {
        return ~fold(sum) & 0xFFFF;
    }

    static boolean isValid(long sum) {
        return fold(sum) == 0xFFFF;
    }
}
