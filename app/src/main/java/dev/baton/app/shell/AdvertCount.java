package dev.baton.app.shell;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.baton.cluster.ClusterKey;
import dev.baton.cluster.Sighting.AdvertSeen;

/// Counts adverts once each, although everyone who hears one tells of it: in each cluster the most diligent observer
/// counts. That is whoever listens on the wire, where there is one, because nothing is lost on the way to it.
final class AdvertCount {
    /// How many clusters are counted apart; when there are more, the counting begins anew from the sum so far.
    static final int MAX_CLUSTERS = 4_096;
    /// How many observers of one cluster are counted apart; further ones are left out.
    static final int MAX_OBSERVERS = 256;

    private final Map<ClusterKey, Map<String, Long>> seen = new HashMap<>();
    private long before;

    void add(List<AdvertSeen> adverts) {
        for (AdvertSeen advert : adverts) {
            if (seen.size() == MAX_CLUSTERS && !seen.containsKey(advert.key())) {
                before = total();
                seen.clear();
            }
            Map<String, Long> observers = seen.computeIfAbsent(advert.key(), _ -> new HashMap<>());
            if (observers.size() < MAX_OBSERVERS || observers.containsKey(advert.observer())) {
                observers.merge(advert.observer(), 1L, Long::sum);
            }
        }
    }

    /// How many adverts there were so far; never goes back.
    long total() {
        long total = before;
        for (Map<String, Long> observers : seen.values()) {
            total += observers.values().stream().mapToLong(Long::longValue).max().orElse(0);
        }
        return total;
    }
}
