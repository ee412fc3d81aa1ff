package dev.baton.commit;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/// The files of this machine. An interrupt of the thread stops none of this half-way: it is put off until it is done.
final class FileDisk implements Disk {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> OWNER_FOLDER = PosixFilePermissions.fromString("rwx------");

    /// How many folders' names are made durable with a new one.
    private static final int NAMES_SYNCED = 3;

    /// A step that an interrupt would stop.
    @FunctionalInterface
    private interface Step {
        void take() throws IOException;
    }

    @Override
    public Optional<byte[]> read(Path file, int limit) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(limit + 1);
            if (bytes.length > limit) {
                throw new IOException(file + " is larger than " + limit + " bytes");
            }
            return Optional.of(bytes);
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    @Override
    public void write(Path file, byte[] bytes, Optional<Path> like) throws IOException {
        uninterrupted(() -> {
            Files.deleteIfExists(file);
            try (FileChannel channel = FileChannel.open(file,
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS),
                    PosixFilePermissions.asFileAttribute(OWNER_ONLY))) {
                ByteBuffer rest = ByteBuffer.wrap(bytes);
                while (rest.hasRemaining()) {
                    channel.write(rest);
                }
            }
            if (like.isPresent() && Files.exists(like.get())) {
                alike(like.get(), file);
            }
        });
    }

    /// Owner first: a change of it takes rights away.
    private static void alike(Path like, Path file) throws IOException {
        PosixFileAttributes wanted = Files.readAttributes(like, PosixFileAttributes.class);
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        PosixFileAttributes present = view.readAttributes();
        if (!present.owner().equals(wanted.owner())) {
            view.setOwner(wanted.owner());
        }
        if (!present.group().equals(wanted.group())) {
            view.setGroup(wanted.group());
        }
        view.setPermissions(wanted.permissions());
    }

    @Override
    public void sync(Path file) throws IOException {
        uninterrupted(() -> {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
        });
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void syncFolder(Path folder) throws IOException {
        uninterrupted(() -> {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        });
    }

    @Override
    public void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
    }

    /// Its own name and that of the folder above are made durable: a folder that a loss of power takes away takes along
    /// what was synced in it.
    @Override
    public void makeFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(OWNER_FOLDER));
        }
        Path above = folder.toAbsolutePath().getParent();
        for (int i = 0; i < NAMES_SYNCED && above != null; i++) {
            syncFolder(above);
            above = above.getParent();
        }
    }

    @Override
    public Optional<Closeable> lock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        boolean isHeld = false;
        try {
            FileLock lock = channel.tryLock();
            isHeld = lock != null;
        } catch (OverlappingFileLockException _) {
            isHeld = false;
        } finally {
            if (!isHeld) {
                channel.close();
            }
        }
        return isHeld ? Optional.of(channel) : Optional.empty();
    }

    /// Takes a step, again from its start if an interrupt has stopped it.
    private static void uninterrupted(Step step) throws IOException {
        boolean wasInterrupted = Thread.interrupted();
        try {
            boolean isDone = false;
            while (!isDone) {
                try {
                    step.take();
                    isDone = true;
                } catch (ClosedByInterruptException _) {
                    wasInterrupted = Thread.interrupted() || wasInterrupted;
                }
            }
        } finally {
            if (wasInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
