package dev.baton.node;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.baton.adapter.linux.InterfaceAddress;
import dev.baton.adapter.linux.Link;
import dev.baton.adapter.linux.LinkEvent;
import dev.baton.adapter.linux.LinuxException;
import dev.baton.adapter.linux.Rtnetlink;
import dev.baton.adapter.linux.VirtualMacs;
import dev.baton.loop.Inbox;
import dev.baton.loop.NodeInput;

/// Turns what the kernel tells of its interfaces and addresses into what the loop needs to know, and has the rest looked
/// at by those who may take their time: addresses by the [AddressGuard], an interface that is another one now by the
/// [Changeover].
final class KernelWatch {
    /// A machine as it was seen, and how many changes of its links had been told before.
    record Sight(Machine machine, int moment) {}

    private static final Logger LOG = LoggerFactory.getLogger(KernelWatch.class);

    private final Supplier<NodePlan> running;
    private final Inbox inbox;
    private final Ground ground;
    private final VirtualMacs macs;
    private final CheckGround checks;
    private final Runnable lookAtAddresses;
    private final Runnable adapt;
    private final Map<Integer, String> names = new ConcurrentHashMap<>();
    private final AtomicInteger moment = new AtomicInteger();

    /// @param running         what the loop runs now
    /// @param checks          hears of every interface
    /// @param lookAtAddresses has addresses looked at, soon and on the loop's thread
    /// @param adapt           has the running configuration planned anew, soon and on another thread
    KernelWatch(Supplier<NodePlan> running, Inbox inbox, Ground ground, CheckGround checks, Runnable lookAtAddresses,
            Runnable adapt) {
        this.running = running;
        this.inbox = inbox;
        this.ground = ground;
        this.macs = ground.macs();
        this.checks = checks;
        this.lookAtAddresses = lookAtAddresses;
        this.adapt = adapt;
    }

    /// Tells the loop of every interface that has no link now.
    void begin() {
        Sight sight = look();
        sight.machine().links().forEach(l -> names.putIfAbsent(l.index(), l.name()));
        tellLinks(running.get(), sight);
    }

    /// Looks at the machine as it is now.
    Sight look() {
        int before = moment.get();
        return new Sight(Machine.now(), before);
    }

    /// Tells the loop of every interface that routers run on, as it was seen; one that is not there has no link. Where the
    /// kernel has told of a change since, what was seen may be older than what the loop knows by now: it is looked at again.
    void tellLinks(NodePlan plan, Sight seen) {
        checks.links(seen.machine());
        for (dev.baton.loop.Link link : plan.setup().links()) {
            boolean isUp = seen.machine().link(link.name()).filter(Link::running).isPresent();
            inbox.offer(new NodeInput.LinkChanged(link.name(), isUp));
        }
        if (moment.get() != seen.moment()) {
            adapt.run();
        }
    }

    /// Takes one event, on the thread of the watch.
    void changed(LinkEvent event) {
        if (!(event instanceof LinkEvent.AddressGone || event instanceof LinkEvent.AddressPresent)) {
            moment.incrementAndGet();
        }
        switch (event) {
            case LinkEvent.LinkChanged changed -> changed(changed.link());
            case LinkEvent.LinkGone gone -> {
                names.remove(gone.index());
                checks.link(gone.name(), false);
                running.get().macs().stream().filter(m -> m.name().equals(gone.name()))
                        .forEach(m -> restoreMacs(m.parent()));
                link(gone.name(), false);
            }
            case LinkEvent.AddressGone gone -> changed(gone.address(), true);
            case LinkEvent.AddressPresent present -> changed(present.address(), false);
            case LinkEvent.Overrun _ -> {
                adapt.run();
                lookAtAddresses.run();
            }
        }
    }

    /// An interface that was made again, renamed or given another MAC is not up for the loop before everything that is
    /// bound to the old one has been opened anew.
    private void changed(Link link) {
        Optional.ofNullable(names.put(link.index(), link.name())).filter(old -> !old.equals(link.name()))
                .ifPresent(old -> {
                    checks.link(old, false);
                    link(old, false);
                });
        checks.link(link.name(), link.running());
        restoreMacs(link.name());
        Optional<dev.baton.loop.Link> used = used(link.name());
        if (used.isEmpty()) {
            return;
        }
        boolean isAnother = ground.captures().indexOf(link.name()) != link.index()
                || !used.get().mac().equals(link.mac());
        if (isAnother) {
            adapt.run();
        } else {
            link(link.name(), link.running());
        }
    }

    private Optional<dev.baton.loop.Link> used(String name) {
        return running.get().setup().links().stream().filter(l -> l.name().equals(name)).findFirst();
    }

    private void link(String name, boolean up) {
        if (used(name).isPresent()) {
            inbox.offer(new NodeInput.LinkChanged(name, up));
        }
    }

    /// What we have put there ourselves is of no interest when it comes, only when it goes. An own address of an interface
    /// may be one that a router sends from.
    private void changed(InterfaceAddress address, boolean isGone) {
        boolean isOurs = address.protocol() == Rtnetlink.PROTOCOL;
        if (isOurs && !isGone) {
            return;
        }
        boolean isVirtual = running.get().placements().values().stream()
                .anyMatch(p -> p.addresses().stream().anyMatch(a -> a.address().equals(address.address())));
        if (isVirtual) {
            lookAtAddresses.run();
        }
        boolean isOnAUsedLink = Optional.ofNullable(names.get(address.index())).flatMap(this::used).isPresent();
        if (!isVirtual && !isOurs && isOnAUsedLink) {
            adapt.run();
            lookAtAddresses.run();
        }
    }

    private void restoreMacs(String parent) {
        if (running.get().macs().stream().noneMatch(m -> m.parent().equals(parent))) {
            return;
        }
        try {
            macs.restore(parent);
        } catch (LinuxException e) {
            LOG.warn("{}", e.getMessage());
        }
    }
}
