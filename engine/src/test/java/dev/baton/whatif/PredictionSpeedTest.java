package dev.baton.whatif;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.baton.config.NodeConfig;
import dev.baton.config.RouterDraft;

import static org.assertj.core.api.Assertions.assertThat;

/// A priority is dragged, and each step is predicted within a frame. Processor time is measured, which other work on the
/// machine does not change much.
@Tag("measured")
class PredictionSpeedTest {
    private static final int NODES = 10;
    private static final int ROUTERS = 50;
    private static final int WARM_UP = 300;
    private static final int STEPS = 200;
    private static final long FRAME_NANOS = 16 * Fleets.MILLI;

    @Test
    void stepOfASlider_tenNodesOfFiftyRouters_fitsIntoAFrame() {
        List<NodeConfig> nodes = new ArrayList<>();
        for (int node = 0; node < NODES; node++) {
            RouterDraft[] routers = new RouterDraft[ROUTERS];
            for (int router = 0; router < ROUTERS; router++) {
                routers[router] = Fleets.router("VI_" + router, router + 1, 200 - 10 * ((node + router) % NODES),
                        node + 1);
            }
            nodes.add(Fleets.node("n" + node, routers));
        }
        Predictor predictor = Predictor.of(new Fleet(nodes));
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long[] nanos = new long[STEPS];
        for (int i = -WARM_UP; i < STEPS; i++) {
            long start = threads.getCurrentThreadCpuTime();
            Prediction prediction = predictor.predict(new Change.Priority("n3", "VI_7", 20 + (i + WARM_UP) % 220));
            nanos[Math.max(i, 0)] = threads.getCurrentThreadCpuTime() - start;
            assertThat(prediction.outcomes()).hasSize(1);
        }

        Arrays.sort(nanos);
        assertThat(nanos[STEPS / 2]).isLessThan(FRAME_NANOS);
    }
}
