package dev.baton.app.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.TimeUnit;

/// What tells that a file is another one than before without reading it.
///
/// @param path    which
/// @param size    its length; -1: it cannot be looked at
/// @param changed when it was written last, nanoseconds since 1970 as far as the disk keeps them
/// @param key     which file of the disk it is, as text
public record Stamp(Path path, long size, long changed, String key) {
    /// As it is now.
    static Stamp of(Path path) {
        try {
            BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
            return new Stamp(path, now.size(), now.lastModifiedTime().to(TimeUnit.NANOSECONDS),
                    String.valueOf(now.fileKey()));
        } catch (IOException _) {
            return new Stamp(path, -1, 0, "");
        }
    }
}
