package dev.baton.wire;

/// A 48-bit Ethernet address.
///
/// @param value the six bytes in network order, in the low 48 bits
public record MacAddress(long value) {
    /// The all-ones address.
    public static final MacAddress BROADCAST = new MacAddress(0xFFFF_FFFF_FFFFL);

    private static final long VIRTUAL_IPV4 = 0x0000_5E00_0100L;
    private static final long VIRTUAL_IPV6 = 0x0000_5E00_0200L;

    public MacAddress {
        value &= 0xFFFF_FFFF_FFFFL;
    }

    /// The virtual router MAC, 00-00-5E-00-01-VRID or 00-00-5E-00-02-VRID (RFC 9568 section 7.3).
    public static MacAddress virtual(Family family, int vrid) {
        return new MacAddress((family == Family.IPV4 ? VIRTUAL_IPV4 : VIRTUAL_IPV6) | (vrid & 0xFF));
    }

    /// The Ethernet address an IP multicast group maps to (RFC 1112 section 6.4, RFC 2464 section 7).
    public static MacAddress ofGroup(IpAddress group) {
        return switch (group) {
            case Ipv4Address v4 -> new MacAddress(0x0100_5E00_0000L | (v4.value() & 0x7F_FFFF));
            case Ipv6Address v6 -> new MacAddress(0x3333_0000_0000L | (v6.low() & 0xFFFF_FFFFL));
        };
    }

    /// Reads six hexadecimal bytes with either `:` or `-` between them.
    ///
    /// @throws IllegalArgumentException naming the text when it is anything else
    public static MacAddress parse(String text) {
        if (!text.matches("(?i)[0-9a-f]{2}([:-])([0-9a-f]{2}\\1){4}[0-9a-f]{2}")) {
            throw new IllegalArgumentException("'" + text + "' is no MAC address such as 00:00:5e:00:01:33");
        }
        return new MacAddress(Long.parseLong(text.replaceAll("[:-]", ""), 16));
    }

    static MacAddress of(byte[] bytes, int offset) {
        return new MacAddress(
                (long) Bytes.uint16(bytes, offset) << 32 | (Bytes.int32(bytes, offset + 2) & 0xFFFF_FFFFL));
    }

    void write(byte[] target, int offset) {
        Bytes.putInt16(target, offset, (int) (value >>> 32));
        Bytes.putInt32(target, offset + 2, (int) value);
    }

    /// Whether this is the virtual router MAC of any VRID, in either family.
    public boolean isVirtualRouter() {
        long block = value & ~0xFFL;
        return block == VIRTUAL_IPV4 || block == VIRTUAL_IPV6;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(17);
        for (int shift = 40; shift >= 0; shift -= 8) {
            int part = (int) (value >>> shift) & 0xFF;
            text.append(Character.forDigit(part >>> 4, 16)).append(Character.forDigit(part & 0xF, 16));
            if (shift > 0) {
                text.append(':');
            }
        }
        return text.toString();
    }
}
