package dev.baton.wire;

/// An IPv6 address without a zone.
///
/// @param high the first eight bytes in network order
/// @param low  the last eight bytes in network order
public record Ipv6Address(long high, long low) implements IpAddress {
    /// The group that VRRP for IPv6 is sent to: ff02::12 (RFC 9568 section 5.1.2.2).
    public static final Ipv6Address VRRP_GROUP = new Ipv6Address(0xFF02_0000_0000_0000L, 0x12);

    /// Reads any text form of RFC 4291 section 2.2.
    ///
    /// @throws IllegalArgumentException naming the text when it is anything else, a zone (`%eth0`) included
    public static Ipv6Address parse(String text) {
        return Ipv6Text.parse(text).orElseThrow(
                () -> new IllegalArgumentException("'" + text + "' is no IPv6 address such as fe80::1"));
    }

    /// Reads 16 bytes from `offset` on; the caller has checked that they are there.
    static Ipv6Address of(byte[] bytes, int offset) {
        return new Ipv6Address(Bytes.int64(bytes, offset), Bytes.int64(bytes, offset + 8));
    }

    /// Whether this is a link-local unicast address (fe80::/10), as the first address of an IPv6 router must be.
    public boolean isLinkLocal() {
        return high >>> 54 == 0xFE80 >>> 6;
    }

    /// The solicited-node group of this address (RFC 4291 section 2.7.1).
    public Ipv6Address solicitedNode() {
        return new Ipv6Address(0xFF02_0000_0000_0000L, 0x1_FF00_0000L | (low & 0xFF_FFFFL));
    }

    int compareUnsigned(Ipv6Address other) {
        int byHigh = Long.compareUnsigned(high, other.high);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
    }

    void write(byte[] target, int offset) {
        Bytes.putInt64(target, offset, high);
        Bytes.putInt64(target, offset + 8, low);
    }

    @Override
    public Family family() {
        return Family.IPV6;
    }

    @Override
    public boolean isMulticast() {
        return high >>> 56 == 0xFF;
    }

    @Override
    public byte[] bytes() {
        byte[] bytes = new byte[16];
        Bytes.putInt64(bytes, 0, high);
        Bytes.putInt64(bytes, 8, low);
        return bytes;
    }

    /// The canonical text of RFC 5952.
    @Override
    public String toString() {
        return Ipv6Text.format(this);
    }
}
