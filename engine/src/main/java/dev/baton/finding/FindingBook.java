package dev.baton.finding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Supplier;

/// Findings by code and subject, counted rather than kept one by one. When it is full, one that has ended makes room; if
/// all are open, what is new is shed and counted.
final class FindingBook {
    /// How many findings are kept.
    static final int MAX_FINDINGS = 512;

    private record Key(Code code, String subject) {}

    private static final class Entry {
        private final Finding first;
        private long lastPacket;
        private long lastNanos;
        private long count = 1;
        private OptionalLong ended = OptionalLong.empty();

        Entry(Finding first) {
            this.first = first;
            lastPacket = first.evidence().getFirst().packet();
            lastNanos = first.lastNanos();
        }

        Finding finding() {
            List<Evidence> evidence = new ArrayList<>(first.evidence());
            if (count > 1 && lastPacket != first.evidence().getFirst().packet()) {
                evidence.add(new Evidence(lastPacket, "last seen"));
            }
            return new Finding(first.code(), first.subject(), first.sentence(), evidence, first.fix(),
                    first.sinceNanos(), lastNanos, count, ended);
        }
    }

    private final Map<Key, Entry> entries = new LinkedHashMap<>();
    private long shed;

    /// The finding is there now.
    ///
    /// @param description makes it, only if it is new
    void holds(Code code, String subject, long packet, long atNanos, Supplier<Finding> description) {
        Key key = new Key(code, subject);
        Entry entry = entries.get(key);
        if (entry != null && entry.ended.isEmpty()) {
            entry.count++;
            entry.lastPacket = packet;
            entry.lastNanos = Math.max(entry.lastNanos, atNanos);
        } else if (entry != null || makeRoom()) {
            entries.remove(key);
            entries.put(key, new Entry(description.get()));
        } else {
            shed++;
        }
    }

    /// Its cause has gone.
    void end(Code code, String subject, long atNanos) {
        Entry entry = entries.get(new Key(code, subject));
        if (entry != null && entry.ended.isEmpty()) {
            entry.ended = OptionalLong.of(atNanos);
        }
    }

    /// What has not been seen for `quietNanos` has ended.
    void endQuiet(long nowNanos, long quietNanos) {
        for (Entry entry : entries.values()) {
            if (entry.ended.isEmpty() && nowNanos - entry.lastNanos > quietNanos) {
                entry.ended = OptionalLong.of(nowNanos);
            }
        }
    }

    private boolean makeRoom() {
        if (entries.size() < MAX_FINDINGS) {
            return true;
        }
        for (Map.Entry<Key, Entry> candidate : entries.entrySet()) {
            if (candidate.getValue().ended.isPresent()) {
                entries.remove(candidate.getKey());
                return true;
            }
        }
        return false;
    }

    List<Finding> findings() {
        return entries.values().stream().map(Entry::finding).toList();
    }

    long shed() {
        return shed;
    }
}
