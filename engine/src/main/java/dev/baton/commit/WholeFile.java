package dev.baton.commit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// A file that holds at any time, whatever happens to the machine, the whole of what was written last or the whole of
/// what was there before: written beside it, synced, renamed, and the folder synced.
///
/// @param disk where it is
/// @param path its name
/// @param limit how many bytes it may have
record WholeFile(Disk disk, Path path, int limit) {
    private static final String DRAFT = ".baton-new";

    /// What it holds; empty: it is not there.
    Optional<byte[]> read() throws IOException {
        return disk.read(path, limit);
    }

    /// Writes it; it is durable when this returns. If it fails, the old or the new text is there, whole.
    void replace(byte[] bytes) throws IOException {
        Path draft = draft();
        disk.write(draft, bytes, Optional.of(path));
        disk.sync(draft);
        disk.rename(draft, path);
        disk.syncFolder(folder());
    }

    /// Makes durable what it holds already: who wrote that may have been killed before it was.
    void settle() throws IOException {
        disk.sync(path);
        disk.syncFolder(folder());
    }

    /// Takes away what a replacement that was cut short has left.
    void tidy() throws IOException {
        disk.delete(draft());
    }

    private Path draft() {
        return path.resolveSibling(path.getFileName() + DRAFT);
    }

    private Path folder() {
        Path parent = path.getParent();
        return parent == null ? Path.of(".") : parent;
    }
}
