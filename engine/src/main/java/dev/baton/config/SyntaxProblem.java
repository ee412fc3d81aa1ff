package dev.baton.config;

import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Says in plain words what the YAML parser stumbled over.
final class SyntaxProblem {
    private SyntaxProblem() {}

    /// The parser's complaint with the place that a person has to look at, which for something never closed is where it
    /// was opened.
    static YamlComposer.Refusal of(SourceText source, YamlEngineException error) {
        if (!(error instanceof MarkedYamlEngineException marked)) {
            return new YamlComposer.Refusal(new Span(0, 1), "this is not YAML: " + oneLine(error.getMessage()),
                    "Write the file as YAML 1.2.");
        }
        String problem = oneLine(marked.getProblem());
        String context = oneLine(marked.getContext());
        Span at = span(source, marked.getProblemMark());
        Span opened = marked.getContextMark().isPresent() ? span(source, marked.getContextMark()) : at;
        if (problem.contains("(TAB)") || startsWithTab(source, at)) {
            return new YamlComposer.Refusal(at, "a tab is used for indentation", "Indent with spaces only.");
        }
        if (context.contains("quoted scalar") && problem.contains("unexpected")) {
            return new YamlComposer.Refusal(opened, "this quote is never closed",
                    "Add the closing quote, or remove this one.");
        }
        if (context.contains("quoted scalar")) {
            return new YamlComposer.Refusal(at, "the text in quotes cannot be read: " + problem,
                    "Write a backslash twice, or use single quotes, in which it means itself.");
        }
        if (context.contains("flow sequence")) {
            return new YamlComposer.Refusal(opened, "the list in brackets is never closed or lacks a comma",
                    "Write it as [first, second].");
        }
        if (context.contains("flow mapping")) {
            return new YamlComposer.Refusal(opened, "the braces are never closed or lack a comma",
                    "Write them as { key: value, key: value }.");
        }
        return byProblem(problem, context, at);
    }

    private static YamlComposer.Refusal byProblem(String problem, String context, Span at) {
        if (problem.contains("mapping values are not allowed")) {
            return new YamlComposer.Refusal(at, "a ':' is not possible here",
                    "Check the indentation of this line and the one above; put a value that holds ': ' in quotes.");
        }
        if (problem.contains("could not find expected ':'")) {
            return new YamlComposer.Refusal(at, "this key has no ':'",
                    "Write key: value, with a space behind the colon.");
        }
        if (problem.contains("expected <block end>") || context.contains("block collection")
                || context.contains("block mapping") || problem.contains("entries are not allowed")
                || problem.contains("keys are not allowed")) {
            return new YamlComposer.Refusal(at, "this line does not fit the ones above it",
                    "Give the entries of a list, and the keys of an entry, the same indentation.");
        }
        if (problem.contains("alias") || context.contains("alias") || context.contains("anchor")) {
            return new YamlComposer.Refusal(at, "'*' or '&' is followed by no name",
                    "Put a value that starts with '*' or '&' in quotes.");
        }
        String where = context.isEmpty() ? "" : " (" + context + ")";
        return new YamlComposer.Refusal(at, "this is not YAML: " + problem + where,
                "Put a value that holds one of { } [ ] , & * # ? | - < > = ! % @ ` in quotes.");
    }

    private static boolean startsWithTab(SourceText source, Span at) {
        for (int i = source.lineStart(at.start()); i < source.lineEnd(at.start()); i++) {
            char c = source.text().charAt(i);
            if (c == '\t') {
                return true;
            }
            if (c != ' ') {
                return false;
            }
        }
        return false;
    }

    private static Span span(SourceText source, Optional<Mark> mark) {
        int start = source.offset(mark.map(Mark::getIndex).orElse(0));
        return new Span(start, start + 1);
    }

    private static String oneLine(@Nullable String text) {
        return text == null ? "" : text.lines().findFirst().orElse("").strip();
    }
}
