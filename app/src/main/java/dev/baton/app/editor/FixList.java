package dev.baton.app.editor;

import java.util.List;
import java.util.Optional;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;

import dev.baton.app.i18n.Texts;

/// What mends the problems of a line, to choose from.
final class FixList {
    private static final double ROW = 28;
    private static final double WIDTH = 380;
    private static final double FRAME = 8;

    private final ListView<TextEditor.Fix> list = new ListView<>();

    /// @param accepted applies the one that is selected
    FixList(Texts texts, Runnable accepted) {
        list.setId("editor-fixes");
        list.getStyleClass().addAll("editor-float", "editor-fixes");
        list.setFixedCellSize(ROW);
        list.setPrefWidth(WIDTH);
        list.setFocusTraversable(false);
        list.setAccessibleText(texts.get("editor.fixes"));
        list.setOnMouseClicked(_ -> accepted.run());
        list.setCellFactory(_ -> new ListCell<>() {
            @Override
            protected void updateItem(TextEditor.@Nullable Fix fix, boolean empty) {
                super.updateItem(fix, empty);
                getStyleClass().setAll("list-cell", "cell", "editor-cell");
                if (fix == null || empty) {
                    setText("");
                    setGraphic(null);
                } else {
                    setText(texts.said(fix.title()));
                    setGraphic(new FontIcon(MaterialDesignL.LIGHTBULB_ON_OUTLINE));
                }
            }
        });
    }

    Region view() {
        return list;
    }

    void show(List<TextEditor.Fix> fixes) {
        list.getItems().setAll(fixes);
        list.setPrefHeight(ROW * fixes.size() + FRAME);
        list.getSelectionModel().clearAndSelect(0);
    }

    void move(int by) {
        if (!list.getItems().isEmpty()) {
            list.getSelectionModel().clearAndSelect(
                    Math.floorMod(list.getSelectionModel().getSelectedIndex() + by, list.getItems().size()));
        }
    }

    Optional<TextEditor.Fix> selected() {
        return Optional.ofNullable(list.getSelectionModel().getSelectedItem());
    }
}
