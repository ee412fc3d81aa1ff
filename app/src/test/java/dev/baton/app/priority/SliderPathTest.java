package dev.baton.app.priority;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javafx.util.Subscription;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

import dev.baton.app.testing.Quiet;
import dev.baton.whatif.RouterRef;

import static org.assertj.core.api.Assertions.assertThat;

/// From the thumb that has moved to the prediction that is shown, on 10 nodes of 50 routers.
@Tag("measured")
@Order(Quiet.LATE)
@ResourceLock(Quiet.MACHINE)
class SliderPathTest {
    private static final int WARM_UP = 300;
    private static final int STEPS = 300;
    private static final long FRAME_NANOS = 16_000_000L;

    /// Processor time of all threads together is held to the limit, since other work on the machine does not change it
    /// much; the time on the clock is told.
    @Test
    void thumbMoved_untilThePredictionIsShown_takesLessThanAFrame() throws InterruptedException {
        try (PriorityStage stage = PriorityStage.of(FakeBases.many(50))) {
            RouterRef ref = new RouterRef("n4", "VI_8");
            long[] clock = new long[STEPS];
            long[] work = new long[STEPS];
            for (int i = -WARM_UP; i < STEPS; i++) {
                int priority = 20 + (i + WARM_UP) % 220;
                long before = worked();
                long took = step(stage, ref, priority);
                clock[Math.max(i, 0)] = took;
                work[Math.max(i, 0)] = worked() - before;
            }
            Arrays.sort(clock);
            Arrays.sort(work);
            System.getLogger("priority").log(System.Logger.Level.INFO,
                    "slider path, 10 nodes x 50 routers: clock p50 {0} us, p95 {1} us; processor p50 {2} us, p95 {3} us",
                    clock[STEPS / 2] / 1_000, clock[STEPS * 95 / 100] / 1_000, work[STEPS / 2] / 1_000,
                    work[STEPS * 95 / 100] / 1_000);
            assertThat(work[STEPS * 95 / 100]).isLessThan(FRAME_NANOS);
        }
    }

    private static long worked() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return Arrays.stream(threads.getAllThreadIds()).map(threads::getThreadCpuTime).filter(nanos -> nanos > 0).sum();
    }

    /// Moves the thumb and waits for the answer; how long that took.
    private static long step(PriorityStage stage, RouterRef ref, int priority) throws InterruptedException {
        CountDownLatch shown = new CountDownLatch(1);
        AtomicLong began = new AtomicLong();
        AtomicLong ended = new AtomicLong();
        Subscription following = PriorityStage.on(() -> {
            Subscription made = stage.model().answers().subscribe((_, _) -> {
                ended.set(System.nanoTime());
                shown.countDown();
            });
            began.set(System.nanoTime());
            stage.model().drag(ref, priority);
            return made;
        });
        assertThat(shown.await(10, TimeUnit.SECONDS)).isTrue();
        PriorityStage.run(following::unsubscribe);
        return ended.get() - began.get();
    }
}
