package dev.baton.app.editor;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.layout.Region;

import dev.baton.config.Place;
import dev.baton.config.Severity;
import dev.baton.draft.Form;

/// An editor of one text at a time. JavaFX thread.
public interface TextEditor {
    /// A text to edit.
    ///
    /// @param name     tells this text from others; where it is the one shown already, caret and undo stay
    /// @param form     how it is written
    /// @param text     the text
    /// @param readOnly why it cannot be edited, as a sentence; empty: it can
    record Shown(String name, Form form, String text, Optional<String> readOnly) {}

    /// Something to be told at a place of the text.
    ///
    /// @param place    where; lines and columns from 1
    /// @param severity how bad it is
    /// @param message  what is wrong
    /// @param advice   what to do
    /// @param fixes    what can be done about it with one click
    record Mark(Place place, Severity severity, String message, String advice, List<Fix> fixes) {
        public Mark {
            fixes = List.copyOf(fixes);
        }
    }

    /// Something that mends a problem.
    ///
    /// @param title what it does
    /// @param apply does it
    record Fix(String title, Runnable apply) {}

    /// What is shown; always the same one.
    Region view();

    /// Shows a text. One of the same name replaces only what differs.
    void show(Shown shown);

    /// Tells each change that a person makes with the whole text, at most once a frame.
    void onEdited(Consumer<String> listener);

    /// Puts marks into the margin and under the text instead of those before.
    void mark(List<Mark> marks);

    /// Tells the texts of other nodes of the same clusters: what is edited is looked at beside them, and their names are
    /// proposed. Their names are those of [Shown#name], different from each other.
    default void neighbours(List<Shown> others) {}

    /// Scrolls to a place and puts the caret there.
    void reveal(Place place);

    /// Lets go of everything.
    void close();
}
