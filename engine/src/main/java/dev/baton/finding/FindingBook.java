package dev.baton.finding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Supplier;

/// Findings by code and subject, counted rather than kept one by one. When it is full, one that has ended makes room, or
/// else one that is less bad than the new one; if there is none, what is new is shed and counted.
final class FindingBook {
    /// How many findings are kept.
    static final int MAX_FINDINGS = 512;
    /// A finding that has not been seen for so long has ended, unless its cluster advertises more seldom.
    private static final long QUIET_NANOS = 10_000_000_000L;
    /// The intervals of its cluster without which it has not ended.
    private static final int QUIET_INTERVALS = 4;

    private record Key(Code code, String subject) {}

    private static final class Entry {
        private final Finding first;
        private final long quietNanos;
        private long lastPacket;
        private long lastNanos;
        private long count = 1;
        private OptionalLong ended = OptionalLong.empty();

        Entry(Finding first, long quietNanos) {
            this.first = first;
            this.quietNanos = quietNanos;
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

    /// For how long a finding in a cluster of this interval may not be seen before it has ended.
    static long quiet(long intervalNanos) {
        return Math.max(QUIET_NANOS, QUIET_INTERVALS * intervalNanos);
    }

    /// The finding is there now.
    ///
    /// @param quietNanos when it has not been seen for so long, it has ended
    /// @param told       its words, asked for only if it is new
    void holds(Code code, String subject, long packet, long atNanos, long quietNanos, Supplier<Told> told) {
        Key key = new Key(code, subject);
        Entry entry = entries.get(key);
        if (entry != null && entry.ended.isEmpty()) {
            entry.count++;
            entry.lastPacket = packet;
            entry.lastNanos = Math.max(entry.lastNanos, atNanos);
        } else if (entry != null || makeRoom(code.severity())) {
            Told words = told.get();
            entries.remove(key);
            entries.put(key, new Entry(Finding.once(code, subject, words.sentence(), new Evidence(packet, words.seen()),
                    words.fix(), atNanos), quietNanos));
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

    /// What has not been seen for long enough has ended.
    void endQuiet(long nowNanos) {
        for (Entry entry : entries.values()) {
            if (entry.ended.isEmpty() && nowNanos - entry.lastNanos > entry.quietNanos) {
                entry.ended = OptionalLong.of(nowNanos);
            }
        }
    }

    private boolean makeRoom(Severity severity) {
        if (entries.size() < MAX_FINDINGS) {
            return true;
        }
        Key lesser = null;
        for (Map.Entry<Key, Entry> candidate : entries.entrySet()) {
            if (candidate.getValue().ended.isPresent()) {
                entries.remove(candidate.getKey());
                return true;
            }
            if (lesser == null && candidate.getKey().code().severity().compareTo(severity) > 0) {
                lesser = candidate.getKey();
            }
        }
        if (lesser != null) {
            entries.remove(lesser);
            shed++;
        }
        return lesser != null;
    }

    List<Finding> findings() {
        return entries.values().stream().map(Entry::finding).toList();
    }

    long shed() {
        return shed;
    }
}
