package dev.baton.node;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
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
    private static final Logger LOG = LoggerFactory.getLogger(KernelWatch.class);

    private final Supplier<NodePlan> running;
    private final Inbox inbox;
    private final Ground ground;
    private final VirtualMacs macs;
    private final Runnable look;
    private final Runnable adapt;
    private final Map<Integer, String> names = new ConcurrentHashMap<>();

    /// @param running what the loop runs now
    /// @param look    has addresses looked at, soon and on the loop's thread
    /// @param adapt   has the running configuration planned anew, soon and on another thread
    KernelWatch(Supplier<NodePlan> running, Inbox inbox, Ground ground, Runnable look, Runnable adapt) {
        this.running = running;
        this.inbox = inbox;
        this.ground = ground;
        this.macs = ground.macs();
        this.look = look;
        this.adapt = adapt;
    }

    /// Tells the loop of every interface that has no link now.
    void begin(Machine machine) {
        machine.links().forEach(l -> names.put(l.index(), l.name()));
        machine.links().stream().filter(l -> !l.running()).forEach(l -> link(l.name(), false));
    }

    /// Tells the loop of every interface that routers run on, as it is in `machine`; one that is not there has no link.
    void tellLinks(NodePlan plan, Machine machine) {
        for (dev.baton.loop.Link link : plan.setup().links()) {
            boolean isUp = machine.link(link.name()).filter(Link::running).isPresent();
            inbox.offer(new NodeInput.LinkChanged(link.name(), isUp));
        }
    }

    /// Takes one event, on the thread of the watch.
    void changed(LinkEvent event) {
        switch (event) {
            case LinkEvent.LinkChanged changed -> changed(changed.link());
            case LinkEvent.LinkGone gone -> {
                names.remove(gone.index());
                running.get().macs().stream().filter(m -> m.name().equals(gone.name()))
                        .forEach(m -> restoreMacs(m.parent()));
                link(gone.name(), false);
            }
            case LinkEvent.AddressGone gone -> changed(gone.address(), true);
            case LinkEvent.AddressPresent present -> changed(present.address(), false);
            case LinkEvent.Overrun _ -> {
                adapt.run();
                look.run();
            }
        }
    }

    /// An interface that was made again, renamed or given another MAC is not up for the loop before everything that is
    /// bound to the old one has been opened anew.
    private void changed(Link link) {
        Optional.ofNullable(names.put(link.index(), link.name())).filter(old -> !old.equals(link.name()))
                .ifPresent(old -> link(old, false));
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
        boolean isVirtual = running.get().placements().values().stream()
                .anyMatch(p -> p.addresses().stream().anyMatch(a -> a.address().equals(address.address())));
        boolean isOurs = address.protocol() == Rtnetlink.PROTOCOL;
        if (isVirtual && (isGone || !isOurs)) {
            look.run();
        }
        boolean isOnAUsedLink = Optional.ofNullable(names.get(address.index())).flatMap(this::used).isPresent();
        if (!isVirtual && isOnAUsedLink) {
            adapt.run();
            look.run();
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
