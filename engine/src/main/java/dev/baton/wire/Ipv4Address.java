package dev.baton.wire;

/// An IPv4 address.
///
/// @param value the four bytes in network order as one number
public record Ipv4Address(int value) implements IpAddress {
    /// The group that VRRP for IPv4 is sent to: 224.0.0.18 (RFC 9568 section 5.1.1.2).
    public static final Ipv4Address VRRP_GROUP = new Ipv4Address(0xE0000012);

    /// Reads dotted decimal with exactly four parts of 0 to 255.
    ///
    /// @throws IllegalArgumentException naming the text when it is anything else
    public static Ipv4Address parse(String text) {
        int value = 0;
        int parts = 0;
        int part = -1;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : '.';
            if (c == '.') {
                if (part < 0 || ++parts > 4) {
                    throw notAnAddress(text);
                }
                value = value << 8 | part;
                part = -1;
            } else if (c >= '0' && c <= '9') {
                part = (part < 0 ? 0 : part * 10) + (c - '0');
                if (part > 255) {
                    throw notAnAddress(text);
                }
            } else {
                throw notAnAddress(text);
            }
        }
        if (parts != 4) {
            throw notAnAddress(text);
        }
        return new Ipv4Address(value);
    }

    private static IllegalArgumentException notAnAddress(String text) {
        return new IllegalArgumentException("'" + text + "' is no IPv4 address such as 192.0.2.1");
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
