package dev.baton.finding;

import java.util.List;
import java.util.Optional;

import dev.baton.cluster.Cluster;
import dev.baton.cluster.Freshness;
import dev.baton.cluster.Health;
import dev.baton.cluster.Member;
import dev.baton.vrrp.Role;
import dev.baton.wire.IpAddress;

/// S03: a master goes on although a member of higher priority is there: one that advertises, so that the lower one does
/// not hear it; or one that says itself that it is BACKUP and does not preempt. One that preempts but waits is silent
/// here: it may have a preempt delay.
final class LowerMaster implements StreamCheck {
    /// How long it has to last, in intervals, so that it is no takeover under way.
    private static final int LASTING_INTERVALS = 8;
    private static final long LASTING_NANOS = 1_000_000_000L;

    private record Pair(IpAddress lower, IpAddress higher) {}

    private final ClusterNotes notes;
    private Optional<Pair> pair = Optional.empty();
    private long sinceNanos;

    LowerMaster(ClusterNotes notes) {
        this.notes = notes;
    }

    @Override
    public void look(Look look) {
        Cluster cluster = look.cluster();
        List<Member> masters = cluster.masters();
        Optional<Member> low = masters.isEmpty() ? Optional.empty() : Optional.of(masters.getLast());
        Optional<Member> high = low.flatMap(l -> cluster.members().stream()
                .filter(m -> m.priority().value() > l.priority().value() && isThere(m, cluster)).findFirst());
        Optional<Pair> found = high.map(h -> new Pair(low.orElseThrow().source(), h.source()));
        if (!found.equals(pair)) {
            pair = found;
            sinceNanos = look.nowNanos();
        }
        if (found.isEmpty()) {
            notes.ends(Code.S03, look.nowNanos());
            return;
        }
        long from = Math.max(sinceNanos, look.aliveSinceNanos());
        if (look.nowNanos() - from > LASTING_NANOS + LASTING_INTERVALS * cluster.intervalNanos()) {
            hold(low.orElseThrow(), high.orElseThrow(), look);
        }
    }

    private static boolean isThere(Member member, Cluster cluster) {
        boolean isRival = cluster.health() == Health.SPLIT && member.isLiveMaster();
        boolean isBackup = member.reported() && member.role() == Role.BACKUP && !member.preempt()
                && member.freshness() == Freshness.LIVE;
        return isRival || isBackup;
    }

    private void hold(Member low, Member high, Look look) {
        notes.holds(Code.S03, look.packet(), look.nowNanos(), look.cluster().intervalNanos(), () -> {
            String both = "%s (priority %d) stays MASTER although %s (priority %d) ".formatted(low.source(),
                    low.priority().value(), high.source(), high.priority().value());
            return high.isLiveMaster()
                    ? new Told(both + "advertises: it does not hear or does not accept it", "still advertises",
                            "Look on %s for a filter of protocol 112, and for another version, interval or password"
                                    .formatted(low.source()))
                    : new Told(both + "is there and does not preempt", "still advertises",
                            "Nothing, if that is meant; else enable preemption on " + high.source());
        });
    }
}
