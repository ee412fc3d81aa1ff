package dev.baton.app.config;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.TextArea;
import javafx.scene.layout.Region;

import dev.baton.app.editor.TextEditor;
import dev.baton.config.Place;

/// An editor that is nothing but a text area, for tests of what is around it.
final class PlainEditor implements TextEditor {
    private final TextArea area = new TextArea();
    private List<String> others = List.of();
    private final List<Place> revealed = new ArrayList<>();
    private boolean isShowing;

    PlainEditor() {
        area.setId("plain-editor");
    }

    List<String> others() {
        return others;
    }

    List<Place> revealed() {
        return revealed;
    }

    @Override
    public Region view() {
        return area;
    }

    @Override
    public void show(Shown shown) {
        isShowing = true;
        if (!area.getText().equals(shown.text())) {
            area.setText(shown.text());
        }
        isShowing = false;
    }

    @Override
    public void onEdited(Consumer<String> listener) {
        area.textProperty().addListener((_, _, text) -> {
            if (!isShowing) {
                listener.accept(text);
            }
        });
    }

    @Override
    public void mark(List<Mark> newMarks) {
        // What is wrong is told under the text.
    }

    @Override
    public void neighbours(List<Shown> texts) {
        others = texts.stream().map(Shown::name).toList();
    }

    @Override
    public void reveal(Place place) {
        revealed.add(place);
    }

    @Override
    public void close() {
        others = List.of();
    }
}
