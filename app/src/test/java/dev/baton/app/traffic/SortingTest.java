package dev.baton.app.traffic;

import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// A person sorts the packets with the mouse and with keys.
class SortingTest {
    private RobotStage stage;

    @BeforeEach
    void open() throws Throwable {
        stage = RobotStage.open(TrafficStage::capture);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private List<Long> numbers() {
        return stage.get(() -> stage.traffic().model.rows().numbers().boxed().toList());
    }

    private List<Integer> priorities() {
        return stage.get(() -> stage.traffic().model.rows().stream().flatMap(row -> row.vrrp().stream())
                .map(message -> message.priority()).toList());
    }

    private void awaitOrder(Optional<PacketOrder> order) {
        stage.until(() -> stage.traffic().model.sorter().order().get().equals(order)
                && stage.traffic().model.rows().isSorted() == order.isPresent());
    }

    @Test
    void headerClicked_sortsUp_thenDown_thenAsCaptured() {
        List<Long> captured = numbers();
        stage.click(() -> stage.header("priority"));
        awaitOrder(Optional.of(new PacketOrder(SortColumn.PRIORITY, false)));
        stage.until(() -> priorities().equals(priorities().stream().sorted().toList()));
        stage.click(() -> stage.header("priority"));
        awaitOrder(Optional.of(new PacketOrder(SortColumn.PRIORITY, true)));
        stage.until(() -> priorities().equals(priorities().stream().sorted((a, b) -> b - a).toList()));
        stage.click(() -> stage.header("priority"));
        awaitOrder(Optional.empty());
        assertThat(numbers()).isEqualTo(captured);
    }

    @Test
    void selectedPackets_staySelectedWhenRowsAreSorted() {
        stage.run(() -> {
            stage.table().getSelectionModel().clearSelection();
            stage.table().getSelectionModel().selectIndices(10, 20, 30);
        });
        List<Long> before = stage.get(() -> stage.table().selection().numbers().boxed().sorted().toList());
        assertThat(before).hasSize(3);
        stage.click(() -> stage.header("source"));
        awaitOrder(Optional.of(new PacketOrder(SortColumn.SOURCE, false)));
        assertThat(stage.get(() -> stage.table().selection().numbers().boxed().sorted().toList())).isEqualTo(before);
    }

    @Test
    void keys_sortByTheNextColumn_turnAround_andGoBack() {
        stage.run(() -> stage.table().requestFocus());
        stage.press(KeyCode.ALT, KeyCode.RIGHT);
        awaitOrder(Optional.of(new PacketOrder(SortColumn.NUMBER, false)));
        stage.press(KeyCode.ALT, KeyCode.DOWN);
        awaitOrder(Optional.of(new PacketOrder(SortColumn.NUMBER, true)));
        assertThat(stage.get(() -> stage.table().getSortOrder().getFirst().getId())).isEqualTo("traffic-column-number");
        stage.press(KeyCode.ALT, KeyCode.UP);
        awaitOrder(Optional.empty());
        assertThat(numbers()).isSorted();
    }
}
