package dev.baton.wire;

import java.util.Optional;

/// An IPv4 address.
///
/// @param value the four bytes in network order as one number
public record Ipv4Address(int value) implements IpAddress {
    /// The group that VRRP for IPv4 is sent to: 224.0.0.18 (RFC 9568 section 5.1.1.2).
    public static final Ipv4Address VRRP_GROUP = new Ipv4Address(0xE0000012);

    private static final int PARTS = 4;

    /// Reads dotted decimal with exactly four parts of 0 to 255. A leading zero is refused: some programs read it as
    /// octal.
    ///
    /// @throws IllegalArgumentException naming the text when it is anything else
    public static Ipv4Address parse(String text) {
        return tryParse(text).orElseThrow(
                () -> new IllegalArgumentException("'" + text + "' is no IPv4 address such as 192.0.2.1"));
    }

    static Optional<Ipv4Address> tryParse(String text) {
        int value = 0;
        int at = 0;
        for (int part = 1; part <= PARTS; part++) {
            int dot = text.indexOf('.', at);
            int end = dot < 0 ? text.length() : dot;
            int number = number(text, at, end);
            boolean isEnd = dot < 0;
            if (number < 0 || isEnd != (part == PARTS)) {
                return Optional.empty();
            }
            value = value << 8 | number;
            at = end + 1;
        }
        return Optional.of(new Ipv4Address(value));
    }

    /// 0 to 255 without leading zeros; -1 for anything else.
    private static int number(String text, int from, int to) {
        int digits = to - from;
        if (digits < 1 || digits > 3 || (digits > 1 && text.charAt(from) == '0')) {
            return -1;
        }
        int number = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            number = number * 10 + (c - '0');
        }
        return number > 255 ? -1 : number;
    }

    void write(byte[] target, int offset) {
        Bytes.putInt32(target, offset, value);
    }

    @Override
    public Family family() {
        return Family.IPV4;
    }

    @Override
    public boolean isMulticast() {
        return value >>> 28 == 0xE;
    }

    @Override
    public byte[] bytes() {
        return new byte[]{(byte) (value >>> 24), (byte) (value >>> 16), (byte) (value >>> 8), (byte) value};
    }

    @Override
    public String toString() {
        return (value >>> 24) + "." + (value >>> 16 & 0xFF) + "." + (value >>> 8 & 0xFF) + "." + (value & 0xFF);
    }
}
