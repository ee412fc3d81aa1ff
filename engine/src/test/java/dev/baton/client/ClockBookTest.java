package dev.baton.client;

import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.baton.doctor.NodeFacts;

import static org.assertj.core.api.Assertions.assertThat;

class ClockBookTest {
    private static final long MICRO = 1_000L;
    private static final long MILLI = 1_000_000L;
    private static final long SECOND = 1_000 * MILLI;

    @ParameterizedTest
    @ValueSource(longs = {0, 7_000_000_000_000L, -7_000_000_000_000L})
    void trueOffset_liesWithinTheError_whichIsHalfTheQuickestRoundTrip(long offset) {
        Random random = new Random(offset);
        ClockBook book = new ClockBook();
        long now = SECOND;
        long quickest = Long.MAX_VALUE;
        for (int i = 0; i < 1_000; i++) {
            long there = 40 * MICRO + random.nextLong(MILLI);
            long back = 40 * MICRO + random.nextLong(MILLI);
            book.read("n1", now + there + offset, now, now + there + back);
            quickest = Math.min(quickest, there + back);
            now += there + back + MILLI;
            NodeFacts.Clock told = book.offset("n1", now).orElseThrow();
            assertThat(Math.abs(told.offsetNanos() - offset)).isLessThanOrEqualTo(told.errorNanos());
        }
        assertThat(book.offset("n1", now).orElseThrow().errorNanos()).isLessThan(quickest / 2 + 450 * MICRO);
        assertThat(book.here("n1", now + offset, now).orElseThrow() - now).isBetween(-2 * MILLI, 2 * MILLI);
    }

    @Test
    void states_mayBeOld_andWidenTheError() {
        ClockBook book = new ClockBook();
        book.state("n1", 50 * SECOND, 10 * SECOND, 10 * SECOND + MILLI);
        assertThat(book.offset("n1", 10 * SECOND + MILLI).orElseThrow().errorNanos())
                .isBetween(10 * MILLI, 11 * MILLI);
        book.read("n1", 51 * SECOND, 11 * SECOND, 11 * SECOND + MILLI);
        assertThat(book.offset("n1", 11 * SECOND + MILLI).orElseThrow().errorNanos()).isLessThan(MILLI);
    }

    @Test
    void nodeThatHasSaidNothing_hasNoOffset() {
        ClockBook book = new ClockBook();
        assertThat(book.offset("n1", SECOND)).isEmpty();
        assertThat(book.here("n1", SECOND, SECOND)).isEmpty();
    }

    @Test
    void namesFromTheNetwork_areBounded() {
        ClockBook book = new ClockBook();
        for (int i = 0; i < 2 * ClockBook.MAX_NODES; i++) {
            book.read("n" + i, 1, 0, 2);
        }
        assertThat(book.offset("n" + (ClockBook.MAX_NODES - 1), 2)).isPresent();
        assertThat(book.offset("n" + ClockBook.MAX_NODES, 2)).isEmpty();
    }
}
