package dev.baton.commit;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// What commits do to files, one step each: a test can stop the machine at every one of them. Nothing is durable before
/// the file, and for its name the folder, has been synced.
public interface Disk {
    /// This machine's.
    Disk REAL = new FileDisk();

    /// What a file holds; empty: it is not there.
    ///
    /// @param limit how many bytes it may have; a larger one is an error
    Optional<byte[]> read(Path file, int limit) throws IOException;

    /// Writes a file anew, readable by its owner only. One of that name is gone, also if this fails.
    ///
    /// @param like a file whose rights it gets, if that is there
    void write(Path file, byte[] bytes, Optional<Path> like) throws IOException;

    /// Makes what a file holds durable.
    void sync(Path file) throws IOException;

    /// Gives a file another name, at once; what had that name is replaced.
    void rename(Path from, Path to) throws IOException;

    /// Makes the names in a folder durable.
    void syncFolder(Path folder) throws IOException;

    /// Takes a file away; one that is not there is no error.
    void delete(Path file) throws IOException;

    /// Makes a folder, and those above it, that only its owner may enter, and makes their names durable; one that
    /// is there is left as it is.
    void makeFolder(Path folder) throws IOException;

    /// Takes a lock that this process holds until it is closed or the process ends; empty: somebody else has it.
    Optional<Closeable> lock(Path file) throws IOException;
}
