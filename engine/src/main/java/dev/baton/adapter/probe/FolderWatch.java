package dev.baton.adapter.probe;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells when files may have changed. Each is watched in the folder that it lies in, or, as long as that is not there, in
/// the nearest folder above. A folder that is deleted, made again or replaced by another one is followed: at once where
/// the kernel tells of it, else with the next look.
final class FolderWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FolderWatch.class);
    private static final WatchEvent.Kind<?>[] KINDS = {StandardWatchEventKinds.ENTRY_CREATE,
            StandardWatchEventKinds.ENTRY_DELETE, StandardWatchEventKinds.ENTRY_MODIFY};

    /// How often in a row a folder may go between being found and being watched.
    private static final int ROUNDS = 10;

    /// A file that is watched.
    static final class Watched {
        private final Path file;
        private final Runnable changed;
        private Optional<Placed> placed = Optional.empty();

        private Watched(Path file, Runnable changed) {
            this.file = file;
            this.changed = changed;
        }
    }

    /// Where a file is watched.
    ///
    /// @param identity what tells the folder from another one under the same name
    private record Placed(Path folder, Object identity, WatchKey key) {}

    private final WatchService service;
    private final Set<Watched> files = new LinkedHashSet<>();

    FolderWatch() {
        try {
            service = FileSystems.getDefault().newWatchService();
        } catch (IOException e) {
            throw new IllegalStateException("the kernel gives no more watches of folders; raise"
                    + " fs.inotify.max_user_instances", e);
        }
        Thread.ofPlatform().daemon().name("baton-folder-watch").start(this::run);
    }

    /// Begins to watch a file once [#follow] is called.
    synchronized Watched watch(Path file, Runnable changed) {
        Watched watched = new Watched(file, changed);
        files.add(watched);
        return watched;
    }

    synchronized void forget(Watched watched) {
        files.remove(watched);
        watched.placed.ifPresent(this::release);
    }

    /// Looks where the file is to be watched now, and watches it there.
    void follow(Watched watched) {
        boolean isPlaced = false;
        for (int round = 0; round < ROUNDS && !isPlaced; round++) {
            Path folder = watched.file.getParent();
            while (folder != null && !Files.isDirectory(folder)) {
                folder = folder.getParent();
            }
            isPlaced = folder == null || place(watched, folder);
        }
    }

    /// @return false: the folder has gone meanwhile
    private synchronized boolean place(Watched watched, Path folder) {
        if (!files.contains(watched)) {
            return true;
        }
        try {
            Object identity = identity(folder);
            boolean isThere = watched.placed.filter(p -> p.folder.equals(folder) && p.identity.equals(identity)
                    && p.key.isValid()).isPresent();
            if (!isThere) {
                Optional<Placed> before = watched.placed;
                watched.placed = Optional.of(new Placed(folder, identity, folder.register(service, KINDS)));
                before.ifPresent(this::release);
            }
        } catch (NoSuchFileException | NotDirectoryException _) {
            return false;
        } catch (IOException e) {
            LOG.warn("{} is not watched and only looked at once an interval: {}", watched.file, e.getMessage());
        } catch (ClosedWatchServiceException _) {
            // The checks have ended.
        }
        return true;
    }

    private static Object identity(Path folder) throws IOException {
        return Optional.ofNullable(Files.getAttribute(folder, "unix:ino")).<Object>map(Object::toString).orElse("");
    }

    private void release(Placed placed) {
        boolean isUsed = files.stream().anyMatch(f -> f.placed.filter(p -> p.key.equals(placed.key)).isPresent());
        if (!isUsed) {
            placed.key.cancel();
        }
    }

    private void run() {
        try {
            while (true) {
                WatchKey key = service.take();
                List<WatchEvent<?>> events = key.pollEvents();
                key.reset();
                concerned(key, events).forEach(f -> f.changed.run());
            }
        } catch (ClosedWatchServiceException _) {
            // The checks have ended.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized List<Watched> concerned(WatchKey key, List<WatchEvent<?>> events) {
        return files.stream().filter(f -> f.placed.filter(p -> p.key.equals(key) && isConcerned(f.file, p, events))
                .isPresent()).toList();
    }

    /// Anything may mean that a folder has come or gone; in the file's own folder only what is said of the file counts.
    private static boolean isConcerned(Path file, Placed placed, List<WatchEvent<?>> events) {
        boolean isItsFolder = placed.folder.equals(file.getParent()) && placed.key.isValid();
        return !isItsFolder || events.stream().anyMatch(e -> e.kind().equals(StandardWatchEventKinds.OVERFLOW)
                || (e.context() instanceof Path name && name.equals(file.getFileName())));
    }

    @Override
    public void close() {
        try {
            service.close();
        } catch (IOException _) {
            // It is closed, one way or the other.
        }
    }
}
