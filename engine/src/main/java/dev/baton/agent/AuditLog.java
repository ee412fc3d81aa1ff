package dev.baton.agent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.baton.agent.AuditChain.Head;
import dev.baton.api.AuditEntry;
import dev.baton.api.Json;
import dev.baton.manage.AuditPort;
import dev.baton.port.Clock;
import dev.baton.trust.GuardedFile;
import dev.baton.trust.TrustException;

/// The audit log of a node: JSON lines in its state folder, readable by root alone, each on disk before it counts. A full file
/// is put aside and the chain goes on in the next; the oldest beyond [#MAX_OLD_FILES] goes. See [AuditChain].
public final class AuditLog implements AuditPort, AutoCloseable {
    /// A file does not grow beyond.
    static final long MAX_FILE_BYTES = 1 << 20;
    /// So many full files are kept.
    static final int MAX_OLD_FILES = 15;
    /// So many of the last lines are at hand.
    public static final int LAST = 200;
    /// So many are handed over at once of those before.
    public static final int PAGE = 200;
    /// Longer texts are cut.
    static final int MAX_TEXT = 500;
    private static final int HEAD_BYTES = 256;
    private static final Set<StandardOpenOption> APPENDING = Set.of(StandardOpenOption.CREATE,
            StandardOpenOption.APPEND);
    private static final Set<StandardOpenOption> WRITING = Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);

    private final Path folder;
    private final Clock clock;
    private final long maxFileBytes;
    private final Deque<AuditEntry> lasts = new ArrayDeque<>();
    private FileChannel file;
    private FileChannel head;
    private long firstOfFile;
    private long firstKept;
    private Optional<AuditEntry> last = Optional.empty();
    private boolean isClosed;
    private boolean hasFailed;

    private AuditLog(Path folder, Clock clock, long maxFileBytes) throws IOException {
        this.folder = folder;
        this.clock = clock;
        this.maxFileBytes = maxFileBytes;
        int torn = cutTornLine(folder.resolve(AuditChain.CURRENT));
        Optional<Head> known = AuditChain.head(folder);
        List<Path> files = AuditChain.files(folder);
        AuditChain.Verdict verdict = AuditChain.verify(folder);
        this.firstKept = known.map(Head::first).orElse(1L);
        this.firstOfFile = firstKept;
        for (Path each : files.subList(Math.max(0, files.size() - 2), files.size())) {
            remember(each);
        }
        this.file = FileChannel.open(folder.resolve(AuditChain.CURRENT), APPENDING,
                PosixFilePermissions.asFileAttribute(GuardedFile.FILE_MODE));
        this.head = FileChannel.open(folder.resolve(Head.FILE), WRITING,
                PosixFilePermissions.asFileAttribute(GuardedFile.FILE_MODE));
        long missingTo = Math.max(known.map(Head::last).orElse(0L), last.map(AuditEntry::number).orElse(0L));
        sayWhatWasFound(torn, verdict, missingTo);
    }

    /// Opens the log of a state folder, or begins one. A line that was not finished when the power failed is removed, and a
    /// line says so; a chain that is broken goes on, and a line says that too.
    ///
    /// @throws TrustException if it cannot be written or read
    public static AuditLog openIn(Path folder, Clock clock) {
        return openIn(folder, clock, MAX_FILE_BYTES);
    }

    static AuditLog openIn(Path folder, Clock clock, long maxFileBytes) {
        try {
            GuardedFile.prepareFolder(folder);
            return new AuditLog(folder, clock, maxFileBytes);
        } catch (IOException e) {
            throw unable(folder, e);
        }
    }

    private static TrustException unable(Path folder, IOException cause) {
        return new TrustException(
                "The audit log in " + folder + " cannot be written (" + cause.getClass().getSimpleName()
                        + "); check the folder, its free space and the right to write there.",
                cause);
    }

    /// @return how many bytes were cut off
    private static int cutTornLine(Path current) throws IOException {
        if (!Files.exists(current)) {
            return 0;
        }
        byte[] content = Files.readAllBytes(current);
        int end = content.length;
        while (end > 0 && content[end - 1] != '\n') {
            end--;
        }
        if (end < content.length) {
            try (FileChannel channel = FileChannel.open(current, StandardOpenOption.WRITE)) {
                channel.truncate(end);
                channel.force(true);
            }
        }
        return content.length - end;
    }

    private void remember(Path each) throws IOException {
        boolean isFirst = true;
        for (String line : new String(Files.readAllBytes(each), StandardCharsets.UTF_8).lines().toList()) {
            Optional<AuditEntry> entry = AuditChain.entry(line);
            if (entry.isPresent()) {
                firstOfFile = isFirst ? entry.get().number() : firstOfFile;
                isFirst = false;
                hold(entry.get());
            }
        }
        if (!each.endsWith(AuditChain.CURRENT) || isFirst) {
            firstOfFile = last.map(l -> l.number() + 1).orElse(firstKept);
        }
    }

    private void hold(AuditEntry entry) {
        last = Optional.of(entry);
        lasts.addLast(entry);
        if (lasts.size() > LAST) {
            lasts.removeFirst();
        }
    }

    private void sayWhatWasFound(int torn, AuditChain.Verdict verdict, long missingTo) throws IOException {
        boolean isShort = missingTo > last.map(AuditEntry::number).orElse(0L);
        if (isShort) {
            AuditEntry gap = AuditChain.next(missingTo, last.map(AuditEntry::hash).orElse(AuditChain.BEGINNING),
                    clock.wall(), NODE, "", "audit", "", "");
            last = Optional.of(gap);
        }
        if (!verdict.isWhole()) {
            add(NODE, "", "audit", AuditChain.CURRENT, "the log was changed from outside: "
                    + String.join("; ", verdict.faults()));
        }
        if (torn > 0) {
            add(NODE, "", "audit", AuditChain.CURRENT,
                    "a line that was not finished when the node ended was removed (" + torn + " bytes)");
        }
    }

    @Override
    public synchronized void record(String who, String from, String action, String subject, String result) {
        if (isClosed) {
            throw new TrustException("The audit log is closed: the node ends.");
        }
        try {
            add(cut(who), cut(from), cut(action), cut(subject), cut(result));
        } catch (IOException e) {
            hasFailed = true;
            throw unable(folder, e);
        }
    }

    /// Makes sure, before something is changed, that it can be taken down: after a failure another line has to succeed first.
    ///
    /// @throws TrustException if it cannot
    synchronized void requireWritable() {
        if (hasFailed || isClosed) {
            record(NODE, "", "audit", AuditChain.CURRENT, "lines can be written again");
            hasFailed = false;
        }
    }

    private static String cut(String text) {
        return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT) + "...";
    }

    private void add(String who, String from, String action, String subject, String result) throws IOException {
        long number = last.map(l -> l.number() + 1).orElse(firstKept);
        AuditEntry entry = AuditChain.next(number, last.map(AuditEntry::hash).orElse(AuditChain.BEGINNING),
                clock.wall(),
                who, from, action, subject, result);
        byte[] line = (Json.write(entry) + "\n").getBytes(StandardCharsets.UTF_8);
        long size = file.size();
        if (size > 0 && size + line.length > maxFileBytes) {
            rotate();
            size = 0;
        }
        try {
            write(file, line);
            file.force(false);
        } catch (IOException e) {
            file.truncate(size);
            throw e;
        }
        hold(entry);
        keepHead();
    }

    private static void write(FileChannel channel, byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    /// Always as long, in one place: it is whole or as before, since it is less than a sector.
    private void keepHead() throws IOException {
        AuditEntry end = last.orElseThrow();
        String text = Json.write(new Head(firstKept, end.number(), end.hash()));
        head.position(0);
        write(head, (text + " ".repeat(HEAD_BYTES - text.length() - 1) + "\n").getBytes(StandardCharsets.US_ASCII));
        head.force(false);
    }

    private void rotate() throws IOException {
        file.close();
        Path current = folder.resolve(AuditChain.CURRENT);
        Files.move(current, AuditChain.old(folder, firstOfFile), StandardCopyOption.ATOMIC_MOVE);
        file = FileChannel.open(current, APPENDING, PosixFilePermissions.asFileAttribute(GuardedFile.FILE_MODE));
        try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
            names.force(true);
        }
        firstOfFile = last.map(l -> l.number() + 1).orElse(firstKept);
        List<Path> old = AuditChain.old(folder);
        int surplus = old.size() - MAX_OLD_FILES;
        if (surplus > 0) {
            firstKept = AuditChain.firstNumber(old.get(surplus));
            keepHead();
            for (Path each : old.subList(0, surplus)) {
                Files.deleteIfExists(each);
            }
        }
    }

    /// The last lines, the newest last; at most [#LAST].
    public synchronized List<AuditEntry> last() {
        return List.copyOf(lasts);
    }

    /// Lines that follow a number, from the files: the oldest first, at most [#PAGE]. One that is damaged is left out, and
    /// whoever verifies the chain sees that.
    ///
    /// @throws TrustException if they cannot be read
    public synchronized List<AuditEntry> after(long number) {
        try {
            return AuditChain.after(folder, number, PAGE);
        } catch (IOException | UncheckedIOException e) {
            throw new TrustException("The audit log in " + folder + " cannot be read.", e);
        }
    }

    @Override
    public synchronized void close() {
        isClosed = true;
        try {
            file.close();
            head.close();
        } catch (IOException e) {
            throw unable(folder, e);
        }
    }
}
