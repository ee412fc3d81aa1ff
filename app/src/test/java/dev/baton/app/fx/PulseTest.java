package dev.baton.app.fx;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javafx.util.Subscription;

import org.junit.jupiter.api.Test;

import static dev.baton.app.testing.FxExtension.onFx;
import static org.assertj.core.api.Assertions.assertThat;

class PulseTest {
    private static final int FRAMES = 5;

    private static void waitFor(CountDownLatch latch) throws InterruptedException {
        assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    }

    /// Ends when the pulse has had time to notice that nobody listens: another pulse has seen some frames.
    private static void someFrames() throws Throwable {
        CountDownLatch seen = new CountDownLatch(FRAMES);
        Pulse other = new Pulse();
        Subscription[] held = new Subscription[1];
        onFx(() -> held[0] = other.eachFrame(_ -> seen.countDown()));
        waitFor(seen);
        onFx(held[0]::unsubscribe);
    }

    @Test
    void timer_runsOnlyWhileSomebodyListens() throws Throwable {
        Pulse pulse = new Pulse();
        CountDownLatch seen = new CountDownLatch(FRAMES);
        Subscription[] held = new Subscription[1];
        onFx(() -> {
            assertThat(pulse.isRunning()).isFalse();
            held[0] = pulse.eachFrame(_ -> seen.countDown());
            assertThat(pulse.isRunning()).isTrue();
        });
        waitFor(seen);
        onFx(held[0]::unsubscribe);
        someFrames();
        onFx(() -> assertThat(pulse.isRunning()).isFalse());
    }

    @Test
    void latest_deliversOnlyTheLastOfWhatOneFrameBrought() throws Throwable {
        Pulse pulse = new Pulse();
        List<Integer> received = new CopyOnWriteArrayList<>();
        CountDownLatch last = new CountDownLatch(1);
        Latest<Integer> latest = new Latest<>(pulse, value -> {
            assertThat(Fx.isFxThread()).isTrue();
            received.add(value);
            if (value == 999) {
                last.countDown();
            }
        });
        onFx(() -> IntStream.range(0, 1000).forEach(latest::offer));
        waitFor(last);
        assertThat(received).containsExactly(999);
    }

    @Test
    void latest_offeredFromAnotherThread_losesNoLastValue() throws Throwable {
        Pulse pulse = new Pulse();
        AtomicInteger received = new AtomicInteger(-1);
        CountDownLatch last = new CountDownLatch(1);
        Latest<Integer> latest = new Latest<>(pulse, value -> {
            assertThat(value).isGreaterThan(received.getAndSet(value));
            if (value == 99_999) {
                last.countDown();
            }
        });
        onFx(() -> {});
        for (int i = 0; i < 100_000; i++) {
            latest.offer(i);
        }
        waitFor(last);
        assertThat(received.get()).isEqualTo(99_999);
    }

    @Test
    void latest_closed_deliversNothing() throws Throwable {
        Pulse pulse = new Pulse();
        List<String> received = new CopyOnWriteArrayList<>();
        onFx(() -> {
            Latest<String> latest = new Latest<>(pulse, received::add);
            latest.offer("before");
            latest.close();
            latest.offer("after");
        });
        someFrames();
        assertThat(received).isEmpty();
    }
}
