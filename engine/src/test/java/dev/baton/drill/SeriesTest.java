package dev.baton.drill;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

import dev.baton.api.FaultKind;

import static org.assertj.core.api.Assertions.assertThat;

class SeriesTest {
    private static final long MILLI = 1_000_000L;

    private static DrillResult result(FaultKind fault, long gapMillis, Verdict verdict) {
        DrillOrder order = FakeNode.order(fault);
        DrillPlan plan = new DrillPlan(order, DrillPlan.NOBODY, DrillPlan.NOBODY, DrillPlan.NOBODY, Optional.empty(),
                OptionalInt.empty(), List.of(), List.of(), Expected.NONE, new Preflight(List.of()));
        Optional<Measured> measured = verdict == Verdict.REFUSED
                ? Optional.empty()
                : Optional.of(new Measured(gapMillis * MILLI, 10 * MILLI, 0, Optional.of("n2"), OptionalLong.empty(),
                        OptionalLong.empty(), 0, List.of(), List.of(), List.of(), ""));
        return new DrillResult("t", plan, 0, 0, 0, false, measured, List.of(), verdict, "", 0, true, List.of(),
                List.of());
    }

    private static Series series(long... gapsMillis) {
        return new Series(LongStream.of(gapsMillis).mapToObj(g -> result(FaultKind.KILL, g, Verdict.PASSED)).toList());
    }

    @Test
    void percentiles_areNearestRanks() {
        Series series = series(40, 10, 30, 20);

        assertThat(series.percentile(50)).hasValue(20 * MILLI);
        assertThat(series.percentile(95)).hasValue(40 * MILLI);
        assertThat(series.percentile(100)).hasValue(40 * MILLI);
        assertThat(series().percentile(50)).isEmpty();
    }

    @Test
    void trend_isWorseOnlyBeyondWhatCanBeMeasured() {
        assertThat(series(100, 110, 105, 140).trend()).isEqualTo(Series.Trend.WORSE);
        assertThat(series(100, 110, 105, 125).trend()).isEqualTo(Series.Trend.SAME);
        assertThat(series(100, 110, 105, 70).trend()).isEqualTo(Series.Trend.BETTER);
        assertThat(series(100, 110, 500).trend()).isEqualTo(Series.Trend.UNKNOWN);
        assertThat(series().trend()).isEqualTo(Series.Trend.UNKNOWN);
    }

    @Test
    void trend_comparesTheSameFaultOnly() {
        List<DrillResult> results = new ArrayList<>(series(100, 110, 105).results());
        results.add(result(FaultKind.HAND_OVER, 900, Verdict.TOO_LONG));

        assertThat(new Series(results).trend()).isEqualTo(Series.Trend.UNKNOWN);
    }

    @Test
    void abortedAndRefusedTests_sayNothingOfATrend() {
        List<DrillResult> results = new ArrayList<>(series(100, 110, 105).results());
        results.add(result(FaultKind.KILL, 5, Verdict.ABORTED));
        results.add(result(FaultKind.KILL, 0, Verdict.REFUSED));
        results.add(result(FaultKind.KILL, 104, Verdict.PASSED));

        assertThat(new Series(results).trend()).isEqualTo(Series.Trend.SAME);
        assertThat(new Series(results).sentence()).isEqualTo("6 tests: 4 passed, 0 too long, 0 failed, 1 aborted,"
                + " 1 refused. Outage p50 104 ms, p95 110 ms, longest 110 ms.");
    }

    @Test
    void randomFaults_comeFromTheSeedAndUseThemAll() {
        List<FaultKind> possible = List.of(FaultKind.HAND_OVER, FaultKind.RESIGN, FaultKind.KILL);
        List<FaultKind> drawn = Series.random(possible, 100, 7);

        assertThat(drawn).hasSize(100).isSubsetOf(possible).containsAll(possible)
                .isEqualTo(Series.random(possible, 100, 7)).isNotEqualTo(Series.random(possible, 100, 8));
        for (FaultKind kind : possible) {
            assertThat(drawn.stream().filter(k -> k == kind).count()).isBetween(15L, 55L);
        }
    }

    @Test
    void limit_isTheExpectationAndATenthButAtLeastTwentyMillisMore() {
        Expected brief = new Expected(0, 0, 0, 0, 0, List.of(), "");
        Expected longer = new Expected(361 * MILLI, 0, 0, 0, 0, List.of(), "");
        Guardrails own = new Guardrails(1, OptionalLong.of(5), OptionalLong.empty(), true, true);

        assertThat(Verdicts.limitNanos(Guardrails.DEFAULT, brief)).isEqualTo(20 * MILLI);
        assertThat(Verdicts.limitNanos(Guardrails.DEFAULT, longer)).isEqualTo(397_100_000L);
        assertThat(Verdicts.limitNanos(own, longer)).isEqualTo(5);
    }

    @Test
    void spans_areSaidInTheUnitThatSuitsThem() {
        assertThat(List.of(0L, 1_000L, 390_000L, 4_200_000L, 361_400_000L, 3_609_375_000L, 12_400_000_000L,
                180_000_000_000L)).extracting(Spans::of).containsExactly("0 ms", "0 ms", "0.39 ms", "4.2 ms", "361 ms",
                        "3.609 s", "12.4 s", "3 min");
        assertThat(Spans.between(316 * MILLI, 361 * MILLI)).isEqualTo("316 to 361 ms");
        assertThat(Spans.between(900 * MILLI, 3_609 * MILLI)).isEqualTo("900 ms to 3.609 s");
        assertThat(Spans.between(MILLI, MILLI)).isEqualTo("1 ms");
    }
}
