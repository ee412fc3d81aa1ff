package dev.baton.failover;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

import tools.jackson.core.JacksonException;

import dev.baton.api.Json;
import dev.baton.client.ClientHome;
import dev.baton.trust.GuardedFile;

/// The turn to test on this machine: one program at a time has it. It keeps the tests that run, so that the next program
/// finds those that were interrupted.
public final class OpenDrills implements DrillNotes, AutoCloseable {
    /// How many files are looked at.
    static final int MAX_FILES = 100;
    private static final String FOLDER = "drills";
    private static final String ENDING = ".drill.json";
    private static final String LOCK = "turn.lock";

    private final Path folder;
    private final Optional<FileChannel> turn;

    private OpenDrills(Path folder, Optional<FileChannel> turn) {
        this.folder = folder;
        this.turn = turn;
    }

    /// Takes the turn, if nobody has it.
    ///
    /// @throws DrillException if the folder cannot be used
    public static OpenDrills enter(ClientHome home) {
        Path folder = home.folder().resolve(FOLDER);
        GuardedFile.prepareFolder(home.folder());
        GuardedFile.prepareFolder(folder);
        try {
            FileChannel channel = FileChannel.open(folder.resolve(LOCK),
                    EnumSet.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                    PosixFilePermissions.asFileAttribute(GuardedFile.FILE_MODE));
            Optional<FileLock> lock = locked(channel);
            if (lock.isEmpty()) {
                channel.close();
            }
            return new OpenDrills(folder, lock.map(_ -> channel));
        } catch (IOException e) {
            throw new DrillException(folder + " cannot be used (" + e.getClass().getSimpleName()
                    + "); check the right to write there.");
        }
    }

    private static Optional<FileLock> locked(FileChannel channel) throws IOException {
        try {
            return Optional.ofNullable(channel.tryLock());
        } catch (OverlappingFileLockException _) {
            return Optional.empty();
        }
    }

    /// Whether this program may test now.
    public boolean isOurs() {
        return turn.isPresent();
    }

    @Override
    public String otherTest() {
        return isOurs() ? "" : "Another program on this machine runs a test now, or has just ended one.";
    }

    private GuardedFile file(String id) {
        return new GuardedFile(folder.resolve(id + ENDING));
    }

    @Override
    public void holding(OpenDrill drill) {
        file(drill.id()).write((Json.write(drill) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void ended(String id) {
        file(id).delete();
    }

    /// Tests that were interrupted, the oldest first; none while another program may be running one. A file that cannot be
    /// read tells of nothing any more, and is taken away.
    public List<OpenDrill> interrupted() {
        if (!isOurs()) {
            return List.of();
        }
        List<OpenDrill> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + ENDING)) {
            int looked = 0;
            for (Path path : files) {
                if (looked++ < MAX_FILES) {
                    GuardedFile file = new GuardedFile(path);
                    file.read().ifPresent(bytes -> read(bytes).ifPresentOrElse(found::add, file::delete));
                }
            }
        } catch (NoSuchFileException _) {
            return List.of();
        } catch (IOException e) {
            throw new DrillException(folder + " cannot be read (" + e.getClass().getSimpleName() + ").");
        }
        found.sort(Comparator.comparing(OpenDrill::begun));
        return List.copyOf(found);
    }

    private static Optional<OpenDrill> read(byte[] bytes) {
        try {
            OpenDrill drill = Json.read(new String(bytes, StandardCharsets.UTF_8), OpenDrill.class);
            return Optional.of(drill).filter(d -> d.format() == OpenDrill.FORMAT && isName(d.id()));
        } catch (JacksonException | NullPointerException _) {
            return Optional.empty();
        }
    }

    /// A name that cannot lead out of the folder.
    private static boolean isName(String id) {
        return id.matches("[a-z0-9-]{1,64}");
    }

    /// Gives the turn back.
    @Override
    public void close() {
        turn.ifPresent(channel -> {
            try {
                channel.close();
            } catch (IOException _) {
                // The lock ends with the program at the latest.
            }
        });
    }

}
