package dev.baton.adapter.linux;

import java.nio.file.Path;

/// Network namespaces, for the thread that calls.
final class Namespaces {
    private static final int O_RDONLY = 0;
    private static final int O_CLOEXEC = 0x80000;
    private static final int CLONE_NEWNET = 0x40000000;

    private Namespaces() {}

    /// Puts the calling thread, and no other, into a network namespace. It must be a thread of its own: it stays there.
    ///
    /// @param namespace such as `/proc/1/ns/net`
    static void enterNetwork(Path namespace) {
        int fd = Libc.open(namespace.toString(), O_RDONLY | O_CLOEXEC);
        try {
            Libc.setns(fd, CLONE_NEWNET);
        } finally {
            Libc.close(fd);
        }
    }
}
