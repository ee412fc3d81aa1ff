package dev.baton.api;

import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonIgnore;

/// A fault that a node holds, or held lately. Times are nanoseconds on the node's clock.
///
/// @param id         as asked
/// @param kind       what is done
/// @param router     the router
/// @param check      the check that is forced to fail
/// @param by         who asked
/// @param begunNanos when it took effect
/// @param endsNanos  when it ends by itself, or ended
/// @param ended      empty: it is held; else why it is not any more, in a sentence
public record FaultLease(String id, FaultKind kind, String router, Optional<String> check, String by, long begunNanos,
        long endsNanos, Optional<String> ended) {
    private static final double NANOS_PER_SECOND = 1e9;

    /// What has become of it, in a sentence without its full stop.
    public String words() {
        String fault = "the fault " + kind.word() + check.map(c -> " of " + c).orElse("");
        return ended
                .map(why -> fault + " (lease " + id + ") ended after " + seconds(endsNanos - begunNanos) + ": " + why)
                .orElseGet(() -> fault + " (lease " + id + ") is held for " + by + " for "
                        + seconds(endsNanos - begunNanos) + " at most");
    }

    private static String seconds(long nanos) {
        return String.format(java.util.Locale.ROOT, "%.1f s", nanos / NANOS_PER_SECOND);
    }

    /// Whether it is in effect.
    @JsonIgnore
    public boolean isHeld() {
        return ended.isEmpty();
    }
}
