package dev.baton.history;

import java.util.List;

/// Something is wrong with a whole cluster for a while.
///
/// @param fromNanos since when
/// @param toNanos   until when
/// @param kind      what
/// @param masters   the masters at its beginning, where there are several
public record Overlay(long fromNanos, long toNanos, Kind kind, List<String> masters) {
    public Overlay {
        masters = List.copyOf(masters);
    }

    /// What can be wrong.
    public enum Kind {
        /// Two or more masters, for longer than a hand-over takes.
        SPLIT,
        /// Routers are known, and none of them is master.
        NO_MASTER
    }

    /// How long it lasted.
    public long nanos() {
        return toNanos - fromNanos;
    }
}
