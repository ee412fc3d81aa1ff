package dev.baton.adapter.probe;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;

import dev.baton.config.Probe;

/// Whether a file is as wanted. It may lie on another machine that does not answer.
final class FileLook implements Look {
    /// No number that is written in a file is longer.
    private static final int MOST_BYTES = 64;
    private static final String ZERO = "[-+]?0+";

    private final Path path;
    private final Probe.FileState wanted;
    private final FolderWatch folders;
    private final FolderWatch.Watched watched;
    private final Aside.Single<Seen> look;

    /// @param changed is called when the file may have changed
    FileLook(Probe.File probe, FolderWatch folders, Aside aside, Runnable changed) {
        path = Path.of(probe.path());
        wanted = probe.wanted();
        this.folders = folders;
        look = aside.single(this::seen);
        watched = folders.watch(path, changed);
    }

    @Override
    public Seen look(long untilNanos) throws InterruptedException {
        try {
            return look.get();
        } catch (ExecutionException e) {
            return Seen.bad(path + " could not be looked at: " + e.getMessage());
        }
    }

    /// The watch comes first: what changes after the look is told.
    private Seen seen() {
        folders.follow(watched);
        boolean isThere = Files.exists(path);
        return switch (wanted) {
            case PRESENT -> new Seen(isThere, words(isThere));
            case ABSENT -> new Seen(!isThere, words(isThere));
            case ZERO -> isThere ? content() : Seen.bad(words(false));
        };
    }

    private String words(boolean isThere) {
        return path + (isThere ? " is there" : " is not there");
    }

    private Seen content() {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            String text = new String(bytes, StandardCharsets.UTF_8).strip();
            boolean isZero = bytes.length <= MOST_BYTES && (text.isEmpty() || text.matches(ZERO));
            return isZero
                    ? Seen.good(path + " holds 0")
                    : Seen.bad(path + " holds something else than 0: "
                            + text.substring(0, Math.min(text.length(), MOST_BYTES)).replaceAll("\\p{Cntrl}", " "));
        } catch (NoSuchFileException _) {
            return Seen.bad(words(false));
        } catch (IOException e) {
            return Seen.bad(path + " cannot be read: " + e.getMessage());
        }
    }

    @Override
    public void close() {
        folders.forget(watched);
    }
}
