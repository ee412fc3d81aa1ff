package dev.baton.app.control;

import java.util.Locale;

import dev.baton.cluster.Freshness;
import dev.baton.cluster.Member;

/// What a node is shown as. It is the role only while that can be trusted: what was MASTER once and has not been heard
/// of since is STALE, never green.
public enum NodeState {
    MASTER, BACKUP, FAULT, INIT, MAINTENANCE, STALE, LOST;

    /// How many advertisement intervals what is known of a master may be old.
    private static final int TRUSTED_ADVERTS = 3;

    /// What `member` is shown as at `atNanos`. A master's age is looked at here too, so that a snapshot that nobody aged
    /// cannot show a confident wrong answer.
    public static NodeState of(Member member, long atNanos) {
        return switch (member.freshness()) {
            case LOST -> LOST;
            case STALE -> STALE;
            case LIVE -> switch (member.role()) {
                case MASTER -> isTooOld(member, atNanos) ? STALE : MASTER;
                case BACKUP -> BACKUP;
                case FAULT -> FAULT;
                case INIT -> INIT;
            };
        };
    }

    /// How long ago `member` was last heard of, by an advert or a report.
    public static long ageNanos(Member member, long atNanos) {
        return Math.max(0, atNanos - Math.max(member.lastAdvertNanos(), member.lastReportNanos()));
    }

    private static boolean isTooOld(Member member, long atNanos) {
        return ageNanos(member, atNanos) > TRUSTED_ADVERTS * member.intervalNanos();
    }

    /// Whether what is shown is true now, not only once.
    public boolean isCurrent() {
        return this != STALE && this != LOST;
    }

    /// How fresh data is shown that is in this state.
    public Freshness freshness() {
        return switch (this) {
            case STALE -> Freshness.STALE;
            case LOST -> Freshness.LOST;
            case MASTER, BACKUP, FAULT, INIT, MAINTENANCE -> Freshness.LIVE;
        };
    }

    /// The style class of this state, the same in every style sheet.
    public String styleClass() {
        return name().toLowerCase(Locale.ROOT);
    }

    String textKey() {
        return "control.state." + styleClass();
    }
}
