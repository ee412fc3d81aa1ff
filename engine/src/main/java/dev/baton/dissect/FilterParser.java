package dev.baton.dissect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import dev.baton.dissect.Filter.Relation;
import dev.baton.dissect.FilterToken.Kind;

/// Reads a filter expression by recursive descent: or, xor, and, not, then one test.
final class FilterParser {
    private static final int MAX_DEPTH = 64;
    private static final int SUGGEST_WITHIN = 3;

    private final List<FilterToken> tokens;
    private int at;
    private int depth;

    FilterParser(String text) {
        tokens = FilterToken.of(text);
    }

    Filter parse() {
        if (peek().kind() == Kind.END) {
            return new Filter.All();
        }
        Filter filter = or();
        if (peek().kind() != Kind.END) {
            throw new FilterException(peek().column(),
                    "'" + peek().text() + "' is not expected here; join tests with and, or.");
        }
        return filter;
    }

    private Filter or() {
        Filter left = xor();
        while (takeOperator("||", "or")) {
            left = new Filter.Or(left, xor());
        }
        return left;
    }

    private Filter xor() {
        Filter left = and();
        while (takeOperator("^^", "xor")) {
            left = new Filter.Xor(left, and());
        }
        return left;
    }

    private Filter and() {
        Filter left = not();
        while (takeOperator("&&", "and")) {
            left = new Filter.And(left, not());
        }
        return left;
    }

    private Filter not() {
        int column = peek().column();
        if (++depth > MAX_DEPTH) {
            throw new FilterException(column, "The filter is nested deeper than " + MAX_DEPTH + " levels.");
        }
        Filter filter = takeOperator("!", "not") ? new Filter.Not(not()) : primary();
        depth--;
        return filter;
    }

    private Filter primary() {
        FilterToken token = take();
        if (token.kind() == Kind.OPEN) {
            Filter inner = or();
            if (take().kind() != Kind.CLOSE) {
                throw new FilterException(token.column(), "This parenthesis is never closed.");
            }
            return inner;
        }
        if (token.kind() != Kind.WORD) {
            String found = token.kind() == Kind.END ? "The filter ends here" : "'" + token.text() + "' stands here";
            throw new FilterException(token.column(), found + " where a field such as vrrp.prio is expected.");
        }
        return test(token, fields(token));
    }

    private Filter test(FilterToken field, List<FieldName> fields) {
        FilterToken token = peek();
        String word = token.text().toLowerCase(Locale.ROOT);
        if (token.kind() == Kind.WORD && word.equals("in")) {
            at++;
            return set(field, fields);
        }
        if ((token.kind() == Kind.WORD && word.equals("matches")) || isOperator(token, "~")) {
            at++;
            return matches(fields);
        }
        Optional<Relation> relation = token.kind() == Kind.WORD || token.kind() == Kind.OPERATOR
                ? relation(word)
                : Optional.empty();
        if (relation.isEmpty()) {
            return new Filter.Present(fields);
        }
        at++;
        FieldType type = fields.getFirst().type();
        boolean needsOrder = switch (relation.get()) {
            case GREATER, LESS, AT_LEAST, AT_MOST -> true;
            case EQUAL, NONE_EQUAL, ANY_DIFFERS, CONTAINS -> false;
        };
        if (needsOrder && !type.isOrdered()) {
            throw new FilterException(token.column(), field.text() + " has no order; compare it with == or !=.");
        }
        if (relation.get() == Relation.CONTAINS) {
            return new Filter.Compare(fields, Relation.CONTAINS, new FilterValue.Text(valueToken().text()));
        }
        return new Filter.Compare(fields, relation.get(), value(type, valueToken()));
    }

    private static Optional<Relation> relation(String word) {
        return switch (word) {
            case "==", "===", "eq" -> Optional.of(Relation.EQUAL);
            case "!=", "ne" -> Optional.of(Relation.NONE_EQUAL);
            case "!==" -> Optional.of(Relation.ANY_DIFFERS);
            case ">", "gt" -> Optional.of(Relation.GREATER);
            case "<", "lt" -> Optional.of(Relation.LESS);
            case ">=", "ge" -> Optional.of(Relation.AT_LEAST);
            case "<=", "le" -> Optional.of(Relation.AT_MOST);
            case "contains" -> Optional.of(Relation.CONTAINS);
            default -> Optional.empty();
        };
    }

    private Filter matches(List<FieldName> fields) {
        FilterToken token = valueToken();
        try {
            return new Filter.Matches(fields, Pattern.compile(token.text(), Pattern.CASE_INSENSITIVE));
        } catch (PatternSyntaxException e) {
            throw new FilterException(token.column(), "This is no regular expression: " + e.getDescription() + ".");
        }
    }

    private Filter set(FilterToken field, List<FieldName> fields) {
        FilterToken open = take();
        if (open.kind() != Kind.OPEN_SET) {
            throw new FilterException(open.column(),
                    "After in comes a set, such as " + field.text() + " in {1, 5..9}.");
        }
        List<Filter.Range> ranges = new ArrayList<>();
        while (peek().kind() != Kind.CLOSE_SET) {
            if (peek().kind() == Kind.COMMA) {
                at++;
            } else if (peek().kind() == Kind.END) {
                throw new FilterException(open.column(), "This brace is never closed.");
            } else {
                ranges.add(range(fields.getFirst().type(), valueToken()));
            }
        }
        at++;
        return new Filter.In(fields, ranges);
    }

    private Filter.Range range(FieldType type, FilterToken token) {
        int dots = type.isNumber() || type == FieldType.IPV4 || type == FieldType.IPV6
                ? token.text().indexOf("..")
                : -1;
        if (dots < 0) {
            FilterValue value = value(type, token);
            return new Filter.Range(value, value);
        }
        FilterToken low = new FilterToken(Kind.WORD, token.text().substring(0, dots), token.column());
        FilterToken high = new FilterToken(Kind.WORD, token.text().substring(dots + 2), token.column() + dots + 2);
        return new Filter.Range(value(type, low), value(type, high));
    }

    private FilterToken valueToken() {
        FilterToken token = take();
        if (token.kind() != Kind.WORD && token.kind() != Kind.STRING) {
            throw new FilterException(token.column(), "A value is expected here.");
        }
        return token;
    }

    private static FilterValue value(FieldType type, FilterToken token) {
        try {
            return FilterValue.parse(type, token.text());
        } catch (IllegalArgumentException e) {
            throw new FilterException(token.column(), e.getMessage() + ".");
        }
    }

    private static List<FieldName> fields(FilterToken token) {
        return switch (token.text()) {
            case "ip.addr" -> List.of(FieldName.IP_SRC, FieldName.IP_DST);
            case "ipv6.addr" -> List.of(FieldName.IPV6_SRC, FieldName.IPV6_DST);
            case "eth.addr" -> List.of(FieldName.ETH_SRC, FieldName.ETH_DST);
            default -> List.of(FieldName.of(token.text()).orElseThrow(() -> unknown(token)));
        };
    }

    private static FilterException unknown(FilterToken token) {
        Optional<FieldName> nearest = Arrays.stream(FieldName.values())
                .min(Comparator.comparingInt((FieldName f) -> distance(token.text(), f.wireshark())));
        String hint = nearest.filter(f -> distance(token.text(), f.wireshark()) <= SUGGEST_WITHIN)
                .map(f -> " Did you mean " + f.wireshark() + "?").orElse("");
        return new FilterException(token.column(), "There is no field '" + token.text() + "'." + hint);
    }

    /// Levenshtein's distance.
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[b.length()];
    }

    private boolean takeOperator(String symbol, String word) {
        FilterToken token = peek();
        boolean isIt = isOperator(token, symbol)
                || (token.kind() == Kind.WORD && token.text().toLowerCase(Locale.ROOT).equals(word));
        if (isIt) {
            at++;
        }
        return isIt;
    }

    private static boolean isOperator(FilterToken token, String symbol) {
        return token.kind() == Kind.OPERATOR && token.text().equals(symbol);
    }

    private FilterToken peek() {
        return tokens.get(at);
    }

    private FilterToken take() {
        FilterToken token = tokens.get(at);
        if (token.kind() != Kind.END) {
            at++;
        }
        return token;
    }
}
