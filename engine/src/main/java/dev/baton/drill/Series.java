package dev.baton.drill;

import java.util.List;
import java.util.OptionalLong;

/// Several tests of one kind, one after the other.
///
/// @param results in their order
public record Series(List<DrillResult> results) {
    public Series {
        results = List.copyOf(results);
    }

    /// The outage that so many hundredths of the tests did not pass, of those that measured one.
    ///
    /// @param percent 50, 95 or 100: the longest
    public OptionalLong percentile(int percent) {
        long[] gaps = results.stream().flatMap(r -> r.measured().stream()).mapToLong(Measured::gapNanos).sorted()
                .toArray();
        return gaps.length == 0
                ? OptionalLong.empty()
                : OptionalLong.of(gaps[Math.max(0, Math.ceilDiv(gaps.length * percent, 100) - 1)]);
    }
}
