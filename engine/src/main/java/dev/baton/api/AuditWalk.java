package dev.baton.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// Goes along the lines of an audit log and sees whether they hang together: each is numbered, holds the hash of the one
/// before it, and has the hash that its own words give. Nothing that a node says of itself is taken for granted.
public final class AuditWalk {
    /// What stands as the hash before the first line.
    public static final String BEGINNING = "0".repeat(64);
    /// More faults are not listed: one is enough.
    private static final int MAX_FAULTS = 16;

    private final long first;
    private final List<String> faults = new ArrayList<>();
    private Optional<AuditEntry> last = Optional.empty();
    private long lines;

    /// @param first the number that the first line has to have; 1: it has to be the beginning of the log
    public AuditWalk(long first) {
        this.first = first;
    }

    /// Looks at lines that follow each other, of which the first is taken as it stands.
    public static AuditWalk of(List<AuditEntry> entries) {
        AuditWalk walk = new AuditWalk(entries.isEmpty() ? 1 : entries.getFirst().number());
        entries.forEach(entry -> walk.line(entry, "line " + entry.number()));
        return walk;
    }

    /// The hash that an entry should have: over everything else in it.
    public static String hash(AuditEntry entry) {
        String text = Json.write(List.of(entry.number(), entry.wall().toString(), entry.who(), entry.from(),
                entry.action(), entry.subject(), entry.result(), entry.previous()));
        try {
            return HexFormat.of().formatHex(
                    MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /// The next line.
    ///
    /// @param place where it stands, for people
    public void line(AuditEntry entry, String place) {
        long expected = last.map(l -> l.number() + 1).orElse(first);
        if (entry.number() != expected) {
            fault(place + " is number " + entry.number() + " where " + expected + " belongs");
        } else if (last.map(l -> !l.hash().equals(entry.previous()))
                .orElse(first == 1 && !entry.previous().equals(BEGINNING))) {
            fault(place + " does not follow the line before it");
        } else if (!hash(entry).equals(entry.hash())) {
            fault(place + " was changed");
        } else {
            lines++;
        }
        last = Optional.of(entry);
    }

    /// Notes what is wrong besides.
    public void fault(String sentence) {
        if (faults.size() < MAX_FAULTS) {
            faults.add(sentence);
        }
    }

    /// The line that was looked at last.
    public Optional<AuditEntry> last() {
        return last;
    }

    /// How many lines hang together.
    public long lines() {
        return lines;
    }

    /// What is wrong, a sentence each; empty: nothing.
    public List<String> faults() {
        return List.copyOf(faults);
    }

    /// Whether nothing was changed.
    public boolean isWhole() {
        return faults.isEmpty();
    }
}
