package dev.baton.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/// The right to write a history file, held by one window at a time. The system takes it back when the process ends,
/// however it ends.
final class WriteLock implements AutoCloseable {
    private final FileChannel channel;

    private WriteLock(FileChannel channel) {
        this.channel = channel;
    }

    /// Takes the lock; empty: somebody else holds it.
    static Optional<WriteLock> take(Path path) throws IOException {
        PrivateFiles.make(path);
        FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE);
        try {
            @Nullable
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return Optional.of(new WriteLock(channel));
            }
        } catch (OverlappingFileLockException _) {
            channel.close();
            return Optional.empty();
        }
        channel.close();
        return Optional.empty();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
