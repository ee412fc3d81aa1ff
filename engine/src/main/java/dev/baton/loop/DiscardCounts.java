package dev.baton.loop;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.baton.vrrp.Discard;
import dev.baton.wire.IpAddress;

/// Counts discarded packets per router, sender and reason. Senders are whatever a packet claims, so there can be any
/// number of them: after [#LIMIT] combinations new ones are counted together.
final class DiscardCounts {
    /// How many combinations are counted by themselves.
    static final int LIMIT = 1_024;

    private record Key(String router, IpAddress source, Discard reason) {}

    private final Map<Key, long[]> counts = new LinkedHashMap<>();
    private long others;

    void add(String router, IpAddress source, Discard reason) {
        Key key = new Key(router, source, reason);
        long[] count = counts.get(key);
        if (count != null) {
            count[0]++;
        } else if (counts.size() < LIMIT) {
            counts.put(key, new long[]{1});
        } else {
            others++;
        }
    }

    /// The counts, in the order in which the combinations were first seen.
    List<DiscardCount> list() {
        return counts.entrySet().stream().map(e -> new DiscardCount(e.getKey().router(), e.getKey().source(),
                e.getKey().reason(), e.getValue()[0])).toList();
    }

    long others() {
        return others;
    }
}
