package dev.baton.failover;

import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OffsetTest {
    private static final long MILLI = 1_000_000L;

    @Test
    void truthIsAlwaysWithinTheError_howeverSlowTheAnswersAre() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            long truth = random.nextLong(1L << 50) - (1L << 49);
            Offset offset = new Offset();
            long now = 0;
            for (int i = 0; i < 200; i++) {
                now += random.nextLong(50 * MILLI);
                long asked = now;
                long age = random.nextBoolean() ? 20 * MILLI : 0;
                long read = asked + random.nextLong(30 * MILLI) - (age == 0 ? 0 : random.nextLong(age));
                now = Math.max(now, Math.max(asked, read) + random.nextLong(30 * MILLI));
                offset.answered(Math.max(asked - age, read) + truth, asked, now, age);

                assertThat(Math.abs(offset.nanos() - truth)).as("seed %d", seed)
                        .isLessThanOrEqualTo(offset.errorNanos(now));
            }
            assertThat(offset.errorNanos(now)).isLessThan(30 * MILLI);
        }
    }

    @Test
    void itStaysTheSameWhileItFits_soThatDistancesAreKept() {
        Offset offset = new Offset();
        offset.answered(1_000 * MILLI, 0, MILLI, 0);
        long first = offset.nanos();
        offset.answered(1_010 * MILLI + 300_000, 10 * MILLI, 10 * MILLI + 900_000, 0);

        assertThat(offset.nanos()).isEqualTo(first);
    }

    @Test
    void echo_makesItSurer_whereItAgreesWithWhatTheNodeHasSaid() {
        Offset offset = new Offset();
        offset.echoed(1_000 * MILLI, 0, MILLI / 5);
        assertThat(offset.isKnown()).as("an echo proves nothing of who has answered").isFalse();
        offset.answered(1_000 * MILLI, 0, MILLI, 20 * MILLI);
        assertThat(offset.errorNanos(MILLI)).isGreaterThan(10 * MILLI);
        offset.echoed(1_005 * MILLI, 5 * MILLI, 5 * MILLI + 200_000);

        assertThat(offset.errorNanos(6 * MILLI)).isLessThan(MILLI / 4);
        assertThat(offset.nanos()).isBetween(1_000 * MILLI - 200_000, 1_000 * MILLI);
    }

    @Test
    void echoThatContradictsTheNode_isForged_andChangesNothing() {
        Offset offset = new Offset();
        offset.answered(1_000 * MILLI, 0, MILLI, 0);
        long before = offset.nanos();
        for (long wrong : new long[]{-100 * MILLI, -5 * MILLI, 5 * MILLI, 100 * MILLI}) {
            offset.echoed(1_010 * MILLI + wrong, 10 * MILLI, 10 * MILLI + 200_000);
        }

        assertThat(offset.nanos()).isEqualTo(before);
        assertThat(offset.errorNanos(11 * MILLI)).isLessThan(MILLI);
    }

    @Test
    void aClockThatBeginsAnew_isFollowed() {
        Offset offset = new Offset();
        offset.answered(1_000_000 * MILLI, 0, MILLI, 0);
        offset.answered(5 * MILLI, 100 * MILLI, 101 * MILLI, 0);

        assertThat(offset.nanos()).isBetween(-96 * MILLI - 1, -95 * MILLI + 1);
    }
}
