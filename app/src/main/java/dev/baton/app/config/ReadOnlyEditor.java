package dev.baton.app.config;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.layout.Region;

import dev.baton.app.editor.TextEditor;
import dev.baton.app.i18n.Texts;
import dev.baton.config.Place;

/// A text that is read, not written.
final class ReadOnlyEditor implements TextEditor {
    private final TextPane pane;

    ReadOnlyEditor(Texts texts) {
        pane = new TextPane(texts, "config-draft-text", texts.get("config.text.name"));
    }

    @Override
    public Region view() {
        return pane.view();
    }

    @Override
    public void show(Shown shown) {
        pane.show(TextLine.plain(shown.text()));
    }

    @Override
    public void onEdited(Consumer<String> listener) {
        // Nobody can write.
    }

    @Override
    public void mark(List<Mark> marks) {
        // What is wrong is told under the text.
    }

    @Override
    public void reveal(Place place) {
        pane.mark(place.line() - 1);
    }

    @Override
    public void close() {
        // It holds nothing.
    }
}
