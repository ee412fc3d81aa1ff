package dev.baton.node;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

import dev.baton.adapter.linux.Link;
import dev.baton.adapter.linux.LinuxException;
import dev.baton.adapter.linux.Rtnetlink;
import dev.baton.lease.Kept;
import dev.baton.lease.LeaseBook;

/// Brings in order what failover tests have left on this machine when the node's process was killed: an interface that was
/// taken down is set up again, before anything is opened on it. Everything else of a fault has gone with the process.
final class LeftLeases {
    /// How long an interface is given to have its link again. Whatever it has then, the node starts.
    static final Duration LINK_PATIENCE = Duration.ofSeconds(2);
    private static final long LOOK_NANOS = 20_000_000L;

    private LeftLeases() {}

    /// Undoes what is left.
    ///
    /// @param trouble is told, a whole sentence, of what cannot be undone
    /// @return the leases that were held
    static List<Kept> of(LeaseBook book, Rtnetlink kernel, Consumer<String> trouble) {
        try {
            List<Kept> left = book.read();
            left.stream().flatMap(kept -> kept.interfaceName().stream()).distinct()
                    .forEach(name -> setUp(name, kernel, trouble));
            return left;
        } catch (IOException e) {
            trouble.accept("What failover tests have left cannot be known (" + e.getMessage() + "). If an interface is"
                    + " down that should be up, set it up by hand (ip link set NAME up).");
            return List.of();
        }
    }

    private static void setUp(String name, Rtnetlink kernel, Consumer<String> trouble) {
        Optional<Link> link = kernel.link(name);
        if (link.isEmpty() || link.get().up()) {
            return;
        }
        try {
            kernel.setUp(link.get().index(), true);
            awaitLink(name, kernel);
        } catch (LinuxException e) {
            trouble.accept("The interface " + name + " was taken down for a failover test and cannot be set up again: "
                    + e.getMessage() + ". Set it up by hand (ip link set " + name + " up).");
        }
    }

    private static void awaitLink(String name, Rtnetlink kernel) {
        long giveUpNanos = System.nanoTime() + LINK_PATIENCE.toNanos();
        while (kernel.link(name).filter(Link::running).isEmpty() && System.nanoTime() - giveUpNanos < 0) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }
}
