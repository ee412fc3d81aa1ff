package dev.baton.app.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.baton.app.source.ClusterSource;
import dev.baton.app.source.PacketFeed;
import dev.baton.cluster.ClusterKey;
import dev.baton.traffic.Packet;
import dev.baton.traffic.PacketStore;
import dev.baton.traffic.WireSightings;

/// Finds the packets of a cluster round an instant.
final class PacketsNear {
    /// How much before and after an instant is looked at: long enough for the silence before a takeover at 1 s.
    static final long BEFORE_NANOS = 5_000_000_000L;
    static final long AFTER_NANOS = 1_000_000_000L;
    /// How many packets are looked through, and how many are chosen, at most.
    static final int MAX_LOOKED_AT = 20_000;
    static final int MAX_CHOSEN = 200;

    private PacketsNear() {}

    /// Whether the source keeps packets of that time.
    static boolean isKept(ClusterSource source, long atNanos) {
        Optional<PacketFeed> feed = source.packets();
        if (feed.isEmpty() || feed.get().lastNumber().get() == 0) {
            return false;
        }
        PacketStore store = feed.get().store();
        long oldest = store.atNanos(store.firstNumber()).orElse(Long.MAX_VALUE);
        return oldest <= atNanos + AFTER_NANOS;
    }

    /// Their numbers, oldest first.
    static List<Long> find(ClusterSource source, ClusterKey key, long atNanos) {
        Optional<PacketFeed> feed = source.packets();
        if (feed.isEmpty()) {
            return List.of();
        }
        PacketStore store = feed.get().store();
        long newest = feed.get().lastNumber().get();
        long first = Math.max(store.firstNumber(), store.firstAt(atNanos - BEFORE_NANOS, newest));
        long last = Math.min(newest, store.firstAt(atNanos + AFTER_NANOS, newest));
        WireSightings wire = new WireSightings(key.site());
        List<Long> found = new ArrayList<>();
        for (long number = first; number <= last && number - first < MAX_LOOKED_AT; number++) {
            Optional<Packet> packet = store.packet(number);
            if (packet.isPresent() && wire.of(packet.get()).stream().anyMatch(s -> s.key().equals(key))) {
                found.add(number);
            }
        }
        return List.copyOf(found.subList(Math.max(0, found.size() - MAX_CHOSEN), found.size()));
    }
}
