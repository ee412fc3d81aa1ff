package dev.baton.app.link;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;

/// Notices that the address book's file was written, by 'baton connect' in a terminal or by another window. It looks at the
/// file now and then: that works on every file system, and while the file and its folder are not there yet.
final class BookWatch {
    /// How often it looks.
    static final Duration EVERY = Duration.ofSeconds(1);
    private static final String NONE = "";

    private final Path file;
    private String seen;

    private BookWatch(Path file) {
        this.file = file;
        this.seen = stamp(file);
    }

    /// One that knows the file as it is now.
    static BookWatch of(Path file) {
        return new BookWatch(file);
    }

    /// Looks until its thread is interrupted.
    void run(Runnable written) {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Thread.sleep(EVERY);
                if (isWritten()) {
                    written.run();
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Whether it was written since this was last asked. The file is replaced whole, so that another one lies there then.
    boolean isWritten() {
        String now = stamp(file);
        boolean isOther = !now.equals(seen);
        seen = now;
        return isOther;
    }

    private static String stamp(Path file) {
        try {
            BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
            return found.fileKey() + " " + found.lastModifiedTime() + " " + found.size();
        } catch (IOException _) {
            return NONE;
        }
    }
}
