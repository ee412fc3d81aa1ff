package dev.baton.agent;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import tools.jackson.core.JacksonException;

import dev.baton.api.AuditEntry;
import dev.baton.api.AuditWalk;
import dev.baton.api.Json;
import dev.baton.trust.TrustException;

/// How the lines of an audit log hang together: each holds the SHA-256 of the one before it and of itself, across files, and
/// a head beside them holds where the chain begins and ends. A changed, added, moved or removed line breaks it.
public final class AuditChain {
    static final String BEGINNING = AuditWalk.BEGINNING;
    static final String CURRENT = "audit.log";
    private static final String OLD_PREFIX = "audit-";
    private static final String SUFFIX = ".log";
    private static final Pattern OLD_FILE = Pattern.compile(OLD_PREFIX + "[0-9]{1,18}" + SUFFIX);

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
        Optional<Head> head = head(folder);
        long first = head.map(Head::first).orElse(1L);
        Walk walk = new Walk(first);
        try {
            List<Path> files = files(folder);
            for (Path file : files) {
                walk.file(file, first);
            }
            if (head.isPresent()) {
                walk.ends(head.get());
            } else if (!files.isEmpty()) {
                walk.walk.fault("the head of the log is missing or damaged, so that lines could be missing at its end");
            }
        } catch (IOException e) {
            throw new TrustException("The audit log in " + folder + " cannot be read; check the right to.", e);
        }
        return new Verdict(walk.walk.lines(), walk.walk.faults());
    }

    /// Looks through one file by itself: what stands before its first line and behind its last is not known.
    ///
    /// @throws TrustException if it cannot be read
    public static Verdict verifyFile(Path file) {
        try {
            long first = firstOf(file);
            Walk walk = new Walk(first);
            walk.file(file, first);
            return new Verdict(walk.walk.lines(), walk.walk.faults());
        } catch (IOException e) {
            throw new TrustException(file + " cannot be read; check its name and the right to.", e);
        }
    }

    /// Entries of a log that follow a number, the oldest first.
    ///
    /// @param most so many at most
    static List<AuditEntry> after(Path folder, long number, int most) throws IOException {
        List<AuditEntry> found = new ArrayList<>();
        List<Path> files = files(folder);
        for (int i = 0; i < files.size() && found.size() < most; i++) {
            boolean isPassed = i + 1 < files.size()
                    && OLD_FILE.matcher(files.get(i + 1).getFileName().toString()).matches()
                    && firstNumber(files.get(i + 1)) <= number + 1;
            if (!isPassed) {
                try (Stream<String> lines = Files.lines(files.get(i), StandardCharsets.UTF_8)) {
                    lines.map(AuditChain::entry).flatMap(Optional::stream).filter(e -> e.number() > number)
                            .limit(most - (long) found.size()).forEach(found::add);
                }
            }
        }
        return found;
    }

    private static long firstOf(Path file) throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            return Optional.ofNullable(reader.readLine()).flatMap(AuditChain::entry).map(AuditEntry::number).orElse(1L);
        } catch (java.nio.charset.CharacterCodingException _) {
            return 1;
        }
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
            return all.filter(f -> OLD_FILE.matcher(f.getFileName().toString()).matches())
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
        return new AuditEntry(number, wall, who, from, action, subject, result, previous, AuditWalk.hash(open));
    }

    /// Goes along the lines.
    private static final class Walk {
        private final AuditWalk walk;

        Walk(long first) {
            walk = new AuditWalk(first);
        }

        /// @param first lines before this one are no longer part of the log
        void file(Path file, long first) throws IOException {
            String name = file.getFileName().toString();
            try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                int at = 1;
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    Optional<AuditEntry> entry = entry(line);
                    if (entry.isEmpty()) {
                        walk.fault(name + " line " + at + " is no entry");
                    } else if (entry.get().number() >= first || walk.last().isPresent()) {
                        walk.line(entry.get(), name + " line " + at);
                    }
                    at++;
                }
            } catch (java.nio.charset.CharacterCodingException _) {
                walk.fault(name + " is not text");
            }
        }

        void ends(Head head) {
            Optional<AuditEntry> last = walk.last();
            long end = last.map(AuditEntry::number).orElse(head.first() - 1);
            if (end < head.last()) {
                walk.fault("the lines " + (end + 1) + " to " + head.last() + " at the end are missing");
            } else if (end == head.last() && last.isPresent() && !last.get().hash().equals(head.hash())) {
                walk.fault("the last line is another than was written");
            }
        }
    }
}
