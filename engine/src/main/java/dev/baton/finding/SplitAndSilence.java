package dev.baton.finding;

import java.util.stream.Collectors;

import dev.baton.cluster.Cluster;
import dev.baton.cluster.Health;
import dev.baton.cluster.Member;

/// S01 and S02: more than one master, and none, as the reducer says.
final class SplitAndSilence implements StreamCheck {
    /// The reducer says so after three intervals; a backup's skew may take one more, and packets their time.
    private static final int LATE_INTERVALS = 2;

    private final ClusterNotes notes;

    SplitAndSilence(ClusterNotes notes) {
        this.notes = notes;
    }

    @Override
    public void look(Look look) {
        Cluster cluster = look.cluster();
        if (cluster.health() == Health.SPLIT) {
            split(cluster, look);
        } else {
            notes.ends(Code.S01, look.nowNanos());
        }
        if (cluster.health() != Health.NO_MASTER) {
            notes.ends(Code.S02, look.nowNanos());
            return;
        }
        long interval = cluster.intervalNanos();
        long since = Math.max(cluster.healthSinceNanos(),
                look.aliveSinceNanos() + Sender.LIVE_INTERVALS * interval);
        if (look.nowNanos() - since > LATE_INTERVALS * interval) {
            notes.holds(Code.S02, look.senders().speaker().map(Sender::packet).orElse(look.packet()), look.nowNanos(),
                    interval, () -> new Told(
                            "Nobody advertises VRID %d any more and nobody took over".formatted(notes.key().vrid()),
                            "last advertisement",
                            "Start the VRRP daemon on a member, and look at its checks and its link"));
        }
    }

    private void split(Cluster cluster, Look look) {
        notes.holds(Code.S01, look.packet(), look.nowNanos(), cluster.intervalNanos(), () -> {
            String masters = cluster.masters().stream().map(Member::source).map(Object::toString)
                    .collect(Collectors.joining(", "));
            return new Told("%d MASTERs on VRID %d at once: %s; they do not hear or do not accept each other".formatted(
                    cluster.masters().size(), notes.key().vrid(), masters),
                    "overlapping for " + (look.nowNanos() - cluster.healthSinceNanos()) / 1_000_000 + " ms",
                    "Look for a filter or a broken link for protocol 112 between them, and for different versions, intervals or passwords");
        });
    }
}
