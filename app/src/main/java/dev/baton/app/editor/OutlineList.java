package dev.baton.app.editor;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignH;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;

import dev.baton.app.i18n.Texts;
import dev.baton.language.OutlineItem;

/// What a text defines, to go there.
final class OutlineList {
    private static final double ROW = 26;
    private static final double WIDTH = 190;

    private final ListView<OutlineItem> list = new ListView<>();
    private final VBox view;
    private boolean isFollowing;

    /// @param chosen is given the item to go to
    OutlineList(Texts texts, Consumer<OutlineItem> chosen) {
        Label title = new Label(texts.get("editor.outline"));
        title.getStyleClass().add("editor-outline-title");
        list.setId("editor-outline");
        list.setFixedCellSize(ROW);
        list.setAccessibleText(texts.get("editor.outline"));
        Label nothing = new Label(texts.get("editor.outline.empty"));
        nothing.setWrapText(true);
        nothing.getStyleClass().add("muted");
        list.setPlaceholder(nothing);
        list.setCellFactory(_ -> new Cell(texts));
        list.setOnMouseClicked(_ -> choose(chosen));
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                choose(chosen);
                event.consume();
            }
        });
        view = new VBox(title, list);
        view.getStyleClass().add("editor-outline");
        view.setPrefWidth(WIDTH);
        view.setMinWidth(WIDTH);
        VBox.setVgrow(list, Priority.ALWAYS);
    }

    private void choose(Consumer<OutlineItem> chosen) {
        OutlineItem item = list.getSelectionModel().getSelectedItem();
        if (item != null && !isFollowing) {
            chosen.accept(item);
        }
    }

    Region view() {
        return view;
    }

    List<OutlineItem> items() {
        return List.copyOf(list.getItems());
    }

    void show(List<OutlineItem> items) {
        if (!list.getItems().equals(items)) {
            list.getItems().setAll(items);
        }
    }

    /// Selects the item that an offset is in.
    void follow(int offset) {
        isFollowing = true;
        list.getSelectionModel().clearSelection();
        for (int i = 0; i < list.getItems().size(); i++) {
            if (list.getItems().get(i).range().touches(offset)) {
                list.getSelectionModel().clearAndSelect(i);
            }
        }
        isFollowing = false;
    }

    private static final class Cell extends ListCell<OutlineItem> {
        private final Texts texts;

        Cell(Texts texts) {
            this.texts = texts;
            getStyleClass().add("editor-outline-cell");
        }

        @Override
        protected void updateItem(@Nullable OutlineItem item, boolean empty) {
            super.updateItem(item, empty);
            if (item == null || empty) {
                setText("");
                setGraphic(null);
            } else {
                setText(item.name());
                setGraphic(new FontIcon(icon(item.kind())));
                setAccessibleText(texts.get("editor.outline." + item.kind().name()
                        .toLowerCase(java.util.Locale.ROOT)) + " " + item.name());
            }
        }

        private static Ikon icon(OutlineItem.Kind kind) {
            return switch (kind) {
                case GLOBAL -> MaterialDesignC.COG_OUTLINE;
                case ROUTER -> MaterialDesignR.ROUTER_WIRELESS;
                case CHECK -> MaterialDesignH.HEART_PULSE;
                case GROUP -> MaterialDesignL.LINK_VARIANT;
                case NOTIFICATION -> MaterialDesignB.BELL_OUTLINE;
                case OTHER -> MaterialDesignC.CODE_BRACES;
            };
        }
    }
}
