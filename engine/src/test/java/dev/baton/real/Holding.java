package dev.baton.real;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The times at which a host held an address, as its kernel told them.
///
/// @param spans in order; the last may have no end
record Holding(List<Span> spans) {
    /// Ends at `Long.MAX_VALUE` when it has not ended.
    record Span(long fromMicros, long untilMicros) {}

    private static final Pattern LINE = Pattern.compile("^\\[(\\S+)] (Deleted )?.* inet6? (\\S+)/\\d+ .*$");

    /// Reads the output of `ip -ts -o monitor address`.
    static Holding of(String log, String address) {
        List<Span> spans = new ArrayList<>();
        OptionalLong from = OptionalLong.empty();
        for (String line : log.lines().toList()) {
            Matcher matcher = LINE.matcher(line);
            if (!matcher.matches() || !matcher.group(3).equals(address)) {
                continue;
            }
            long at = micros(matcher.group(1));
            if (matcher.group(2) != null && from.isPresent()) {
                spans.add(new Span(from.getAsLong(), at));
                from = OptionalLong.empty();
            } else if (matcher.group(2) == null && from.isEmpty()) {
                from = OptionalLong.of(at);
            }
        }
        from.ifPresent(at -> spans.add(new Span(at, Long.MAX_VALUE)));
        return new Holding(List.copyOf(spans));
    }

    private static long micros(String text) {
        var instant = LocalDateTime.parse(text).atZone(ZoneId.systemDefault()).toInstant();
        return instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1_000;
    }

    /// How long both were held at once after `sinceMicros`.
    long sharedMicros(Holding other, long sinceMicros) {
        long sum = 0;
        for (Span mine : spans) {
            for (Span theirs : other.spans) {
                long from = Math.max(sinceMicros, Math.max(mine.fromMicros(), theirs.fromMicros()));
                long until = Math.min(Segment.nowMicros(), Math.min(mine.untilMicros(), theirs.untilMicros()));
                sum += Math.max(0, until - from);
            }
        }
        return sum;
    }

    /// When it was first given up after `sinceMicros`.
    OptionalLong endAfter(long sinceMicros) {
        return spans.stream().mapToLong(Span::untilMicros).filter(at -> at > sinceMicros && at < Long.MAX_VALUE)
                .findFirst();
    }
}
