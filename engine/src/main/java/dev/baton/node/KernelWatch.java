package dev.baton.node;

import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.baton.adapter.linux.InterfaceAddress;
import dev.baton.adapter.linux.Link;
import dev.baton.adapter.linux.LinkEvent;
import dev.baton.adapter.linux.LinuxException;
import dev.baton.adapter.linux.VirtualMacs;
import dev.baton.adapter.pcap.CaptureException;
import dev.baton.loop.Inbox;
import dev.baton.loop.NodeInput;

/// Turns what the kernel tells of its interfaces and addresses into what the loop needs to know.
final class KernelWatch {
    private static final Logger LOG = LoggerFactory.getLogger(KernelWatch.class);

    private final Supplier<NodePlan> running;
    private final Inbox inbox;
    private final VirtualMacs macs;
    private final Captures captures;

    /// @param running  what the loop runs now
    /// @param macs     made again when the interface below them is
    /// @param captures opened again when their interface is made again
    KernelWatch(Supplier<NodePlan> running, Inbox inbox, VirtualMacs macs, Captures captures) {
        this.running = running;
        this.inbox = inbox;
        this.macs = macs;
        this.captures = captures;
    }

    /// Tells the loop of every interface that has no link now.
    void begin(Machine machine) {
        machine.links().stream().filter(l -> !l.running()).forEach(l -> link(l.name(), false));
    }

    /// Takes one event, on the thread of the watch.
    void changed(LinkEvent event) {
        switch (event) {
            case LinkEvent.LinkChanged changed -> {
                restoreMacs(changed.link().name());
                restoreCapture(changed.link());
                link(changed.link().name(), changed.link().running());
            }
            case LinkEvent.LinkGone gone -> {
                running.get().macs().stream().filter(m -> m.name().equals(gone.name()))
                        .forEach(m -> restoreMacs(m.parent()));
                captures.gone(gone.name());
                link(gone.name(), false);
            }
            case LinkEvent.AddressGone gone -> lost(gone.address());
            case LinkEvent.AddressPresent _ -> {
                // Ours, renewed; or somebody else's, which is no business of the election's.
            }
            case LinkEvent.Overrun _ -> {
                for (Link link : Machine.now().links()) {
                    link(link.name(), link.running());
                }
            }
        }
    }

    private void link(String name, boolean up) {
        if (running.get().setup().links().stream().anyMatch(l -> l.name().equals(name))) {
            inbox.offer(new NodeInput.LinkChanged(name, up));
        }
    }

    private void restoreCapture(Link link) {
        if (!link.running()) {
            return;
        }
        try {
            captures.present(link.name(), inbox);
        } catch (CaptureException e) {
            LOG.warn("{}", e.getMessage());
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

    /// Which router an address belonged to is looked up by address; one that is not MASTER takes no notice.
    private void lost(InterfaceAddress gone) {
        running.get().placements().forEach((router, placement) -> {
            if (placement.addresses().stream().anyMatch(a -> a.address().equals(gone.address()))) {
                inbox.offer(new NodeInput.AddressesLost(router));
            }
        });
    }
}
