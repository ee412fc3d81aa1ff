package dev.baton.app.traffic;

import java.util.Optional;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;

import dev.baton.app.control.HexView;
import dev.baton.app.i18n.Texts;
import dev.baton.dissect.Field;
import dev.baton.dissect.FieldName;
import dev.baton.dissect.FieldType;
import dev.baton.traffic.Packet;

/// The fields of a packet as a tree, and its bytes; what is selected in one is marked in the other.
final class PacketDetail {
    private static final int ROWS_ABOVE = 2;

    private final TreeView<Field> tree = new TreeView<>();
    private final HexView hex;
    private final SplitPane root;
    private final Texts texts;
    private boolean isMarking;

    PacketDetail(Texts texts) {
        this.texts = texts;
        hex = new HexView(texts.get("traffic.hex.name"));
        tree.setAccessibleText(texts.get("traffic.fields.name"));
        tree.getStyleClass().add("field-tree");
        tree.setShowRoot(false);
        tree.setCellFactory(_ -> new FieldCell());
        tree.getSelectionModel().selectedItemProperty().subscribe(item -> {
            if (item != null && !isMarking) {
                mark(item.getValue());
            }
        });
        hex.onByte(this::select);
        root = new SplitPane(tree, hex);
        root.getStyleClass().add("packet-detail");
        root.setDividerPositions(0.36);
    }

    SplitPane view() {
        return root;
    }

    TreeView<Field> tree() {
        return tree;
    }

    HexView hex() {
        return hex;
    }

    /// Shows a packet; the field that was selected in the one before is selected in it, too.
    void show(Optional<Packet> packet) {
        Optional<FieldName> before = Optional.ofNullable(tree.getSelectionModel().getSelectedItem())
                .map(item -> item.getValue().name());
        TreeItem<Field> top = new TreeItem<>();
        packet.ifPresent(p -> p.dissection().protocols().forEach(field -> top.getChildren().add(item(field))));
        tree.setRoot(top);
        if (!top.getChildren().isEmpty()) {
            TreeItem<Field> last = top.getChildren().getLast();
            last.setExpanded(true);
        }
        hex.show(packet.map(p -> p.bytes().bytes()).orElse(new byte[0]));
        before.flatMap(name -> named(top, name)).ifPresent(this::choose);
    }

    private static Optional<TreeItem<Field>> named(TreeItem<Field> item, FieldName name) {
        return item.getChildren().stream()
                .map(child -> child.getValue().name() == name ? Optional.of(child) : named(child, name))
                .flatMap(Optional::stream).findFirst();
    }

    private void mark(Field field) {
        hex.mark(field.offset(), field.length());
        tell(field);
    }

    private void tell(Field field) {
        int offset = hex.inHand();
        hex.describe(offset < 0
                ? texts.get("traffic.hex.name")
                : texts.get("traffic.hex.byte", offset, hex.digits(offset), shown(field)));
    }

    private static TreeItem<Field> item(Field field) {
        TreeItem<Field> item = new TreeItem<>(field);
        field.children().forEach(child -> item.getChildren().add(item(child)));
        return item;
    }

    /// The innermost field that holds the byte.
    private void select(int offset) {
        innermost(tree.getRoot(), offset).ifPresent(this::choose);
    }

    private void choose(TreeItem<Field> item) {
        for (TreeItem<Field> up = item.getParent(); up != null; up = up.getParent()) {
            up.setExpanded(true);
        }
        isMarking = true;
        tree.getSelectionModel().select(item);
        tree.scrollTo(Math.max(0, tree.getRow(item) - ROWS_ABOVE));
        isMarking = false;
        mark(item.getValue());
    }

    private static Optional<TreeItem<Field>> innermost(TreeItem<Field> item, int offset) {
        for (TreeItem<Field> child : item.getChildren().reversed()) {
            Field field = child.getValue();
            if (offset >= field.offset() && offset < field.offset() + field.length()) {
                return innermost(child, offset).or(() -> Optional.of(child));
            }
        }
        return Optional.empty();
    }

    private static String shown(Field field) {
        String name = field.name().label();
        return field.name().type() == FieldType.PROTOCOL ? name : name + ": " + field.shown();
    }

    private static final class FieldCell extends TreeCell<Field> {
        @Override
        protected void updateItem(Field field, boolean empty) {
            super.updateItem(field, empty);
            if (empty || field == null) {
                setText(null);
                return;
            }
            setText(shown(field));
        }
    }
}
