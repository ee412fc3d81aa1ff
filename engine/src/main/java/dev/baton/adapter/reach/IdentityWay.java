package dev.baton.adapter.reach;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.security.SecureRandom;
import java.util.Optional;

import dev.baton.api.Problem;
import dev.baton.api.Refusal;
import dev.baton.wire.Family;

/// Probes by the identity echo. Each run has a socket of its own that is bound to nothing, so that the kernel chooses the
/// source anew for each probe, as it should when this machine itself gets the address, or loses it.
final class IdentityWay implements Way {
    /// How many answers are taken before others have their turn.
    private static final int AT_ONCE = 64;

    private final EchoWitness witness;
    private final int port;
    private final SecureRandom random = new SecureRandom();
    private Optional<Ear> ear = Optional.empty();

    /// @param port where nodes are asked that are asked for no other
    IdentityWay(int port, EchoWitness witness) {
        this.port = port;
        this.witness = witness;
    }

    private synchronized Ear ear() {
        Ear open = ear.orElseGet(() -> new Ear("baton-identity-answers", _ -> {}));
        ear = Optional.of(open);
        return open;
    }

    @Override
    public Outlet open(Run run) {
        try {
            boolean is4 = run.request().address().family() == Family.IPV4;
            DatagramChannel channel = DatagramChannel
                    .open(is4 ? StandardProtocolFamily.INET : StandardProtocolFamily.INET6);
            channel.configureBlocking(false);
            Sending sending = new Sending(run, channel);
            ear().listen(channel, SelectionKey.OP_READ, sending);
            return sending;
        } catch (IOException e) {
            throw new Refusal(Problem.Kind.UNAVAILABLE, "No socket can be had for these probes: " + e.getMessage()
                    + ".");
        }
    }

    @Override
    public synchronized void close() {
        ear.ifPresent(Ear::close);
        ear = Optional.empty();
    }

    private final class Sending implements Outlet, Ear.Ready {
        private final Run run;
        private final DatagramChannel channel;
        private final InetSocketAddress target;
        private final long secret = random.nextLong();
        private final ByteBuffer request = ByteBuffer.allocateDirect(IdentityEcho.LENGTH);
        /// A byte more, to see one that is too long.
        private final ByteBuffer answer = ByteBuffer.allocateDirect(IdentityEcho.LENGTH + 1);

        Sending(Run run, DatagramChannel channel) {
            this.run = run;
            this.channel = channel;
            this.target = new InetSocketAddress(run.target(), run.request().port().orElse(port));
        }

        @Override
        public void send(int sequence) {
            IdentityEcho.writeRequest(request.clear(), secret, sequence);
            try {
                if (channel.send(request, target) == 0) {
                    run.refused(sequence, "The send buffer is full.");
                } else {
                    run.isPossible();
                }
            } catch (IOException e) {
                run.refused(sequence, Reasons.unsent(run, e.getMessage()));
            }
        }

        @Override
        public void ready(SelectionKey key, long nowNanos) {
            try {
                for (int i = 0; i < AT_ONCE; i++) {
                    if (!(channel.receive(answer.clear()) instanceof InetSocketAddress from)) {
                        return;
                    }
                    if (from.equals(target)) {
                        heard(nowNanos);
                    }
                }
            } catch (IOException e) {
                key.cancel();
                run.over(nowNanos);
            }
        }

        private void heard(long nowNanos) {
            if (IdentityEcho.decode(
                    answer.flip()) instanceof IdentityEcho.Answer(long of, int sequence, long nanos, String node)
                    && of == secret) {
                run.answered(sequence, nowNanos, node)
                        .ifPresent(sent -> witness.answered(node, nanos, sent, nowNanos));
            }
        }

        @Override
        public void close() {
            try {
                channel.close();
            } catch (IOException e) {
                run.over(System.nanoTime());
            }
        }
    }
}
