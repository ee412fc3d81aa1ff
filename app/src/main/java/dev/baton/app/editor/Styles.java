package dev.baton.app.editor;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;

import dev.baton.config.SecretText;
import dev.baton.finding.Severity;
import dev.baton.language.TextRange;
import dev.baton.language.Token;

/// The style classes of the characters of a line.
final class Styles {
    /// The class of the hit that is selected in a search.
    static final String CURRENT_HIT = "hit-current";
    private static final String HIT = "hit";
    private static final String BRACKET = "bracket";
    private static final String SECRET = "secret";

    private record Run(int start, int end, String style) {}

    private final int start;
    private final int length;
    private final List<Run> runs = new ArrayList<>();

    /// @param start  where the line starts in the text
    /// @param length how long it is
    Styles(int start, int length) {
        this.start = start;
        this.length = length;
    }

    void tokens(List<Token> tokens) {
        tokens.forEach(t -> add(t.start(), t.end(), "token-" + t.kind().name().toLowerCase(Locale.ROOT)));
    }

    /// Passwords and the like, which nobody reads over a shoulder or from a picture unless the caret is on their line.
    void secrets(String line) {
        SecretText.parts(line).forEach(part -> add(part.start(), part.end(), SECRET));
    }

    /// Something said; what has no extent is shown on the character before it.
    void spot(TextRange range, Severity severity) {
        int from = range.length() == 0 ? range.start() - 1 : range.start();
        add(from - start, range.end() - start, "spot-" + severity.word());
    }

    void hit(TextRange range, boolean isCurrent) {
        add(range.start() - start, range.end() - start, isCurrent ? CURRENT_HIT : HIT);
    }

    void bracket(TextRange range) {
        add(range.start() - start, range.end() - start, BRACKET);
    }

    private void add(int from, int to, String style) {
        int first = Math.max(0, from);
        int last = Math.min(length, to);
        if (last > first) {
            runs.add(new Run(first, last, style));
        }
    }

    /// The classes of all characters.
    StyleSpans<Collection<String>> spans() {
        TreeSet<Integer> bounds = new TreeSet<>(List.of(0, length));
        runs.forEach(run -> {
            bounds.add(run.start());
            bounds.add(run.end());
        });
        StyleSpansBuilder<Collection<String>> spans = new StyleSpansBuilder<>();
        int from = 0;
        for (int to : bounds) {
            if (to > from) {
                spans.add(at(from), to - from);
                from = to;
            }
        }
        if (length == 0) {
            spans.add(List.of(), 0);
        }
        return spans.create();
    }

    private Collection<String> at(int offset) {
        List<String> styles = new ArrayList<>(2);
        for (Run run : runs) {
            if (run.start() <= offset && offset < run.end() && !styles.contains(run.style())) {
                styles.add(run.style());
            }
        }
        return styles;
    }
}
