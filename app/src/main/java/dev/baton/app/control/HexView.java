package dev.baton.app.control;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;

/// Bytes as people read them: the offset, sixteen of them in hexadecimal, and as text. A range can be marked, and a click
/// on a byte is told. JavaFX thread.
public final class HexView extends ListView<Integer> {
    /// How many bytes are in a line.
    public static final int A_LINE = 16;

    private static final PseudoClass MARKED = PseudoClass.getPseudoClass("marked");
    private static final double LINE_HEIGHT = 22;

    private final ObservableList<Integer> lines = FXCollections.observableArrayList();
    private byte[] bytes = {};
    private int from;
    private int to;
    private IntConsumer onByte = _ -> {};

    /// @param name what it shows, for a screen reader
    public HexView(String name) {
        getStyleClass().add("hex-view");
        setAccessibleText(name);
        setItems(lines);
        setFixedCellSize(LINE_HEIGHT);
        setCellFactory(_ -> new Line());
    }

    /// Tells `listener` the offset of a byte that was clicked.
    public void onByte(IntConsumer listener) {
        onByte = listener;
    }

    /// Shows these bytes, none marked.
    public void show(byte[] content) {
        bytes = content.clone();
        from = 0;
        to = 0;
        List<Integer> starts = new ArrayList<>();
        for (int at = 0; at < bytes.length; at += A_LINE) {
            starts.add(at);
        }
        lines.setAll(starts);
    }

    /// Marks the bytes from `start` on, `length` of them.
    public void mark(int start, int length) {
        from = start;
        to = start + length;
        refresh();
        int line = start / A_LINE;
        if (length > 0 && line < lines.size()) {
            scrollTo(Math.max(0, line - 1));
        }
    }

    /// Whether the byte at `offset` is marked.
    public boolean isMarked(int offset) {
        return offset >= from && offset < to;
    }

    private final class Line extends ListCell<Integer> {
        private final Label offset = new Label();
        private final List<Label> hex = new ArrayList<>();
        private final List<Label> text = new ArrayList<>();
        private final HBox row = new HBox(offset);

        Line() {
            offset.getStyleClass().add("hex-offset");
            row.getStyleClass().add("hex-line");
            for (int i = 0; i < A_LINE; i++) {
                hex.add(cell(i, i == A_LINE / 2 ? "hex-middle" : "hex-byte"));
            }
            for (int i = 0; i < A_LINE; i++) {
                text.add(cell(i, i == 0 ? "hex-first" : "hex-character"));
            }
            row.getChildren().addAll(hex);
            row.getChildren().addAll(text);
        }

        private Label cell(int index, String style) {
            Label label = new Label();
            label.getStyleClass().addAll("hex-cell", style);
            label.setOnMouseClicked(_ -> {
                Integer start = getItem();
                if (start != null && start + index < bytes.length) {
                    onByte.accept(start + index);
                }
            });
            return label;
        }

        @Override
        protected void updateItem(Integer start, boolean empty) {
            super.updateItem(start, empty);
            if (empty || start == null) {
                setGraphic(null);
                return;
            }
            offset.setText(HexFormat.of().toHexDigits((short) (int) start));
            for (int i = 0; i < A_LINE; i++) {
                boolean there = start + i < bytes.length;
                int value = there ? bytes[start + i] & 0xFF : 0;
                hex.get(i).setText(there ? HexFormat.of().toHexDigits((byte) value) : "  ");
                text.get(i).setText(there ? printable(value) : " ");
                hex.get(i).pseudoClassStateChanged(MARKED, there && isMarked(start + i));
                text.get(i).pseudoClassStateChanged(MARKED, there && isMarked(start + i));
            }
            setGraphic(row);
        }

        private static String printable(int value) {
            return value > 0x20 && value < 0x7F ? String.valueOf((char) value) : "·";
        }
    }
}
