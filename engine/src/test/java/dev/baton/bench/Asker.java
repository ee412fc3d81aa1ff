package dev.baton.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

import dev.baton.client.AddressBook;
import dev.baton.client.ClientHome;
import dev.baton.client.KnownNode;
import dev.baton.trust.Identity;
import dev.baton.trust.KeyHash;
import dev.baton.trust.Tls;

/// A process that asks one node for one path at a steady pace, over a few connections that stay open, with as little of its
/// own around it as possible. In the end it prints a line: answers, failures, and the times that answers took.
final class Asker {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final int READ_MILLIS = 10_000;
    private static final int BUFFER_BYTES = 32 << 10;
    private static final String LENGTH = "content-length:";

    private final KnownNode node;
    private final SSLContext tls;
    private final byte[] request;
    private final long gapNanos;
    private final long endNanos;
    private final ConcurrentLinkedQueue<long[]> taken = new ConcurrentLinkedQueue<>();
    private final AtomicInteger failed = new AtomicInteger();

    private Asker(KnownNode node, Identity own, String path, long gapNanos, long endNanos) {
        this.node = node;
        this.tls = Tls.pinned(own, new KeyHash(node.key()));
        this.request = ("GET " + path + " HTTP/1.1\r\nHost: " + node.address() + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        this.gapNanos = gapNanos;
        this.endNanos = endNanos;
    }

    /// Asks until its time is over.
    ///
    /// @param args the home of a client, the node's name in it, the path, how many connections, how many requests a second
    ///             over all of them, and for how many seconds
    public static void main(String[] args) throws InterruptedException {
        ClientHome home = new ClientHome(Path.of(args[0]));
        KnownNode node = AddressBook.of(home).find(args[1]).orElseThrow();
        int connections = Integer.parseInt(args[3]);
        double perSecond = Double.parseDouble(args[4]);
        long begun = System.nanoTime();
        Asker asker = new Asker(node, Identity.keptIn(home.identity(), "bench"), args[2],
                (long) (NANOS_PER_SECOND * connections / perSecond),
                begun + (long) (NANOS_PER_SECOND * Double.parseDouble(args[5])));
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            long first = begun + asker.gapNanos * i / connections;
            threads.add(Thread.ofPlatform().start(() -> asker.ask(first)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        asker.tell((System.nanoTime() - begun) / NANOS_PER_SECOND);
    }

    private void tell(double seconds) {
        long[] all = taken.stream().flatMapToLong(LongStream::of).sorted().toArray();
        System.out.printf("asked answers=%d failed=%d seconds=%.3f p50=%.3f p99=%.3f worst=%.3f%n", all.length,
                failed.get(), seconds, at(all, 0.5), at(all, 0.99), at(all, 1));
    }

    private static double at(long[] sorted, double part) {
        return sorted.length == 0
                ? Double.NaN
                : sorted[Math.max(0, (int) Math.ceil(part * sorted.length) - 1)] / NANOS_PER_MILLI;
    }

    /// One connection: each request at its time, or at once if the answer before was late.
    private void ask(long firstNanos) {
        long[] times = new long[(int) ((endNanos - firstNanos) / gapNanos) + 2];
        int count = 0;
        try (SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket()) {
            socket.setSSLParameters(Tls.parameters());
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(READ_MILLIS);
            socket.connect(new InetSocketAddress(node.host(), node.port()), READ_MILLIS);
            InputStream in = new BufferedInputStream(socket.getInputStream(), BUFFER_BYTES);
            for (long due = firstNanos; due < endNanos && count < times.length; due += gapNanos) {
                for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                if (System.nanoTime() >= endNanos) {
                    break;
                }
                long asked = System.nanoTime();
                socket.getOutputStream().write(request);
                answer(in);
                times[count++] = System.nanoTime() - asked;
            }
        } catch (IOException e) {
            failed.incrementAndGet();
            System.out.println("a connection failed: " + e);
        }
        taken.add(Arrays.copyOf(times, count));
    }

    private void answer(InputStream in) throws IOException {
        String status = line(in);
        int length = 0;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            if (header.toLowerCase(java.util.Locale.ROOT).startsWith(LENGTH)) {
                length = Integer.parseInt(header.substring(LENGTH.length()).strip());
            }
        }
        if (in.readNBytes(length).length < length) {
            throw new EOFException("an answer was cut off");
        }
        if (!status.contains(" 200 ")) {
            failed.incrementAndGet();
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the node has ended the connection");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }
}
