package dev.baton.app.editor;

import java.util.Collection;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.StyledDocument;
import org.fxmisc.richtext.util.UndoUtils;
import org.jspecify.annotations.Nullable;

/// The area that text is typed into: everything that changes its text goes through one gate. It remembers nothing that
/// could be taken back; that is the page's part.
final class Sheet extends CodeArea {
    /// What is asked before the text is changed, and told afterwards.
    interface Gate {
        /// Whether a stretch may be replaced by a text of this length.
        boolean admits(int start, int end, int length);

        /// It was replaced.
        ///
        /// @param caret where the caret was before
        void replaced(int start, int end, String inserted, int caret);
    }

    private static final Gate OPEN = new Gate() {
        @Override
        public boolean admits(int start, int end, int length) {
            return true;
        }

        @Override
        public void replaced(int start, int end, String inserted, int caret) {
            // Nobody listens yet.
        }
    };

    private Gate gate = OPEN;
    private boolean isReplacing;

    Sheet() {
        setUndoManager(UndoUtils.noOpUndoManager());
        setAccessibleRole(AccessibleRole.TEXT_AREA);
        setUseInitialStyleForInsertion(false);
    }

    void gate(Gate newGate) {
        gate = newGate;
    }

    /// Whether the text is just being changed, so that nobody knows of it yet.
    boolean isReplacing() {
        return isReplacing;
    }

    @Override
    public void replace(int start, int end,
            StyledDocument<Collection<String>, String, Collection<String>> replacement) {
        int caret = getCaretPosition();
        if (gate.admits(start, end, replacement.length())) {
            isReplacing = true;
            super.replace(start, end, replacement);
            isReplacing = false;
            gate.replaced(start, end, replacement.getText(), caret);
        }
    }

    /// Plain text only: colours stay here.
    @Override
    public void copy() {
        if (!getSelectedText().isEmpty()) {
            ClipboardContent content = new ClipboardContent();
            content.putString(getSelectedText());
            Clipboard.getSystemClipboard().setContent(content);
        }
    }

    @Override
    public void paste() {
        Clipboard clipboard = Clipboard.getSystemClipboard();
        if (isEditable() && clipboard.hasString()) {
            replaceSelection(clipboard.getString());
            requestFollowCaret();
        }
    }

    @Override
    public @Nullable Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return switch (attribute) {
            case TEXT -> getText();
            case EDITABLE -> isEditable();
            case CARET_OFFSET -> getCaretPosition();
            case SELECTION_START -> getSelection().getStart();
            case SELECTION_END -> getSelection().getEnd();
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }
}
