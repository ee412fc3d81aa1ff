package dev.baton.app.editor;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import javafx.util.Subscription;

import org.fxmisc.richtext.model.StyleSpansBuilder;

import dev.baton.app.fx.Pulse;
import dev.baton.language.EditedText.Change;
import dev.baton.language.Highlighter;
import dev.baton.language.TextRange;
import dev.baton.language.Token;
import dev.baton.language.TokenKind;
import dev.baton.language.Typing;

/// The colours of a [Page]: of its tokens, of what is said about it, of what a search has found, and of the brackets at the
/// caret. Those of many lines come in pieces, a piece a frame.
final class Colours {
    private static final int LINES_AT_ONCE = 120;
    private static final int LINES_A_FRAME = 250;

    /// Draws the margin of some lines anew.
    interface MarginDrawer {
        /// Draws it anew.
        ///
        /// @param first the first line, from 0
        /// @param end   behind the last
        void draw(int first, int end);
    }

    private final Page page;
    private final Sheet sheet;
    private final Pulse pulse;
    private Highlighter highlighter;
    private List<Spot> spots = List.of();
    private List<TextRange> hits = List.of();
    private int currentHit = -1;
    private List<TextRange> brackets = List.of();
    private final BitSet unpainted = new BitSet();
    private Subscription painting = Subscription.EMPTY;
    private MarginDrawer margin = (_, _) -> {};
    private boolean isPainting;
    private boolean isToBePainted;

    /// The colours of a page that is empty still.
    Colours(Page page, Sheet sheet, Pulse pulse) {
        this.page = page;
        this.sheet = sheet;
        this.pulse = pulse;
        highlighter = new Highlighter(page.syntax(), 1, page::line);
    }

    /// Who draws the margin of lines anew.
    void onMargin(MarginDrawer drawer) {
        margin = drawer;
    }

    /// Begins with another text.
    void begin() {
        highlighter = new Highlighter(page.syntax(), page.lines(), page::line);
        spots = List.of();
        hits = List.of();
        brackets = List.of();
        unpainted.clear();
        close();
        paintSome(LINES_AT_ONCE);
    }

    /// Follows a change of the text.
    ///
    /// @param start    where it is, in the sheet
    /// @param removed  how many characters have gone there
    /// @param inserted how many have come
    void follow(int start, int removed, int inserted, Change change) {
        highlighter.changed(change.firstLine(), change.removedLines(), change.insertedLines());
        if (change.removedLines() != change.insertedLines() && !unpainted.isEmpty()) {
            unpainted.set(change.firstLine(), page.lines());
        }
        int moved = inserted - removed;
        List<Spot> kept = new ArrayList<>();
        for (Spot spot : spots) {
            TextRange range = spot.range();
            if (range.end() < start) {
                kept.add(spot.withoutFixes());
            } else if (range.start() >= start + removed) {
                kept.add(spot.withoutFixes().at(new TextRange(range.start() + moved, range.end() + moved)));
            }
        }
        boolean isMoved = !spots.isEmpty() && change.removedLines() != change.insertedLines();
        boolean isLess = kept.size() < spots.size();
        spots = kept;
        if (isMoved || isLess) {
            margin.draw(change.firstLine(), isMoved ? page.lines() : change.firstLine() + change.insertedLines());
        }
        hits = List.of();
        brackets = List.of();
        unpainted.set(change.firstLine(), change.firstLine() + change.insertedLines());
        paintSome(LINES_AT_ONCE);
    }

    List<Spot> spots() {
        return spots;
    }

    /// What is said, instead of what was said before.
    void spots(List<Spot> newSpots) {
        BitSet lines = new BitSet();
        List<Spot> before = spots;
        before.stream().filter(s -> !newSpots.contains(s)).forEach(s -> lines(s.range(), lines));
        newSpots.stream().filter(s -> !before.contains(s)).forEach(s -> lines(s.range(), lines));
        spots = List.copyOf(newSpots);
        repaint(lines);
        lines.stream().forEach(line -> margin.draw(line, line + 1));
    }

    /// Shows what a search has found.
    ///
    /// @param current the one of them that is selected; -1: none
    void hits(List<TextRange> newHits, int current) {
        BitSet lines = new BitSet();
        hits.forEach(hit -> lines(hit, lines));
        newHits.forEach(hit -> lines(hit, lines));
        hits = newHits;
        currentHit = current;
        repaint(lines);
    }

    /// Shows the bracket at the caret with its partner.
    void matchBrackets() {
        List<TextRange> found = Typing.brackets(page.shown(), sheet.getCaretPosition(), this::isCode);
        if (!found.equals(brackets)) {
            BitSet lines = new BitSet();
            brackets.forEach(b -> lines(b, lines));
            found.forEach(b -> lines(b, lines));
            brackets = found;
            repaint(lines);
        }
    }

    private boolean isCode(int offset) {
        int line = page.lineOf(offset);
        int column = offset - page.start(line);
        for (Token token : highlighter.tokens(line)) {
            if (token.start() <= column && column < token.end()) {
                return token.kind() != TokenKind.COMMENT && token.kind() != TokenKind.STRING;
            }
        }
        return true;
    }

    /// What is said of a line, the worst first.
    List<Spot> spotsOn(int line) {
        int start = page.start(line);
        int end = start + page.line(line).length();
        return spots.stream().filter(s -> s.range().start() <= end && s.range().start() >= start)
                .sorted(Comparator.comparing(Spot::severity)).toList();
    }

    private void lines(TextRange range, BitSet lines) {
        int length = sheet.getLength();
        int first = page.lineOf(Math.clamp(range.length() == 0 ? range.start() - 1L : range.start(), 0, length));
        int last = page.lineOf(Math.min(range.end(), length));
        lines.set(first, last + 1);
    }

    private void repaint(BitSet lines) {
        unpainted.or(lines);
        paintSome(LINES_AT_ONCE);
    }

    /// Paints lines that need it, and sees to the rest with the next frames.
    private void paintSome(int most) {
        if (isPainting) {
            return;
        }
        isPainting = true;
        if (!highlighter.isClean()) {
            Highlighter.Lines cut = highlighter.work(most);
            unpainted.set(cut.first(), cut.end());
        }
        int painted = 0;
        int first = unpainted.nextSetBit(0);
        while (first >= 0 && painted < most) {
            int end = Math.min(unpainted.nextClearBit(first), first + most - painted);
            unpainted.clear(first, end);
            paint(first, Math.min(end, page.lines()));
            painted += end - first;
            first = unpainted.nextSetBit(end);
        }
        isPainting = false;
        if (highlighter.isClean() && unpainted.isEmpty()) {
            close();
        } else if (!isToBePainted) {
            isToBePainted = true;
            painting = pulse.eachFrame(_ -> paintSome(LINES_A_FRAME));
        }
    }

    /// Stops painting.
    void close() {
        painting.unsubscribe();
        painting = Subscription.EMPTY;
        isToBePainted = false;
    }

    /// Paints lines in one go, which costs little more than one of them.
    private void paint(int first, int end) {
        StyleSpansBuilder<Collection<String>> all = new StyleSpansBuilder<>();
        int length = 0;
        for (int line = first; line < end; line++) {
            int own = page.line(line).length();
            if (own > 0) {
                all.addAll(styles(line, own).spans());
            }
            boolean hasBreak = line + 1 < end;
            if (hasBreak) {
                all.add(List.of(), 1);
            }
            length += own + (hasBreak ? 1 : 0);
        }
        if (length > 0) {
            sheet.setStyleSpans(page.start(first), all.create());
        }
    }

    private Styles styles(int line, int length) {
        int start = page.start(line);
        int end = start + length;
        Styles styles = new Styles(start, length);
        styles.tokens(highlighter.tokens(line));
        styles.secrets(page.line(line));
        for (Spot spot : spots) {
            if (spot.range().start() <= end && spot.range().end() >= start) {
                styles.spot(spot.range(), spot.severity());
            }
        }
        for (int i = 0; i < hits.size(); i++) {
            if (hits.get(i).start() <= end && hits.get(i).end() >= start) {
                styles.hit(hits.get(i), i == currentHit);
            }
        }
        brackets.stream().filter(b -> b.start() < end && b.end() > start).forEach(styles::bracket);
        return styles;
    }

    /// Whether all is coloured.
    boolean isPainted() {
        return highlighter.isClean() && unpainted.isEmpty();
    }
}
