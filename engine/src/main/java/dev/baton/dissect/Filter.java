package dev.baton.dissect;

import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/// A filter expression in Wireshark's display filter language, as far as it is about the fields that there are here:
/// fields and protocols alone (present or not), `==` `!=` `!==` `>` `<` `>=` `<=` and their words `eq ne gt lt ge le`,
/// `contains`, `matches` (`~`), `in {1, 5..9}`, `and or not xor` (`&&` `||` `!` `^^`), parentheses; IPv4 and IPv6 addresses
/// with or without a prefix length.
///
/// A field that is there more than once matches `==` if any of its values does and `!=` only if none is equal, as in
/// Wireshark 4.
public sealed interface Filter {
    /// Reads an expression.
    ///
    /// @throws FilterException with the column and what to do, if it makes no sense
    static Filter parse(String text) {
        return new FilterParser(text).parse();
    }

    /// Whether a frame passes.
    boolean matches(Dissection frame);

    /// Everything passes.
    record All() implements Filter {
        @Override
        public boolean matches(Dissection frame) {
            return true;
        }
    }

    /// Both pass.
    record And(Filter left, Filter right) implements Filter {
        @Override
        public boolean matches(Dissection frame) {
            return left.matches(frame) && right.matches(frame);
        }
    }

    /// At least one passes.
    record Or(Filter left, Filter right) implements Filter {
        @Override
        public boolean matches(Dissection frame) {
            return left.matches(frame) || right.matches(frame);
        }
    }

    /// Exactly one passes.
    record Xor(Filter left, Filter right) implements Filter {
        @Override
        public boolean matches(Dissection frame) {
            return left.matches(frame) ^ right.matches(frame);
        }
    }

    /// It does not pass.
    record Not(Filter inner) implements Filter {
        @Override
        public boolean matches(Dissection frame) {
            return !inner.matches(frame);
        }
    }

    /// One of the fields is there.
    record Present(List<FieldName> fields) implements Filter {
        @Override
        public boolean matches(Dissection frame) {
            return fields.stream().anyMatch(f -> !frame.all(f).isEmpty());
        }
    }

    /// How a value is compared.
    enum Relation {
        EQUAL, NONE_EQUAL, ANY_DIFFERS, GREATER, LESS, AT_LEAST, AT_MOST, CONTAINS
    }

    /// A field's values are compared with one that was written.
    record Compare(List<FieldName> fields, Relation relation, FilterValue wanted) implements Filter {
        @Override
        public boolean matches(Dissection frame) {
            List<Field> found = fields.stream().flatMap(f -> frame.all(f).stream()).toList();
            return switch (relation) {
                case NONE_EQUAL -> !found.isEmpty() && found.stream().noneMatch(f -> wanted.equalTo(f));
                case ANY_DIFFERS -> found.stream().anyMatch(f -> !wanted.equalTo(f));
                case EQUAL -> found.stream().anyMatch(f -> wanted.equalTo(f));
                case GREATER -> compares(found, c -> c > 0);
                case LESS -> compares(found, c -> c < 0);
                case AT_LEAST -> compares(found, c -> c >= 0);
                case AT_MOST -> compares(found, c -> c <= 0);
                case CONTAINS -> found.stream().anyMatch(f -> wanted.containedIn(f));
            };
        }

        private boolean compares(List<Field> found, IntPredicate test) {
            return found.stream().map(wanted::order).flatMap(Optional::stream).anyMatch(c -> test.test(c));
        }
    }

    /// A field's value, as text, has a part that fits a regular expression.
    record Matches(List<FieldName> fields, Pattern pattern) implements Filter {
        @Override
        public boolean matches(Dissection frame) {
            return fields.stream().flatMap(f -> frame.all(f).stream())
                    .anyMatch(f -> pattern.matcher(f.shown()).find());
        }
    }

    /// A field's value lies within one of the ranges.
    record In(List<FieldName> fields, List<Range> ranges) implements Filter {
        public In {
            ranges = List.copyOf(ranges);
        }

        @Override
        public boolean matches(Dissection frame) {
            return fields.stream().flatMap(f -> frame.all(f).stream())
                    .anyMatch(f -> ranges.stream().anyMatch(r -> r.holds(f)));
        }
    }

    /// From a value to another, both included; the same value twice for a single one.
    record Range(FilterValue low, FilterValue high) {
        boolean holds(Field field) {
            if (low.equals(high)) {
                return low.equalTo(field);
            }
            return low.order(field).filter(c -> c >= 0).isPresent()
                    && high.order(field).filter(c -> c <= 0).isPresent();
        }
    }
}
