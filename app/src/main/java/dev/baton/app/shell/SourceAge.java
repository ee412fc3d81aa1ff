package dev.baton.app.shell;

import java.time.Instant;
import java.util.Optional;

/// How far what is shown can be trusted, by the time since something was last heard.
///
/// @param kind     the verdict
/// @param ageNanos the time since the last sighting; of what was recorded, 0
/// @param recorded when it was recorded; empty: it happens now
public record SourceAge(Kind kind, long ageNanos, Optional<Instant> recorded) {
    /// Silence for longer than this many advertisement intervals is stale.
    public static final int STALE_INTERVALS = 3;
    private static final long STALE_AT_LEAST_NANOS = 1_500_000_000L;
    private static final long LOST_NANOS = 30_000_000_000L;

    /// The verdict.
    public enum Kind {
        /// Nothing was ever heard.
        NONE,
        /// Heard a moment ago.
        LIVE,
        /// It was recorded: what is shown was so then.
        RECORDED,
        /// The past is shown as it was at an instant.
        REPLAYED,
        /// Time stands still at the source, so what is shown is still so.
        PAUSED,
        /// Nothing heard for more than three adverts: it was so once.
        STALE,
        /// Nothing heard for half a minute.
        LOST
    }

    /// Nothing heard yet.
    public static final SourceAge NONE = new SourceAge(Kind.NONE, 0);

    /// The age of what happens now.
    SourceAge(Kind kind, long ageNanos) {
        this(kind, ageNanos, Optional.empty());
    }

    /// What was recorded at an instant. Whether its masters were alive then, the snapshot of that instant says.
    static SourceAge recorded(Instant at) {
        return new SourceAge(Kind.RECORDED, 0, Optional.of(at));
    }

    /// The past as it was at an instant. The banner says so; whether its masters were alive then, its snapshot says.
    ///
    /// @param atNanos the instant on the source's clock
    /// @param wall    its date and time; empty: the source counts from its start
    static SourceAge replayed(long atNanos, Optional<Instant> wall) {
        return new SourceAge(Kind.REPLAYED, atNanos, wall);
    }

    /// The verdict on a silence.
    ///
    /// @param live          whether time goes on at the source
    /// @param ageNanos      the length of the silence
    /// @param intervalNanos the longest advertisement interval among the clusters watched
    static SourceAge of(boolean live, long ageNanos, long intervalNanos) {
        long stale = Math.max(STALE_AT_LEAST_NANOS, STALE_INTERVALS * intervalNanos);
        if (!live) {
            return new SourceAge(Kind.PAUSED, ageNanos);
        }
        if (ageNanos > Math.max(LOST_NANOS, stale)) {
            return new SourceAge(Kind.LOST, ageNanos);
        }
        return new SourceAge(ageNanos > stale ? Kind.STALE : Kind.LIVE, ageNanos);
    }

    /// Whether a confident colour may be shown.
    public boolean trusted() {
        return kind == Kind.LIVE || kind == Kind.PAUSED || kind == Kind.RECORDED
                || kind == Kind.REPLAYED;
    }
}
