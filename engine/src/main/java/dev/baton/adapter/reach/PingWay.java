package dev.baton.adapter.reach;

import java.security.SecureRandom;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.baton.adapter.linux.LinuxException;
import dev.baton.adapter.linux.PingSocket;
import dev.baton.api.Problem;
import dev.baton.api.Refusal;
import dev.baton.wire.Family;

/// Probes by ICMP echo, over one socket for each family, which is opened when it is first needed.
final class PingWay implements Way {
    private static final Logger LOG = LoggerFactory.getLogger(PingWay.class);
    private static final long END_MILLIS = 2_000;

    /// A socket and who hears its replies.
    private static final class Hearing implements AutoCloseable {
        private final PingSocket socket;
        private final Map<Long, Run> runs = new ConcurrentHashMap<>();
        private final Thread thread;

        Hearing(Family family) {
            socket = PingSocket.open(family);
            thread = Thread.ofPlatform().daemon().name("baton-ping-" + family).start(this::work);
        }

        private void work() {
            try {
                while (socket.await()) {
                    if (socket.receive()) {
                        long now = System.nanoTime();
                        Optional.ofNullable(runs.get(socket.secret()))
                                .ifPresent(run -> run.answered(socket.sequence(), now, ""));
                    }
                }
            } catch (LinuxException e) {
                LOG.warn("Replies to ICMP probes are not heard any more: {}", e.getMessage());
            }
        }

        @Override
        public void close() {
            socket.wakeUp();
            if (Threads.ended(thread, END_MILLIS)) {
                socket.close();
            }
        }
    }

    private final SecureRandom random = new SecureRandom();
    private final Map<Family, Hearing> hearings = new EnumMap<>(Family.class);

    private synchronized Hearing hearing(Family family) {
        try {
            return hearings.computeIfAbsent(family, Hearing::new);
        } catch (LinuxException e) {
            throw new Refusal(Problem.Kind.UNAVAILABLE, "ICMP cannot be sent from here (" + e.getMessage()
                    + "). Run it as root, give it CAP_NET_RAW, or allow ping sockets to its group: sysctl"
                    + " net.ipv4.ping_group_range. The other kinds of probes need none of that.");
        }
    }

    @Override
    public Outlet open(Run run) {
        Hearing hearing = hearing(run.request().address().family());
        long secret = random.nextLong();
        hearing.runs.put(secret, run);
        return new Outlet() {
            @Override
            public void send(int sequence) {
                try {
                    hearing.socket.send(run.target(), secret, sequence);
                    run.isPossible();
                } catch (LinuxException e) {
                    run.refused(sequence, Reasons.unsent(run, e.getMessage()));
                }
            }

            @Override
            public void close() {
                hearing.runs.remove(secret);
            }
        };
    }

    @Override
    public synchronized void close() {
        hearings.values().forEach(Hearing::close);
        hearings.clear();
    }
}
