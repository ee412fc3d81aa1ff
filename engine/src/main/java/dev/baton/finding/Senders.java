package dev.baton.finding;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import dev.baton.wire.IpAddress;

/// The senders of one cluster, each with what it said last in each version: a router that speaks with version 2 peers
/// sends both (RFC 9568 section 8.4.2). One that has resigned is gone.
final class Senders {
    /// How many are remembered; the one that was first heard longest ago is forgotten.
    static final int MAX_SENDERS = 32;

    private record Voice(IpAddress source, int version) {}

    private final Map<Voice, Sender> voices = new LinkedHashMap<>();
    private Optional<Sender> speaker = Optional.empty();
    private boolean resigned;

    /// Takes what was said last.
    void put(Sender now) {
        if (now.resigns()) {
            voices.values().removeIf(s -> s.source().equals(now.source()));
            resigned |= speaker.filter(s -> s.source().equals(now.source())).isPresent();
            return;
        }
        Voice voice = new Voice(now.source(), now.said().version());
        Sender before = voices.get(voice);
        voices.put(voice, before != null && before.isLive(now.atNanos()) ? now.after(before) : now);
        if (voices.size() > MAX_SENDERS) {
            voices.remove(voices.keySet().iterator().next());
        }
        speaker = Optional.of(now);
        resigned = false;
    }

    Collection<Sender> all() {
        return voices.values();
    }

    /// Who advertised last.
    Optional<Sender> speaker() {
        return speaker;
    }

    /// Whether whoever advertised last has resigned since.
    boolean hasResigned() {
        return resigned;
    }

    /// What the same sender said before in the same version, if nobody else has spoken since and it has not resigned.
    Optional<Sender> sameBefore(Sender now) {
        boolean goesOn = !resigned && speaker.filter(s -> s.source().equals(now.source())).isPresent();
        return goesOn
                ? Optional.ofNullable(voices.get(new Voice(now.source(), now.said().version())))
                : Optional.empty();
    }

    /// Whether `now` is the first word of a new master.
    boolean takesOver(Sender now) {
        return !now.resigns() && speaker.filter(s -> !s.source().equals(now.source())).isPresent()
                && voices.values().stream().noneMatch(s -> s.source().equals(now.source()) && s.isLive(now.atNanos()));
    }

    /// Whether anybody but `source` advertises.
    boolean isContested(IpAddress source, long nowNanos) {
        for (Sender sender : voices.values()) {
            if (!sender.source().equals(source) && sender.isLive(nowNanos)) {
                return true;
            }
        }
        return false;
    }

    /// Whether it sends both versions.
    boolean speaksBoth(IpAddress source, long nowNanos) {
        return voices.values().stream().filter(s -> s.source().equals(source) && s.isRecent(nowNanos)).count() > 1;
    }

    /// Whether it advertises.
    boolean isLive(IpAddress source, long nowNanos) {
        return voices.values().stream().anyMatch(s -> s.source().equals(source) && s.isLive(nowNanos));
    }
}
