package dev.baton.app.traffic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.baton.app.i18n.Texts;
import dev.baton.dissect.FieldName;
import dev.baton.dissect.FieldType;

/// How a filter can go on from where the caret stands: with a field, a relation that the field has, a value that was seen,
/// or another test.
final class FilterCompletion {
    /// How many suggestions are made.
    static final int MAX_SUGGESTIONS = 40;

    private static final Pattern TOKEN = Pattern
            .compile("\"(?:[^\"\\\\]|\\\\.)*\"?|&&|\\|\\||\\^\\^|[=!<>]=?=?|~|[(){},]|[\\p{Alnum}._:/-]+");
    private static final Pattern WORD_AT_END = Pattern.compile("(?:\"[\\p{Alnum}._:/-]*|[\\p{Alnum}._:/-]+)$");
    private static final Pattern SIGN_AT_END = Pattern.compile("[=!<>&|^]+$");
    private static final String KEY = "traffic.field.";
    private static final String IN = "in {";
    private static final List<String> ORDERED = List.of("==", "!=", ">", "<", ">=", "<=", IN);
    private static final List<String> PLAIN = List.of("==", "!=", "contains", "matches", IN);
    private static final List<String> EITHER = List.of("==", "!=");
    private static final List<String> JOINS = List.of("&&", "||");
    private static final List<String> RELATIONS = List.of("==", "===", "!=", "!==", ">", "<", ">=", "<=", "~", "eq",
            "ne", "gt", "lt", "ge", "le", "contains", "matches");
    private static final List<String> BEFORE_A_TEST = List.of("&&", "||", "^^", "!", "(", "and", "or", "xor", "not");

    private final Texts texts;
    private final Supplier<KnownValues> known;

    /// What comes next.
    private sealed interface Next {
        record Test() implements Next {}

        record Relation(FieldName field) implements Next {}

        record Value(FieldName field) implements Next {}

        record Join() implements Next {}
    }

    FilterCompletion(Texts texts, Supplier<KnownValues> known) {
        this.texts = texts;
        this.known = known;
    }

    /// The suggestions, the likeliest first.
    ///
    /// @param caret where it stands in `text`
    List<Suggestion> suggest(String text, int caret) {
        String before = text.substring(0, caret);
        String after = text.substring(caret);
        Matcher word = WORD_AT_END.matcher(before);
        Matcher sign = SIGN_AT_END.matcher(before);
        String partial = word.find() ? word.group() : sign.find() ? sign.group() : "";
        String head = before.substring(0, before.length() - partial.length());
        Next next = next(head);
        if (next instanceof Next.Test && FieldName.of(partial).isPresent()) {
            Next then = new Next.Relation(FieldName.of(partial).orElseThrow());
            return Stream.concat(made(words(next), head, partial, after).stream(),
                    made(words(then), before + " ", "", after).stream()).limit(MAX_SUGGESTIONS).toList();
        }
        return made(words(next), head, partial, after);
    }

    /// @param isFollowed whether something must follow, so that a space can be typed already
    private record Word(String text, String description, boolean isFollowed) {
        private boolean begins(String asked) {
            return text.toLowerCase(Locale.ROOT).startsWith(asked);
        }

        private boolean holds(String asked) {
            return text.toLowerCase(Locale.ROOT).contains(asked);
        }
    }

    private static List<Suggestion> made(List<Word> words, String head, String partial, String after) {
        String asked = partial.toLowerCase(Locale.ROOT);
        Stream<Word> begin = words.stream().filter(word -> word.begins(asked));
        Stream<Word> hold = words.stream().filter(word -> !word.begins(asked) && word.holds(asked));
        return Stream.concat(begin, hold).filter(word -> !word.text().equals(asked)).limit(MAX_SUGGESTIONS)
                .map(word -> {
                    String whole = head + word.text() + (word.isFollowed() && !after.startsWith(" ") ? " " : "");
                    return new Suggestion(word.text(), word.description(), whole + after, whole.length());
                }).toList();
    }

    private List<Word> words(Next next) {
        return switch (next) {
            case Next.Test _ -> tests();
            case Next.Relation(FieldName field) -> relations(field).map(this::operator).toList();
            case Next.Value(FieldName field) -> values(field);
            case Next.Join _ -> JOINS.stream().map(this::operator).toList();
        };
    }

    /// What people ask for most comes first: VRRP's own fields, then others that are described.
    private List<Word> tests() {
        List<FieldName> fields = Arrays.stream(FieldName.values())
                .sorted(Comparator.comparing((FieldName field) -> !isVrrp(field))
                        .thenComparing(field -> !texts.has(KEY + field.wireshark()))
                        .thenComparing(FieldName::wireshark))
                .toList();
        List<Word> words = new ArrayList<>();
        fields.stream().filter(FilterCompletion::isVrrp).map(this::field).forEach(words::add);
        words.add(operator("!"));
        fields.stream().filter(field -> !isVrrp(field)).map(this::field).forEach(words::add);
        return words;
    }

    private static boolean isVrrp(FieldName field) {
        return field.wireshark().startsWith("vrrp");
    }

    private Word field(FieldName field) {
        return new Word(field.wireshark(), description(field), false);
    }

    /// Its label, and what it means where that is not plain.
    private String description(FieldName field) {
        String key = KEY + field.wireshark();
        return texts.has(key) ? texts.get(key) : field.label();
    }

    private Word operator(String sign) {
        String name = switch (sign) {
            case "==" -> "eq";
            case "!=" -> "ne";
            case ">" -> "gt";
            case "<" -> "lt";
            case ">=" -> "ge";
            case "<=" -> "le";
            case "&&" -> "and";
            case "||" -> "or";
            case "!" -> "not";
            case IN -> "in";
            default -> sign;
        };
        return new Word(sign, texts.get("traffic.operator." + name), !sign.equals(IN) && !sign.equals("!"));
    }

    private static Stream<String> relations(FieldName field) {
        List<String> own = switch (field.type()) {
            case PROTOCOL -> List.of();
            case FLAG -> EITHER;
            case DECIMAL, HEX8, HEX16, HEX24, HEX32, SECONDS, IPV4, IPV6 -> ORDERED;
            case ETHER, TEXT, BYTES -> PLAIN;
        };
        return Stream.concat(own.stream(), JOINS.stream());
    }

    private List<Word> values(FieldName field) {
        return known.get().of(field).stream().map(value -> new Word(value, seen(field, value), false)).toList();
    }

    private String seen(FieldName field, String value) {
        if (field.type() == FieldType.FLAG) {
            return texts.get(value.equals("1") ? "traffic.value.true" : "traffic.value.false");
        }
        return texts.get("traffic.value.seen");
    }

    /// Reads what stands before the word in hand.
    private static Next next(String head) {
        Optional<FieldName> field = Optional.empty();
        Next next = new Next.Test();
        boolean isSet = false;
        Matcher token = TOKEN.matcher(head);
        while (token.find()) {
            String word = token.group();
            String lower = word.toLowerCase(Locale.ROOT);
            boolean isTest = next instanceof Next.Test;
            if (word.equals("{") || (isSet && !word.equals("}"))) {
                isSet = true;
                next = value(field);
            } else if (BEFORE_A_TEST.contains(lower) && !(isTest && word.equals("!="))) {
                next = new Next.Test();
            } else if (isTest) {
                field = field(word);
                next = field.<Next>map(Next.Relation::new).orElseGet(Next.Join::new);
            } else if (lower.equals("in") || RELATIONS.contains(lower)) {
                next = value(field);
            } else {
                isSet = false;
                next = new Next.Join();
            }
        }
        return next;
    }

    private static Next value(Optional<FieldName> field) {
        return field.<Next>map(Next.Value::new).orElseGet(Next.Join::new);
    }

    /// The field of a name; of a name for either direction, the source.
    private static Optional<FieldName> field(String name) {
        return switch (name) {
            case "ip.addr" -> Optional.of(FieldName.IP_SRC);
            case "ipv6.addr" -> Optional.of(FieldName.IPV6_SRC);
            case "eth.addr" -> Optional.of(FieldName.ETH_SRC);
            default -> FieldName.of(name);
        };
    }
}
