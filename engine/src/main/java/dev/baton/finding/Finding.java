package dev.baton.finding;

import java.util.List;
import java.util.OptionalLong;

/// Something that was diagnosed.
///
/// @param code       its kind
/// @param subject    what it is about: `VRID 51 IPV4 eth0`, a sender, an address
/// @param sentence   the cause
/// @param evidence   what it rests on, first and last
/// @param fix        what to do
/// @param sinceNanos when it was first seen
/// @param lastNanos  when it was last seen
/// @param count      how often it was seen
/// @param endedNanos when its cause had gone; empty while it is open
public record Finding(Code code, String subject, String sentence, List<Evidence> evidence, String fix, long sinceNanos,
        long lastNanos, long count, OptionalLong endedNanos) {
    public Finding {
        evidence = List.copyOf(evidence);
    }

    /// A finding that was seen once.
    public static Finding once(Code code, String subject, String sentence, Evidence evidence, String fix,
            long atNanos) {
        return new Finding(code, subject, sentence, List.of(evidence), fix, atNanos, atNanos, 1, OptionalLong.empty());
    }

    /// How bad it is.
    public Severity severity() {
        return code.severity();
    }

    /// Whether its cause is still there.
    public boolean isOpen() {
        return endedNanos.isEmpty();
    }
}
