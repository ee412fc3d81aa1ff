package dev.baton.keepalived;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.baton.config.Place;

/// Turns files into the lines that count, in keepalived's order: comments away, includes read, lines for other
/// configuration ids left out, definitions kept and replaced, repetitions written out.
final class Preprocessor {
    private static final String INCLUDE = "include";
    /// `includer` wants a readable file, `includem` a match, `includew` a match of every wildcard, `includeb` of every
    /// brace, `includea` all of it; plain `include` wants nothing.
    static final List<String> INCLUDES = List.of(INCLUDE, "includer", "includem", "includew", "includeb",
            "includea");

    private final String configId;
    private final FileSource files;
    private final Problems problems;
    private final Definitions definitions;
    private final List<Line> lines = new ArrayList<>();
    private final List<String> path = new ArrayList<>();
    private long characters;
    private boolean full;

    Preprocessor(String configId, FileSource files, Problems problems) {
        this.configId = configId;
        this.files = files;
        this.problems = problems;
        this.definitions = new Definitions(configId);
    }

    /// The lines of a file and of all that it includes.
    List<Line> read(String name, String text) {
        readFile(new SourceFile(name, text));
        return lines;
    }

    private void readFile(SourceFile file) {
        path.add(file.name());
        int number = 1;
        while (number <= file.lines().size() && !full) {
            number = readLine(file, number);
        }
        path.removeLast();
    }

    /// @return the number of the next line
    private int readLine(SourceFile file, int number) {
        String raw = file.lines().get(number - 1);
        if (raw.indexOf('\0') >= 0) {
            problems.error(file.place(number, raw.indexOf('\0') + 1, 1),
                    "this line holds a NUL character; keepalived drops it", "Remove the character.");
            return number + 1;
        }
        if (raw.length() >= ConfLimits.LINE_BUFFER) {
            problems.error(file.place(number, ConfLimits.LINE_BUFFER, 1), "this line is longer than "
                    + (ConfLimits.LINE_BUFFER - 1) + " characters; keepalived drops it", "Break it up.");
            return number + 1;
        }
        Line line = Comments.strip(Line.of(file, number));
        if (line.text().isEmpty()) {
            return number + 1;
        }
        Optional<Integer> value = Definitions.valueOf(line.text());
        if (value.isPresent() && line.text().endsWith("\\")) {
            return readLongDefinition(file, number, line, value.get());
        }
        if (!include(line)) {
            process(line);
        }
        return number + 1;
    }

    /// `$NAME= \` and lines that end in a backslash, up to one that does not, or a blank one.
    private int readLongDefinition(SourceFile file, int first, Line opening, int value) {
        List<String> body = new ArrayList<>();
        String start = opening.text().substring(value, opening.text().length() - 1).strip();
        if (!start.isEmpty()) {
            body.add(start);
        }
        int number = first + 1;
        boolean continues = true;
        while (continues && number <= file.lines().size()) {
            Line line = Comments.strip(Line.of(file, number));
            String text = line.text();
            number++;
            continues = text.endsWith("\\");
            String part = continues ? text.substring(0, text.length() - 1).strip() : text;
            if (!part.isEmpty()) {
                body.add(part);
            }
            continues &= !text.isEmpty();
        }
        definitions.define(opening.text().substring(1, value - 1), body);
        return number;
    }

    private void process(Line line) {
        Optional<Line> meant = conditional(line);
        if (meant.isEmpty() || meant.get().text().isEmpty() || full) {
            return;
        }
        Line own = meant.get();
        Optional<Integer> value = Definitions.valueOf(own.text());
        if (value.isPresent()) {
            definitions.define(own.text().substring(1, value.get() - 1),
                    List.of(own.text().substring(value.get()).strip()));
        } else if (Repetition.begins(own.text())) {
            Repetition.read(own, problems).ifPresent(rounds -> repeat(own, rounds));
        } else if (definitions.next(own.text(), 0).isPresent()) {
            for (Line expanded : definitions.expand(own, problems)) {
                expanded(expanded);
            }
        } else {
            emit(own);
        }
    }

    /// A definition may hold a repetition or a condition.
    private void expanded(Line line) {
        if (line.text().startsWith("@") || Repetition.begins(line.text())) {
            process(line);
        } else {
            emit(line);
        }
    }

    private void repeat(Line line, Repetition.Rounds rounds) {
        Line rest = line.cut(rounds.rest(), line.text().length()).stripped();
        for (List<String> values : rounds.values()) {
            if (full) {
                return;
            }
            List<Optional<List<String>>> before = rounds.names().stream().map(definitions::value).toList();
            for (int i = 0; i < values.size(); i++) {
                definitions.define(rounds.names().get(i), List.of(values.get(i)));
            }
            if (Repetition.begins(rest.text())) {
                repeatInner(rest);
            } else {
                process(rest);
            }
            for (int i = 0; i < values.size(); i++) {
                String name = rounds.names().get(i);
                before.get(i).ifPresentOrElse(old -> definitions.define(name, old), () -> definitions.undefine(name));
            }
        }
    }

    /// The bounds of an inner repetition may use the names of the outer one.
    private void repeatInner(Line line) {
        int close = line.text().indexOf(')');
        Line head = close < 0 ? line : line.cut(0, close + 1);
        List<Line> bounds = definitions.expand(head, problems);
        if (bounds.size() == 1) {
            process(close < 0
                    ? bounds.getFirst()
                    : bounds.getFirst().joined(line.cut(close + 1, line.text().length())));
        }
    }

    /// `@id rest` counts for that configuration id only, `@^id rest` for every other; several may be stacked.
    private Optional<Line> conditional(Line line) {
        Line current = line;
        while (current.text().startsWith("@")) {
            String text = current.text();
            boolean negated = text.startsWith("@^");
            int start = negated ? 2 : 1;
            int end = start;
            while (end < text.length() && !Line.isBlank(text.charAt(end))) {
                end++;
            }
            if (text.substring(start, end).equals(configId) == negated) {
                return Optional.empty();
            }
            current = current.cut(end, text.length()).stripped();
        }
        return Optional.of(current);
    }

    private void emit(Line line) {
        if (line.text().isEmpty()) {
            return;
        }
        characters += line.text().length();
        if (lines.size() >= ConfLimits.MAX_LINES || characters > ConfLimits.MAX_EXPANDED_CHARACTERS) {
            full = true;
            problems.error(line.place(), "the configuration becomes longer than " + ConfLimits.MAX_LINES
                    + " lines or " + ConfLimits.MAX_EXPANDED_CHARACTERS + " characters; the rest is left out",
                    "Check the repetitions and includes above.");
            return;
        }
        lines.add(line);
    }

    private boolean include(Line line) {
        List<Word> words = Words.of(line, new Problems());
        if (words.size() < 2 || !INCLUDES.contains(words.getFirst().text())) {
            return false;
        }
        String keyword = words.getFirst().text();
        Word pattern = words.get(1);
        Place place = pattern.place();
        if (path.size() > ConfLimits.MAX_INCLUDE_DEPTH) {
            problems.error(place, "files include one another more than " + ConfLimits.MAX_INCLUDE_DEPTH + " deep",
                    "Break the circle.");
            return true;
        }
        String operand = line.text().substring(pattern.start(), words.getLast().end()).replace("\"", "");
        FileSource.Found found = files.find(operand, line.file().name());
        found.trouble().ifPresent(trouble -> problems.error(place, "cannot include " + operand + ": " + trouble,
                "Check the path and the right to read it."));
        if (found.files().isEmpty() && found.trouble().isEmpty()) {
            missing(keyword, operand, place);
        }
        for (FileSource.Included file : found.files()) {
            if (path.contains(file.name())) {
                problems.error(place, file.name() + " includes itself", "Remove this line; it is left out.");
            } else if (file.text().length() > ConfLimits.MAX_CHARACTERS) {
                problems.error(place, file.name() + " is too large", "Check that this is the right file.");
            } else if (!full) {
                readFile(new SourceFile(file.name(), file.text()));
            }
        }
        return true;
    }

    private void missing(String keyword, String operand, Place place) {
        if (keyword.equals(INCLUDE)) {
            problems.warning(place, "there is no file " + operand + "; keepalived says nothing of it",
                    "Check the path, or remove the line.");
        } else {
            problems.error(place, "there is no file " + operand, "Check the path.");
        }
    }
}
