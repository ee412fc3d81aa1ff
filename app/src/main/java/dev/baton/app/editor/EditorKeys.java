package dev.baton.app.editor;

import java.util.List;
import java.util.Optional;
import javafx.scene.control.IndexRange;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import dev.baton.language.TextChange;
import dev.baton.language.TextRange;
import dev.baton.language.Typing;

/// What keys do in the text besides what every text area does with them.
final class EditorKeys {
    /// What keys reach beyond the text.
    interface Commands {
        void find(boolean isReplacing);

        void findNext(int by);

        void goToLine();

        /// Shows help for what is at the caret.
        ///
        /// @return whether there is any
        boolean help();
    }

    private final Page page;
    private final Sheet sheet;
    private final Suggestions suggestions;
    private final Remarks remarks;
    private final Commands commands;

    EditorKeys(Page page, Sheet sheet, Suggestions suggestions, Remarks remarks, Commands commands) {
        this.page = page;
        this.sheet = sheet;
        this.suggestions = suggestions;
        this.remarks = remarks;
        this.commands = commands;
        sheet.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (isModifier(event.getCode())) {
                return;
            }
            if (suggestions.key(event) || remarks.key(event) || pressed(event)) {
                event.consume();
            }
        });
        sheet.addEventFilter(KeyEvent.KEY_TYPED, this::typed);
    }

    private static boolean isModifier(KeyCode code) {
        return code == KeyCode.SHIFT || code == KeyCode.CONTROL || code == KeyCode.ALT || code == KeyCode.META
                || code == KeyCode.ALT_GRAPH || code == KeyCode.UNDEFINED;
    }

    private boolean pressed(KeyEvent event) {
        if (event.isAltDown() && event.getCode() == KeyCode.ENTER) {
            remarks.openFixes();
            return true;
        }
        if (event.isAltDown()) {
            return false;
        }
        return event.isShortcutDown() ? shortcut(event) : plain(event);
    }

    private boolean shortcut(KeyEvent event) {
        switch (event.getCode()) {
            case SPACE -> suggestions.ask();
            case Z -> {
                return event.isShiftDown() ? redo() : undo();
            }
            case Y -> {
                return redo();
            }
            case F -> commands.find(false);
            case H -> commands.find(true);
            case G, L -> commands.goToLine();
            case Q -> commands.help();
            case PERIOD -> remarks.openFixes();
            case SLASH -> lines((first, last) -> Typing.comment(page.shown(), first, last));
            default -> {
                return false;
            }
        }
        return true;
    }

    /// What cannot be taken back here is left to the window.
    private boolean undo() {
        boolean can = page.canUndo();
        page.undo();
        return can;
    }

    private boolean redo() {
        boolean can = page.canRedo();
        page.redo();
        return can;
    }

    private boolean plain(KeyEvent event) {
        switch (event.getCode()) {
            case ENTER -> enter();
            case TAB -> tab(event.isShiftDown());
            case F1 -> {
                return commands.help();
            }
            case F3 -> commands.findNext(event.isShiftDown() ? -1 : 1);
            case F8 -> remarks.go(event.isShiftDown() ? -1 : 1);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void enter() {
        if (sheet.isEditable()) {
            IndexRange selection = sheet.getSelection();
            int line = page.lineOf(selection.getStart());
            int column = selection.getStart() - page.start(line);
            String put = Typing.enter(page.syntax(), page.line(line), column);
            sheet.replaceSelection(put);
            sheet.requestFollowCaret();
        }
    }

    private void tab(boolean isBack) {
        IndexRange selection = sheet.getSelection();
        boolean isWithin = page.lineOf(selection.getStart()) == page.lineOf(selection.getEnd());
        if (!sheet.isEditable()) {
            return;
        }
        if (isBack || !isWithin) {
            lines((first, last) -> Typing.shift(page.syntax(), page.shown(), first, last, isBack));
        } else {
            String step = Typing.step(page.syntax());
            int column = selection.getStart() - page.start(page.lineOf(selection.getStart()));
            sheet.replaceSelection(step.substring(column % step.length()));
            sheet.requestFollowCaret();
        }
    }

    private interface OfLines {
        List<TextChange> changes(int first, int last);
    }

    /// Changes the selected lines; what is selected stays selected.
    private void lines(OfLines work) {
        if (!sheet.isEditable()) {
            return;
        }
        IndexRange selection = sheet.getSelection();
        int first = page.lineOf(selection.getStart());
        int end = page.lineOf(selection.getEnd());
        boolean isBehind = end > first && selection.getEnd() == page.start(end);
        List<TextChange> changes = work.changes(first, isBehind ? end - 1 : end);
        int anchor = Page.moved(sheet.getAnchor(), changes);
        int caret = Page.moved(sheet.getCaretPosition(), changes);
        page.apply(changes);
        sheet.selectRange(Math.clamp(anchor, 0, sheet.getLength()), Math.clamp(caret, 0, sheet.getLength()));
    }

    private void typed(KeyEvent event) {
        boolean isText = !event.getCharacter().isEmpty() && !event.isShortcutDown()
                && event.getCharacter().charAt(0) >= ' ' && event.getCharacter().charAt(0) != 0x7F;
        if (!isText || !sheet.isEditable()) {
            return;
        }
        if (event.getCharacter().equals("}") && sheet.getSelection().getLength() == 0) {
            int line = page.lineOf(sheet.getCaretPosition());
            int start = page.start(line);
            Optional<TextRange> less = Typing.outdent(page.syntax(), page.line(line),
                    sheet.getCaretPosition() - start);
            less.ifPresent(r -> sheet.replaceText(start + r.start(), start + r.end(), ""));
        }
        suggestions.typed(event.getCharacter());
    }
}
