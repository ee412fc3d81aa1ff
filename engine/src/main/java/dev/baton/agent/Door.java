package dev.baton.agent;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.baton.port.Clock;

/// Lets clients in: counts them before any cryptography is done for them, and puts an end to those that keep others waiting.
final class Door implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Door.class);
    /// How often overdue connections are looked for.
    private static final int LOOK_MILLIS = 50;
    private static final int BACKLOG = 128;
    /// How much of an answer the kernel holds for a client that does not read.
    private static final int SEND_BYTES = 256 << 10;
    /// How long a handshake may be put off when there are too many.
    private static final long MAX_WAIT_NANOS = TimeUnit.SECONDS.toNanos(3);
    private static final long LAST_ANSWERS_MILLIS = 500;
    private static final long MAX_CLOSE_MILLIS = 1_000;

    private final ServerSocket server;
    private final SSLContext tls;
    private final Limits limits;
    private final Clock clock;
    private final Budget handshakes;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final AtomicReference<Thread> thread = new AtomicReference<>();
    private volatile boolean isClosing;

    /// Listens; [#open] lets clients in.
    ///
    /// @throws IOException if the address is not this machine's or is in use
    Door(InetSocketAddress address, SSLContext tls, Limits limits, Clock clock) throws IOException {
        this.tls = tls;
        this.limits = limits;
        this.clock = clock;
        this.handshakes = new Budget(limits.addressHandshakes(), limits.allHandshakes());
        this.server = new ServerSocket();
        server.setReuseAddress(true);
        server.setSoTimeout(LOOK_MILLIS);
        try {
            server.bind(address, BACKLOG);
        } catch (IOException e) {
            server.close();
            throw e;
        }
    }

    /// @param desk      answers those who are in
    /// @param everyLook is done now and then
    void open(Connection.Desk desk, Runnable everyLook) {
        thread.set(Thread.ofPlatform().daemon().name("baton-door").start(() -> run(desk, everyLook)));
    }

    InetSocketAddress address() {
        return (InetSocketAddress) server.getLocalSocketAddress();
    }

    private void run(Connection.Desk desk, Runnable everyLook) {
        long lookedNanos = clock.nowNanos();
        while (!isClosing) {
            try {
                letIn(server.accept(), desk);
            } catch (SocketTimeoutException _) {
                // Nobody came; there is a look to be had at those who are in.
            } catch (IOException e) {
                if (!isClosing) {
                    LOG.warn("a client could not be let in: {}", e.getMessage());
                    pause();
                }
            }
            long now = clock.nowNanos();
            if (now - lookedNanos >= TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS)) {
                lookedNanos = now;
                connections.forEach(c -> c.cutIfOverdue(now));
                everyLook.run();
            }
        }
    }

    /// Without descriptors left, accepting fails at once and again.
    private static void pause() {
        try {
            Thread.sleep(LOOK_MILLIS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void letIn(Socket socket, Connection.Desk desk) throws IOException {
        InetAddress address = socket.getInetAddress();
        long wait = hasRoom(address) ? handshakes.take(address, clock.nowNanos(), MAX_WAIT_NANOS) : Budget.NEVER;
        if (wait == Budget.NEVER) {
            socket.close();
            return;
        }
        socket.setTcpNoDelay(true);
        socket.setOption(StandardSocketOptions.SO_SNDBUF, SEND_BYTES);
        Connection connection = new Connection(socket, tls.getSocketFactory(), limits, clock, desk);
        connections.add(connection);
        Thread _ = Thread.ofVirtual().name("baton-client").start(() -> {
            try {
                if (wait > 0) {
                    TimeUnit.NANOSECONDS.sleep(wait);
                }
                connection.run();
            } catch (InterruptedException _) {
                connection.cut();
            } finally {
                connections.remove(connection);
            }
        });
    }

    private boolean hasRoom(InetAddress address) {
        String key = Budget.key(address);
        long own = connections.stream().filter(c -> Budget.key(c.remote().getAddress()).equals(key)).count();
        if (own >= limits.perAddress()) {
            return false;
        }
        if (connections.size() >= limits.connections()) {
            Optional<Connection> oldest = connections.stream().filter(c -> !c.isKnown())
                    .min(Comparator.comparingLong(Connection::beganNanos));
            oldest.ifPresent(c -> {
                c.cut();
                connections.remove(c);
            });
            return oldest.isPresent();
        }
        return true;
    }

    /// Lets nobody in any more; ends those who are in once they have their answers, but does not wait long.
    @Override
    public void close() {
        isClosing = true;
        try {
            server.close();
            Thread running = thread.get();
            if (running != null) {
                boolean _ = running.join(Duration.ofMillis(MAX_CLOSE_MILLIS));
            }
            long endNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LAST_ANSWERS_MILLIS);
            connections.forEach(Connection::endWhenIdle);
            while (!connections.isEmpty() && System.nanoTime() - endNanos < 0) {
                TimeUnit.MILLISECONDS.sleep(1);
            }
        } catch (IOException e) {
            LOG.warn("the agent's socket did not close: {}", e.getMessage());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        connections.forEach(Connection::cut);
    }
}
