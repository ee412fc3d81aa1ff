package dev.baton.keepalived;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.baton.config.Place;

/// `~SEQ(var, start, step, end) rest` and `~LST(var, a, b) rest`: the rest of the line again and again, with other values
/// for one name or several.
final class Repetition {
    /// What a repetition says: each round's values, in the order of the names.
    ///
    /// @param rest where the rest of the line begins
    record Rounds(List<String> names, List<List<String>> values, int rest) {}

    private static final int HEX = 16;
    private static final String ADVICE = "Write ~SEQ(name, start, step, end) or ~LST(name, value, value ...), then the"
            + " line to repeat.";

    private Repetition() {}

    static boolean begins(String text) {
        return text.startsWith("~SEQ") || text.startsWith("~LST");
    }

    /// Reads it; a line that is wrong is told of and gives nothing.
    static Optional<Rounds> read(Line line, Problems problems) {
        String text = line.text();
        int open = text.indexOf('(');
        int close = open < 0 ? -1 : closing(text, open);
        boolean isHex = text.startsWith("~SEQx");
        if (close < 0 || !text.substring(4, open).strip().equals(isHex ? "x" : "")) {
            problems.error(line.place(), "this repetition has no ( ) right behind its name", ADVICE);
            return Optional.empty();
        }
        List<String> parts = split(text.substring(open + 1, close));
        Place place = line.place(0, close + 1);
        Optional<Rounds> rounds = text.startsWith("~SEQ")
                ? sequence(parts, isHex, close + 1)
                : list(parts, close + 1);
        if (rounds.isEmpty()) {
            problems.error(place, "this repetition cannot be read, or is longer than " + ConfLimits.MAX_LINES
                    + " lines", ADVICE);
        }
        return rounds;
    }

    private static int closing(String text, int open) {
        int depth = 0;
        for (int i = open; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }

    /// At commas outside `{ }`.
    private static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (c == ',' && depth == 0) {
                parts.add(text.substring(start, i).strip());
                start = i + 1;
            }
        }
        parts.add(text.substring(start).strip());
        return parts;
    }

    private static Optional<Rounds> sequence(List<String> parts, boolean isHex, int rest) {
        if (parts.size() < 2 || parts.size() > 4) {
            return Optional.empty();
        }
        try {
            long end = Long.decode(parts.getLast());
            long start = parts.size() > 2 ? Long.decode(parts.get(1)) : 1;
            long step = parts.size() > 3 ? Long.decode(parts.get(2)) : end >= start ? 1 : -1;
            if (step == 0 || (step > 0 ? end - start : start - end) / Math.abs(step) >= ConfLimits.MAX_LINES
                    || (isHex && (start < 0 || end < 0))) {
                return Optional.empty();
            }
            List<List<String>> values = new ArrayList<>();
            for (long i = start; step > 0 ? i <= end : i >= end; i += step) {
                values.add(List.of(isHex ? Long.toString(i, HEX) : Long.toString(i)));
            }
            return Optional.of(new Rounds(List.of(parts.getFirst()), values, rest));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    private static Optional<Rounds> list(List<String> parts, int rest) {
        if (parts.size() < 2) {
            return Optional.empty();
        }
        List<String> names = tuple(parts.getFirst());
        List<List<String>> values = new ArrayList<>();
        for (String part : parts.subList(1, parts.size())) {
            List<String> value = names.size() > 1 || part.startsWith("{") ? tuple(part) : List.of(part);
            if (value.size() != names.size()) {
                return Optional.empty();
            }
            values.add(value);
        }
        return Optional.of(new Rounds(names, values, rest));
    }

    private static List<String> tuple(String text) {
        boolean isTuple = text.startsWith("{") && text.endsWith("}");
        return isTuple ? split(text.substring(1, text.length() - 1)) : List.of(text);
    }
}
