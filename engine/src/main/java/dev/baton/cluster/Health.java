package dev.baton.cluster;

import java.util.List;

/// The state of a whole cluster, worst first.
///
/// Backups are silent, so only a node's own report proves that one is there. A cluster that is known from the wire
/// alone is therefore at best UNKNOWN with its one master alive, never READY and never NO_BACKUP. In the same way the
/// silence of a master that was only heard means NO_MASTER (silence is how VRRP itself tells), while nodes that all
/// stopped reporting at once mean UNKNOWN: we may have lost them rather than they their master.
public enum Health {
    /// Two or more living masters.
    SPLIT,
    /// Members are known and none is a living master.
    NO_MASTER,
    /// One master and nobody to take over.
    NO_BACKUP,
    /// Not known well enough to say: no living member, or one master and others that nobody reports on.
    UNKNOWN,
    /// One master and at least one backup that is ready.
    READY;

    /// The health of a cluster with these members.
    static Health of(List<Member> members) {
        int masters = 0;
        boolean backup = false;
        boolean live = false;
        boolean unreported = false;
        boolean silentNode = false;
        for (Member member : members) {
            masters += member.isLiveMaster() ? 1 : 0;
            backup |= member.isLiveBackup();
            live |= member.freshness() == Freshness.LIVE;
            unreported |= !member.reported();
            silentNode |= member.reported() && member.freshness() == Freshness.STALE;
        }
        if (masters > 1) {
            return SPLIT;
        }
        if (masters == 0) {
            return live || !silentNode ? NO_MASTER : UNKNOWN;
        }
        if (backup) {
            return READY;
        }
        return unreported ? UNKNOWN : NO_BACKUP;
    }
}
