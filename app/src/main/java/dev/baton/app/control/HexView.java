package dev.baton.app.control;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntConsumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;

/// Bytes as people read them: the offset, sixteen of them in hexadecimal, and as text. A range can be marked. One byte is
/// in hand: arrow keys, Home, End and the page keys move from byte to byte, a click picks one, and either is told. JavaFX
/// thread.
public final class HexView extends ListView<Integer> {
    /// How many bytes are in a line.
    public static final int A_LINE = 16;

    private static final PseudoClass MARKED = PseudoClass.getPseudoClass("marked");
    private static final PseudoClass IN_HAND = PseudoClass.getPseudoClass("in-hand");
    private static final double LINE_HEIGHT = 22;
    private static final int NONE = -1;

    private final ObservableList<Integer> lines = FXCollections.observableArrayList();
    private byte[] bytes = {};
    private int from;
    private int to;
    private int inHand = NONE;
    private IntConsumer onByte = _ -> {};

    /// @param name what it shows, for a screen reader
    public HexView(String name) {
        getStyleClass().add("hex-view");
        setAccessibleText(name);
        setItems(lines);
        setFixedCellSize(LINE_HEIGHT);
        setCellFactory(_ -> new Line());
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        focusedProperty().subscribe(_ -> refresh());
    }

    /// Tells `listener` the offset of a byte that was clicked or moved to by keys.
    public void onByte(IntConsumer listener) {
        onByte = listener;
    }

    /// Shows these bytes, none marked.
    public void show(byte[] content) {
        bytes = content.clone();
        from = 0;
        to = 0;
        inHand = NONE;
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
        if (length > 0 && !isMarked(inHand)) {
            inHand = start;
        }
        refresh();
        if (length > 0) {
            reveal(inHand / A_LINE);
        }
    }

    /// The offset of the byte in hand; -1: none yet.
    public int inHand() {
        return inHand;
    }

    /// A byte as two digits.
    public String digits(int offset) {
        return HexFormat.of().toHexDigits(bytes[offset]);
    }

    /// What a screen reader says of the byte in hand.
    public void describe(String text) {
        setAccessibleText(text);
    }

    /// Scrolls no further than it must; before it is drawn there is nothing to scroll.
    private void reveal(int line) {
        if (lookup(".virtual-flow") instanceof VirtualFlow<?> flow) {
            flow.scrollTo(line);
        }
    }

    private void pressed(KeyEvent event) {
        if (bytes.length > 0 && !event.isAltDown()) {
            OptionalInt target = target(event);
            target.ifPresent(offset -> {
                event.consume();
                if (offset >= 0 && offset < bytes.length) {
                    pick(offset);
                }
            });
        }
    }

    /// Where a key leads, which may be beyond the bytes; empty: it is no key of ours.
    private OptionalInt target(KeyEvent event) {
        int now = Math.max(0, inHand);
        int last = bytes.length - 1;
        int line = now - now % A_LINE;
        int page = visibleLines() * A_LINE;
        boolean isFirst = inHand == NONE;
        return switch (event.getCode()) {
            case LEFT -> OptionalInt.of(now - 1);
            case RIGHT -> OptionalInt.of(isFirst ? 0 : now + 1);
            case UP -> OptionalInt.of(now - A_LINE);
            case DOWN -> OptionalInt.of(isFirst ? 0 : now + A_LINE);
            case PAGE_UP -> OptionalInt.of(Math.max(now % A_LINE, now - page));
            case PAGE_DOWN -> OptionalInt.of(Math.min(last, now + page));
            case HOME -> OptionalInt.of(event.isShortcutDown() ? 0 : line);
            case END -> OptionalInt.of(event.isShortcutDown() ? last : Math.min(last, line + A_LINE - 1));
            default -> OptionalInt.empty();
        };
    }

    private int visibleLines() {
        return Math.max(1, (int) (getHeight() / LINE_HEIGHT) - 1);
    }

    private void pick(int offset) {
        inHand = offset;
        refresh();
        reveal(offset / A_LINE);
        onByte.accept(offset);
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
                    HexView.this.requestFocus();
                    pick(start + index);
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
                boolean isInHand = there && start + i == inHand && HexView.this.isFocused();
                hex.get(i).pseudoClassStateChanged(IN_HAND, isInHand);
                text.get(i).pseudoClassStateChanged(IN_HAND, isInHand);
            }
            setGraphic(row);
        }

        private static String printable(int value) {
            return value > 0x20 && value < 0x7F ? String.valueOf((char) value) : "·";
        }
    }
}
