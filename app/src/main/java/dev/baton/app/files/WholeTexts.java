package dev.baton.app.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Replaces the texts of several files, all or none: each is looked at before any is written, and what was written is put
/// back where a later one fails. Any thread.
public final class WholeTexts {
    /// A file to be written.
    ///
    /// @param file   which
    /// @param before what must stand in it now; empty for a file that must not be there yet
    /// @param isNew  whether it must not be there yet
    /// @param after  what is to stand in it
    public record Change(Path file, String before, boolean isNew, String after) {}

    private WholeTexts() {}

    /// Writes them.
    ///
    /// @throws ChangedOnDisk if one is not as it should be before; nothing was written
    /// @throws IOException   if one cannot be written; all are as they were
    public static void write(List<Change> changes) throws IOException {
        for (Change change : changes) {
            require(change);
        }
        List<Change> done = new ArrayList<>();
        try {
            for (Change change : changes) {
                WholeText.write(change.file(), change.after());
                done.add(change);
            }
        } catch (IOException e) {
            for (Change change : done.reversed()) {
                back(change, e);
            }
            throw e;
        }
    }

    private static void back(Change change, IOException cause) {
        try {
            if (change.isNew()) {
                Files.deleteIfExists(change.file());
            } else {
                WholeText.write(change.file(), change.before());
            }
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    /// By its bytes, since a text that is no UTF-8 would not come back as it was.
    private static void require(Change change) throws IOException {
        if (change.isNew()) {
            if (Files.exists(change.file())) {
                throw new ChangedOnDisk(change.file(), "is there already");
            }
            return;
        }
        if (!Files.isRegularFile(change.file())) {
            throw new ChangedOnDisk(change.file(), "is gone");
        }
        byte[] wanted = change.before().getBytes(StandardCharsets.UTF_8);
        boolean isSame = Files.size(change.file()) == wanted.length
                && Arrays.equals(Files.readAllBytes(change.file()), wanted);
        if (!isSame) {
            throw new ChangedOnDisk(change.file(), "has changed on disk, or is not UTF-8");
        }
    }

    /// A file is not as it was when it was read.
    public static final class ChangedOnDisk extends IOException {
        private static final long serialVersionUID = 1;

        ChangedOnDisk(Path file, String what) {
            super(file + " " + what);
        }
    }
}
