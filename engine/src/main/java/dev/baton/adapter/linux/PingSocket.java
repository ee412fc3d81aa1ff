package dev.baton.adapter.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import dev.baton.wire.Family;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

/// Sends ICMP echo requests of one family and hears the replies, without a byte of garbage: a ping socket where the
/// kernel lets this user have one (`net.ipv4.ping_group_range`), else a raw one (CAP_NET_RAW). A request carries a secret
/// and a number; a reply is known by the secret, which only who got the request can repeat.
///
/// One thread sends and one receives.
public final class PingSocket implements AutoCloseable {
    private static final int IPPROTO_ICMP = 1;
    private static final int IPPROTO_ICMPV6 = 58;
    private static final int ECHO_REPLY = 0;
    private static final int ECHO_REQUEST = 8;
    private static final int ECHO_REQUEST_6 = 128;
    private static final int ECHO_REPLY_6 = 129;
    private static final int HEADER = 8;
    private static final int CHECKSUM = 2;
    private static final int SEQUENCE = 6;
    private static final int MESSAGE = HEADER + Long.BYTES + Integer.BYTES;
    private static final int LENGTH_MASK = 0x0F;
    private static final int MAX_PACKET = 256;
    private static final int SOCKADDR_IN = 16;
    private static final int SOCKADDR_IN6 = 28;

    private static final MethodHandle SENDTO = Libc.function("sendto",
            FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT));
    private static final MethodHandle RECV = Libc.function("recv",
            FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));

    private final Family family;
    private final int fd;
    private final boolean isRaw;
    private final int wake = Libc.eventDescriptor();
    private final Arena arena = Arena.ofShared();
    private final MemorySegment sendState = arena.allocate(Libc.CALL_STATE);
    private final MemorySegment receiveState = arena.allocate(Libc.CALL_STATE);
    private final MemorySegment address;
    private final MemorySegment request = arena.allocate(MESSAGE, 8);
    private final MemorySegment packet = arena.allocate(MAX_PACKET, 8);
    private final ByteBuffer requestBytes = request.asByteBuffer().order(ByteOrder.BIG_ENDIAN);
    private final ByteBuffer packetBytes = packet.asByteBuffer().order(ByteOrder.BIG_ENDIAN);
    private int start;
    private volatile boolean closed;

    private PingSocket(Family family, int fd, boolean isRaw) {
        this.family = family;
        this.fd = fd;
        this.isRaw = isRaw;
        address = arena.allocate(family == Family.IPV4 ? SOCKADDR_IN : SOCKADDR_IN6, 8);
        address.set(JAVA_SHORT, 0, (short) (family == Family.IPV4 ? Libc.AF_INET : Libc.AF_INET6));
    }

    /// Opens one.
    ///
    /// @throws LinuxException if this user may have neither kind
    public static PingSocket open(Family family) {
        int domain = family == Family.IPV4 ? Libc.AF_INET : Libc.AF_INET6;
        int protocol = family == Family.IPV4 ? IPPROTO_ICMP : IPPROTO_ICMPV6;
        try {
            return new PingSocket(family, Libc.socket(domain, Libc.SOCK_DGRAM | Libc.SOCK_CLOEXEC, protocol), false);
        } catch (LinuxException _) {
            int raw = Libc.socket(domain, Libc.SOCK_RAW | Libc.SOCK_CLOEXEC, protocol);
            EchoSocket.hearOnlyReplies(raw, family);
            return new PingSocket(family, raw, true);
        }
    }

    /// Whether it is a raw socket, which needs CAP_NET_RAW.
    public boolean isRaw() {
        return isRaw;
    }

    /// Sends a request. It never waits.
    ///
    /// @throws LinuxException if there is no way there
    public void send(InetAddress host, long secret, int sequence) {
        byte[] bytes = host.getAddress();
        MemorySegment.copy(bytes, 0, address, JAVA_BYTE, family == Family.IPV4 ? 4 : 8, bytes.length);
        if (host instanceof Inet6Address six) {
            address.set(JAVA_INT, 24, six.getScopeId());
        }
        requestBytes.putInt(0, (family == Family.IPV4 ? ECHO_REQUEST : ECHO_REQUEST_6) << 24);
        requestBytes.putShort(4, (short) (secret >>> Short.SIZE)).putShort(SEQUENCE, (short) sequence);
        requestBytes.putLong(HEADER, secret).putInt(HEADER + Long.BYTES, sequence);
        if (family == Family.IPV4) {
            requestBytes.putShort(CHECKSUM, checksum());
        }
        try {
            Libc.checked((long) SENDTO.invokeExact(sendState, fd, request, request.byteSize(), Libc.MSG_DONTWAIT,
                    address, (int) address.byteSize()), sendState, "sendto");
        } catch (Throwable t) {
            throw Libc.rethrown(t);
        }
    }

    /// RFC 1071; the kernel fills in the one of ICMPv6 itself.
    private short checksum() {
        int sum = 0;
        for (int at = 0; at < MESSAGE; at += Short.BYTES) {
            sum += requestBytes.getShort(at) & 0xFFFF;
        }
        while (sum > 0xFFFF) {
            sum = (sum & 0xFFFF) + (sum >>> Short.SIZE);
        }
        return (short) ~sum;
    }

    /// Waits until there is something to receive.
    ///
    /// @return whether there may be; false: the socket is to be closed
    public boolean await() {
        Libc.awaitReadable(-1, fd, wake);
        return !closed;
    }

    /// Takes the next packet, if there is one.
    ///
    /// @return whether it is a reply of which [#secret] and [#sequence] tell
    public boolean receive() {
        long length;
        try {
            length = (long) RECV.invokeExact(receiveState, fd, packet, packet.byteSize(), Libc.MSG_DONTWAIT);
        } catch (Throwable t) {
            throw Libc.rethrown(t);
        }
        start = isRaw && family == Family.IPV4 && length > 0
                ? (packetBytes.get(0) & LENGTH_MASK) * Integer.BYTES
                : 0;
        return length - start >= MESSAGE
                && (packetBytes.get(start) & 0xFF) == (family == Family.IPV4 ? ECHO_REPLY : ECHO_REPLY_6);
    }

    /// What the request carried that is replied to.
    public long secret() {
        return packetBytes.getLong(start + HEADER);
    }

    /// What the request carried that is replied to.
    public int sequence() {
        return packetBytes.getInt(start + HEADER + Long.BYTES);
    }

    /// Ends the wait of whoever receives. To be called before [#close], which is for after that thread has ended.
    public void wakeUp() {
        closed = true;
        Libc.signal(wake);
    }

    @Override
    public void close() {
        Libc.close(fd);
        Libc.close(wake);
        arena.close();
    }
}
