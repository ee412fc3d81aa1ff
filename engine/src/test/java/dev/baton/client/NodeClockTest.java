package dev.baton.client;

import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.baton.doctor.NodeFacts;

import static org.assertj.core.api.Assertions.assertThat;

class NodeClockTest {
    private static final long MILLI = 1_000_000L;
    private static final long SECOND = 1_000 * MILLI;

    @ParameterizedTest
    @ValueSource(longs = {0, 5_000_000_000_000L, -5_000_000_000_000L, 123_456_789L})
    void trueOffsetLiesWithinTheError_whateverTheDelaysAre(long offset) {
        Random random = new Random(offset);
        NodeClock clock = new NodeClock();
        long now = 100 * SECOND;
        for (int i = 0; i < 500; i++) {
            now += random.nextLong(SECOND);
            long there = random.nextLong(30 * MILLI);
            long back = random.nextLong(30 * MILLI);
            long age = random.nextLong(NodeClock.MAX_STATE_AGE_NANOS);
            clock.answered(now + there - age + offset, now, now + there + back);
            now += there + back;
            clock.sent(now + SECOND + offset, now + SECOND + random.nextLong(30 * MILLI));
            now += SECOND + 30 * MILLI;

            NodeFacts.Clock told = clock.offset(now).orElseThrow();
            assertThat(Math.abs(told.offsetNanos() - offset)).isLessThanOrEqualTo(told.errorNanos());
        }
        assertThat(clock.offset(now).orElseThrow().errorNanos()).isLessThan(15 * MILLI);
    }

    @Test
    void echo_isBelievedWhereItAgreesWithTheNode_andNowhereElse() {
        NodeClock clock = new NodeClock();
        clock.echoed(SECOND, 0, MILLI / 5);
        assertThat(clock.offset(MILLI)).as("an echo proves nothing of who has answered").isEmpty();
        clock.answered(SECOND, 0, MILLI);
        long unsure = clock.offset(MILLI).orElseThrow().errorNanos();
        clock.echoed(SECOND + 500 * MILLI, 2 * MILLI, 2 * MILLI + 200_000);
        clock.echoed(SECOND - 500 * MILLI, 2 * MILLI, 2 * MILLI + 200_000);
        assertThat(clock.offset(3 * MILLI).orElseThrow().errorNanos()).isBetween(unsure, unsure + 1_000);
        clock.echoed(SECOND + 5 * MILLI, 5 * MILLI, 5 * MILLI + 200_000);

        assertThat(clock.offset(6 * MILLI).orElseThrow().errorNanos()).isLessThan(MILLI / 4);
    }

    @Test
    void clockThatBeginsAnew_isFoundOut() {
        NodeClock clock = new NodeClock();
        clock.answered(1_000 * SECOND, 10 * SECOND, 10 * SECOND + MILLI);

        clock.answered(5 * SECOND, 20 * SECOND, 20 * SECOND + MILLI);

        assertThat(clock.offset(20 * SECOND + MILLI).orElseThrow().offsetNanos())
                .isBetween(-15 * SECOND - MILLI, -15 * SECOND + NodeClock.MAX_STATE_AGE_NANOS);
    }

    @Test
    void nothingHasHappenedAfterWeHeardOfIt() {
        NodeClock clock = new NodeClock();
        clock.answered(1_000 * SECOND, 10 * SECOND, 10 * SECOND + MILLI);

        assertThat(clock.local(2_000 * SECOND, 11 * SECOND)).isEqualTo(11 * SECOND);
    }
}
