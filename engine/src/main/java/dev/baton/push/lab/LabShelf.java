package dev.baton.push.lab;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import dev.baton.commit.Disk;
import dev.baton.lease.Shelf;

/// The folder of a lab's node that leases lie in.
///
/// @param disk of the node, as its process has it
record LabShelf(Disk disk) implements Shelf {
    private static final Path FOLDER = Path.of("faults");

    @Override
    public Optional<byte[]> read(String name, int limit) throws IOException {
        return disk.read(FOLDER.resolve(name), limit);
    }

    @Override
    public void write(String name, byte[] bytes) throws IOException {
        disk.write(FOLDER.resolve(name), bytes, Optional.empty());
    }

    @Override
    public void sync(String name) throws IOException {
        disk.sync(FOLDER.resolve(name));
    }

    @Override
    public void rename(String from, String to) throws IOException {
        disk.rename(FOLDER.resolve(from), FOLDER.resolve(to));
    }

    @Override
    public void syncNames() throws IOException {
        disk.syncFolder(FOLDER);
    }
}
