package dev.baton.node;

import java.util.function.Supplier;

import dev.baton.adapter.linux.InterfaceAddress;
import dev.baton.adapter.linux.Link;
import dev.baton.adapter.linux.LinkEvent;
import dev.baton.loop.Inbox;
import dev.baton.loop.NodeInput;
import dev.baton.loop.NodeSetup;
import dev.baton.loop.RouterSetup;
import dev.baton.vrrp.VirtualAddress;

/// Turns what the kernel tells of its interfaces and addresses into what the loop needs to know.
final class KernelWatch {
    private final Supplier<NodeSetup> running;
    private final Inbox inbox;

    /// @param running what the loop runs now
    KernelWatch(Supplier<NodeSetup> running, Inbox inbox) {
        this.running = running;
        this.inbox = inbox;
    }

    /// Tells the loop of every interface that has no link now.
    void begin(Machine machine) {
        machine.links().stream().filter(l -> !l.running()).forEach(l -> link(l.name(), false));
    }

    /// Takes one event, on the thread of the watch.
    void changed(LinkEvent event) {
        switch (event) {
            case LinkEvent.LinkChanged changed -> link(changed.link().name(), changed.link().running());
            case LinkEvent.LinkGone gone -> link(gone.name(), false);
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
        if (running.get().links().stream().anyMatch(l -> l.name().equals(name))) {
            inbox.offer(new NodeInput.LinkChanged(name, up));
        }
    }

    /// Which router an address belonged to is looked up by address; one that is not MASTER takes no notice.
    private void lost(InterfaceAddress gone) {
        VirtualAddress address = gone.address();
        for (RouterSetup router : running.get().routers()) {
            if (router.config().addresses().contains(address)) {
                inbox.offer(new NodeInput.AddressesLost(router.config().name()));
            }
        }
    }
}
