package dev.baton.adapter.probe;

import java.util.function.Consumer;

import dev.baton.config.Probe;

/// Whether an interface is up and has a carrier.
final class InterfaceLook implements Look {
    private final Probe.Interface probe;
    private final LinkBoard links;
    private final Consumer<Seen> changes;

    /// @param changes is told at once when it changes
    InterfaceLook(Probe.Interface probe, LinkBoard links, Consumer<Seen> changes) {
        this.probe = probe;
        this.links = links;
        this.changes = changes;
        links.add(this);
    }

    String interfaceName() {
        return probe.interfaceName();
    }

    /// Called while the board stands still, so that changes are told in their order.
    void changed() {
        changes.accept(links.seen(probe.interfaceName()));
    }

    @Override
    public Seen look(long untilNanos) {
        return links.seen(probe.interfaceName());
    }

    @Override
    public boolean isInstant() {
        return true;
    }

    @Override
    public void close() {
        links.remove(this);
    }
}
