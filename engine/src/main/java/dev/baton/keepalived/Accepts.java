package dev.baton.keepalived;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.baton.wire.IpAddress;

/// What keepalived accepts behind a keyword, and how it reads it.
///
/// @param <T> what a value is
/// @param words a few words for the reference: `1..255`, `on | off`
/// @param reader the value of a text; empty: keepalived refuses it
record Accepts<T>(String words, Reader<T> reader) {
    private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]{1,10}");
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,10}(\\.[0-9]{0,9})?|\\.[0-9]{1,9}");
    private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000L);

    /// Any text.
    static final Accepts<String> TEXT = new Accepts<>("text", Optional::of);
    /// The name of an interface.
    static final Accepts<String> INTERFACE = new Accepts<>("interface", Optional::of);
    /// A name.
    static final Accepts<String> NAME = new Accepts<>("name", Optional::of);
    /// A command with its arguments.
    static final Accepts<String> COMMAND = new Accepts<>("command", Optional::of);
    /// Nothing.
    static final Accepts<Boolean> NOTHING = new Accepts<>("", _ -> Optional.of(true));
    /// A block.
    static final Accepts<Boolean> BLOCK = new Accepts<>("{ }", _ -> Optional.empty());
    /// An address.
    static final Accepts<IpAddress> ADDRESS = new Accepts<>("address", Accepts::address);
    /// A flag, in exact lower case; without a value it is on.
    static final Accepts<Boolean> FLAG = new Accepts<>("[on \\| off]", text -> switch (text) {
        case "", "on", "true", "yes" -> Optional.of(true);
        case "off", "false", "no" -> Optional.of(false);
        default -> Optional.empty();
    });

    /// Reads one value.
    @FunctionalInterface
    interface Reader<T> {
        Optional<T> read(String text);
    }

    /// A whole number.
    static Accepts<Long> whole(long least, long most) {
        return new Accepts<>(least + ".." + most, text -> WHOLE.matcher(text).matches()
                ? Optional.of(Long.parseLong(text)).filter(n -> n >= least && n <= most)
                : Optional.empty());
    }

    /// Seconds with decimals; the value is in nanoseconds.
    static Accepts<Long> seconds(String least, String most) {
        BigDecimal low = new BigDecimal(least);
        BigDecimal high = new BigDecimal(most);
        return new Accepts<>(least + ".." + most + " s", text -> DECIMAL.matcher(text).matches()
                ? Optional.of(new BigDecimal(text)).filter(n -> n.compareTo(low) >= 0 && n.compareTo(high) <= 0)
                        .map(n -> n.multiply(NANOS).longValueExact())
                : Optional.empty());
    }

    /// One of some words.
    static Accepts<String> oneOf(String... words) {
        return new Accepts<>(String.join(" \\| ", words), text -> Optional.of(text).filter(List.of(words)::contains));
    }

    /// Texts of some form, for what is not read here.
    static Accepts<String> form(String words) {
        return new Accepts<>(words, Optional::of);
    }

    /// A literal address; keepalived looks up no names here.
    static Optional<IpAddress> address(String text) {
        try {
            return Optional.of(IpAddress.parse(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
