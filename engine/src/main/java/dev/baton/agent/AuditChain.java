package dev.baton.agent;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import tools.jackson.core.JacksonException;

import dev.baton.api.AuditEntry;
import dev.baton.api.Json;
import dev.baton.trust.TrustException;

/// How the lines of an audit log hang together: each holds the SHA-256 of the one before it and of itself, across files, and
/// a head beside them holds where the chain begins and ends. A changed, added, moved or removed line breaks it.
public final class AuditChain {
    /// What stands as the hash before the first line.
    static final String BEGINNING = "0".repeat(64);
    static final String CURRENT = "audit.log";
    private static final String OLD_PREFIX = "audit-";
    private static final String SUFFIX = ".log";
    private static final String OLD_NAME = OLD_PREFIX + "[0-9]{1,18}" + SUFFIX;
    /// More faults are not listed: one is enough.
    private static final int MAX_FAULTS = 16;

    private AuditChain() {}

    /// What a look at the whole log has found.
    ///
    /// @param lines  how many lines hang together from the first on
    /// @param faults what is wrong, a sentence each; empty: nothing
    public record Verdict(long lines, List<String> faults) {
        public Verdict {
            faults = List.copyOf(faults);
        }

        /// Whether nothing was changed.
        public boolean isWhole() {
            return faults.isEmpty();
        }
    }

    /// Where the chain begins and ends.
    ///
    /// @param first number of the first line that is kept
    /// @param last  number of the last line
    /// @param hash  of the last line
    record Head(long first, long last, String hash) {
        static final String FILE = "audit.head";
        static final Head EMPTY = new Head(1, 0, BEGINNING);
    }

    /// Looks through the whole log in a node's state folder. A line more than the head knows of is no fault: power may fail
    /// between the two.
    public static Verdict verify(Path folder) {
        Walk walk = new Walk();
        Optional<Head> head = head(folder);
        long first = head.map(Head::first).orElse(1L);
        try {
            List<Path> files = files(folder);
            for (Path file : files) {
                walk.file(file, first);
            }
            if (head.isPresent()) {
                walk.ends(head.get());
            } else if (!files.isEmpty()) {
                walk.fault("the head of the log is missing or damaged, so that lines could be missing at its end");
            }
        } catch (IOException e) {
            throw new TrustException("The audit log in " + folder + " cannot be read; check the right to.", e);
        }
        return new Verdict(walk.lines, walk.faults);
    }

    /// The files of the log, the oldest first.
    static List<Path> files(Path folder) throws IOException {
        List<Path> files = new ArrayList<>(old(folder));
        if (Files.exists(folder.resolve(CURRENT))) {
            files.add(folder.resolve(CURRENT));
        }
        return files;
    }

    /// The files that are full, the oldest first.
    static List<Path> old(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(f -> f.getFileName().toString().matches(OLD_NAME))
                    .sorted(Comparator.comparingLong(AuditChain::firstNumber)).toList();
        }
    }

    /// The number of the first line in a full file.
    static long firstNumber(Path old) {
        String name = old.getFileName().toString();
        return Long.parseLong(name.substring(OLD_PREFIX.length(), name.length() - SUFFIX.length()));
    }

    /// What a full file is called.
    static Path old(Path folder, long firstNumber) {
        return folder.resolve(OLD_PREFIX + firstNumber + SUFFIX);
    }

    /// What the head says; empty if it cannot be read.
    static Optional<Head> head(Path folder) {
        Path file = folder.resolve(Head.FILE);
        try {
            return Files.exists(file)
                    ? Optional.of(Json.read(Files.readString(file, StandardCharsets.US_ASCII).strip(), Head.class))
                    : Optional.empty();
        } catch (IOException | JacksonException _) {
            return Optional.empty();
        }
    }

    /// The entry of a line; empty if it is none.
    static Optional<AuditEntry> entry(String line) {
        try {
            return Optional.ofNullable(Json.read(line, AuditEntry.class)).filter(AuditChain::isComplete);
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    private static boolean isComplete(AuditEntry entry) {
        return Stream.of(entry.wall(), entry.who(), entry.from(), entry.action(), entry.subject(), entry.result(),
                entry.previous(), entry.hash()).allMatch(java.util.Objects::nonNull);
    }

    /// An entry that follows another.
    static AuditEntry next(long number, String previous, Instant wall, String who, String from, String action,
            String subject, String result) {
        AuditEntry open = new AuditEntry(number, wall, who, from, action, subject, result, previous, "");
        return new AuditEntry(number, wall, who, from, action, subject, result, previous, hash(open));
    }

    /// The hash that an entry should have: over everything else in it.
    static String hash(AuditEntry entry) {
        String text = Json.write(List.of(entry.number(), entry.wall().toString(), entry.who(), entry.from(),
                entry.action(), entry.subject(), entry.result(), entry.previous()));
        try {
            return HexFormat.of().formatHex(
                    MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /// Goes along the lines.
    private static final class Walk {
        private final List<String> faults = new ArrayList<>();
        private Optional<AuditEntry> last = Optional.empty();
        private long lines;

        void fault(String sentence) {
            if (faults.size() < MAX_FAULTS) {
                faults.add(sentence);
            }
        }

        void file(Path file, long first) throws IOException {
            String name = file.getFileName().toString();
            try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                int at = 1;
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    Optional<AuditEntry> entry = entry(line);
                    if (entry.isEmpty()) {
                        fault(name + " line " + at + " is no entry");
                    } else if (entry.get().number() >= first || last.isPresent()) {
                        check(entry.get(), name + " line " + at, first);
                    }
                    at++;
                }
            } catch (java.nio.charset.CharacterCodingException _) {
                fault(name + " is not text");
            }
        }

        private void check(AuditEntry entry, String place, long first) {
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

        void ends(Head head) {
            long end = last.map(AuditEntry::number).orElse(head.first() - 1);
            if (end < head.last()) {
                fault("the lines " + (end + 1) + " to " + head.last() + " at the end are missing");
            } else if (end == head.last() && last.isPresent() && !last.get().hash().equals(head.hash())) {
                fault("the last line is another than was written");
            }
        }
    }
}
