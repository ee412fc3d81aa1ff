package dev.baton.app.fx;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FrameRecorderTest {
    private static final long FRAME_NANOS = 16_666_667;
    private final FrameRecorder recorder = new FrameRecorder();

    @Test
    void evenFrames_giveTheirRate() {
        for (int i = 0; i <= 100; i++) {
            recorder.frame(i * FRAME_NANOS);
        }
        FrameStats stats = recorder.snapshot();
        assertThat(stats.count()).isEqualTo(100);
        assertThat(stats.fps()).isCloseTo(60, Offset.offset(0.01));
        assertThat(stats.p50Nanos()).isEqualTo(FRAME_NANOS);
        assertThat(stats.maxNanos()).isEqualTo(FRAME_NANOS);
    }

    @Test
    void percentiles_areTheIntervalsThatManyKeep() {
        long now = 0;
        recorder.frame(now);
        for (int i = 1; i <= 100; i++) {
            now += i;
            recorder.frame(now);
        }
        FrameStats stats = recorder.snapshot();
        assertThat(stats.p50Nanos()).isEqualTo(50);
        assertThat(stats.p95Nanos()).isEqualTo(95);
        assertThat(stats.maxNanos()).isEqualTo(100);
    }

    @Test
    void pause_isNoLongFrame() {
        recorder.frame(0);
        recorder.frame(10);
        recorder.pause();
        recorder.frame(1_000_000);
        recorder.frame(1_000_010);
        assertThat(recorder.snapshot()).isEqualTo(new FrameStats(2, 1e8, 10, 10, 10, 10));
    }

    @Test
    void worst_outlivesTheWindow() {
        recorder.frame(0);
        recorder.frame(500);
        for (int i = 1; i <= FrameRecorder.WINDOW; i++) {
            recorder.frame(500 + i);
        }
        FrameStats stats = recorder.snapshot();
        assertThat(stats.maxNanos()).isEqualTo(1);
        assertThat(stats.worstNanos()).isEqualTo(500);
        recorder.reset();
        assertThat(recorder.snapshot()).isEqualTo(FrameStats.NONE);
    }
}
