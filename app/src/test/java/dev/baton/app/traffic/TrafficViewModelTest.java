package dev.baton.app.traffic;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.baton.app.fx.Tasks;
import dev.baton.app.source.CaptureLoad;
import dev.baton.app.source.CaptureSource;
import dev.baton.app.testing.Captures;
import dev.baton.app.testing.FxExtension;

import static dev.baton.app.testing.FxExtension.onFx;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class TrafficViewModelTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    /// Several stretches of a search; a third of them from 10.0.0.2.
    private static final int MANY = 3 * PacketSearch.STRETCH;

    @TempDir
    private Path folder = Path.of("");
    private final Tasks tasks = new Tasks();
    private final AtomicLong nowNanos = new AtomicLong(1_000_000_000L);

    private TrafficViewModel model(int packets) {
        FxExtension.start();
        return new TrafficViewModel(new CaptureSource(
                new CaptureLoad(Captures.write(folder.resolve("pair.pcapng"), packets)).read(_ -> {})), tasks);
    }

    @AfterEach
    void close() {
        tasks.close();
    }

    /// Runs frames until something holds.
    private void until(TrafficViewModel model, BooleanSupplier holds) {
        await().atMost(LIMIT).until(() -> {
            AtomicBoolean now = new AtomicBoolean();
            try {
                onFx(() -> {
                    model.refresh(nowNanos.addAndGet(TrafficViewModel.BATCH_NANOS));
                    now.set(holds.getAsBoolean());
                });
            } catch (Throwable e) {
                throw new AssertionError(e);
            }
            return now.get();
        });
    }

    @Test
    void filter_showsTheFirstResultsBeforeItHasLookedAtEverything() throws Throwable {
        TrafficViewModel model = model(MANY);
        AtomicInteger partial = new AtomicInteger();
        onFx(() -> {
            model.start();
            model.progress().subscribe(done -> {
                if (done.doubleValue() < 1 && model.rows().size() > 0) {
                    partial.compareAndSet(0, model.rows().size());
                }
            });
            model.apply("ip.src == 10.0.0.1");
        });

        until(model, () -> model.rows().size() == MANY - MANY / 3);
        assertThat(partial.get()).isBetween(1, MANY - MANY / 3 - 1);
    }

    @Test
    void filter_isFinishedWhilePaused() throws Throwable {
        TrafficViewModel model = model(MANY);
        onFx(() -> {
            model.start();
            model.refresh(nowNanos.get());
            model.paused().set(true);
            model.apply("ip.src == 10.0.0.2");
        });

        until(model, () -> model.rows().size() == MANY / 3 && model.progress().get() == 1);
        assertThat(model.rows().number(0)).isEqualTo(MANY - MANY / 3 + 1);
    }

    @Test
    void cancelledSearch_keepsWhatItFoundAndGoesNoFurther() throws Throwable {
        TrafficViewModel model = model(MANY);
        AtomicInteger kept = new AtomicInteger(-1);
        onFx(() -> {
            model.start();
            model.apply("vrrp.virt_rtr_id == 51");
        });
        onFx(() -> {
            model.cancelSearch();
            kept.set(model.rows().size());
        });
        AtomicInteger frames = new AtomicInteger();
        until(model, () -> frames.incrementAndGet() > 10);

        assertThat(model.rows()).hasSize(kept.get());
        assertThat(kept.get()).isLessThan(MANY);
        assertThat(model.progress().get()).isEqualTo(1);
    }

    @Test
    void senselessFilter_changesNothingAndTellsTheColumn() throws Throwable {
        TrafficViewModel model = model(30);
        onFx(() -> {
            model.start();
            model.apply("vrrp.prio >");
        });

        assertThat(model.mistake().get()).isPresent();
        assertThat(model.rows()).hasSize(30);
        assertThat(model.history()).isEmpty();
        onFx(() -> model.apply(""));
        assertThat(model.mistake().get()).isEmpty();
    }

    @Test
    void reducedMotion_movesTheLanesOnceASecond() {
        assertThat(LaneSide.stepAfter(1)).isEqualTo(1_000_000_000L);
        assertThat(LaneSide.stepAfter(1_000_000_000L)).isEqualTo(1_000_000_000L);
        assertThat(LaneSide.stepAfter(1_000_000_001L)).isEqualTo(2_000_000_000L);
    }
}
