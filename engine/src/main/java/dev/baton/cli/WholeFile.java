package dev.baton.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Writes a file whole or not at all: beside it first, then in its place. A new file can be read by its owner only, since
/// configurations hold passwords.
final class WholeFile {
    private WholeFile() {}

    /// Writes `text`; what was there before is replaced.
    ///
    /// @throws CannotDo if it cannot be written; then everything is as before
    static void write(Path file, String text) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || Files.isDirectory(file)) {
            throw new CannotDo(file + " is a directory; name a file.");
        }
        try {
            Path draft = Files.createTempFile(folder, ".baton", ".tmp");
            try {
                Files.writeString(draft, text, StandardCharsets.UTF_8);
                if (Files.isRegularFile(file)) {
                    keepPermissions(file, draft);
                }
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            throw new CannotDo(
                    file + " cannot be written (" + e.getClass().getSimpleName() + "); check the folder and the"
                            + " right to write there.");
        }
    }

    private static void keepPermissions(Path from, Path to) throws IOException {
        if (Files.getFileStore(to).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(from));
        }
    }
}
