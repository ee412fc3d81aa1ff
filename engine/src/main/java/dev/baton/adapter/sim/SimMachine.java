package dev.baton.adapter.sim;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.baton.port.FrameSink;
import dev.baton.port.JournalPort;
import dev.baton.vrrp.RouterConfig;
import dev.baton.vrrp.VirtualAddress;
import dev.baton.wire.IpAddress;

/// The part of a node that outlives its process: the interfaces, the virtual addresses on them, what has come to the socket,
/// and the journal on the disk.
final class SimMachine {
    /// How many frames the socket of a process that stands still holds; when one more comes it is lost.
    static final int SOCKET_LIMIT = 1_024;
    /// How many journal entries the disk takes; the oldest goes first.
    static final int JOURNAL_LIMIT = 256;

    private static final class Heard {
        private final String interfaceName;
        private final byte[] bytes;
        private final long atNanos;

        Heard(String interfaceName, byte[] bytes, long atNanos) {
            this.interfaceName = interfaceName;
            this.bytes = bytes;
            this.atNanos = atNanos;
        }
    }

    private record Held(String interfaceName, IpAddress address) {
        static Held of(RouterConfig router, VirtualAddress address) {
            return new Held(router.interfaceName(), address.address());
        }
    }

    private final List<SimPort> ports = new ArrayList<>();
    private final ArrayDeque<Heard> socket = new ArrayDeque<>();
    private final ArrayDeque<JournalPort.Entry> journal = new ArrayDeque<>();
    private final Set<Held> held = new HashSet<>();

    List<SimPort> ports() {
        return ports;
    }

    int waitingFrames() {
        return socket.size();
    }

    int journalEntries() {
        return journal.size();
    }

    void attach(SimPort port) {
        ports.add(port);
    }

    Optional<SimPort> port(String interfaceName) {
        for (SimPort port : ports) {
            if (port.interfaceName.equals(interfaceName)) {
                return Optional.of(port);
            }
        }
        return Optional.empty();
    }

    /// Whether every address of the router is on its interface.
    boolean holdsAll(RouterConfig router) {
        return router.addresses().stream().allMatch(a -> held.contains(Held.of(router, a)));
    }

    /// Whether any address of the router is on its interface.
    boolean holdsAny(RouterConfig router) {
        return router.addresses().stream().anyMatch(a -> held.contains(Held.of(router, a)));
    }

    /// Whether it has this virtual address, on whichever interface.
    boolean holds(IpAddress address) {
        return held.stream().anyMatch(h -> h.address.equals(address));
    }

    /// Puts the addresses of a router on its interface.
    void add(RouterConfig router) {
        router.addresses().forEach(a -> held.add(Held.of(router, a)));
    }

    /// Takes the addresses of a router off its interface.
    void remove(RouterConfig router) {
        router.addresses().forEach(a -> held.remove(Held.of(router, a)));
    }

    /// Takes those addresses of a router off that no other has.
    void remove(RouterConfig router, Collection<RouterConfig> others) {
        router.addresses().stream().map(a -> Held.of(router, a))
                .filter(h -> others.stream().noneMatch(c -> c.addresses().stream().anyMatch(
                        a -> Held.of(c, a).equals(h))))
                .forEach(held::remove);
    }

    /// A frame has come.
    ///
    /// @return whether there was room for it
    boolean receive(String interfaceName, byte[] bytes, long atNanos) {
        if (socket.size() >= SOCKET_LIMIT) {
            return false;
        }
        socket.addLast(new Heard(interfaceName, bytes, atNanos));
        return true;
    }

    /// Hands over what has come.
    ///
    /// @return how many frames
    int poll(FrameSink sink, int limit) {
        int count = Math.min(limit, socket.size());
        for (int i = 0; i < count; i++) {
            Heard heard = socket.removeFirst();
            sink.heard(heard.interfaceName, heard.bytes, heard.atNanos);
        }
        return count;
    }

    /// Another process has another socket.
    void forget() {
        socket.clear();
    }

    /// Writes into the journal.
    void append(JournalPort.Entry entry) {
        if (journal.size() == JOURNAL_LIMIT) {
            journal.removeFirst();
        }
        journal.addLast(entry);
    }
}
