package dev.baton.adapter.linux;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The interfaces with virtual MACs of one node. They are made before the loop starts and deleted after it has ended. One
/// is up only while its router is MASTER: down it answers no ARP, takes no frame to the virtual MAC in, and sends none
/// that would teach a switch the wrong port (RFC 9568 section 6.4.2).
///
/// Setting one up takes the kernel 0.1 ms and is done by the loop, together with the addresses. Setting one down takes it
/// up to 15 ms, deleting it 20 ms: the loop hands that to a thread of this object's.
public final class VirtualMacs implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(VirtualMacs.class);
    private static final long END_SECONDS = 5;
    /// Marks the interfaces of one process, together with its number, which has 22 bits at most.
    private static final int GROUP = 112 << 24;

    private final int group = GROUP | ((int) ProcessHandle.current().pid() & 0xFF_FFFF);
    private final Map<String, VirtualMac> present = new LinkedHashMap<>();
    private final Map<String, String> settingsBefore = new LinkedHashMap<>();
    private final ExecutorService slow = Executors
            .newSingleThreadExecutor(Thread.ofPlatform().daemon().name("baton-virtual-mac").factory());
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition isDown = lock.newCondition();
    private final Set<String> inUse = new LinkedHashSet<>();
    private Optional<String> goingDown = Optional.empty();

    /// Makes those that are not there yet, down and without addresses. One that an earlier run has left is replaced.
    /// Takes up to 20 ms each.
    ///
    /// @throws LinuxException if one cannot be made, or its name belongs to something else
    public synchronized void add(Collection<VirtualMac> wanted) {
        try (Rtnetlink kernel = new Rtnetlink()) {
            for (VirtualMac mac : wanted) {
                if (!mac.equals(present.get(mac.name()))) {
                    make(kernel, mac);
                }
            }
        }
    }

    private void make(Rtnetlink kernel, VirtualMac mac) {
        int parent = Libc.interfaceIndex(mac.parent());
        if (parent == 0) {
            throw new LinuxException("make " + mac.name() + " on " + mac.parent(), LinuxException.ENODEV);
        }
        if (Libc.interfaceIndex(mac.name()) != 0) {
            deleteOld(kernel, mac);
        }
        kernel.createMacvlan(parent, mac.name(), mac.mac(), group);
        present.put(mac.name(), mac);
        Sysctl.ofVirtualMac(mac).forEach(Sysctl::apply);
        for (Sysctl.Setting setting : Sysctl.belowVirtualMac(mac.parent())) {
            settingsBefore.putIfAbsent(setting.path(), Sysctl.apply(setting));
        }
    }

    private static void deleteOld(Rtnetlink kernel, VirtualMac mac) {
        Optional<Link> old = kernel.link(mac.name());
        if (old.isPresent() && !old.get().kind().equals("macvlan")) {
            throw new LinuxException("make the macvlan " + mac.name() + ", since another interface has that name",
                    LinuxException.EEXIST);
        }
        old.ifPresent(l -> kernel.deleteLink(l.index()));
    }

    /// Makes again what has gone together with the interface below it, once that is back.
    ///
    /// @param parent the interface that is there again
    public synchronized void restore(String parent) {
        try (Rtnetlink kernel = new Rtnetlink()) {
            for (VirtualMac mac : List.copyOf(present.values())) {
                if (mac.parent().equals(parent) && Libc.interfaceIndex(parent) != 0
                        && Libc.interfaceIndex(mac.name()) == 0) {
                    make(kernel, mac);
                }
            }
        }
    }

    /// Deletes all but these.
    public synchronized void keepOnly(Collection<VirtualMac> wanted) {
        List<VirtualMac> surplus = new ArrayList<>(present.values());
        surplus.removeAll(wanted);
        try (Rtnetlink kernel = new Rtnetlink()) {
            for (VirtualMac mac : surplus) {
                present.remove(mac.name());
                kernel.link(mac.name()).ifPresent(l -> kernel.deleteLink(l.index()));
            }
        }
    }

    /// Whatever earlier runs have left on this machine, whoever they were of; nothing that this object has made.
    ///
    /// @return the names of the interfaces that were deleted
    public static List<String> deleteLeftovers(Collection<VirtualMac> ofConfiguration) {
        List<String> deleted = new ArrayList<>();
        try (Rtnetlink kernel = new Rtnetlink()) {
            for (VirtualMac mac : ofConfiguration) {
                Optional<Link> left = kernel.link(mac.name()).filter(l -> l.kind().equals("macvlan"))
                        .filter(l -> l.mac().equals(mac.mac()));
                left.ifPresent(l -> kernel.deleteLink(l.index()));
                left.ifPresent(l -> deleted.add(l.name()));
            }
        }
        return deleted;
    }

    /// Its router becomes MASTER: it is not set down any more. The loop sets it up itself.
    void use(String name) {
        lock.lock();
        try {
            inUse.add(name);
            while (goingDown.equals(Optional.of(name))) {
                isDown.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Its router is not MASTER any more: it is set down, soon and elsewhere.
    void leave(String name) {
        lock.lock();
        try {
            if (inUse.remove(name)) {
                slow.execute(() -> setDown(name));
            }
        } finally {
            lock.unlock();
        }
    }

    private void setDown(String name) {
        lock.lock();
        try {
            if (inUse.contains(name)) {
                return;
            }
            goingDown = Optional.of(name);
        } finally {
            lock.unlock();
        }
        try (Rtnetlink kernel = new Rtnetlink()) {
            int index = Libc.interfaceIndex(name);
            if (index != 0) {
                kernel.setUp(index, false);
            }
        } catch (LinuxException e) {
            LOG.warn("{} stays up: {}", name, e.getMessage());
        } finally {
            nothingGoesDown();
        }
    }

    private void nothingGoesDown() {
        lock.lock();
        try {
            goingDown = Optional.empty();
            isDown.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Deletes every interface that this object has made and gives the interfaces below their settings back, where nobody
    /// has changed them meanwhile.
    @Override
    public void close() {
        slow.shutdownNow();
        try {
            if (!slow.awaitTermination(END_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("the kernel takes longer than {} s to set interfaces down", END_SECONDS);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        synchronized (this) {
            if (!present.isEmpty()) {
                deleteAll();
            }
            settingsBefore.forEach(VirtualMacs::giveBack);
            settingsBefore.clear();
        }
    }

    private void deleteAll() {
        try (Rtnetlink kernel = new Rtnetlink()) {
            kernel.deleteGroup(group);
        } catch (LinuxException e) {
            LOG.warn("interfaces with virtual MACs stay: {}", e.getMessage());
        }
        present.clear();
    }

    private static void giveBack(String path, String before) {
        try {
            Sysctl.restore(path, before);
        } catch (LinuxException e) {
            LOG.debug("{} is not given back: {}", path, e.getMessage());
        }
    }
}
