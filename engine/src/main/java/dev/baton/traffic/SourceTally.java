package dev.baton.traffic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import dev.baton.cluster.ClusterKey;
import dev.baton.wire.ChecksumForm;
import dev.baton.wire.IpAddress;
import dev.baton.wire.MacAddress;
import dev.baton.wire.VrrpMessage;

/// What is counted of one sender.
final class SourceTally {
    private final long firstNanos;
    private final Map<String, Intervals> observers = new LinkedHashMap<>();
    private final Set<Integer> versions = new TreeSet<>();
    private final Set<Integer> hopLimits = new TreeSet<>();
    private final Set<MacAddress> macs = new LinkedHashSet<>();
    private final Set<ChecksumForm> forms = new TreeSet<>();
    private long lastNanos;
    private long invalid;
    private long advertisedNanos;
    private int priority;
    private int lowest = VrrpMessage.OWNER_PRIORITY;
    private int highest;

    SourceTally(long firstNanos) {
        this.firstNanos = firstNanos;
        this.lastNanos = firstNanos;
    }

    void see(Packet packet) {
        VrrpMessage message = packet.vrrp().orElseThrow();
        lastNanos = Math.max(lastNanos, packet.atNanos());
        packet.hopLimit().ifPresent(limit -> note(hopLimits, limit));
        packet.ethernet().ifPresent(ethernet -> note(macs, ethernet.source()));
        note(versions, message.version());
        message.checksumForm().ifPresent(forms::add);
        if (!WireSightings.isSound(packet.network().orElseThrow(), message)) {
            invalid++;
            return;
        }
        advertisedNanos = message.intervalNanos();
        if (message.priority() != VrrpMessage.RESIGN_PRIORITY) {
            priority = message.priority();
            lowest = Math.min(lowest, priority);
            highest = Math.max(highest, priority);
        }
        Intervals intervals = observers.get(packet.observer());
        if (intervals == null && observers.size() < SourceBook.MAX_OBSERVERS) {
            intervals = new Intervals();
            observers.put(packet.observer(), intervals);
        }
        if (intervals != null) {
            intervals.heard(packet.atNanos(), message.intervalNanos(),
                    message.priority() == VrrpMessage.RESIGN_PRIORITY);
        }
    }

    private static <T> void note(Set<T> values, T value) {
        if (values.size() < SourceBook.MAX_VALUES) {
            values.add(value);
        }
    }

    SourceCard card(ClusterKey key, IpAddress source) {
        Intervals most = new Intervals();
        for (Intervals intervals : observers.values()) {
            most = intervals.count() > most.count() ? intervals : most;
        }
        List<SourceCard.HeardBy> heardBy = new ArrayList<>();
        new TreeMap<>(observers).forEach((observer, intervals) -> heardBy.add(
                new SourceCard.HeardBy(observer, intervals.count(), intervals.lastNanos())));
        return new SourceCard(key, source, most.count(), invalid, most.ratePerSecond(), advertisedNanos,
                most.percentileNanos(50), most.percentileNanos(95), most.longestNanos(), most.jitterNanos(),
                most.missed(), most.resignations(), priority, Math.min(lowest, highest), highest,
                List.copyOf(versions), List.copyOf(hopLimits), List.copyOf(macs), List.copyOf(forms), firstNanos,
                lastNanos, heardBy);
    }
}
