package dev.baton.app.editor;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javafx.util.Subscription;

import org.fxmisc.richtext.model.StyleSpansBuilder;

import dev.baton.app.fx.Pulse;
import dev.baton.language.EditHistory;
import dev.baton.language.EditedText;
import dev.baton.language.EditedText.Change;
import dev.baton.language.Highlighter;
import dev.baton.language.Syntax;
import dev.baton.language.TextChange;
import dev.baton.language.TextRange;
import dev.baton.language.Token;
import dev.baton.language.TokenKind;
import dev.baton.language.Typing;

/// The text in a [Sheet]: the bytes that it stands for, what was done to it, and its colours. Offsets are those of the
/// sheet, in which every break is one character. Colours of many lines come in pieces, a piece a frame.
final class Page {
    /// How long a text may be, in characters.
    static final int MAX_CHARACTERS = 1024 * 1024;
    private static final int LINES_AT_ONCE = 120;
    private static final int LINES_A_FRAME = 250;

    /// What the page tells.
    interface Listener {
        /// The text has changed.
        void changed();

        /// Something was not put in because the text would be longer than [#MAX_CHARACTERS].
        void tooLong(int characters);
    }

    private final Sheet sheet;
    private final Pulse pulse;
    private final Listener listener;
    private EditedText text = new EditedText("");
    private Syntax syntax = Syntax.YAML;
    private Highlighter highlighter = new Highlighter(syntax, 1, i -> text.line(i));
    private EditHistory history = new EditHistory();
    private List<Spot> spots = List.of();
    private List<TextRange> hits = List.of();
    private int currentHit = -1;
    private List<TextRange> brackets = List.of();
    private final BitSet unpainted = new BitSet();
    private Subscription painting = Subscription.EMPTY;
    private MarginDrawer margin = (_, _) -> {};
    private boolean isTakingBack;
    private boolean isPainting;
    private boolean isToBePainted;
    private long version;

    Page(Sheet sheet, Pulse pulse, Listener listener) {
        this.sheet = sheet;
        this.pulse = pulse;
        this.listener = listener;
        sheet.gate(new Sheet.Gate() {
            @Override
            public boolean admits(int start, int end, int length) {
                boolean fits = (long) sheet.getLength() - (end - start) + length <= MAX_CHARACTERS
                        || length <= end - start;
                if (!fits) {
                    listener.tooLong(length);
                }
                return fits;
            }

            @Override
            public void replaced(int start, int end, String inserted, int caret) {
                Page.this.replaced(start, end, inserted, caret);
            }
        });
    }

    /// Draws the margin of some lines anew.
    interface MarginDrawer {
        /// Draws it anew.
        ///
        /// @param first the first line, from 0
        /// @param end   behind the last
        void draw(int first, int end);
    }

    /// Who draws the margin of lines anew.
    void onMargin(MarginDrawer drawer) {
        margin = drawer;
    }

    Syntax syntax() {
        return syntax;
    }

    /// The whole text, byte for byte.
    String text() {
        return text.text();
    }

    /// The text with line feeds as breaks.
    String shown() {
        return text.shown();
    }

    /// Grows with each change of the text.
    long version() {
        return version;
    }

    /// Shows another text.
    void open(String newText, Syntax newSyntax) {
        syntax = newSyntax;
        isTakingBack = true;
        EditedText opened = new EditedText(newText);
        text = opened;
        sheet.replaceText(0, sheet.getLength(), opened.shown());
        isTakingBack = false;
        sheet.moveTo(0);
        history = new EditHistory();
        highlighter = new Highlighter(syntax, text.lines(), i -> text.line(i));
        spots = List.of();
        hits = List.of();
        brackets = List.of();
        unpainted.clear();
        version++;
        stopPainting();
        paintSome(LINES_AT_ONCE);
        listener.changed();
    }

    /// Makes the text another one by replacing only what differs. Caret and selection stay with what is around them.
    void become(String newText) {
        EditedText wanted = new EditedText(newText);
        String before = shown();
        String after = wanted.shown();
        int head = 0;
        int most = Math.min(before.length(), after.length());
        while (head < most && before.charAt(head) == after.charAt(head)) {
            head++;
        }
        int tail = 0;
        while (tail < most - head
                && before.charAt(before.length() - 1 - tail) == after.charAt(after.length() - 1 - tail)) {
            tail++;
        }
        if (before.length() != after.length() || head < before.length()) {
            history.close();
            keeping(List
                    .of(new TextChange(head, before.length() - tail, after.substring(head, after.length() - tail))));
            history.close();
        }
        if (!text.text().equals(newText)) {
            text = wanted;
            history = new EditHistory();
            version++;
        }
    }

    /// Replaces with caret, selection and what is seen kept where they are.
    private void keeping(List<TextChange> changes) {
        int caret = sheet.getCaretPosition();
        int anchor = sheet.getAnchor();
        Double top = sheet.getEstimatedScrollY();
        apply(changes);
        sheet.selectRange(moved(anchor, changes), moved(caret, changes));
        sheet.estimatedScrollYProperty().setValue(top);
    }

    static int moved(int offset, List<TextChange> changes) {
        int moved = offset;
        for (TextChange change : changes) {
            if (change.end() <= offset) {
                moved += change.text().length() - (change.end() - change.start());
            } else if (change.start() < offset) {
                moved += Math.min(offset, change.start() + change.text().length()) - offset;
            }
        }
        return moved;
    }

    /// Makes changes as one step.
    void apply(List<TextChange> changes) {
        if (!changes.isEmpty()) {
            int start = changes.stream().mapToInt(TextChange::start).min().orElse(0);
            int end = changes.stream().mapToInt(TextChange::end).max().orElse(0);
            List<TextChange> within = changes.stream()
                    .map(c -> new TextChange(c.start() - start, c.end() - start, c.text())).toList();
            String part = TextChange.apply(shown().substring(start, end), within);
            history.close();
            sheet.replaceText(start, end, part);
            history.close();
        }
    }

    boolean canUndo() {
        return history.canUndo();
    }

    boolean canRedo() {
        return history.canRedo();
    }

    /// Takes the last step back.
    void undo() {
        if (sheet.isEditable()) {
            history.undo().ifPresent(step -> {
                step.changes().reversed().forEach(change -> put(change.start(), change.inserted().length(),
                        change.removed(), () -> text.undo(change)));
                sheet.moveTo(Math.min(step.caret(), sheet.getLength()));
                sheet.requestFollowCaret();
            });
        }
    }

    /// Makes the last step again that was taken back.
    void redo() {
        if (sheet.isEditable()) {
            history.redo().ifPresent(step -> {
                step.changes().forEach(change -> put(change.start(), change.removed().length(), change.inserted(),
                        () -> text.redo(change)));
                sheet.requestFollowCaret();
            });
        }
    }

    private void put(int start, int length, String inserted, java.util.function.Supplier<Change> inText) {
        int from = text.toShown(start);
        int to = text.toShown(start + length);
        Change change = inText.get();
        isTakingBack = true;
        sheet.replaceText(from, to, inserted.replace("\r\n", "\n").replace('\r', '\n'));
        isTakingBack = false;
        follow(from, to - from, inserted.replace("\r\n", "\n").length(), change);
    }

    private void replaced(int start, int end, String inserted, int caret) {
        if (!isTakingBack) {
            Change change = text.replaceShown(start, end, inserted);
            history.add(change, caret, System.nanoTime());
            follow(start, end - start, inserted.length(), change);
        }
    }

    /// Everything that goes with the text follows a change.
    private void follow(int start, int removed, int inserted, Change change) {
        version++;
        highlighter.changed(change.firstLine(), change.removedLines(), change.insertedLines());
        if (change.removedLines() != change.insertedLines() && !unpainted.isEmpty()) {
            unpainted.set(change.firstLine(), text.lines());
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
            margin.draw(change.firstLine(), isMoved ? lines() : change.firstLine() + change.insertedLines());
        }
        hits = List.of();
        brackets = List.of();
        unpainted.set(change.firstLine(), change.firstLine() + change.insertedLines());
        paintSome(LINES_AT_ONCE);
        listener.changed();
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
        List<TextRange> found = Typing.brackets(shown(), sheet.getCaretPosition(), this::isCode);
        if (!found.equals(brackets)) {
            BitSet lines = new BitSet();
            brackets.forEach(b -> lines(b, lines));
            found.forEach(b -> lines(b, lines));
            brackets = found;
            repaint(lines);
        }
    }

    private boolean isCode(int offset) {
        int line = lineOf(offset);
        int column = offset - start(line);
        for (Token token : highlighter.tokens(line)) {
            if (token.start() <= column && column < token.end()) {
                return token.kind() != TokenKind.COMMENT && token.kind() != TokenKind.STRING;
            }
        }
        return true;
    }

    /// The line of an offset, from 0.
    int lineOf(int offset) {
        return text.lineOf(text.fromShown(offset));
    }

    /// Where a line starts.
    int start(int line) {
        return text.toShown(text.start(line));
    }

    int lines() {
        return text.lines();
    }

    String line(int line) {
        return text.line(line);
    }

    /// An offset by line and column, from 1, as near as there is one.
    int offset(int line, int column) {
        int index = Math.clamp(line - 1, 0, lines() - 1);
        return start(index) + Math.clamp(column - 1, 0, line(index).length());
    }

    /// What is said of a line, the worst first.
    List<Spot> spotsOn(int line) {
        int start = start(line);
        int end = start + line(line).length();
        return spots.stream().filter(s -> s.range().start() <= end && s.range().start() >= start)
                .sorted(java.util.Comparator.comparing(Spot::severity)).toList();
    }

    /// How the breaks of the text are written, as people call it; empty: it has none.
    Optional<String> breaks() {
        String all = text.text();
        boolean hasReturn = all.indexOf('\r') >= 0;
        return all.indexOf('\n') < 0 && !hasReturn ? Optional.empty() : Optional.of(hasReturn ? "CRLF" : "LF");
    }

    private void lines(TextRange range, BitSet lines) {
        int length = sheet.getLength();
        int first = lineOf(Math.clamp(range.length() == 0 ? range.start() - 1L : range.start(), 0, length));
        int last = lineOf(Math.min(range.end(), length));
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
            paint(first, Math.min(end, lines()));
            painted += end - first;
            first = unpainted.nextSetBit(end);
        }
        isPainting = false;
        if (highlighter.isClean() && unpainted.isEmpty()) {
            stopPainting();
        } else if (!isToBePainted) {
            isToBePainted = true;
            painting = pulse.eachFrame(_ -> paintSome(LINES_A_FRAME));
        }
    }

    private void stopPainting() {
        painting.unsubscribe();
        painting = Subscription.EMPTY;
        isToBePainted = false;
    }

    /// Paints lines in one go, which costs little more than one of them.
    private void paint(int first, int end) {
        StyleSpansBuilder<Collection<String>> all = new StyleSpansBuilder<>();
        int length = 0;
        for (int line = first; line < end; line++) {
            int own = line(line).length();
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
            sheet.setStyleSpans(start(first), all.create());
        }
    }

    private Styles styles(int line, int length) {
        int start = start(line);
        int end = start + length;
        Styles styles = new Styles(start, length);
        styles.tokens(highlighter.tokens(line));
        styles.secrets(line(line));
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

    void close() {
        stopPainting();
    }
}
