package dev.baton.history;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/// Files that nobody else may read: who was master when is nobody else's business.
final class PrivateFiles {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final List<String> PARTS = List.of("-wal", "-shm");
    private static final int MAX_ASIDE = 1_000;

    private PrivateFiles() {}

    static void makeFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder,
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
    }

    /// Makes a file if it is not there.
    static void make(Path path) throws IOException {
        try {
            Files.createFile(path,
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (FileAlreadyExistsException e) {
            if (Files.isDirectory(path)) {
                throw new IOException(path + " is a folder", e);
            }
        }
    }

    /// Moves a file, and what SQLite keeps beside it, out of the way; nothing is replaced.
    static Path setAside(Path path, Instant now) throws IOException {
        String name = path.getFileName() + ".damaged-" + STAMP.format(now);
        Path aside = path.resolveSibling(name);
        for (int i = 1; Files.exists(aside) && i < MAX_ASIDE; i++) {
            aside = path.resolveSibling(name + "-" + i);
        }
        Files.move(path, aside);
        for (String part : PARTS) {
            Path beside = path.resolveSibling(path.getFileName() + part);
            if (Files.exists(beside)) {
                Files.move(beside, aside.resolveSibling(aside.getFileName() + part));
            }
        }
        return aside;
    }
}
