package dev.baton.failover;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.baton.drill.DrillResult;
import dev.baton.failover.report.Results;

import static org.assertj.core.api.Assertions.assertThat;

class SeriesKeepTest {
    private static final int PROBES = 1_000;

    private static DrillResult result(int number) {
        return Results.of("t-" + number, "n1", "n2", "moved.", 2, PROBES, i -> i == 7).packed();
    }

    @Test
    void longSeries_keepsAllNumbers_andTheProbesOfTheFirstAndTheLatest() {
        SeriesKeep keep = new SeriesKeep(10L * 2 * PROBES * SeriesKeep.PROBE_BYTES);
        for (int i = 0; i < 500; i++) {
            keep.add(result(i));
        }

        List<DrillResult> results = keep.results();
        assertThat(results).hasSize(500).allMatch(r -> r.measured().isPresent());
        assertThat(results.subList(0, 7)).allMatch(r -> !r.strips().isEmpty());
        assertThat(results.subList(500 - SeriesKeep.LATEST, 500)).allMatch(r -> !r.strips().isEmpty());
        assertThat(results.stream().filter(r -> !r.strips().isEmpty()).count()).isLessThanOrEqualTo(14);
        assertThat(results.get(100).story().getLast().sentence()).contains("no more room");
        assertThat(results.getLast().story()).isEqualTo(result(499).story());
    }

    @Test
    void seriesThatThereIsRoomFor_keepsEveryProbe() {
        SeriesKeep keep = new SeriesKeep(500L * 2 * PROBES * SeriesKeep.PROBE_BYTES);
        for (int i = 0; i < 40; i++) {
            keep.add(result(i));
        }

        assertThat(keep.results()).containsExactlyElementsOf(IntStream.range(0, 40)
                .mapToObj(SeriesKeepTest::result).toList());
    }
}
