package dev.baton.dissect;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

import dev.baton.wire.IpAddress;
import dev.baton.wire.MacAddress;

/// A value that was written in a filter.
sealed interface FilterValue {
    /// A number, a flag, or nanoseconds.
    record Numeric(long value) implements FilterValue {}

    /// An address, or a network when the prefix is shorter than the address.
    record Network(IpAddress address, int prefixLength) implements FilterValue {}

    /// An Ethernet address.
    record Mac(MacAddress value) implements FilterValue {}

    /// Text.
    record Text(String value) implements FilterValue {}

    /// Reads a value for fields of this type.
    ///
    /// @throws IllegalArgumentException saying what such a value looks like
    static FilterValue parse(FieldType type, String text) {
        return switch (type) {
            case DECIMAL, HEX8, HEX16, HEX24, HEX32 -> new Numeric(number(text));
            case FLAG -> new Numeric(flag(text));
            case SECONDS -> new Numeric(nanos(text));
            case IPV4, IPV6 -> network(type, text);
            case ETHER -> new Mac(MacAddress.parse(text.replace('.', ':')));
            case TEXT, BYTES -> new Text(text);
            case PROTOCOL -> throw new IllegalArgumentException("a protocol has no value; name one of its fields");
        };
    }

    private static long number(String text) {
        try {
            return text.startsWith("0x") || text.startsWith("0X")
                    ? Long.parseUnsignedLong(text.substring(2), 16)
                    : Long.parseUnsignedLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' is no number such as 100 or 0x64", e);
        }
    }

    private static long flag(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "1", "true" -> 1;
            case "0", "false" -> 0;
            default -> throw new IllegalArgumentException("'" + text + "' is neither true (1) nor false (0)");
        };
    }

    private static long nanos(String text) {
        try {
            return new BigDecimal(text).movePointRight(9).longValueExact();
        } catch (NumberFormatException | ArithmeticException e) {
            throw new IllegalArgumentException("'" + text + "' is no number of seconds such as 0.5", e);
        }
    }

    private static FilterValue network(FieldType type, String text) {
        int slash = text.indexOf('/');
        IpAddress address = IpAddress.parse(slash < 0 ? text : text.substring(0, slash));
        int bits = 8 * address.bytes().length;
        if ((bits == 32) != (type == FieldType.IPV4)) {
            throw new IllegalArgumentException("'" + text + "' is of the other address family");
        }
        int prefix = slash < 0 ? bits : (int) Math.min(number(text.substring(slash + 1)), bits + 1L);
        if (prefix > bits) {
            throw new IllegalArgumentException("the prefix length in '" + text + "' is outside 0.." + bits);
        }
        return new Network(address, prefix);
    }

    /// Whether the field has this value, or lies in this network.
    default boolean equalTo(Field field) {
        return switch (this) {
            case Numeric mine -> field.value() instanceof FieldValue.Numeric theirs && mine.value == theirs.value();
            case Network mine -> field.value() instanceof FieldValue.Address theirs
                    && samePrefix(mine.address, theirs.value(), mine.prefixLength);
            case Mac mine -> field.value() instanceof FieldValue.Mac theirs && mine.value.equals(theirs.value());
            case Text mine -> mine.value.equals(field.shown()) || sameBytes(mine, field);
        };
    }

    /// How the field's value stands to this one; empty if the two cannot be ordered.
    default Optional<Integer> order(Field field) {
        return switch (this) {
            case Numeric mine -> field.value() instanceof FieldValue.Numeric theirs
                    ? Optional.of(Long.compareUnsigned(theirs.value(), mine.value))
                    : Optional.empty();
            case Network mine -> field.value() instanceof FieldValue.Address theirs
                    ? Optional.of(theirs.value().compareTo(mine.address))
                    : Optional.empty();
            case Mac _,Text _ -> Optional.empty();
        };
    }

    /// Whether the field's text or bytes contain this text.
    default boolean containedIn(Field field) {
        if (!(this instanceof Text mine)) {
            return false;
        }
        if (field.value() instanceof FieldValue.Data data) {
            String hex = HexFormat.of().formatHex(data.value().bytes());
            return hex.contains(hexOf(mine.value));
        }
        return field.shown().contains(mine.value);
    }

    private static boolean sameBytes(Text mine, Field field) {
        return field.value() instanceof FieldValue.Data data
                && HexFormat.of().formatHex(data.value().bytes()).equals(hexOf(mine.value));
    }

    /// Bytes are written `de:ad:be:ef`; anything else stands for its own characters.
    private static String hexOf(String text) {
        return text.matches("(?i)[0-9a-f]{2}([:.-][0-9a-f]{2})*")
                ? text.replaceAll("[:.-]", "").toLowerCase(Locale.ROOT)
                : HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean samePrefix(IpAddress mine, IpAddress theirs, int bits) {
        byte[] a = mine.bytes();
        byte[] b = theirs.bytes();
        if (a.length != b.length) {
            return false;
        }
        for (int i = 0; i < bits; i++) {
            int mask = 0x80 >>> i % 8;
            if ((a[i / 8] & mask) != (b[i / 8] & mask)) {
                return false;
            }
        }
        return true;
    }
}
