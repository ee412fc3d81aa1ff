package dev.baton.app.source;

import java.util.LinkedHashMap;
import java.util.Map;

/// Which of the observers of a segment is looked at for findings: the first, until it falls silent. One thread.
final class Leaders {
    /// How many segments are told apart; what is on others is not looked at.
    static final int MAX_NETWORKS = 1_024;
    /// An observer that was silent for so long leads no more.
    static final long SILENT_NANOS = 5_000_000_000L;

    private record Leader(String observer, long heardNanos) {}

    private final Map<String, Leader> leaders = new LinkedHashMap<>();

    /// Whether what `observer` saw is looked at.
    boolean leads(String observer, String network, long atNanos) {
        Leader leader = leaders.get(network);
        if (leader == null && leaders.size() >= MAX_NETWORKS) {
            return false;
        }
        boolean leads = leader == null || leader.observer().equals(observer)
                || atNanos - leader.heardNanos() > SILENT_NANOS;
        if (leads) {
            leaders.put(network, new Leader(observer, atNanos));
        }
        return leads;
    }
}
