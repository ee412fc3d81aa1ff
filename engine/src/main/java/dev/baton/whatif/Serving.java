package dev.baton.whatif;

import java.util.LinkedHashSet;
import java.util.Set;

/// Who can be reached at the addresses of one virtual router, and for how long nobody or several could.
final class Serving {
    private final Set<RouterRef> serving = new LinkedHashSet<>();
    private long sinceNanos;
    private long longestGapNanos;
    private long overlapNanos;

    /// Begins to count.
    void begin(long nowNanos) {
        sinceNanos = nowNanos;
        longestGapNanos = 0;
        overlapNanos = 0;
    }

    /// A router can be reached from now on, or cannot.
    void set(RouterRef ref, boolean serves, long nowNanos) {
        int before = serving.size();
        boolean changed = serves ? serving.add(ref) : serving.remove(ref);
        if (changed) {
            long length = nowNanos - sinceNanos;
            if (before == 0) {
                longestGapNanos = Math.max(longestGapNanos, length);
            } else if (before > 1) {
                overlapNanos += length;
            }
            sinceNanos = nowNanos;
        }
    }

    boolean serves(RouterRef ref) {
        return serving.contains(ref);
    }

    boolean isNobody() {
        return serving.isEmpty();
    }

    /// The longest time without anybody, the one that goes on included.
    long gapNanos(long nowNanos) {
        return serving.isEmpty() ? Math.max(longestGapNanos, nowNanos - sinceNanos) : longestGapNanos;
    }

    /// How long there were two or more.
    long overlapNanos(long nowNanos) {
        return serving.size() > 1 ? overlapNanos + nowNanos - sinceNanos : overlapNanos;
    }
}
