package dev.baton.app.config;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;

import dev.baton.app.editor.TextEditor;
import dev.baton.app.files.ConfigFile;
import dev.baton.app.files.OpenConfigs;
import dev.baton.app.i18n.Texts;
import dev.baton.config.Place;
import dev.baton.draft.Draft;

/// The text of a node's configuration: in an editor where it can be edited, else to be read, with what is to say of it.
final class TextTab {
    private final ConfigViewModel model;
    private final Supplier<TextEditor> maker;
    private final TextPane pane;
    private final BorderPane root = new BorderPane();
    private Optional<TextEditor> editor = Optional.empty();
    private Optional<String> node = Optional.empty();
    private List<TextLine> lines = List.of();

    /// @param maker makes the editor, once there is something to edit
    TextTab(Texts texts, ConfigViewModel model, Supplier<TextEditor> maker) {
        this.model = model;
        this.maker = maker;
        pane = new TextPane(texts, "config-text", texts.get("config.text.name"));
    }

    Region view() {
        return root;
    }

    /// Shows a node's text.
    ///
    /// @param configs the files that are open
    void show(Optional<NodeRow> row, Optional<OpenConfigs> configs) {
        Optional<Draft> draft = row.flatMap(NodeRow::draft);
        if (draft.isPresent()) {
            edit(draft.get());
            return;
        }
        node = Optional.empty();
        Optional<ConfigFile> file = row.flatMap(NodeRow::file);
        lines = file.flatMap(f -> configs.map(open -> TextLine.of(f, open))).orElse(List.of());
        pane.show(lines);
        root.setCenter(pane.view());
    }

    private void edit(Draft draft) {
        TextEditor here = editor.orElseGet(() -> {
            TextEditor made = maker.get();
            made.onEdited(text -> node.ifPresent(to -> model.typed(to, text)));
            editor = Optional.of(made);
            return made;
        });
        node = Optional.of(draft.node());
        here.show(new TextEditor.Shown(draft.node(), draft.base().form(), draft.text(), Optional.empty()));
        here.neighbours(model.nodes().stream().map(NodeRow::draft).flatMap(Optional::stream)
                .filter(other -> !other.node().equals(draft.node()))
                .map(other -> new TextEditor.Shown(other.node(), other.base().form(), other.text(), Optional.empty()))
                .toList());
        root.setCenter(here.view());
    }

    /// Brings a place into sight.
    void reveal(Place place) {
        if (node.isPresent()) {
            editor.ifPresent(here -> here.reveal(place));
            return;
        }
        for (int row = 0; row < lines.size(); row++) {
            if (lines.get(row) instanceof TextLine.Source line && line.number() == place.line()) {
                pane.mark(row);
            }
        }
    }

    /// Lets go of the editor.
    void close() {
        editor.ifPresent(TextEditor::close);
        editor = Optional.empty();
        node = Optional.empty();
        root.setCenter(null);
    }

}
