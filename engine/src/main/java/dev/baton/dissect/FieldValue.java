package dev.baton.dissect;

import java.util.HexFormat;
import java.util.Locale;

import dev.baton.wire.IpAddress;
import dev.baton.wire.MacAddress;
import dev.baton.wire.Opaque;

/// The value of a field.
public sealed interface FieldValue {
    /// A number; also flags (0 and 1) and times (nanoseconds).
    record Numeric(long value) implements FieldValue {}

    /// An IP address.
    record Address(IpAddress value) implements FieldValue {}

    /// An Ethernet address.
    record Mac(MacAddress value) implements FieldValue {}

    /// Text.
    record Text(String value) implements FieldValue {}

    /// Bytes.
    record Data(Opaque value) implements FieldValue {}

    /// No value: a protocol.
    record None() implements FieldValue {}

    /// The value as Wireshark prints it for a field of this type.
    default String shown(FieldType type) {
        return switch (this) {
            case Numeric n -> switch (type) {
                case HEX8 -> hex(n.value, 2);
                case HEX16 -> hex(n.value, 4);
                case HEX24 -> hex(n.value, 6);
                case HEX32 -> hex(n.value, 8);
                case SECONDS -> String.format(Locale.ROOT, "%d.%09d", Math.floorDiv(n.value, 1_000_000_000L),
                        Math.floorMod(n.value, 1_000_000_000L));
                case PROTOCOL, DECIMAL, FLAG, IPV4, IPV6, ETHER, TEXT, BYTES -> Long.toUnsignedString(n.value);
            };
            case Address a -> a.value.toString();
            case Mac m -> m.value.toString();
            case Text t -> t.value;
            case Data d -> HexFormat.ofDelimiter(":").formatHex(d.value.bytes());
            case None _ -> "";
        };
    }

    private static String hex(long value, int digits) {
        return "0x" + HexFormat.of().toHexDigits(value, digits);
    }
}
