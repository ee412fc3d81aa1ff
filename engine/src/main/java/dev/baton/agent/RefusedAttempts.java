package dev.baton.agent;

import java.util.concurrent.TimeUnit;

import dev.baton.manage.AuditPort;

/// Writes refused attempts to the audit log, but no more than an attacker may fill it with: a number of them at once, then one
/// a minute. Those between are counted, and the count is written.
final class RefusedAttempts {
    /// So many at once, after a rest.
    static final int BURST = 100;
    private static final long GAP_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final AuditPort audit;
    private long fullNanos;
    private boolean isFresh = true;
    private long left;

    RefusedAttempts(AuditPort audit) {
        this.audit = audit;
    }

    /// One was refused.
    synchronized void record(long nowNanos, String who, String from, String action, String result) {
        if (take(nowNanos)) {
            audit.record(who, from, action, "", result);
        } else {
            left++;
        }
    }

    /// Says how many were left out, once there is room for a line again.
    synchronized void tellRest(long nowNanos) {
        if (left > 0 && take(nowNanos)) {
            String count = left + " more refused attempts were not written down one by one";
            left = 0;
            audit.record(AuditPort.NODE, "", "refused attempts", "", count);
        }
    }

    private boolean take(long nowNanos) {
        long next = (isFresh ? nowNanos : Math.max(nowNanos, fullNanos)) + GAP_NANOS;
        if (next - nowNanos > BURST * GAP_NANOS) {
            return false;
        }
        isFresh = false;
        fullNanos = next;
        return true;
    }
}
