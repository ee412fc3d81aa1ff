package dev.baton.config;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// A single value.
///
/// @param words   what it is, for people: `whole number 1..255`
/// @param example a value that would be right, in advice
/// @param kind    which way of writing it in YAML is meant
/// @param parser  reads the text
/// @param printer writes it so that the parser reads the same value
/// @param schema  what a JSON schema says of it
record ScalarType<T>(String words, String example, Kind kind, Parser<T> parser, Function<T, String> printer,
        Map<String, Object> schema) implements Type<T> {

    /// How the value is written in YAML.
    enum Kind {
        /// Text; quotes may be needed or not.
        TEXT,
        /// A number or `true` / `false`, never in quotes.
        BARE
    }

    /// Reads a text.
    @FunctionalInterface
    interface Parser<T> {
        /// Reads it.
        ///
        /// @throws Unfit when the text is no such value
        T parse(String text) throws Unfit;
    }

    /// Says why a text is not the value that is wanted.
    static final class Unfit extends Exception {
        private static final long serialVersionUID = 1L;
        private final String problem;
        private final String advice;

        /// @param message a clause: `'1 s' is no duration`
        /// @param advice  a sentence with an example
        Unfit(String message, String advice) {
            super(message, null, false, false);
            this.problem = message;
            this.advice = advice;
        }

        String problem() {
            return problem;
        }

        String advice() {
            return advice;
        }
    }

    @Override
    public Optional<T> read(YamlNode node, Reading reading) {
        if (!(node.resolved() instanceof YamlNode.Scalar scalar)) {
            reading.error(node, "here a single value is wanted: " + words, "Write for example " + example + ".");
            return Optional.empty();
        }
        if (scalar.isNothing()) {
            reading.error(node, "the value is missing: " + words,
                    "Write for example " + example + ", or remove the key.");
            return Optional.empty();
        }
        if (kind == Kind.BARE && !scalar.plain()) {
            reading.error(node, "the value is in quotes, which makes it text; wanted is a " + words,
                    "Remove the quotes.");
            return Optional.empty();
        }
        try {
            return Optional.of(parser.parse(scalar.value()));
        } catch (Unfit e) {
            reading.error(node, e.problem(), e.advice());
            return Optional.empty();
        }
    }

    @Override
    public Tree write(T value) {
        return new Tree.Leaf(printer.apply(value), kind == Kind.TEXT);
    }
}
