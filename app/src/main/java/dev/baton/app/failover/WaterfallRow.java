package dev.baton.app.failover;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

import dev.baton.drill.Mark;
import dev.baton.drill.Marked;
import dev.baton.drill.Phase;

/// A stretch of a failover, as expected and as measured; both count from the fault.
///
/// @param until what it ends with
/// @param why   what it is, with its formula; empty: that is not known
record WaterfallRow(Mark until, Optional<Bar> expected, Optional<Bar> measured, String why) {
    /// A stretch, in nanoseconds since the fault.
    ///
    /// @param errorNanos by how much its length may be wrong: its ends may be told by different clocks
    record Bar(long fromNanos, long nanos, long errorNanos) {
        long toNanos() {
            return fromNanos + nanos;
        }
    }

    /// The rows in the order of what happens. What was measured is taken from the phases, or, while there are none yet,
    /// from the instants.
    static List<WaterfallRow> of(List<Phase> expected, List<Phase> measured, List<Marked> marks) {
        Map<Mark, Bar> hollow = bars(expected, List.of());
        Map<Mark, Bar> filled = measured.isEmpty() ? fromMarks(marks) : bars(measured, marks);
        Map<Mark, String> whys = new LinkedHashMap<>();
        expected.forEach(p -> whys.put(p.to(), p.why()));
        measured.forEach(p -> whys.putIfAbsent(p.to(), p.why()));
        TreeSet<Mark> ends = new TreeSet<>(hollow.keySet());
        ends.addAll(filled.keySet());
        return ends.stream().map(mark -> new WaterfallRow(mark, Optional.ofNullable(hollow.get(mark)),
                Optional.ofNullable(filled.get(mark)), whys.getOrDefault(mark, ""))).toList();
    }

    private static Map<Mark, Bar> bars(List<Phase> phases, List<Marked> marks) {
        Map<Mark, Bar> bars = new LinkedHashMap<>();
        long at = 0;
        for (Phase phase : phases) {
            bars.put(phase.to(), new Bar(at, phase.nanos(), error(marks, phase.from()) + error(marks, phase.to())));
            at += phase.nanos();
        }
        return bars;
    }

    private static long error(List<Marked> marks, Mark wanted) {
        return marks.stream().filter(m -> m.mark() == wanted).mapToLong(Marked::errorNanos).findFirst().orElse(0);
    }

    private static Map<Mark, Bar> fromMarks(List<Marked> marks) {
        List<Marked> ordered = new ArrayList<>(marks);
        ordered.sort((a, b) -> a.mark().compareTo(b.mark()));
        Map<Mark, Bar> bars = new LinkedHashMap<>();
        if (ordered.isEmpty() || ordered.getFirst().mark() != Mark.TRIGGER) {
            return bars;
        }
        long zero = ordered.getFirst().atNanos();
        long at = zero;
        long error = ordered.getFirst().errorNanos();
        for (Marked mark : ordered.subList(1, ordered.size())) {
            bars.putIfAbsent(mark.mark(), new Bar(at - zero, Math.max(0, mark.atNanos() - at),
                    error + mark.errorNanos()));
            at = Math.max(at, mark.atNanos());
            error = mark.errorNanos();
        }
        return bars;
    }

    /// The longest that any of them reaches.
    static long endNanos(List<WaterfallRow> rows) {
        return rows.stream().flatMap(r -> java.util.stream.Stream.concat(r.expected().stream(), r.measured().stream()))
                .mapToLong(Bar::toNanos).max().orElse(0);
    }
}
