package dev.baton.app.traffic;

import java.util.Optional;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;

import dev.baton.app.control.HexView;
import dev.baton.app.i18n.Texts;
import dev.baton.dissect.Field;
import dev.baton.dissect.FieldType;
import dev.baton.traffic.Packet;

/// The fields of a packet as a tree, and its bytes; what is selected in one is marked in the other.
final class PacketDetail {
    private final TreeView<Field> tree = new TreeView<>();
    private final HexView hex;
    private final SplitPane root;
    private boolean isMarking;

    PacketDetail(Texts texts) {
        hex = new HexView(texts.get("traffic.hex.name"));
        tree.setAccessibleText(texts.get("traffic.fields.name"));
        tree.getStyleClass().add("field-tree");
        tree.setShowRoot(false);
        tree.setCellFactory(_ -> new FieldCell());
        tree.getSelectionModel().selectedItemProperty().subscribe(item -> {
            if (item != null && !isMarking) {
                hex.mark(item.getValue().offset(), item.getValue().length());
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

    void show(Optional<Packet> packet) {
        TreeItem<Field> top = new TreeItem<>();
        packet.ifPresent(p -> p.dissection().protocols().forEach(field -> top.getChildren().add(item(field))));
        tree.setRoot(top);
        if (!top.getChildren().isEmpty()) {
            TreeItem<Field> last = top.getChildren().getLast();
            last.setExpanded(true);
        }
        hex.show(packet.map(p -> p.bytes().bytes()).orElse(new byte[0]));
    }

    private static TreeItem<Field> item(Field field) {
        TreeItem<Field> item = new TreeItem<>(field);
        field.children().forEach(child -> item.getChildren().add(item(child)));
        return item;
    }

    /// The innermost field that holds the byte.
    private void select(int offset) {
        Optional<TreeItem<Field>> found = innermost(tree.getRoot(), offset);
        found.ifPresent(item -> {
            for (TreeItem<Field> up = item.getParent(); up != null; up = up.getParent()) {
                up.setExpanded(true);
            }
            isMarking = true;
            tree.getSelectionModel().select(item);
            tree.scrollTo(Math.max(0, tree.getRow(item) - 2));
            isMarking = false;
            hex.mark(item.getValue().offset(), item.getValue().length());
        });
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

    private static final class FieldCell extends TreeCell<Field> {
        @Override
        protected void updateItem(Field field, boolean empty) {
            super.updateItem(field, empty);
            if (empty || field == null) {
                setText(null);
                return;
            }
            String name = field.name().label();
            setText(field.name().type() == FieldType.PROTOCOL ? name : name + ": " + field.shown());
        }
    }
}
