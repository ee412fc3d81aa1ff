package dev.baton.journal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.baton.api.NodeEvent;

/// The files that events are kept in: at most [#MAX_SEGMENTS] of about [#MAX_BYTES] each. The oldest is deleted when a
/// new one is needed. One thread appends; any may read.
final class Segments implements AutoCloseable {
    static final int MAX_SEGMENTS = 8;
    static final long MAX_BYTES = 1L << 20;
    /// Of how many lines that cannot be read it is told at most.
    static final int MAX_TOLD = 64;

    private final Path folder;
    private final List<Segment> segments = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final Object reading = new Object();
    private Optional<FileChannel> out = Optional.empty();
    private long size;
    private long lastId;
    private boolean isUnsynced;

    /// Opens what an earlier run has left, or begins.
    ///
    /// @throws IOException if the folder cannot be used
    Segments(Path folder) throws IOException {
        this.folder = folder;
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder,
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        try (Stream<Path> files = Files.list(folder)) {
            files.flatMap(f -> Segment.of(f).stream()).sorted().forEach(segments::add);
        }
        deleteSurplus(MAX_SEGMENTS);
        boolean isLastSound = false;
        for (Segment segment : segments) {
            isLastSound = recover(segment);
        }
        if (isLastSound) {
            goOnWith(segments.getLast());
        }
    }

    /// One that cannot be read stays until its turn to be deleted has come. How many ids were used in it nobody knows: no
    /// more than a file holds are left out.
    ///
    /// @return whether it can be gone on with
    private boolean recover(Segment segment) {
        try {
            Segment.Look look = segment.look();
            if (look.damaged() > 0) {
                remarks.add(segment.file() + ": " + look.damaged()
                        + " lines of the journal are damaged; they are left out.");
            }
            if (segment.equals(segments.getLast())) {
                look = mended(segment, look);
            }
            lastId = Math.max(lastId, look.lastId());
            return true;
        } catch (IOException e) {
            remarks.add(segment.file() + " of the journal cannot be read and is left out: " + e.getMessage() + ".");
            lastId = Math.max(lastId, segment.firstId() + Segment.MAX_GAP);
            return false;
        }
    }

    /// A last line without an end was being written when the process or the machine ended.
    private Segment.Look mended(Segment segment, Segment.Look look) throws IOException {
        if (Files.size(segment.file()) == look.wholeBytes()) {
            return look;
        }
        if (segment.isLastLineWhole(look)) {
            Files.write(segment.file(), new byte[]{'\n'}, StandardOpenOption.APPEND);
            return segment.look();
        }
        try (FileChannel channel = FileChannel.open(segment.file(), StandardOpenOption.WRITE)) {
            channel.truncate(look.wholeBytes());
        }
        remarks.add("The last entry of the journal was cut short when this node or its machine ended suddenly; it is"
                + " left out.");
        return look;
    }

    private void goOnWith(Segment segment) throws IOException {
        FileChannel channel = FileChannel.open(segment.file(), StandardOpenOption.WRITE);
        size = channel.size();
        channel.position(size);
        out = Optional.of(channel);
    }

    /// The id of the last event; 0 before the first.
    synchronized long lastId() {
        return lastId;
    }

    /// The id of the first event that is still there; one more than the last while there is none.
    synchronized long firstId() {
        return segments.isEmpty() ? lastId + 1 : Math.min(segments.getFirst().firstId(), lastId + 1);
    }

    /// What was found out of order, whole sentences, each handed over once.
    List<String> takeRemarks() {
        synchronized (remarks) {
            List<String> taken = List.copyOf(remarks);
            remarks.clear();
            return taken;
        }
    }

    /// Adds events; the kernel has them when this returns.
    ///
    /// @param lines each with its end
    /// @throws IOException if they cannot be written; none of these is there then, or only some
    synchronized void append(List<NodeEvent> events, List<byte[]> lines) throws IOException {
        ByteArrayOutputStream together = new ByteArrayOutputStream();
        for (int i = 0; i < lines.size(); i++) {
            byte[] line = lines.get(i);
            if (out.isEmpty() || (size + together.size() > 0 && size + together.size() + line.length > MAX_BYTES)) {
                write(together);
                rotate(events.get(i).id());
            }
            together.writeBytes(line);
            lastId = events.get(i).id();
        }
        write(together);
    }

    private void write(ByteArrayOutputStream together) throws IOException {
        if (together.size() == 0 || out.isEmpty()) {
            return;
        }
        FileChannel channel = out.get();
        ByteBuffer bytes = ByteBuffer.wrap(together.toByteArray());
        together.reset();
        try {
            while (bytes.hasRemaining()) {
                int _ = channel.write(bytes);
            }
            size = channel.position();
            isUnsynced = true;
        } catch (IOException e) {
            giveUp(channel);
            throw e;
        }
    }

    /// What could not be written whole is taken back, and the next event begins a file of its own.
    private void giveUp(FileChannel channel) {
        out = Optional.empty();
        try (channel) {
            channel.truncate(size);
        } catch (IOException _) {
            // The line that is cut short is left out when the file is read.
        }
    }

    private void rotate(long firstId) throws IOException {
        sync();
        if (out.isPresent()) {
            out.get().close();
            out = Optional.empty();
        }
        deleteSurplus(MAX_SEGMENTS - 1);
        Segment next = Segment.named(folder, firstId);
        FileChannel channel = FileChannel.open(next.file(), StandardOpenOption.WRITE, StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING);
        out = Optional.of(channel);
        size = 0;
        segments.remove(next);
        segments.add(next);
        Files.setPosixFilePermissions(next.file(), PosixFilePermissions.fromString("rw-------"));
        try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
            directory.force(true);
        }
    }

    private void deleteSurplus(int kept) throws IOException {
        while (segments.size() > kept) {
            Files.deleteIfExists(segments.getFirst().file());
            segments.removeFirst();
        }
    }

    /// Has everything on the disk itself when this returns.
    synchronized void sync() throws IOException {
        if (isUnsynced && out.isPresent()) {
            FileChannel channel = out.get();
            try {
                channel.force(false);
                isUnsynced = false;
            } catch (IOException e) {
                giveUp(channel);
                throw e;
            }
        }
    }

    /// At most `limit` events with ids above `id`. One at a time reads.
    List<NodeEvent> after(long id, int limit) {
        List<NodeEvent> found = new ArrayList<>();
        synchronized (reading) {
            List<Segment> all = inOrder();
            for (int i = 0; i < all.size() && found.size() < limit; i++) {
                boolean isOver = i + 1 < all.size() && all.get(i + 1).firstId() <= id + 1;
                if (!isOver) {
                    read(all.get(i), id, limit, found);
                }
            }
        }
        return found;
    }

    private synchronized List<Segment> inOrder() {
        return List.copyOf(segments);
    }

    private void read(Segment segment, long id, int limit, List<NodeEvent> found) {
        try {
            segment.read(id, (line, event) -> {
                if (event.isEmpty()) {
                    tell(segment.file() + ", line " + line + ", cannot be read; that event is left out.");
                } else if (found.size() < limit) {
                    found.add(event.get());
                }
            });
        } catch (NoSuchFileException _) {
            // It was deleted meanwhile: those events are forgotten.
        } catch (IOException e) {
            tell(segment.file() + " of the journal cannot be read: " + e.getMessage() + ".");
        }
    }

    private void tell(String sentence) {
        synchronized (remarks) {
            if (!told.contains(sentence) && told.size() < MAX_TOLD) {
                told.add(sentence);
                remarks.add(sentence);
            }
        }
    }

    @Override
    public synchronized void close() throws IOException {
        sync();
        if (out.isPresent()) {
            out.get().close();
            out = Optional.empty();
        }
    }
}
