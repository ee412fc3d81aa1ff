package dev.baton.drill;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

import dev.baton.api.FaultKind;

/// Several tests, one after the other.
///
/// @param results in their order
public record Series(List<DrillResult> results) {
    /// Fewer earlier tests than this say nothing about a trend.
    public static final int LEAST_EARLIER = 3;
    private static final long MIXER = 0x9E37_79B9_7F4A_7C15L;

    /// How the latest outage is beside the earlier ones.
    public enum Trend {
        /// There are too few to tell.
        UNKNOWN,
        /// Shorter than all of the earlier ones.
        BETTER,
        /// Within what the earlier ones were, as far as it can be measured.
        SAME,
        /// Longer than all of the earlier ones, by more than can be measured.
        WORSE
    }

    public Series {
        results = List.copyOf(results);
    }

    private long[] gaps() {
        return results.stream().flatMap(r -> r.measured().stream()).mapToLong(Measured::gapNanos).sorted().toArray();
    }

    /// The outage that so many hundredths of the tests did not pass, of those that measured one.
    ///
    /// @param percent 50, 95 or 100: the longest
    public OptionalLong percentile(int percent) {
        long[] gaps = gaps();
        return gaps.length == 0
                ? OptionalLong.empty()
                : OptionalLong.of(gaps[Math.max(0, Math.ceilDiv(gaps.length * percent, 100) - 1)]);
    }

    /// How many came to a verdict.
    public int count(Verdict verdict) {
        return Math.toIntExact(results.stream().filter(r -> r.verdict() == verdict).count());
    }

    /// The latest beside the earlier ones with the same fault; what was aborted or refused says nothing.
    public Trend trend() {
        List<DrillResult> told = results.stream().filter(r -> r.measured().isPresent()
                && r.verdict() != Verdict.ABORTED && r.verdict() != Verdict.REFUSED).toList();
        if (told.isEmpty()) {
            return Trend.UNKNOWN;
        }
        DrillResult latest = told.getLast();
        List<Measured> earlier = told.subList(0, told.size() - 1).stream()
                .filter(r -> r.plan().order().fault() == latest.plan().order().fault())
                .flatMap(r -> r.measured().stream()).toList();
        if (earlier.size() < LEAST_EARLIER) {
            return Trend.UNKNOWN;
        }
        Measured now = latest.measured().orElseThrow();
        boolean isWorse = earlier.stream()
                .allMatch(m -> now.gapNanos() - now.errorNanos() > m.gapNanos() + m.errorNanos());
        boolean isBetter = earlier.stream()
                .allMatch(m -> now.gapNanos() + now.errorNanos() < m.gapNanos() - m.errorNanos());
        return isWorse ? Trend.WORSE : isBetter ? Trend.BETTER : Trend.SAME;
    }

    /// The whole in a sentence.
    public String sentence() {
        String counts = results.size() + (results.size() == 1 ? " test: " : " tests: ") + count(Verdict.PASSED)
                + " passed, " + count(Verdict.TOO_LONG) + " too long, " + count(Verdict.FAILED) + " failed, "
                + count(Verdict.ABORTED) + " aborted, " + count(Verdict.REFUSED) + " refused.";
        return percentile(50).isEmpty()
                ? counts
                : counts + " Outage p50 " + Spans.of(percentile(50).getAsLong()) + ", p95 "
                        + Spans.of(percentile(95).getAsLong()) + ", longest "
                        + Spans.of(percentile(100).getAsLong()) + ".";
    }

    /// Faults for a series, drawn from a seed: the same seed gives the same ones.
    ///
    /// @param possible those to draw from, at least one
    /// @param seed     chosen by the caller
    public static List<FaultKind> random(List<FaultKind> possible, int count, long seed) {
        List<FaultKind> drawn = new ArrayList<>();
        long state = seed;
        for (int i = 0; i < count; i++) {
            state += MIXER;
            long mixed = (state ^ (state >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
            mixed = (mixed ^ (mixed >>> 27)) * 0x94D0_49BB_1331_11EBL;
            drawn.add(possible.get((int) Long.remainderUnsigned(mixed ^ (mixed >>> 31), possible.size())));
        }
        return List.copyOf(drawn);
    }
}
