package dev.baton.wire;

import java.net.InetAddress;
import java.net.UnknownHostException;

/// An IPv6 address without a zone.
///
/// @param high the first eight bytes in network order
/// @param low  the last eight bytes in network order
public record Ipv6Address(long high, long low) implements IpAddress {
    /// The group that VRRP for IPv6 is sent to: ff02::12 (RFC 9568 section 5.1.2.2).
    public static final Ipv6Address VRRP_GROUP = new Ipv6Address(0xFF02_0000_0000_0000L, 0x12);

    private static final int GROUPS = 8;
    private static final int MAX_TEXT = 45;

    /// Reads any text form of RFC 4291 section 2.2.
    ///
    /// @throws IllegalArgumentException naming the text when it is anything else, a zone (`%eth0`) included
    public static Ipv6Address parse(String text) {
        if (text.length() <= MAX_TEXT && text.indexOf(':') >= 0 && isLiteral(text)) {
            try {
                byte[] bytes = InetAddress.getByName("[" + text + "]").getAddress();
                if (bytes.length == 16) {
                    return of(bytes, 0);
                }
                // The JDK turns ::ffff:a.b.c.d into an IPv4 address; here it stays what was written.
                return new Ipv6Address(0,
                        0xFFFF_0000_0000L | (Bytes.int32(bytes, 0) & 0xFFFF_FFFFL));
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException("'" + text + "' is no IPv6 address such as fe80::1", e);
            }
        }
        throw new IllegalArgumentException("'" + text + "' is no IPv6 address such as fe80::1");
    }

    private static boolean isLiteral(String text) {
        return text.chars().allMatch(c -> c == ':' || c == '.' || Character.digit(c, 16) >= 0);
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

    private int group(int index) {
        long half = index < 4 ? high : low;
        return (int) (half >>> (48 - 16 * (index % 4))) & 0xFFFF;
    }

    /// The canonical text of RFC 5952: lower case, the longest run of two or more zero groups as `::`.
    @Override
    public String toString() {
        int bestStart = -1;
        int bestLength = 1;
        for (int start = 0; start < GROUPS; start++) {
            int end = start;
            while (end < GROUPS && group(end) == 0) {
                end++;
            }
            if (end - start > bestLength) {
                bestStart = start;
                bestLength = end - start;
            }
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < GROUPS; i++) {
            if (i == bestStart) {
                text.append("::");
                i += bestLength - 1;
            } else {
                if (!text.isEmpty() && text.charAt(text.length() - 1) != ':') {
                    text.append(':');
                }
                text.append(Integer.toHexString(group(i)));
            }
        }
        return text.toString();
    }
}
