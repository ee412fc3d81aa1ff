package dev.baton.language;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/// The tokens of a text, kept up to date while it is edited: after a change only the lines are cut again that it
/// reaches. A change that reaches many (a quote that opens) is worked off in pieces.
public final class Highlighter {
    private static final Tokenizer.Line NONE = new Tokenizer.Line(List.of(),
            Tokenizer.of(Syntax.YAML).start());

    /// Lines whose tokens are new.
    ///
    /// @param first from 0
    /// @param end   behind the last
    public record Lines(int first, int end) {
        /// No line.
        public static final Lines EMPTY = new Lines(0, 0);

        public boolean isEmpty() {
            return end <= first;
        }
    }

    private final Tokenizer tokenizer;
    private final IntFunction<String> source;
    private final List<Tokenizer.Line> lines = new ArrayList<>();
    /// Lines from here on may be out of date; up to [#staleEnd] they surely are.
    private int stale;
    private int staleEnd;

    /// @param source the lines of the text as they are now
    public Highlighter(Syntax syntax, int count, IntFunction<String> source) {
        this.tokenizer = Tokenizer.of(syntax);
        this.source = source;
        for (int i = 0; i < count; i++) {
            lines.add(NONE);
        }
        stale = 0;
        staleEnd = count;
    }

    /// Lines were replaced by others.
    ///
    /// @param first    the first of them, from 0
    /// @param removed  how many there were
    /// @param inserted how many there are instead
    public void changed(int first, int removed, int inserted) {
        List<Tokenizer.Line> old = lines.subList(first, first + removed);
        // What the line behind was cut with stays known.
        Tokenizer.Line last = old.isEmpty() ? NONE : old.getLast();
        old.clear();
        List<Tokenizer.Line> added = new ArrayList<>();
        for (int i = 0; i < inserted; i++) {
            added.add(i == inserted - 1 ? last : NONE);
        }
        lines.addAll(first, added);
        boolean wasClean = isClean();
        int shifted = staleEnd > first + removed ? staleEnd + inserted - removed : Math.min(staleEnd, first);
        stale = wasClean ? first : Math.min(stale, first);
        staleEnd = Math.max(wasClean ? 0 : shifted, first + inserted);
    }

    /// Whether all tokens are up to date.
    public boolean isClean() {
        return stale >= staleEnd;
    }

    /// Cuts lines that are out of date.
    ///
    /// @param most how many at most
    /// @return those that were cut
    public Lines work(int most) {
        int first = stale;
        int end = Math.min(lines.size(), stale + most);
        int at = stale;
        Tokenizer.State state = at == 0 ? tokenizer.start() : lines.get(at - 1).after();
        while (at < end && at < staleEnd) {
            Tokenizer.Line before = lines.get(at);
            Tokenizer.Line now = tokenizer.line(source.apply(at), state);
            lines.set(at, now);
            state = now.after();
            at++;
            boolean reachesOn = at >= staleEnd && at < lines.size() && !before.after().equals(state);
            if (reachesOn) {
                staleEnd = at + 1;
            }
        }
        stale = at;
        if (stale >= Math.min(staleEnd, lines.size())) {
            stale = 0;
            staleEnd = 0;
        }
        return new Lines(first, at);
    }

    /// The tokens of a line, from 0; from before the last change if it was not cut since.
    public List<Token> tokens(int line) {
        return line < lines.size() ? lines.get(line).tokens() : List.of();
    }

    /// How many lines there are.
    public int size() {
        return lines.size();
    }
}
