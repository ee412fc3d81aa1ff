package dev.baton.trust;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Optional;
import java.util.Set;

/// A file that its owner alone can read, written whole or not at all: beside it first, onto the disk, then in its place.
/// Power may fail at any point; what is read afterwards is the old or the new content.
///
/// @param path where it is
public record GuardedFile(Path path) {
    /// Owner alone may read and write: 0600.
    public static final Set<PosixFilePermission> FILE_MODE = PosixFilePermissions.fromString("rw-------");
    /// Owner alone may enter: 0700.
    private static final Set<PosixFilePermission> FOLDER_MODE = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> OTHERS = PosixFilePermissions.fromString("---rwxrwx");
    private static final Set<PosixFilePermission> OTHERS_WRITE = PosixFilePermissions.fromString("----w--w-");
    /// A file larger than this is not what it should be.
    private static final long MAX_BYTES = 1 << 20;
    private static final String DRAFT_PREFIX = ".baton-draft-";

    /// What is in it; empty if there is none.
    ///
    /// @throws TrustException if others could read or write it, or it cannot be read
    public Optional<byte[]> read() {
        try {
            if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                return Optional.empty();
            }
            if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
                throw new TrustException(path + " is no ordinary file; move it away.");
            }
            refuseOpenToOthers(OTHERS, "chmod 600 " + path);
            if (Files.size(path) > MAX_BYTES) {
                throw new TrustException(path + " is larger than " + MAX_BYTES + " bytes and cannot be Baton's.");
            }
            return Optional.of(Files.readAllBytes(path));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException e) {
            throw unable("read", e);
        }
    }

    /// Replaces what is in it.
    ///
    /// @throws TrustException if that cannot be done; everything is as before then
    public void write(byte[] content) {
        place(content, true);
    }

    /// Writes it only if there is none yet.
    ///
    /// @return whether there was none
    /// @throws TrustException if it cannot be written
    boolean writeNew(byte[] content) {
        return place(content, false);
    }

    /// Removes it, if it is there.
    public void delete() {
        try {
            if (Files.deleteIfExists(path)) {
                syncFolder(folder());
            }
        } catch (IOException e) {
            throw unable("delete", e);
        }
    }

    /// Makes a folder that its owner alone can enter, with those above it.
    ///
    /// @throws TrustException if that cannot be done, or others may write to the one that is there
    public static void prepareFolder(Path folder) {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(FOLDER_MODE));
            }
            new GuardedFile(folder).refuseOpenToOthers(OTHERS_WRITE, "chmod go-w " + folder);
        } catch (IOException e) {
            throw new GuardedFile(folder).unable("make", e);
        }
    }

    private void refuseOpenToOthers(Set<PosixFilePermission> forbidden, String advice) throws IOException {
        Set<PosixFilePermission> now = Files.getPosixFilePermissions(path);
        if (now.stream().anyMatch(forbidden::contains)) {
            throw new TrustException(path + " is open to others (" + PosixFilePermissions.toString(now) + "): " + advice
                    + ", after making sure that nobody has changed what is in it.");
        }
    }

    private boolean place(byte[] content, boolean replace) {
        try {
            Path draft = Files.createTempFile(folder(), DRAFT_PREFIX, "",
                    PosixFilePermissions.asFileAttribute(FILE_MODE));
            try {
                try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                    ByteBuffer buffer = ByteBuffer.wrap(content);
                    while (buffer.hasRemaining()) {
                        channel.write(buffer);
                    }
                    channel.force(true);
                }
                giveToOwnerOf(folder(), draft);
                if (replace) {
                    Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                } else {
                    Files.createLink(path, draft);
                }
                syncFolder(folder());
                return true;
            } catch (FileAlreadyExistsException _) {
                return false;
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            throw unable("write", e);
        }
    }

    /// Root writes for the user that a daemon runs as: who owns the folder reads its files.
    private static void giveToOwnerOf(Path folder, Path draft) throws IOException {
        UserPrincipal owner = Files.getOwner(folder);
        if (!owner.equals(Files.getOwner(draft))) {
            Files.setOwner(draft, owner);
        }
    }

    private Path folder() {
        Path folder = path.toAbsolutePath().getParent();
        if (folder == null) {
            throw new TrustException(path + " is a directory; name a file.");
        }
        return folder;
    }

    /// Has a new or removed name in a folder outlive a loss of power.
    static void syncFolder(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private TrustException unable(String verb, IOException cause) {
        return new TrustException("Cannot " + verb + " " + path + " (" + cause.getClass().getSimpleName()
                + "); check the folder, its free space and the right to write there.", cause);
    }
}
