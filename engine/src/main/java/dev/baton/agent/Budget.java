package dev.baton.agent;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/// How much of something an address, and all together, may still ask for: token buckets, each kept as the time at which it
/// would be full again. The addresses that asked last are remembered; of IPv6, the /64 that a host can choose from freely.
final class Budget {
    /// Addresses beyond are forgotten, those first that have not asked for longest.
    static final int MAX_ADDRESSES = 4_096;
    /// No wait is long enough.
    static final long NEVER = -1;
    private static final int PREFIX_BYTES = 8;
    private static final double NANOS_PER_SECOND = 1e9;

    private final Limits.Pace each;
    private final Limits.Pace all;
    private final Map<String, Long> fullAt = new LinkedHashMap<>(16, 0.75f, true);
    private long allFullAt = Long.MIN_VALUE;

    Budget(Limits.Pace each, Limits.Pace all) {
        this.each = each;
        this.all = all;
    }

    /// Takes one for an address.
    ///
    /// @param maxWaitNanos how long that address would wait for it
    /// @return how long it has to wait, mostly 0; [#NEVER] if that is too long: nothing was taken then
    synchronized long take(InetAddress address, long nowNanos, long maxWaitNanos) {
        String key = key(address);
        long own = Math.max(nowNanos, fullAt.getOrDefault(key, nowNanos)) + gap(each);
        long common = Math.max(nowNanos, allFullAt == Long.MIN_VALUE ? nowNanos : allFullAt) + gap(all);
        long wait = Math.max(0, Math.max(own - gap(each) * each.burst(), common - gap(all) * all.burst()) - nowNanos);
        if (wait > maxWaitNanos) {
            return NEVER;
        }
        fullAt.put(key, own);
        allFullAt = common;
        forgetOldest();
        return wait;
    }

    private void forgetOldest() {
        if (fullAt.size() > MAX_ADDRESSES) {
            Iterator<String> oldest = fullAt.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
    }

    private static long gap(Limits.Pace pace) {
        return (long) (NANOS_PER_SECOND / pace.perSecond());
    }

    /// What stands for whoever is behind an address.
    static String key(InetAddress address) {
        return address instanceof Inet6Address
                ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), PREFIX_BYTES))
                : address.getHostAddress();
    }
}
