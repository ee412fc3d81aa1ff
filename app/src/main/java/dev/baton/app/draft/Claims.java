package dev.baton.app.draft;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// Says which window keeps the edits of which configurations: one window each, for as long as it lives, however it ends. A
/// place in one file is locked for each set of configurations. All places are locked over one channel that is never closed:
/// closing any channel of a file gives up all locks that its process has on it. Any thread, one at a time.
final class Claims {
    static final String FILE = ".lock";

    /// The right to keep the edits of some configurations.
    interface Claim {
        /// Where files cannot be locked, everybody may.
        Claim FREE = () -> {};

        /// Gives it up.
        void release();
    }

    private final Path file;
    private Optional<FileChannel> channel = Optional.empty();

    Claims(Path folder) {
        file = folder.resolve(FILE);
    }

    /// Claims a place.
    ///
    /// @param place not negative
    /// @return empty: another window has it
    synchronized Optional<Claim> claim(long place) {
        try {
            FileChannel open = channel.isPresent()
                    ? channel.get()
                    : FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            channel = Optional.of(open);
            return Optional.ofNullable(open.tryLock(place, 1, false)).map(Claims::of);
        } catch (OverlappingFileLockException _) {
            return Optional.empty();
        } catch (IOException _) {
            return Optional.of(Claim.FREE);
        }
    }

    private static Claim of(FileLock lock) {
        return () -> {
            try {
                lock.release();
            } catch (IOException _) {
                // It ends with the program.
            }
        };
    }
}
