package dev.baton.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One reading of a file: its text, the problems found so far, and what each shape was read from, for the rules that
/// look across the file.
final class Reading {
    private final SourceText source;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<Shape<?>, List<Values>> read = new LinkedHashMap<>();
    private int errors;

    Reading(SourceText source) {
        this.source = source;
    }

    SourceText source() {
        return source;
    }

    void error(YamlNode at, String message, String advice) {
        error(at.span(), message, advice);
    }

    void error(Span at, String message, String advice) {
        errors++;
        add(new Problem(Severity.ERROR, source.place(at), cut(message), cut(advice)));
    }

    void warning(YamlNode at, String message, String advice) {
        add(new Problem(Severity.WARNING, source.place(at.span()), cut(message), cut(advice)));
    }

    private static String cut(String sentence) {
        return sentence.length() <= ConfigLimits.MAX_MESSAGE
                ? sentence
                : sentence.substring(0, ConfigLimits.MAX_MESSAGE) + "...";
    }

    private void add(Problem problem) {
        if (problems.size() < ConfigLimits.MAX_PROBLEMS) {
            problems.add(problem);
        } else if (problems.size() == ConfigLimits.MAX_PROBLEMS) {
            problems.add(new Problem(problem.severity(), problem.place(),
                    "there are more problems than the " + ConfigLimits.MAX_PROBLEMS + " that are told",
                    "Mend these first."));
        }
    }

    /// Whether nothing more is told, so that looking for suggestions is in vain.
    boolean isFull() {
        return problems.size() > ConfigLimits.MAX_PROBLEMS;
    }

    /// How many errors there were so far.
    int errors() {
        return errors;
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }

    void record(Shape<?> shape, Values values) {
        read.computeIfAbsent(shape, _ -> new ArrayList<>()).add(values);
    }

    /// Everything that was read as `shape`, right or wrong, in the order of the file.
    List<Values> all(Shape<?> shape) {
        return read.getOrDefault(shape, List.of());
    }

    /// `line 12`, for messages that refer to another place.
    String lineOf(YamlNode node) {
        return "line " + source.place(node.span()).line();
    }
}
