package dev.baton.keepalived;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `$NAME=value` and what `$NAME` and `${NAME}` stand for. Names are replaced where they are used, not where they are
/// defined, and a name that nothing defines stays as it is written.
final class Definitions {
    /// A reference within a line.
    ///
    /// @param start where the `$` is
    /// @param end   behind it
    record Reference(String name, int start, int end) {}

    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private final Map<String, String> builtIn = new LinkedHashMap<>();

    /// @param configId what `${_INSTANCE}` stands for
    Definitions(String configId) {
        builtIn.put("_INSTANCE", configId);
        builtIn.put("_HASH", "#");
        builtIn.put("_BANG", "!");
    }

    /// Reads `$NAME=value`, if that is what the line is.
    ///
    /// @return where the value begins; empty when the line defines nothing
    static Optional<Integer> valueOf(String text) {
        if (text.isEmpty() || text.charAt(0) != '$') {
            return Optional.empty();
        }
        int end = nameEnd(text, 1);
        return end > 1 && end < text.length() && text.charAt(end) == '=' ? Optional.of(end + 1) : Optional.empty();
    }

    /// Defines a name, or defines it anew.
    ///
    /// @param lines more than one for a multi-line definition
    void define(String name, List<String> lines) {
        values.put(name, List.copyOf(lines));
    }

    /// Only while `~SEQ` or `~LST` runs.
    void undefine(String name) {
        values.remove(name);
    }

    Optional<List<String>> value(String name) {
        return Optional.ofNullable(values.get(name)).or(() -> Optional.ofNullable(builtIn.get(name)).map(List::of));
    }

    /// The first reference at or after `from` that something defines.
    Optional<Reference> next(String text, int from) {
        for (int at = text.indexOf('$', from); at >= 0; at = text.indexOf('$', at + 1)) {
            boolean braced = text.startsWith("{", at + 1);
            int start = at + (braced ? 2 : 1);
            int end = nameEnd(text, start);
            boolean closed = braced
                    ? end < text.length() && text.charAt(end) == '}'
                    : end == text.length() || Line.isBlank(text.charAt(end));
            String name = text.substring(start, end);
            if (end > start && closed && value(name).isPresent()) {
                return Optional.of(new Reference(name, at, braced ? end + 1 : end));
            }
        }
        return Optional.empty();
    }

    private static int nameEnd(String text, int start) {
        int end = start;
        while (end < text.length() && isNamePart(text.charAt(end), end == start)) {
            end++;
        }
        return end;
    }

    private static boolean isNamePart(char c, boolean isFirst) {
        return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (!isFirst && c >= '0' && c <= '9');
    }

    /// The lines that a line becomes when every name in it is replaced; more than one if one of the names is a multi-line
    /// definition. A line that becomes too much is told of and left out.
    List<Line> expand(Line line, Problems problems) {
        Expansion expansion = new Expansion(problems);
        expansion.expand(line, 0);
        return expansion.isTooMuch ? List.of() : expansion.done;
    }

    /// The work on one line, which has a bound: definitions that use one another several times over grow without end.
    private final class Expansion {
        final Problems problems;
        final List<Line> done = new ArrayList<>();
        int replaced;
        boolean isTooMuch;

        Expansion(Problems problems) {
            this.problems = problems;
        }

        void expand(Line line, int depth) {
            Line current = line;
            Optional<Reference> found = next(current.text(), 0);
            while (found.isPresent() && !isTooMuch) {
                Reference reference = found.get();
                if (++replaced > ConfLimits.MAX_REPLACEMENTS || depth > ConfLimits.MAX_DEFINITION_DEPTH
                        || current.text().length() > ConfLimits.MAX_LINE) {
                    refuse(current, reference);
                    return;
                }
                List<String> lines = value(reference.name()).orElseThrow();
                if (lines.size() > 1) {
                    expandLines(current, reference, lines, depth);
                    return;
                }
                current = current.replaced(reference.start(), reference.end(),
                        lines.isEmpty() ? "" : lines.getFirst());
                found = next(current.text(), reference.start());
            }
            done.add(current.stripped());
        }

        private void refuse(Line line, Reference reference) {
            isTooMuch = true;
            problems.error(line.place(reference.start(), reference.end()),
                    "$" + reference.name() + " stands for itself, or for too much",
                    "Check the definitions that it uses; the line is left out.");
        }

        private void expandLines(Line line, Reference reference, List<String> lines, int depth) {
            Line before = line.cut(0, reference.start());
            Line after = line.cut(reference.end(), line.text().length());
            for (int i = 0; i < lines.size(); i++) {
                Line part = line.with(lines.get(i), reference.start());
                if (i == 0) {
                    part = before.joined(part);
                }
                if (i == lines.size() - 1) {
                    part = part.joined(after);
                }
                expand(part, depth + 1);
            }
        }
    }
}
