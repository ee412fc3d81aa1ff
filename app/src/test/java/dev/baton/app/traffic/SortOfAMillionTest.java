package dev.baton.app.traffic;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;

import dev.baton.app.fx.FrameStats;
import dev.baton.app.source.FeedState;
import dev.baton.app.source.PacketView;
import dev.baton.app.source.ShownPackets;
import dev.baton.app.testing.Captures;
import dev.baton.app.testing.PacketSource;
import dev.baton.traffic.LinkType;
import dev.baton.traffic.PacketStore;

import static org.assertj.core.api.Assertions.assertThat;

/// A million packets are sorted while the window goes on drawing.
class SortOfAMillionTest {
    private static final int PACKETS = 1_000_000;
    private static final int SOURCES = 50;

    private final PacketStore store = new PacketStore(PACKETS, Long.MAX_VALUE);

    private void fill() {
        byte[][] adverts = new byte[SOURCES * SOURCES][];
        for (int i = 0; i < adverts.length; i++) {
            adverts[i] = Captures.advert(1 + i % SOURCES, 1 + (i * 7) % 254);
        }
        for (int i = 0; i < PACKETS; i++) {
            byte[] advert = adverts[(int) (((i * 2_654_435_761L) >>> 7) % adverts.length)];
            store.append(Captures.START_NANOS + i * 20_000L, "eth0", LinkType.ETHERNET, advert.length, advert,
                    Optional.empty());
        }
    }

    @Test
    void frames_goOnWhileItIsSorted_andTheRowsChangeOnce() throws Throwable {
        fill();
        ShownPackets packets = new ShownPackets(new PacketView(store, store.lastNumber(), List.of()),
                new FeedState(FeedState.Phase.ENDED, PACKETS, 0, 0, 0, ""));
        try (RobotStage stage = RobotStage.open(() -> new PacketSource(packets))) {
            AtomicInteger changes = new AtomicInteger();
            stage.run(() -> stage.traffic().model.rows()
                    .addListener((ListChangeListener<PacketRow>) _ -> changes.incrementAndGet()));
            for (SortColumn column : List.of(SortColumn.SOURCE, SortColumn.PRIORITY, SortColumn.ADDRESSES)) {
                changes.set(0);
                long began = System.nanoTime();
                stage.run(() -> {
                    stage.frameRecorder().reset();
                    stage.traffic().model.sorter().sort(Optional.of(new PacketOrder(column, true)));
                });
                stage.until(() -> changes.get() > 0);
                long took = System.nanoTime() - began;
                FrameStats frames = stage.get(() -> stage.frameRecorder().snapshot());
                System.out.printf("%,d packets by %s: %d ms; %d frames, the longest after %d ms%n", PACKETS,
                        column.word(), took / 1_000_000, frames.count(), frames.worstNanos() / 1_000_000);
                assertThat(changes.get()).isEqualTo(1);
                assertThat(stage.get(() -> stage.traffic().model.rows().size())).isEqualTo(PACKETS);
                assertThat(frames.count()).isPositive();
            }
            selectsNoMoreThanFit(stage);
        }
    }

    private static void selectsNoMoreThanFit(RobotStage stage) {
        stage.run(() -> {
            stage.table().requestFocus();
            stage.table().getSelectionModel().clearAndSelect(1);
        });
        stage.frames();
        for (KeyCode all : List.of(KeyCode.A, KeyCode.END)) {
            stage.press(all == KeyCode.A ? KeyCode.CONTROL : KeyCode.SHIFT, all);
            assertThat(stage.get(() -> stage.table().selection().count().get())).as("%s", all).isEqualTo(1);
            assertThat(stage.get(() -> bound(stage).isVisible())).as("%s", all).isTrue();
        }
        stage.press(KeyCode.SHIFT, KeyCode.DOWN);
        assertThat(stage.get(() -> stage.table().selection().count().get())).isEqualTo(2);
        assertThat(stage.get(() -> bound(stage).isVisible())).isFalse();
    }

    private static Node bound(RobotStage stage) {
        return Optional.ofNullable(stage.traffic().scene.lookup("#traffic-selection-bound")).orElseThrow().getParent();
    }
}
