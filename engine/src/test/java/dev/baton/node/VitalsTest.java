package dev.baton.node;

import java.time.Instant;

import org.junit.jupiter.api.Test;

import dev.baton.adapter.linux.SystemClock;
import dev.baton.api.EngineHealth;
import dev.baton.loop.LoopCounters;
import dev.baton.port.Clock;

import static org.assertj.core.api.Assertions.assertThat;

class VitalsTest {
    private static final long SECOND = 1_000_000_000L;
    private static final LoopCounters COUNTERS = new LoopCounters(1, 2, 3, 4, 5, 6, 7, 8);

    private long now = 100 * SECOND;

    private final Clock clock = new Clock() {
        @Override
        public long nowNanos() {
            return now;
        }

        @Override
        public Instant wall() {
            return Instant.EPOCH;
        }
    };
    private final Vitals vitals = new Vitals(clock, new Captures(new SystemClock(), new AddressClaims(), new Tap()));

    @Test
    void stallThatEveryRouterNotices_isOne() {
        for (int router = 0; router < 200; router++) {
            vitals.stalled(3 * SECOND - router * 1_000L);
            now += 1_000;
        }
        assertThat(vitals.health(COUNTERS).stalls()).isEqualTo(1);
        now += 10 * SECOND;
        vitals.stalled(2 * SECOND);
        EngineHealth health = vitals.health(COUNTERS);
        assertThat(health.stalls()).isEqualTo(2);
        assertThat(health.worstStallNanos()).isEqualTo(3 * SECOND);
    }

    @Test
    void health_isWhatLoopAndKernelCount() {
        EngineHealth health = vitals.health(COUNTERS);
        assertThat(health.shedFrames()).isEqualTo(5);
        assertThat(health.refusedInputs()).isEqualTo(6);
        assertThat(health.portFailures()).isEqualTo(7);
        assertThat(health.lostByKernel()).isZero();
        assertThat(health.residentBytes()).isGreaterThan(20L << 20);
    }
}
