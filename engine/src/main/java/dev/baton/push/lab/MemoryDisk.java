package dev.baton.push.lab;

import java.io.Closeable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.baton.commit.Disk;

/// The disk of a lab's node. It outlives the node's process; a process that was killed no longer reaches it, at whatever
/// point it was.
final class MemoryDisk {
    /// How many files it takes: the configuration, the ledger, and what is written beside them before it gets their names.
    static final int MAX_FILES = 16;

    private final Map<Path, byte[]> files = new LinkedHashMap<>();

    /// The disk as one process has it.
    ///
    /// @param isAlive whether that process runs
    Disk of(AtomicBoolean isAlive) {
        return new Mounted(isAlive);
    }

    private final class Mounted implements Disk {
        private final AtomicBoolean isAlive;

        Mounted(AtomicBoolean isAlive) {
            this.isAlive = isAlive;
        }

        private void requireAlive() throws IOException {
            if (!isAlive.get()) {
                throw new IOException("the process was killed");
            }
        }

        @Override
        public Optional<byte[]> read(Path file, int limit) throws IOException {
            synchronized (files) {
                requireAlive();
                Optional<byte[]> found = Optional.ofNullable(files.get(file));
                if (found.filter(bytes -> bytes.length > limit).isPresent()) {
                    throw new IOException("larger than " + limit + " bytes");
                }
                return found.map(byte[]::clone);
            }
        }

        @Override
        public void write(Path file, byte[] bytes, Optional<Path> like) throws IOException {
            synchronized (files) {
                requireAlive();
                if (files.size() == MAX_FILES && !files.containsKey(file)) {
                    throw new IOException("no room for another file");
                }
                files.put(file, bytes.clone());
            }
        }

        @Override
        public void rename(Path from, Path to) throws IOException {
            synchronized (files) {
                requireAlive();
                byte[] bytes = Optional.ofNullable(files.remove(from))
                        .orElseThrow(() -> new FileNotFoundException(from.toString()));
                files.put(to, bytes);
            }
        }

        @Override
        public void delete(Path file) throws IOException {
            synchronized (files) {
                requireAlive();
                files.remove(file);
            }
        }

        @Override
        public void sync(Path file) throws IOException {
            requireAlive();
        }

        @Override
        public void syncFolder(Path folder) throws IOException {
            requireAlive();
        }

        @Override
        public void makeFolder(Path folder) throws IOException {
            requireAlive();
        }

        /// Whoever had it was killed before.
        @Override
        public Optional<Closeable> lock(Path file) throws IOException {
            requireAlive();
            return Optional.of(() -> {});
        }
    }
}
