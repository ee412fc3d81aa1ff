package dev.baton.config;

import java.util.List;
import java.util.stream.Collectors;

/// HTTP status codes that count as good.
///
/// @param ranges at least one, in the order written
public record StatusSet(List<Range> ranges) {
    /// Every success and redirection.
    public static final StatusSet GOOD = new StatusSet(List.of(new Range(200, 399)));

    public StatusSet {
        ranges = List.copyOf(ranges);
    }

    /// Codes from `low` to `high`, both included.
    ///
    /// @param low  100..599
    /// @param high low..599
    public record Range(int low, int high) {
        @Override
        public String toString() {
            return low == high ? Integer.toString(low) : low + "-" + high;
        }
    }

    /// Whether `status` is good.
    public boolean contains(int status) {
        return ranges.stream().anyMatch(r -> r.low() <= status && status <= r.high());
    }

    /// As it is written: `200-399`, `200,204,301-308`.
    @Override
    public String toString() {
        return ranges.stream().map(Range::toString).collect(Collectors.joining(","));
    }
}
