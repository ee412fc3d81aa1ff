package dev.baton.app.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Writes a text to a file whole or not at all. A new file can be read by its owner only, since configurations hold
/// passwords; one that was there keeps its permissions.
public final class WholeText {
    private WholeText() {}

    /// Writes `text`; what was there before is replaced.
    ///
    /// @throws IOException if that is not possible; then everything is as before
    public static void write(Path file, String text) throws IOException {
        write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /// Writes `content`; what was there before is replaced.
    ///
    /// @throws IOException if that is not possible; then everything is as before
    public static void write(Path file, byte[] content) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || Files.isDirectory(file)) {
            throw new IOException("it is a directory");
        }
        Path draft = Files.createTempFile(folder, ".baton", ".tmp");
        try {
            Files.write(draft, content);
            if (Files.isRegularFile(file) && Files.getFileStore(draft).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(draft, Files.getPosixFilePermissions(file));
            }
            move(draft, file);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static void move(Path draft, Path file) throws IOException {
        try {
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException _) {
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
