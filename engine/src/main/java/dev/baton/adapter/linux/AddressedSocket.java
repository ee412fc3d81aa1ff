package dev.baton.adapter.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

import dev.baton.wire.Family;
import dev.baton.wire.IpAddress;
import dev.baton.wire.Ipv4Address;
import dev.baton.wire.Ipv6Address;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

/// A UDP socket of one family that tells to which address each datagram was sent (IP_PKTINFO, RFC 3542 section 6.1) and
/// answers from that address. It needs not be opened anew when addresses come and go: the kernel hands it what is sent to
/// an address for as long as this host has that address, and no longer. Datagrams of another length, or that begin
/// otherwise, the kernel drops before anybody is woken for them.
///
/// One thread receives and answers; [#close] ends its wait.
public final class AddressedSocket implements AutoCloseable {
    private static final int SOL_IP = 0;
    private static final int IP_PKTINFO = 8;
    private static final int SOL_IPV6 = 41;
    private static final int IPV6_V6ONLY = 26;
    private static final int IPV6_RECVPKTINFO = 49;
    private static final int IPV6_PKTINFO = 50;
    private static final int UDP_HEADER = 8;
    private static final short BPF_LD_LENGTH = 0x80;
    private static final short BPF_LD_WORD = 0x20;
    private static final short BPF_JEQ = 0x15;
    private static final int EVERYTHING = -1;
    /// What waits to be received, at most: 2,700 datagrams, which is what four clients ask in 0.6 s at one a millisecond.
    private static final int RECEIVE_BUFFER_BYTES = 1 << 20;

    private static final int SOCKADDR_IN = 16;
    private static final int SOCKADDR_IN6 = 28;
    private static final int HEADER_BYTES = 56;
    private static final long NAME = 0;
    private static final long NAME_LENGTH = 8;
    private static final long PARTS = 16;
    private static final long PART_COUNT = 24;
    private static final long CONTROL = 32;
    private static final long CONTROL_LENGTH = 40;
    private static final long FLAGS = 48;
    private static final int CONTROL_BYTES = 64;
    private static final int CONTROL_HEADER = 16;
    private static final int PKTINFO_BYTES = 12;
    private static final int PKTINFO6_BYTES = 20;
    private static final int LINK_LOCAL_SCOPE = 16;

    private static final MethodHandle RECVMSG = Libc.function("recvmsg",
            FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT));
    private static final MethodHandle SENDMSG = Libc.function("sendmsg",
            FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT));

    private final Family family;
    private final int fd;
    private final int wake = Libc.eventDescriptor();
    private final Arena arena = Arena.ofShared();
    private final MemorySegment state = arena.allocate(Libc.CALL_STATE);
    private final MemorySegment header = arena.allocate(HEADER_BYTES, 8);
    private final MemorySegment part = arena.allocate(16, 8);
    private final MemorySegment peer = arena.allocate(SOCKADDR_IN6, 8);
    private final MemorySegment control = arena.allocate(CONTROL_BYTES, 8);
    private final MemorySegment data;
    private final ByteBuffer content;
    private volatile boolean closed;

    private AddressedSocket(Family family, int fd, int length) {
        this.family = family;
        this.fd = fd;
        data = arena.allocate(length, 8);
        content = data.asByteBuffer().order(ByteOrder.BIG_ENDIAN);
        part.set(ADDRESS, 0, data);
        header.set(ADDRESS, NAME, peer);
        header.set(ADDRESS, PARTS, part);
        header.set(JAVA_LONG, PART_COUNT, 1);
        header.set(ADDRESS, CONTROL, control);
    }

    /// Opens a port on all addresses of a family.
    ///
    /// @param length the length of the datagrams that are taken
    /// @param first  their first four bytes
    /// @param second the next four
    /// @throws LinuxException if it cannot be had, such as because another program has it
    public static AddressedSocket open(Family family, int port, int length, int first, int second) {
        boolean is4 = family == Family.IPV4;
        int fd = Libc.socket(is4 ? Libc.AF_INET : Libc.AF_INET6, Libc.SOCK_DGRAM | Libc.SOCK_CLOEXEC, 0);
        try (Arena once = Arena.ofConfined()) {
            if (is4) {
                Libc.setOption(fd, SOL_IP, IP_PKTINFO, 1);
            } else {
                Libc.setOption(fd, SOL_IPV6, IPV6_V6ONLY, 1);
                Libc.setOption(fd, SOL_IPV6, IPV6_RECVPKTINFO, 1);
            }
            Libc.receiveBuffer(fd, RECEIVE_BUFFER_BYTES);
            Libc.filter(fd, filter(UDP_HEADER + length, first, second));
            MemorySegment any = once.allocate(is4 ? SOCKADDR_IN : SOCKADDR_IN6, 8);
            any.set(JAVA_SHORT, 0, (short) (is4 ? Libc.AF_INET : Libc.AF_INET6));
            any.set(JAVA_BYTE, 2, (byte) (port >>> Byte.SIZE));
            any.set(JAVA_BYTE, 3, (byte) port);
            Libc.bind(fd, any);
            return new AddressedSocket(family, fd, length);
        } catch (LinuxException e) {
            Libc.close(fd);
            throw e;
        }
    }

    private static List<Libc.Instruction> filter(int length, int first, int second) {
        return List.of(new Libc.Instruction(BPF_LD_LENGTH, 0, 0, 0), new Libc.Instruction(BPF_JEQ, 0, 5, length),
                new Libc.Instruction(BPF_LD_WORD, 0, 0, UDP_HEADER), new Libc.Instruction(BPF_JEQ, 0, 3, first),
                new Libc.Instruction(BPF_LD_WORD, 0, 0, UDP_HEADER + 4), new Libc.Instruction(BPF_JEQ, 0, 1, second),
                new Libc.Instruction(Libc.BPF_RET_K, 0, 0, EVERYTHING), new Libc.Instruction(Libc.BPF_RET_K, 0, 0, 0));
    }

    /// Waits until there is something to receive.
    ///
    /// @return whether there may be; false: the socket is to be closed
    public boolean await() {
        Libc.awaitReadable(-1, fd, wake);
        return !closed;
    }

    /// Takes the next datagram into [#content], if there is one, without waiting.
    public boolean receive() {
        part.set(JAVA_LONG, 8, data.byteSize());
        header.set(JAVA_INT, NAME_LENGTH, (int) peer.byteSize());
        header.set(JAVA_LONG, CONTROL_LENGTH, CONTROL_BYTES);
        header.set(JAVA_INT, FLAGS, 0);
        control.fill((byte) 0);
        try {
            long length = (long) RECVMSG.invokeExact(state, fd, header, Libc.MSG_DONTWAIT);
            content.clear();
            return length == data.byteSize();
        } catch (Throwable t) {
            throw Libc.rethrown(t);
        }
    }

    /// The bytes of the datagram that was received last. What is put there is what [#answer] sends.
    public ByteBuffer content() {
        return content;
    }

    /// The address that the datagram received last was sent to.
    public IpAddress to() {
        return switch (family) {
            case IPV4 -> new Ipv4Address(number(CONTROL_HEADER + 8));
            case IPV6 -> new Ipv6Address(twoNumbers(CONTROL_HEADER), twoNumbers(CONTROL_HEADER + 8));
        };
    }

    private long twoNumbers(long at) {
        return ((long) number(at) << Integer.SIZE) | (number(at + 4) & 0xFFFF_FFFFL);
    }

    private int number(long at) {
        return Integer.reverseBytes(control.get(JAVA_INT, at));
    }

    /// Sends [#content] to where the last datagram came from, from the address that it was sent to. It never waits.
    ///
    /// @return whether it was sent; false: the host has no longer this address, or no way there
    public boolean answer() {
        part.set(JAVA_LONG, 8, data.byteSize());
        header.set(JAVA_INT, FLAGS, 0);
        switch (family) {
            case IPV4 -> fromAddress4();
            case IPV6 -> fromAddress6();
        }
        try {
            Libc.checked((long) SENDMSG.invokeExact(state, fd, header, Libc.MSG_DONTWAIT), state, "sendmsg");
            return true;
        } catch (LinuxException _) {
            return false;
        } catch (Throwable t) {
            throw Libc.rethrown(t);
        }
    }

    /// The source goes where the kernel reads it from; by which interface is left to the routes.
    private void fromAddress4() {
        int to = control.get(JAVA_INT, CONTROL_HEADER + 8);
        heading(SOL_IP, IP_PKTINFO, PKTINFO_BYTES);
        control.set(JAVA_INT, CONTROL_HEADER, 0);
        control.set(JAVA_INT, CONTROL_HEADER + 4, to);
        control.set(JAVA_INT, CONTROL_HEADER + 8, 0);
        header.set(JAVA_LONG, CONTROL_LENGTH, CONTROL_HEADER + 16);
    }

    /// A link-local address means nothing without its interface.
    private void fromAddress6() {
        boolean isLinkLocal = number(CONTROL_HEADER) >>> 22 == 0xFE80 >>> 6;
        heading(SOL_IPV6, IPV6_PKTINFO, PKTINFO6_BYTES);
        if (!isLinkLocal) {
            control.set(JAVA_INT, CONTROL_HEADER + LINK_LOCAL_SCOPE, 0);
        }
        header.set(JAVA_LONG, CONTROL_LENGTH, CONTROL_HEADER + 24);
    }

    private void heading(int level, int type, int bytes) {
        control.set(JAVA_LONG, 0, CONTROL_HEADER + bytes);
        control.set(JAVA_INT, 8, level);
        control.set(JAVA_INT, 12, type);
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
