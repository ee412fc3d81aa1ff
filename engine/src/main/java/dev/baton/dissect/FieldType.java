package dev.baton.dissect;

/// What sort of value a field has; it decides how the value is shown and what it can be compared with.
public enum FieldType {
    /// A protocol: has no value, only fields below it.
    PROTOCOL,
    /// An unsigned number in decimal.
    DECIMAL,
    /// An unsigned number in hexadecimal, as many digits as the field has room for.
    HEX8,
    HEX16,
    HEX24,
    HEX32,
    /// True or false.
    FLAG,
    /// An IPv4 address.
    IPV4,
    /// An IPv6 address.
    IPV6,
    /// An Ethernet address.
    ETHER,
    /// Text.
    TEXT,
    /// Seconds with nine decimals.
    SECONDS,
    /// Bytes.
    BYTES;

    /// Whether values can be ordered.
    boolean isOrdered() {
        return switch (this) {
            case DECIMAL, HEX8, HEX16, HEX24, HEX32, SECONDS, IPV4, IPV6 -> true;
            case PROTOCOL, FLAG, ETHER, TEXT, BYTES -> false;
        };
    }

    boolean isNumber() {
        return switch (this) {
            case DECIMAL, HEX8, HEX16, HEX24, HEX32 -> true;
            case PROTOCOL, FLAG, IPV4, IPV6, ETHER, TEXT, SECONDS, BYTES -> false;
        };
    }
}
