package dev.baton.config;

import java.util.List;
import java.util.Optional;

/// A key of the configuration as forms, completion and help show it. It is the same key that reads files, writes them and
/// makes the schema and the reference, so none of them can disagree.
///
/// @param name       as it is written
/// @param value      what its value is
/// @param isRequired whether it must be there
/// @param fallback   the value it has when it is not there; empty where that means "none"
/// @param doc        what it is, with unit and where the default comes from
/// @param aliases    what other programs call it
/// @param needs      the key without which it means nothing; empty: it stands alone
/// @param isChoice   whether it is one of the keys of which exactly one must be there
public record Setting(String name, Value value, boolean isRequired, Optional<Tree> fallback, String doc,
        List<String> aliases, Optional<String> needs, boolean isChoice) {
    public Setting {
        aliases = List.copyOf(aliases);
    }

    /// What a value is.
    public sealed interface Value {
        /// A few words for it: `duration 10ms .. 4m15s`.
        String words();
    }

    /// A single value.
    public static final class One implements Value {
        private final ScalarType<?> type;
        private final Kind kind;

        One(ScalarType<?> type) {
            this.type = type;
            this.kind = Kind.of(type);
        }

        @Override
        public String words() {
            return type.words();
        }

        /// A value that would be right.
        public String example() {
            return type.example();
        }

        /// What it is a value of, for the choice of a control.
        public Kind kind() {
            return kind;
        }

        /// The words that are possible, where only some are.
        public List<String> choices() {
            return kind == Kind.CHOICE ? List.of(type.words().split(" \\| ")) : List.of();
        }

        /// What is wrong with a text as this value; empty: nothing.
        public Optional<Misfit> misfit(String text) {
            try {
                type.parser().parse(text);
                return Optional.empty();
            } catch (ScalarType.Unfit e) {
                return Optional.of(new Misfit(e.problem(), e.advice()));
            }
        }

        /// A text as it stands in a configuration, for edits; [#misfit] has looked at it.
        public Tree.Leaf tree(String text) {
            return new Tree.Leaf(text, type.kind() == ScalarType.Kind.TEXT);
        }
    }

    /// What a single value is, for the choice of a control.
    public enum Kind {
        /// `true` or `false`.
        FLAG,
        /// A whole number.
        NUMBER,
        /// A number with `ms`, `s`, `m` or `h`.
        DURATION,
        /// A number with `B`, `KiB`, `MiB` or `GiB`.
        SIZE,
        /// One of some words.
        CHOICE,
        /// A text that must not be seen by who looks over somebody's shoulder.
        SECRET,
        /// Any other text.
        TEXT;

        private static Kind of(ScalarType<?> type) {
            if (type.equals(Scalars.FLAG)) {
                return FLAG;
            }
            if (type.equals(Scalars.PASSWORD)) {
                return SECRET;
            }
            if (type.schema().containsKey("enum")) {
                return CHOICE;
            }
            if (type.kind() == ScalarType.Kind.BARE) {
                return NUMBER;
            }
            Object pattern = type.schema().get("pattern");
            if (Quantities.DURATION_PATTERN.equals(pattern)) {
                return DURATION;
            }
            return Quantities.SIZE_PATTERN.equals(pattern) ? SIZE : TEXT;
        }
    }

    /// A list.
    ///
    /// @param item  what its entries are
    /// @param words what they are, in the plural
    /// @param most  how many there may be
    public record Items(Value item, String words, int most) implements Value {}

    /// Keys with values.
    ///
    /// @param words what it is: `route`
    public record Keys(String words, List<Setting> settings) implements Value {
        public Keys {
            settings = List.copyOf(settings);
        }

        /// The key of that name.
        public Optional<Setting> find(String name) {
            return settings.stream().filter(s -> s.name().equals(name)).findFirst();
        }
    }

    /// A single value, or keys where more is to be said.
    public record Either(One shortForm, Keys longForm) implements Value {
        @Override
        public String words() {
            return shortForm.words() + ", or " + longForm.words();
        }
    }

    /// Why a text is not the value that is wanted.
    ///
    /// @param problem a clause without a full stop
    /// @param advice  a sentence with an example
    public record Misfit(String problem, String advice) {
        /// Both as sentences.
        public String sentence() {
            return Character.toUpperCase(problem.charAt(0)) + problem.substring(1) + ". " + advice;
        }
    }
}
