package dev.baton.adapter.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import dev.baton.wire.Family;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

/// A raw ICMP socket of one family, and the thread that hears the answers. An answer is known by our identifier, its
/// sequence number, and a random number that only who got the request can repeat. The kernel hands over nothing but echo
/// replies.
final class EchoSocket implements AutoCloseable {
    private static final int IPPROTO_ICMP = 1;
    private static final int IPPROTO_ICMPV6 = 58;
    private static final int SOL_RAW = 255;
    private static final int ICMP_FILTER = 1;
    private static final int ICMPV6_FILTER = 1;
    private static final int ICMPV6_FILTER_BYTES = 32;
    private static final int ECHO_REPLY = 0;
    private static final int ECHO_REQUEST = 8;
    private static final int ECHO_REQUEST_6 = 128;
    private static final int ECHO_REPLY_6 = 129;
    private static final int HEADER = 8;
    private static final int MESSAGE = HEADER + Long.BYTES;
    private static final int CHECKSUM = 2;
    private static final int LENGTH_MASK = 0x0F;
    private static final int MAX_PACKET = 2_048;
    private static final int SOCKADDR_IN = 16;
    private static final int SOCKADDR_IN6 = 28;

    /// What an answer must repeat.
    private record Asked(int sequence, long secret) {}

    private final Family family;
    private final int fd;
    private final int wake = Libc.eventDescriptor();
    private final SecureRandom random = new SecureRandom();
    private final short identifier = (short) random.nextInt();
    private final AtomicInteger sequence = new AtomicInteger();
    private final Map<Asked, CompletableFuture<Boolean>> waiting = new ConcurrentHashMap<>();
    private final Thread thread;
    private volatile boolean closed;

    EchoSocket(Family family) {
        this.family = family;
        fd = opened(family);
        thread = Thread.ofPlatform().daemon().name("baton-echo-" + family).start(this::run);
    }

    private static int opened(Family family) {
        int socket = switch (family) {
            case IPV4 -> Libc.socket(Libc.AF_INET, Libc.SOCK_RAW | Libc.SOCK_CLOEXEC, IPPROTO_ICMP);
            case IPV6 -> Libc.socket(Libc.AF_INET6, Libc.SOCK_RAW | Libc.SOCK_CLOEXEC, IPPROTO_ICMPV6);
        };
        hearOnlyReplies(socket, family);
        return socket;
    }

    /// Has the kernel hand over nothing but echo replies; a raw socket for which it cannot is closed.
    static void hearOnlyReplies(int socket, Family family) {
        try {
            switch (family) {
                case IPV4 -> Libc.setOption(socket, SOL_RAW, ICMP_FILTER, ~(1 << ECHO_REPLY));
                case IPV6 -> Libc.setOption(socket, IPPROTO_ICMPV6, ICMPV6_FILTER, onlyReplies());
            }
        } catch (LinuxException e) {
            Libc.close(socket);
            throw e;
        }
    }

    /// A bit for each type, in words of the machine's order; those that are set are kept back.
    private static byte[] onlyReplies() {
        ByteBuffer words = ByteBuffer.allocate(ICMPV6_FILTER_BYTES).order(ByteOrder.nativeOrder());
        for (int word = 0; word < ICMPV6_FILTER_BYTES / Integer.BYTES; word++) {
            boolean isItsWord = word == ECHO_REPLY_6 / Integer.SIZE;
            words.putInt(isItsWord ? ~(1 << (ECHO_REPLY_6 % Integer.SIZE)) : -1);
        }
        return words.array();
    }

    CompletableFuture<Boolean> ask(InetAddress host) {
        Asked asked = new Asked(sequence.incrementAndGet() & 0xFFFF, random.nextLong());
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        waiting.put(asked, answer);
        var _ = answer.whenComplete((_, _) -> waiting.remove(asked));
        try (Arena arena = Arena.ofConfined()) {
            Libc.sendNow(fd, arena.allocateFrom(JAVA_BYTE, request(asked)), address(host, arena));
        } catch (LinuxException e) {
            answer.cancel(false);
            throw e;
        }
        return answer;
    }

    /// The kernel fills in the checksum of ICMPv6 itself, since it knows the address that the packet will come from.
    private byte[] request(Asked asked) {
        ByteBuffer message = ByteBuffer.allocate(MESSAGE);
        message.put((byte) (family == Family.IPV4 ? ECHO_REQUEST : ECHO_REQUEST_6)).put((byte) 0).putShort((short) 0)
                .putShort(identifier).putShort((short) asked.sequence).putLong(asked.secret);
        if (family == Family.IPV4) {
            message.putShort(CHECKSUM, checksum(message));
        }
        return message.array();
    }

    /// RFC 1071, over whole words, with the field itself at zero.
    private static short checksum(ByteBuffer message) {
        int sum = 0;
        for (int at = 0; at < MESSAGE; at += Short.BYTES) {
            sum += message.getShort(at) & 0xFFFF;
        }
        while (sum > 0xFFFF) {
            sum = (sum & 0xFFFF) + (sum >>> Short.SIZE);
        }
        return (short) ~sum;
    }

    private MemorySegment address(InetAddress host, Arena arena) {
        MemorySegment address = arena.allocate(family == Family.IPV4 ? SOCKADDR_IN : SOCKADDR_IN6,
                JAVA_INT.byteAlignment());
        byte[] bytes = host.getAddress();
        address.set(JAVA_SHORT, 0, (short) (family == Family.IPV4 ? Libc.AF_INET : Libc.AF_INET6));
        MemorySegment.copy(bytes, 0, address, JAVA_BYTE, family == Family.IPV4 ? 4 : 8, bytes.length);
        if (host instanceof Inet6Address six) {
            address.set(JAVA_INT, 24, six.getScopeId());
        }
        return address;
    }

    private void run() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment buffer = arena.allocate(MAX_PACKET);
            while (!closed) {
                boolean[] readable = Libc.awaitReadable(-1, fd, wake);
                if (!closed && readable[0]) {
                    long length = Libc.receive(fd, buffer);
                    heard(buffer.asSlice(0, length).toArray(JAVA_BYTE));
                }
            }
        }
    }

    private void heard(byte[] packet) {
        boolean hasHeader = family == Family.IPV4 && packet.length > 0;
        int start = hasHeader ? (packet[0] & LENGTH_MASK) * Integer.BYTES : 0;
        if (packet.length - start < MESSAGE) {
            return;
        }
        ByteBuffer message = ByteBuffer.wrap(packet, start, MESSAGE).slice();
        int type = message.get(0) & 0xFF;
        if (type == (family == Family.IPV4 ? ECHO_REPLY : ECHO_REPLY_6) && message.getShort(4) == identifier) {
            Asked asked = new Asked(message.getShort(6) & 0xFFFF, message.getLong(HEADER));
            Optional.ofNullable(waiting.get(asked)).ifPresent(answer -> answer.complete(true));
        }
    }

    @Override
    public void close() {
        closed = true;
        Libc.signal(wake);
        boolean isInterrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException _) {
                isInterrupted = true;
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
        Libc.close(fd);
        Libc.close(wake);
    }
}
