package dev.baton.lease;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/// The folder that leases lie in, one step each: a test can stop the machine at every one of them.
public interface Shelf {
    /// What a file holds; empty: it is not there.
    ///
    /// @param limit a larger one is an error
    Optional<byte[]> read(String name, int limit) throws IOException;

    /// Writes a file anew, for its owner only.
    void write(String name, byte[] bytes) throws IOException;

    /// Makes what a file holds durable.
    void sync(String name) throws IOException;

    /// Gives a file another name, at once; what had that name is replaced.
    void rename(String from, String to) throws IOException;

    /// Makes the names durable.
    void syncNames() throws IOException;

    /// A folder of this machine, which is there.
    static Shelf in(Path folder) {
        return new Folder(folder);
    }

    /// Files of this machine.
    record Folder(Path folder) implements Shelf {
        private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

        @Override
        public Optional<byte[]> read(String name, int limit) throws IOException {
            try (var in = Files.newInputStream(folder.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
                byte[] bytes = in.readNBytes(limit + 1);
                if (bytes.length > limit) {
                    throw new IOException(folder.resolve(name) + " is larger than " + limit + " bytes");
                }
                return Optional.of(bytes);
            } catch (NoSuchFileException _) {
                return Optional.empty();
            }
        }

        @Override
        public void write(String name, byte[] bytes) throws IOException {
            Path file = folder.resolve(name);
            Files.deleteIfExists(file);
            try (FileChannel channel = FileChannel.open(file,
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS),
                    PosixFilePermissions.asFileAttribute(OWNER_ONLY))) {
                ByteBuffer rest = ByteBuffer.wrap(bytes);
                while (rest.hasRemaining()) {
                    channel.write(rest);
                }
            }
        }

        @Override
        public void sync(String name) throws IOException {
            try (FileChannel channel = FileChannel.open(folder.resolve(name), StandardOpenOption.WRITE)) {
                channel.force(true);
            }
        }

        @Override
        public void rename(String from, String to) throws IOException {
            Files.move(folder.resolve(from), folder.resolve(to), StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        }

        @Override
        public void syncNames() throws IOException {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
