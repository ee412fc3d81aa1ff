package dev.baton.app.control;

import javafx.beans.binding.BooleanBinding;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

import atlantafx.base.theme.Styles;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

import dev.baton.app.i18n.Texts;

/// What happened and why, newest on top.
public final class LogPane {
    private static final double ROW_HEIGHT = 28;
    private static final double TWO_LINES_HEIGHT = 48;
    private static final double TWO_LINES_BELOW = 640;
    private static final KeyCombination COPY = KeyCombination.valueOf("Shortcut+C");

    private final VBox pane = new VBox();
    private final ListView<LogEntry> list = new ListView<>();
    private final BooleanBinding narrow = list.widthProperty().lessThan(TWO_LINES_BELOW);

    /// @param id      the id of the list
    /// @param entries the lines, newest first; followed as long as the pane is there
    public LogPane(String id, ObservableList<LogEntry> entries, Texts texts) {
        Label title = new Label(texts.get("control.log"));
        title.getStyleClass().add("log-title");
        list.setId(id);
        list.setItems(entries);
        list.fixedCellSizeProperty().bind(narrow.map(n -> n ? TWO_LINES_HEIGHT : ROW_HEIGHT));
        list.setCellFactory(_ -> new LineCell(narrow));
        list.getStyleClass().addAll(Styles.DENSE, "log");
        list.setAccessibleText(texts.get("control.log"));
        Label empty = new Label(texts.get("control.log.empty"));
        empty.getStyleClass().add("muted");
        list.setPlaceholder(empty);
        MenuItem copy = new MenuItem(texts.get("control.log.copy"));
        copy.setAccelerator(COPY);
        copy.setOnAction(_ -> copy());
        list.setContextMenu(new ContextMenu(copy));
        list.setOnKeyPressed(event -> {
            if (COPY.match(event)) {
                copy();
                event.consume();
            }
        });
        VBox.setVgrow(list, Priority.ALWAYS);
        pane.getChildren().addAll(title, list);
        pane.getStyleClass().addAll("card", "log-pane");
    }

    public Region view() {
        return pane;
    }

    private void copy() {
        LogEntry chosen = list.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            ClipboardContent content = new ClipboardContent();
            content.putString(chosen.text());
            Clipboard.getSystemClipboard().setContent(content);
        }
    }

    /// Time, what kind of thing, who, what, why.
    private static final class LineCell extends ListCell<LogEntry> {
        private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");
        private final Label time = new Label();
        private final StateMark mark = new StateMark();
        private final FontIcon hand = new FontIcon(MaterialDesignC.CURSOR_DEFAULT_CLICK_OUTLINE);
        private final StackPane sign = new StackPane(mark, hand);
        private final Label who = new Label();
        private final Label what = new Label();
        private final Label why = new Label();
        private final Tooltip whole = new Tooltip();
        private final HBox head = new HBox(time, sign, who, what);
        private final VBox lines = new VBox(head);

        /// @param narrow whether the reason goes on a line of its own
        LineCell(BooleanBinding narrow) {
            head.getStyleClass().add("log-line");
            lines.getStyleClass().add("log-lines");
            narrow.subscribe(this::arrange);
            sign.getStyleClass().add("log-sign");
            time.getStyleClass().add("log-time");
            who.getStyleClass().add("log-who");
            why.getStyleClass().add("log-why");
            time.setMinWidth(Region.USE_PREF_SIZE);
            who.setMinWidth(Region.USE_PREF_SIZE);
            what.setMinWidth(Region.USE_PREF_SIZE);
            whole.setShowDelay(Duration.millis(400));
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(LogEntry entry, boolean empty) {
            super.updateItem(entry, empty);
            if (empty || entry == null) {
                setGraphic(null);
                setTooltip(null);
                setAccessibleText("");
                return;
            }
            time.setText(entry.time());
            boolean byHand = entry.kind().equals(LogEntry.BY_HAND);
            hand.setVisible(byHand);
            mark.setVisible(!byHand);
            mark.show(entry.kind());
            who.setText(entry.who());
            who.setManaged(!entry.who().isEmpty());
            what.setText(entry.what());
            why.setText(entry.why());
            why.setManaged(!entry.why().isEmpty());
            what.getStyleClass().setAll("label", "log-what", entry.kind());
            whole.setText(entry.text());
            setTooltip(whole);
            setAccessibleText(entry.text());
            setGraphic(lines);
        }

        private void arrange(boolean narrow) {
            lines.getChildren().setAll(head);
            head.getChildren().setAll(time, sign, who, what);
            (narrow ? lines : head).getChildren().add(why);
            pseudoClassStateChanged(NARROW, narrow);
        }
    }
}
