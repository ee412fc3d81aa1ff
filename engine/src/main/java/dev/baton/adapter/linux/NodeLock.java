package dev.baton.adapter.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

/// Held by the one process that runs a node in a network namespace: an abstract socket name, which belongs to the
/// namespace and goes with its process, however that ends. No file is left to clean up.
public final class NodeLock implements AutoCloseable {
    private static final int MAX_NAME = 100;

    private final int fd;

    private NodeLock(int fd) {
        this.fd = fd;
    }

    /// Takes the lock, unless another process has it.
    ///
    /// @param node the node's name
    public static Optional<NodeLock> take(String node) {
        byte[] text = ("baton/node/" + node).getBytes(StandardCharsets.UTF_8);
        int length = Math.min(text.length, MAX_NAME);
        int fd = Libc.socket(Libc.AF_UNIX, Libc.SOCK_DGRAM | Libc.SOCK_CLOEXEC, 0);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment address = arena.allocate(3L + length, JAVA_SHORT.byteAlignment());
            address.set(JAVA_SHORT, 0, (short) Libc.AF_UNIX);
            MemorySegment.copy(text, 0, address, JAVA_BYTE, 3, length);
            Libc.bind(fd, address);
            return Optional.of(new NodeLock(fd));
        } catch (LinuxException e) {
            Libc.close(fd);
            if (e.errno() == LinuxException.EADDRINUSE) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public void close() {
        Libc.close(fd);
    }
}
