package dev.baton.app.traffic;

import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.baton.app.control.HexView;
import dev.baton.app.testing.Pictures;
import dev.baton.dissect.Field;
import dev.baton.dissect.FieldName;

import static org.assertj.core.api.Assertions.assertThat;

/// A person walks through the bytes and fields of a packet with keys: what is selected in one is marked in the other.
class FieldsAndBytesTest {
    /// Ethernet 14 bytes, IPv4 20, then VRRP: version and type, VRID, priority.
    private static final int VRRP = 34;
    private RobotStage stage;

    @BeforeEach
    void open() throws Throwable {
        stage = RobotStage.open(TrafficStage::capture);
        stage.run(() -> stage.traffic().model.apply("vrrp.version == 3 && ip"));
        stage.until(() -> !stage.traffic().model.rows().isEmpty() && stage.traffic().model.progress().get() == 1);
        stage.run(() -> {
            stage.table().getSelectionModel().clearAndSelect(0);
            stage.table().scrollTo(0);
        });
        stage.frames();
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private HexView hex() {
        return stage.traffic().all(HexView.class).getFirst();
    }

    @SuppressWarnings("unchecked")
    private TreeView<Field> tree() {
        return stage.traffic().all(TreeView.class).getFirst();
    }

    private FieldName selected() {
        return stage.get(() -> tree().getSelectionModel().getSelectedItem().getValue().name());
    }

    private List<Integer> marked() {
        return stage.get(() -> IntStream.range(0, 64).filter(hex()::isMarked).boxed().toList());
    }

    private int inHand() {
        return stage.get(() -> hex().inHand());
    }

    @Test
    void arrowKeys_moveFromByteToByte_andTheTreeFollows() {
        stage.run(() -> hex().requestFocus());
        stage.press(KeyCode.RIGHT);
        assertThat(inHand()).isZero();
        assertThat(selected()).isEqualTo(FieldName.ETH_DST);
        assertThat(marked()).containsExactly(0, 1, 2, 3, 4, 5);
        stage.press(KeyCode.DOWN);
        stage.press(KeyCode.DOWN);
        stage.press(KeyCode.RIGHT);
        stage.press(KeyCode.RIGHT);
        assertThat(inHand()).isEqualTo(VRRP);
        stage.press(KeyCode.RIGHT);
        assertThat(selected()).isEqualTo(FieldName.VRRP_VRID);
        assertThat(marked()).containsExactly(VRRP + 1);
        stage.press(KeyCode.RIGHT);
        assertThat(selected()).isEqualTo(FieldName.VRRP_PRIO);
        assertThat(stage.get(() -> hex().getAccessibleText())).startsWith("Byte 36: ").contains("Priority: ");
        stage.run(() -> Pictures.save(stage.traffic().scene, "traffic-byte-in-hand"));
        stage.press(KeyCode.UP);
        assertThat(inHand()).isEqualTo(VRRP + 2 - 16);
        stage.press(KeyCode.LEFT);
        assertThat(inHand()).isEqualTo(VRRP + 1 - 16);
    }

    @Test
    void homeAndEnd_moveWithinTheLine_withControlToTheEnds() {
        stage.run(() -> hex().requestFocus());
        stage.press(KeyCode.RIGHT);
        stage.press(KeyCode.DOWN);
        stage.press(KeyCode.END);
        assertThat(inHand()).isEqualTo(31);
        stage.press(KeyCode.HOME);
        assertThat(inHand()).isEqualTo(16);
        stage.press(KeyCode.CONTROL, KeyCode.END);
        int last = stage.get(() -> stage.traffic().model.selected().get().orElseThrow().bytes().length() - 1);
        assertThat(inHand()).isEqualTo(last);
        stage.press(KeyCode.RIGHT);
        stage.press(KeyCode.DOWN);
        assertThat(inHand()).isEqualTo(last);
        stage.press(KeyCode.CONTROL, KeyCode.HOME);
        stage.press(KeyCode.LEFT);
        assertThat(inHand()).isZero();
    }

    @Test
    void keysInTheTree_markTheBytes_andTheNextPacketKeepsTheField() {
        stage.run(() -> {
            tree().requestFocus();
            TreeItem<Field> vrrp = tree().getRoot().getChildren().stream()
                    .filter(item -> item.getValue().name() == FieldName.VRRP).findFirst().orElseThrow();
            vrrp.setExpanded(true);
            tree().getSelectionModel().select(vrrp);
        });
        stage.press(KeyCode.DOWN);
        stage.press(KeyCode.DOWN);
        assertThat(selected()).isEqualTo(FieldName.VRRP_VRID);
        assertThat(marked()).containsExactly(VRRP + 1);
        stage.run(() -> stage.table().requestFocus());
        stage.press(KeyCode.DOWN);
        assertThat(selected()).isEqualTo(FieldName.VRRP_VRID);
        assertThat(marked()).containsExactly(VRRP + 1);
    }
}
