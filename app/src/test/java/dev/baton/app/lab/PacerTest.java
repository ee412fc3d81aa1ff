package dev.baton.app.lab;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PacerTest {
    private static final long MILLI = 1_000_000L;
    private long wall;
    private final Pacer pacer = new Pacer(0);

    /// Lets `millis` pass in turns of 10 ms, of which at most `mostPerTurn` nanoseconds of virtual time can be run.
    private long run(long millis, long mostPerTurn) {
        long total = 0;
        for (long passed = 0; passed < millis; passed += 10) {
            wall += 10 * MILLI;
            long step = Math.min(pacer.owedNanos(wall), mostPerTurn);
            pacer.ran(step);
            total += step;
        }
        return total;
    }

    @Test
    void virtualTime_isWallTimeTimesSpeed() {
        pacer.setSpeed(10, wall);
        assertThat(run(3_000, Long.MAX_VALUE)).isEqualTo(30_000 * MILLI);
        assertThat(pacer.pace().reached()).isCloseTo(10, Offset.offset(0.01));
        assertThat(pacer.pace().isBehind()).isFalse();
    }

    @Test
    void slowSpeed_keepsItsFractions() {
        pacer.setSpeed(0.1, wall);
        assertThat(run(2_000, Long.MAX_VALUE)).isCloseTo(200 * MILLI, Offset.offset(2L));
    }

    @Test
    void machineThatCannotKeepTheSpeed_saysWhatItReaches() {
        pacer.setSpeed(100, wall);
        run(5_000, 630 * MILLI);
        assertThat(pacer.pace().isBehind()).isTrue();
        assertThat(pacer.pace().reached()).isCloseTo(63, Offset.offset(0.5));
    }

    @Test
    void debt_isForgottenBeyondItsBound() {
        pacer.setSpeed(100, wall);
        run(10_000, 1);
        assertThat(pacer.owedNanos(wall)).isLessThanOrEqualTo(100 * Pacer.MAX_DEBT_WALL_NANOS);
        assertThat(run(1_000, Long.MAX_VALUE)).isLessThanOrEqualTo(100 * (1_000 * MILLI + Pacer.MAX_DEBT_WALL_NANOS));
    }

    @Test
    void paused_owesNothingNorAfterwards() {
        run(100, Long.MAX_VALUE);
        pacer.setPaused(true, wall);
        assertThat(run(5_000, Long.MAX_VALUE)).isZero();
        assertThat(pacer.pace()).isEqualTo(new Pace(1, 1, true));
        pacer.setPaused(false, wall);
        assertThat(run(10, Long.MAX_VALUE)).isEqualTo(10 * MILLI);
    }

    @Test
    void speed_isClamped() {
        pacer.setSpeed(1e6, wall);
        assertThat(pacer.pace().asked()).isEqualTo(Pacer.MAX_SPEED);
        pacer.setSpeed(0, wall);
        assertThat(pacer.pace().asked()).isEqualTo(Pacer.MIN_SPEED);
    }
}
