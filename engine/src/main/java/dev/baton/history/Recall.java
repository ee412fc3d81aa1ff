package dev.baton.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import dev.baton.cluster.Limits;
import dev.baton.cluster.Reducer;
import dev.baton.cluster.Sighting;
import dev.baton.cluster.Snapshot;

/// Makes the snapshot of an earlier instant: gives the reducer what had been seen until then. Of what repeated it gives
/// the first ones and the last ones, at the pace at which they came: more cannot change what is known at the end. Pure.
public final class Recall {
    private static final int LAST = 5;
    /// A source that is only heard would be forgotten between the first and the last of many adverts.
    private static final long REMINDER_NANOS = Limits.WIRE_FORGOTTEN_NANOS / 2;
    private static final int MAX_REMINDERS = 288;

    private Recall() {}

    /// Everything known at `atNanos`; nothing at an instant that nobody watched.
    public static Snapshot at(History history, long atNanos) {
        Optional<Watch> watch = history.watches().stream()
                .filter(w -> w.fromNanos() <= atNanos && atNanos <= w.toNanos()).findFirst();
        if (watch.isEmpty()) {
            return new Snapshot(atNanos, List.of(), 0);
        }
        List<Sighting> seen = new ArrayList<>();
        for (Span span : history.spans()) {
            boolean isRemembered = span.lastNanos() >= atNanos - Limits.NODE_FORGOTTEN_NANOS;
            if (span.fromNanos() <= atNanos && isRemembered && span.fromNanos() >= watch.get().fromNanos()) {
                expand(span, atNanos, seen);
            }
        }
        seen.sort(Comparator.comparingLong(Sighting::atNanos));
        return Reducer.aged(Reducer.reduceAll(Snapshot.EMPTY, seen), atNanos);
    }

    private static void expand(Span span, long atNanos, List<Sighting> seen) {
        seen.add(span.first());
        if (span.count() < 2) {
            return;
        }
        double step = Math.max(1, (span.lastNanos() - span.fromNanos()) / (double) (span.count() - 1));
        long known = span.lastNanos() <= atNanos
                ? span.count() - 1
                : (long) Math.floor((atNanos - span.fromNanos()) / step);
        if (known >= 1) {
            seen.add(Span.at(span.first(), span.fromNanos() + (long) step));
        }
        long end = span.fromNanos() + (long) (known * step);
        for (int i = 1; i <= MAX_REMINDERS && end - i * REMINDER_NANOS > span.fromNanos(); i++) {
            seen.add(Span.at(span.first(), end - i * REMINDER_NANOS));
        }
        for (long i = Math.max(2, known - LAST + 1); i <= known; i++) {
            long at = i == span.count() - 1 ? span.lastNanos() : span.fromNanos() + (long) (i * step);
            seen.add(Span.at(span.first(), Math.min(at, atNanos)));
        }
    }
}
