package dev.baton.adapter.reach;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

import dev.baton.api.ProbeKind;
import dev.baton.api.ProbeSample;

/// Probes by TCP connections, and by HTTP over them. Nothing here waits: a connection that does not come about is given up
/// after the patience of a probe. Each is closed by a reset, so that none lingers in the kernel afterwards; at a
/// thousand a second there would soon be no ports left.
final class ConnectWay implements Way {
    /// How many connections may be open or under way at once, over all runs. A probe beyond that is lost.
    static final int MAX_OPEN = 4_096;
    private static final int STATUS_LINE = 12;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] [1-5][0-9][0-9]");

    private final Queue<Connecting> open = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();
    private Optional<Ear> ear = Optional.empty();

    private synchronized Ear ear() {
        Ear opened = ear.orElseGet(() -> new Ear("baton-connections", this::giveUp));
        ear = Optional.of(opened);
        return opened;
    }

    @Override
    public Outlet open(Run run) {
        Ear hearing = ear();
        boolean isHttp = run.request().kind() == ProbeKind.HTTP;
        byte[] question = isHttp
                ? question(run.target(), run.request().port().orElseThrow(), run.request().path())
                : new byte[0];
        InetSocketAddress target = new InetSocketAddress(run.target(), run.request().port().orElseThrow());
        return new Outlet() {
            @Override
            public void send(int sequence) {
                connect(new Connecting(run, sequence, question, System.nanoTime()), target, hearing);
            }

            @Override
            public void close() {
                // Its connections end by themselves.
            }
        };
    }

    private static byte[] question(InetAddress host, int port, String path) {
        String literal = host instanceof Inet6Address
                ? "[" + host.getHostAddress().replaceFirst("%.*", "") + "]"
                : host.getHostAddress();
        return ("GET " + path + " HTTP/1.1\r\nHost: " + literal + (port == 80 ? "" : ":" + port)
                + "\r\nUser-Agent: baton\r\nAccept: */*\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private void connect(Connecting connecting, InetSocketAddress target, Ear hearing) {
        if (count.incrementAndGet() > MAX_OPEN) {
            count.decrementAndGet();
            connecting.run.refused(connecting.sequence,
                    "Too many connections wait for an answer at once. Probe less often.");
            return;
        }
        open.add(connecting);
        try {
            connecting.connect(target, hearing);
            connecting.run.isPossible();
        } catch (IOException e) {
            connecting.run.refused(connecting.sequence, Reasons.unsent(connecting.run, e.getMessage()));
            connecting.end();
        }
    }

    /// Connections are in the order of their time, for the most part.
    private void giveUp(long nowNanos) {
        open.removeIf(connecting -> {
            boolean isOver = connecting.isEnded || nowNanos - connecting.beganNanos > ProbeSample.PATIENCE_NANOS;
            if (isOver) {
                connecting.end();
                count.decrementAndGet();
            }
            return isOver;
        });
    }

    @Override
    public synchronized void close() {
        ear.ifPresent(Ear::close);
        ear = Optional.empty();
        open.forEach(Connecting::end);
        open.clear();
    }

    private static final class Connecting implements Ear.Ready {
        private final Run run;
        private final int sequence;
        private final ByteBuffer question;
        private final long beganNanos;
        private Optional<SocketChannel> channel = Optional.empty();
        private Optional<ByteBuffer> answer = Optional.empty();
        private volatile boolean isEnded;

        Connecting(Run run, int sequence, byte[] question, long beganNanos) {
            this.run = run;
            this.sequence = sequence;
            this.question = ByteBuffer.wrap(question);
            this.beganNanos = beganNanos;
        }

        private synchronized void connect(InetSocketAddress target, Ear ear) throws IOException {
            SocketChannel opened = SocketChannel.open();
            channel = Optional.of(opened);
            opened.configureBlocking(false);
            opened.setOption(StandardSocketOptions.SO_LINGER, 0);
            opened.setOption(StandardSocketOptions.TCP_NODELAY, true);
            opened.connect(target);
            ear.listen(opened, SelectionKey.OP_CONNECT, this);
        }

        @Override
        public synchronized void ready(SelectionKey key, long nowNanos) {
            try {
                SocketChannel connected = channel.orElseThrow();
                if (key.isConnectable() && connected.finishConnect()) {
                    if (!question.hasRemaining()) {
                        answered(nowNanos);
                        return;
                    }
                    key.interestOps(SelectionKey.OP_WRITE);
                } else if (key.isWritable()) {
                    connected.write(question);
                    key.interestOps(question.hasRemaining() ? SelectionKey.OP_WRITE : SelectionKey.OP_READ);
                } else if (key.isReadable()) {
                    read(connected, nowNanos);
                }
            } catch (IOException _) {
                run.refused(sequence);
                end();
            }
        }

        private void read(SocketChannel connected, long nowNanos) throws IOException {
            ByteBuffer buffer = answer.orElseGet(() -> ByteBuffer.allocate(STATUS_LINE));
            answer = Optional.of(buffer);
            boolean isAtEnd = connected.read(buffer) < 0;
            if (!buffer.hasRemaining()
                    && STATUS.matcher(new String(buffer.array(), StandardCharsets.US_ASCII)).matches()) {
                answered(nowNanos);
            } else if (isAtEnd || !buffer.hasRemaining()) {
                run.refused(sequence);
                end();
            }
        }

        private void answered(long nowNanos) {
            run.answered(sequence, nowNanos, "");
            end();
        }

        private synchronized void end() {
            isEnded = true;
            try {
                if (channel.isPresent()) {
                    channel.get().close();
                }
            } catch (IOException _) {
                isEnded = true;
            }
            channel = Optional.empty();
        }
    }
}
