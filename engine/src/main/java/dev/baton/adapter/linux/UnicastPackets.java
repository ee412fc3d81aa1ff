package dev.baton.adapter.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;

import dev.baton.port.PacketPort;
import dev.baton.port.PortException;
import dev.baton.wire.Family;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

/// Sends what is for one peer as an IP packet and leaves it to the kernel to find the peer's MAC, or the next hop's.
/// A loop does not know that MAC and addresses such a frame to everybody; here its Ethernet header is taken off. Every
/// other frame goes on as it is. Sending never waits: not for ARP, and not for room in a buffer.
///
/// Belongs to the loop's thread once it is in use.
public final class UnicastPackets implements PacketPort, AutoCloseable {
    private static final int ETHERNET = 14;
    private static final int ETHER_TYPE = 12;
    private static final int IPV4 = 0x0800;
    private static final int IPV6 = 0x86DD;
    private static final int IPV6_HEADER = 40;
    private static final int SOCKADDR_IN = 16;
    private static final int SOCKADDR_IN6 = 28;
    private static final int IPPROTO_RAW = 255;
    private static final int VRRP = 112;
    private static final int MAX_PACKET = 2_048;

    private record Key(String interfaceName, Family family) {}

    /// The two sockets of an interface and a family.
    ///
    /// @param index   the interface that they are bound to
    /// @param sending takes whole IP packets
    /// @param keeping hears nothing: that it is open keeps the kernel from telling peers that nobody here speaks VRRP. It
    ///                drops by a filter, so that it never fills up
    /// @param address where a packet goes, filled in anew for each
    private record Open(int index, int sending, int keeping, MemorySegment packet, MemorySegment address) {}

    private final PacketPort others;
    private final Arena arena = Arena.ofShared();
    private final Map<Key, Open> open = new ConcurrentHashMap<>();
    private final List<Open> surplus = new ArrayList<>();

    /// @param others sends every frame that is not for one peer
    public UnicastPackets(PacketPort others) {
        this.others = others;
    }

    /// Gets ready to send to peers through an interface; idempotent. An interface that was made again under its name is
    /// another one: its old sockets are kept until [#keepOnly], since the loop may be about to use them. Packets leave
    /// there, whatever the routing table says of others: their answers are listened for on that interface only.
    ///
    /// @throws LinuxException if the right is missing, or the interface
    public synchronized void open(String interfaceName, Family family) {
        Key key = new Key(interfaceName, family);
        int index = Libc.interfaceIndex(interfaceName);
        Optional<Open> before = Optional.ofNullable(open.get(key));
        if (before.filter(o -> o.index == index).isPresent()) {
            return;
        }
        int domain = family == Family.IPV4 ? Libc.AF_INET : Libc.AF_INET6;
        int sending = socket(domain, IPPROTO_RAW, interfaceName);
        try {
            int keeping = socket(domain, VRRP, interfaceName);
            MemorySegment address = arena.allocate(family == Family.IPV4 ? SOCKADDR_IN : SOCKADDR_IN6,
                    JAVA_INT.byteAlignment());
            address.set(JAVA_SHORT, 0, (short) domain);
            if (family == Family.IPV6) {
                address.set(JAVA_INT, 24, index);
            }
            open.put(key, new Open(index, sending, keeping, arena.allocate(MAX_PACKET), address));
            before.ifPresent(surplus::add);
        } catch (LinuxException e) {
            Libc.close(sending);
            throw e;
        }
    }

    /// Closes the sockets that are not for one of these interfaces and families, and those that others have replaced. To
    /// be called once the loop does not send there any more.
    ///
    /// @param wanted which to keep
    public synchronized void keepOnly(BiPredicate<String, Family> wanted) {
        open.entrySet().removeIf(e -> {
            boolean isSurplus = !wanted.test(e.getKey().interfaceName, e.getKey().family);
            return isSurplus && surplus.add(e.getValue());
        });
        surplus.forEach(UnicastPackets::close);
        surplus.clear();
    }

    private static void close(Open sockets) {
        Libc.close(sockets.sending);
        Libc.close(sockets.keeping);
    }

    private static int socket(int domain, int protocol, String interfaceName) {
        int fd = Libc.socket(domain, Libc.SOCK_RAW | Libc.SOCK_CLOEXEC, protocol);
        try {
            Libc.setOption(fd, Libc.SOL_SOCKET, Libc.SO_BINDTODEVICE, interfaceName);
            Libc.dropEverything(fd);
        } catch (LinuxException e) {
            Libc.close(fd);
            throw e;
        }
        return fd;
    }

    @Override
    public void send(String interfaceName, byte[] frame) {
        Optional<Family> family = peerFamily(frame);
        if (family.isEmpty()) {
            others.send(interfaceName, frame);
            return;
        }
        Key key = new Key(interfaceName, family.get());
        Open sockets = open.get(key);
        if (sockets == null) {
            throw new PortException("No socket for unicast adverts is open on " + interfaceName + ".");
        }
        try {
            send(sockets, frame, family.get());
        } catch (LinuxException e) {
            if (!isRenewed(key, sockets)) {
                throw refusal(interfaceName, e);
            }
            sendAgain(key, frame);
        }
    }

    private static void send(Open sockets, byte[] frame, Family family) {
        int length = ipLength(frame, family);
        MemorySegment.copy(frame, ETHERNET, sockets.packet, JAVA_BYTE, 0, length);
        destination(frame, family, sockets.address);
        Libc.sendNow(sockets.sending, sockets.packet.asSlice(0, length), sockets.address);
    }

    /// Whether the interface has been deleted and made again: the sockets are bound to one that is no more.
    private static boolean isRenewed(Key key, Open sockets) {
        int index = Libc.interfaceIndex(key.interfaceName);
        return index != 0 && index != sockets.index;
    }

    private void sendAgain(Key key, byte[] frame) {
        try {
            open(key.interfaceName, key.family);
            send(Optional.ofNullable(open.get(key)).orElseThrow(), frame, key.family);
        } catch (LinuxException e) {
            throw refusal(key.interfaceName, e);
        }
    }

    private static PortException refusal(String interfaceName, LinuxException e) {
        return new PortException("A unicast advert could not be sent on " + interfaceName + ": " + e.getMessage() + ".",
                e);
    }

    /// The family of a frame that is meant for one host; empty for every other frame.
    private static Optional<Family> peerFamily(byte[] frame) {
        for (int i = 0; i < 6; i++) {
            if (frame[i] != (byte) 0xFF) {
                return Optional.empty();
            }
        }
        return switch (int16(frame, ETHER_TYPE)) {
            case IPV4 -> Optional.of(Family.IPV4);
            case IPV6 -> Optional.of(Family.IPV6);
            default -> Optional.empty();
        };
    }

    /// Without the padding that Ethernet needs.
    private static int ipLength(byte[] frame, Family family) {
        return switch (family) {
            case IPV4 -> int16(frame, ETHERNET + 2);
            case IPV6 -> IPV6_HEADER + int16(frame, ETHERNET + 4);
        };
    }

    private static int int16(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << 8 | (bytes[at + 1] & 0xFF);
    }

    private static void destination(byte[] frame, Family family, MemorySegment address) {
        switch (family) {
            case IPV4 -> MemorySegment.copy(frame, ETHERNET + 16, address, JAVA_BYTE, 4, 4);
            case IPV6 -> MemorySegment.copy(frame, ETHERNET + 24, address, JAVA_BYTE, 8, 16);
        }
    }

    @Override
    public void flush() {
        others.flush();
    }

    @Override
    public void catchUp() {
        others.catchUp();
    }

    @Override
    public boolean isCaughtUp() {
        return others.isCaughtUp();
    }

    @Override
    public void close() {
        keepOnly((_, _) -> false);
        arena.close();
    }
}
