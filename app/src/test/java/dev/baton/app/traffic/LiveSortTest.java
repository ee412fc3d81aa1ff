package dev.baton.app.traffic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import javafx.collections.ListChangeListener;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import dev.baton.app.fx.Tasks;
import dev.baton.app.source.FeedState;
import dev.baton.app.source.PacketView;
import dev.baton.app.source.ShownPackets;
import dev.baton.app.testing.Captures;
import dev.baton.app.testing.FxExtension;
import dev.baton.app.testing.PacketSource;
import dev.baton.traffic.LinkType;
import dev.baton.traffic.PacketStore;

import static dev.baton.app.testing.FxExtension.onFx;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// Packets come all the time while the rows are sorted, and the oldest go.
class LiveSortTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final long FRAME_NANOS = 16_666_667L;
    private static final int FRAMES = 120;
    private static final int A_FRAME = 100;
    private static final int KEPT = PacketStore.PACKETS_A_BLOCK;

    private final Tasks tasks = new Tasks();
    private final PacketStore store = new PacketStore(KEPT, Long.MAX_VALUE);
    private final ShownPackets feed = new ShownPackets(new PacketView(store, 0, List.of()), FeedState.LIVE);
    private final List<TrafficViewModel> models = new ArrayList<>();

    @BeforeAll
    static void toolkit() {
        FxExtension.start();
    }

    @AfterEach
    void close() {
        tasks.close();
    }

    private void come(int count) {
        for (int i = 0; i < count; i++) {
            byte[] advert = Captures.advert(1 + (int) (store.lastNumber() % 7), 1 + (int) (store.lastNumber() % 200));
            store.append(store.lastNumber(), "eth7", LinkType.ETHERNET, advert.length, advert, Optional.empty());
        }
        feed.show(new PacketView(store, store.lastNumber(), List.of()), FeedState.LIVE);
    }

    private void until(BooleanSupplier holds) {
        await().atMost(LIMIT).until(() -> {
            AtomicBoolean now = new AtomicBoolean();
            try {
                onFx(() -> now.set(holds.getAsBoolean()));
            } catch (Throwable e) {
                throw new AssertionError(e);
            }
            return now.get();
        });
    }

    @Test
    void rowsChangeAtMostTenTimesASecond_stayInOrder_andTheOldestLeave() throws Throwable {
        AtomicInteger changes = new AtomicInteger();
        onFx(() -> {
            TrafficViewModel model = new TrafficViewModel(new PacketSource(feed), tasks);
            models.add(model);
            model.start();
            model.sorter().sort(Optional.of(new PacketOrder(SortColumn.PRIORITY, true)));
            model.rows().addListener((ListChangeListener<PacketRow>) _ -> changes.incrementAndGet());
        });
        TrafficViewModel model = models.getFirst();
        for (int frame = 1; frame <= FRAMES; frame++) {
            long nowNanos = frame * FRAME_NANOS;
            onFx(() -> {
                come(A_FRAME);
                model.refresh(nowNanos);
            });
        }
        assertThat(changes.get()).isBetween(1, 2 * 10 + 1);
        AtomicLong clock = new AtomicLong(FRAMES * FRAME_NANOS);
        until(() -> {
            model.refresh(clock.addAndGet(TrafficViewModel.BATCH_NANOS));
            return model.rows().size() == store.size();
        });

        assertThat(store.firstNumber()).isGreaterThan(1);
        onFx(() -> {
            assertThat(model.rows().numbers().min().orElseThrow()).isEqualTo(store.firstNumber());
            assertThat(model.rows().numbers().max().orElseThrow()).isEqualTo(store.lastNumber());
            List<Integer> priorities = model.rows().numbers().mapToObj(number -> store.packet(number).orElseThrow()
                    .vrrp().orElseThrow().priority()).toList();
            assertThat(priorities).isSortedAccordingTo((a, b) -> b - a);
        });
    }
}
