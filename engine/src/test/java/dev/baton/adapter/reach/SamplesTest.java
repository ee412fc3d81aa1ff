package dev.baton.adapter.reach;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import dev.baton.api.ProbeSample;

import static org.assertj.core.api.Assertions.assertThat;

class SamplesTest {
    private static final long MILLI = 1_000_000L;
    private static final long PATIENCE = ProbeSample.PATIENCE_NANOS;

    private final Samples samples = new Samples();

    @Test
    void probesToWhichAnswersMayStillCome_areNotToldYet_norThoseAfterThem() {
        samples.sent(0);
        samples.sent(MILLI);
        samples.answered(1, 2 * MILLI, "n1");
        assertThat(samples.from(0, 10, PATIENCE)).isEmpty();
        assertThat(samples.from(0, 10, PATIENCE + 1)).containsExactly(
                new ProbeSample(0, 0, OptionalLong.empty(), ""),
                new ProbeSample(1, MILLI, OptionalLong.of(MILLI), "n1"));
    }

    @Test
    void firstAnswerCounts_andOnlyInTime() {
        samples.sent(0);
        assertThat(samples.answered(0, 5, "n1")).hasValue(0);
        assertThat(samples.answered(0, 6, "n2")).isEmpty();
        samples.sent(0);
        assertThat(samples.answered(1, PATIENCE + 1, "n1")).isEmpty();
        samples.sent(0);
        samples.lost(2);
        assertThat(samples.answered(2, 1, "n1")).isEmpty();
        assertThat(samples.answered(3, 1, "n1")).isEmpty();
        assertThat(samples.answered(-1, 1, "n1")).isEmpty();
        assertThat(samples.from(0, 10, PATIENCE + 2)).extracting(ProbeSample::roundTripNanos)
                .containsExactly(OptionalLong.of(5), OptionalLong.empty(), OptionalLong.empty());
    }

    @Test
    void longestRoundTrip_isKeptToTheNanosecond() {
        samples.sent(0);
        samples.answered(0, PATIENCE, "n1");
        assertThat(samples.from(0, 1, PATIENCE)).extracting(ProbeSample::roundTripNanos)
                .containsExactly(OptionalLong.of(PATIENCE));
    }

    @Test
    void namesAreBounded() {
        for (int i = 0; i < 100; i++) {
            samples.sent(0);
            samples.answered(i, 1, "n" + i);
        }
        List<String> names = samples.from(0, 100, 2).stream().map(ProbeSample::by).distinct().toList();
        assertThat(names).hasSizeLessThan(35).startsWith("n0", "n1").endsWith("(another)");
    }

    @Test
    void batchesAreBounded_andFollowEachOther() {
        for (int i = 0; i < 10_000; i++) {
            samples.sent(i);
        }
        assertThat(samples.from(0, 2_000, 2 * PATIENCE)).hasSize(2_000);
        assertThat(samples.from(9_999, 2_000, 2 * PATIENCE)).extracting(ProbeSample::sequence).containsExactly(9_999);
        assertThat(samples.from(10_000, 2_000, 2 * PATIENCE)).isEmpty();
        assertThat(samples.from(Integer.MAX_VALUE, 2_000, 2 * PATIENCE)).isEmpty();
        assertThat(samples.isSettled(2 * PATIENCE)).isTrue();
    }

    /// One sends, one answers, one reads: nothing is told twice, or otherwise than it was.
    @Test
    void threadsDoNotDisturbEachOther() {
        int many = 100_000;
        CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < many; i++) {
                samples.sent(i);
            }
        });
        CompletableFuture<Void> answering = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < many; i++) {
                while (i >= samples.count()) {
                    Thread.onSpinWait();
                }
                samples.answered(i, i + 7, i % 2 == 0 ? "even" : "odd");
            }
        });
        List<ProbeSample> read = new ArrayList<>();
        while (read.size() < many) {
            read.addAll(samples.from(read.size(), 1_000, 0));
            assertThat(sending.isCompletedExceptionally() || answering.isCompletedExceptionally()).isFalse();
        }
        for (int i = 0; i < many; i++) {
            assertThat(read.get(i)).isEqualTo(new ProbeSample(i, i, OptionalLong.of(7), i % 2 == 0 ? "even" : "odd"));
        }
    }
}
