package dev.baton.app.editor;

import java.util.List;
import java.util.Optional;

import dev.baton.app.fx.Pulse;
import dev.baton.language.EditHistory;
import dev.baton.language.EditedText;
import dev.baton.language.EditedText.Change;
import dev.baton.language.Syntax;
import dev.baton.language.TextChange;

/// The text in a [Sheet]: the bytes that it stands for, what was done to it, and its [Colours]. Offsets are those of the
/// sheet, in which every break is one character.
final class Page {
    /// How long a text may be, in characters.
    static final int MAX_CHARACTERS = 1024 * 1024;

    /// What the page tells.
    interface Listener {
        /// The text has changed.
        void changed();

        /// Something was not put in because the text would be longer than [#MAX_CHARACTERS].
        void tooLong(int characters);
    }

    private final Sheet sheet;
    private final Listener listener;
    private final Colours colours;
    private EditedText text = new EditedText("");
    private Syntax syntax = Syntax.YAML;
    private EditHistory history = new EditHistory();
    private boolean isTakingBack;
    private long version;

    Page(Sheet sheet, Pulse pulse, Listener listener) {
        this.sheet = sheet;
        this.listener = listener;
        colours = new Colours(this, sheet, pulse);
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

    Colours colours() {
        return colours;
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
        version++;
        colours.begin();
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
        colours.follow(start, removed, inserted, change);
        listener.changed();
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

    /// How the breaks of the text are written, as people call it; empty: it has none.
    Optional<String> breaks() {
        String all = text.text();
        boolean hasReturn = all.indexOf('\r') >= 0;
        return all.indexOf('\n') < 0 && !hasReturn ? Optional.empty() : Optional.of(hasReturn ? "CRLF" : "LF");
    }

    void close() {
        colours.close();
    }
}
