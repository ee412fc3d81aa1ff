package dev.baton.adapter.reach;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.baton.adapter.linux.AddressedSocket;
import dev.baton.adapter.linux.LinuxException;
import dev.baton.wire.Family;
import dev.baton.wire.IpAddress;

/// Answers the identity echo on the node's virtual addresses, for as long as this machine has them: the kernel hands over
/// what is sent to an address that it has, and drops it where accept mode is off. What is sent to any other address of
/// the machine, to a broadcast or multicast address, and whatever is no request, is not answered. A thread for each
/// family, never the election's.
public final class IdentityResponder implements AutoCloseable {
    /// The most answers of a family in a second; further requests are not answered.
    public static final int MAX_PER_SECOND = 20_000;
    /// Beyond that it rests, and leaves it to the kernel to drop what does not fit into the socket: a flood must not take the
    /// processor from the election.
    private static final long RELIEF_NANOS = 1_000_000L;
    private static final int MAX_PORT = 65_535;
    private static final long END_MILLIS = 2_000;
    private static final Logger LOG = LoggerFactory.getLogger(IdentityResponder.class);

    /// What came of the requests, since the beginning. What the kernel dropped, because it has not even the form of one, is
    /// in none of these.
    ///
    /// @param answered those that were answered
    /// @param ignored  those that were no requests, or for another address than the virtual ones
    /// @param shed     those that were received beyond [#MAX_PER_SECOND], or that no answer could be sent to
    public record Counts(long answered, long ignored, long shed) {}

    private record Serving(AddressedSocket socket, Thread thread) {}

    private final byte[] name;
    private final int port;
    private final Map<Family, Serving> serving = new ConcurrentHashMap<>();
    private final LongAdder answered = new LongAdder();
    private final LongAdder ignored = new LongAdder();
    private final LongAdder shed = new LongAdder();
    private volatile Set<IpAddress> addresses = Set.of();
    private boolean isClosed;

    /// @param node what it answers with
    /// @param port where it is asked, usually [IdentityEcho#PORT]
    public IdentityResponder(String node, int port) {
        if (port < 1 || port > MAX_PORT) {
            throw new IllegalArgumentException(port + " is no port");
        }
        this.name = IdentityEcho.name(node);
        this.port = port;
    }

    /// Answers on these addresses and no others from now on, each for as long as this machine has it. Those that it has
    /// answered on before miss no request.
    ///
    /// @return why it cannot, a sentence for each family that it cannot answer in; empty: it can
    public synchronized List<String> serve(Set<IpAddress> wanted) {
        addresses = Set.copyOf(new HashSet<>(wanted));
        List<String> problems = new ArrayList<>();
        for (Family family : Family.values()) {
            boolean isWanted = !isClosed && wanted.stream().anyMatch(a -> a.family() == family);
            if (isWanted && !serving.containsKey(family)) {
                begin(family).ifPresent(problems::add);
            } else if (!isWanted) {
                Optional.ofNullable(serving.remove(family)).ifPresent(IdentityResponder::end);
            }
        }
        return problems;
    }

    private Optional<String> begin(Family family) {
        try {
            AddressedSocket socket = AddressedSocket.open(family, port, IdentityEcho.LENGTH, IdentityEcho.MAGIC,
                    IdentityEcho.REQUEST_HEAD);
            Thread thread = Thread.ofPlatform().daemon().name("baton-identity-" + family).start(() -> run(socket));
            serving.put(family, new Serving(socket, thread));
            return Optional.empty();
        } catch (LinuxException e) {
            return Optional.of("Identity probes of " + family + " addresses are not answered: UDP port " + port
                    + " cannot be had (" + e.getMessage()
                    + "). End what has it, or name another one as 'probe: {port: ...}' in the policy.");
        }
    }

    private void run(AddressedSocket socket) {
        RateLimit limit = new RateLimit(MAX_PER_SECOND, System.nanoTime());
        try {
            while (socket.await()) {
                while (socket.receive()) {
                    heard(socket, limit, System.nanoTime());
                }
            }
        } catch (LinuxException e) {
            LOG.warn("Identity probes are not answered any more: {}", e.getMessage());
        }
    }

    private void heard(AddressedSocket socket, RateLimit limit, long nowNanos) {
        if (!addresses.contains(socket.to())
                || !(IdentityEcho.decode(socket.content()) instanceof IdentityEcho.Request)) {
            ignored.increment();
        } else if (!limit.pass(nowNanos)) {
            shed.increment();
            LockSupport.parkNanos(RELIEF_NANOS);
        } else {
            IdentityEcho.turnIntoAnswer(socket.content(), nowNanos, name);
            (socket.answer() ? answered : shed).increment();
        }
    }

    /// What came of the requests until now.
    public Counts counts() {
        return new Counts(answered.sum(), ignored.sum(), shed.sum());
    }

    private static void end(Serving serving) {
        serving.socket.wakeUp();
        if (Threads.ended(serving.thread, END_MILLIS)) {
            serving.socket.close();
        }
    }

    @Override
    public synchronized void close() {
        isClosed = true;
        serving.values().forEach(IdentityResponder::end);
        serving.clear();
    }
}
