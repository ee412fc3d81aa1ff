package dev.baton.app;

import java.util.List;

import dev.baton.app.failover.FailoverScreen;
import dev.baton.app.fx.Pulse;
import dev.baton.app.lab.LabSession;
import dev.baton.app.lab.LabSetup;
import dev.baton.app.link.NodeLinks;
import dev.baton.app.push.PushScreen;
import dev.baton.app.shell.ScreenSlot;
import dev.baton.app.source.ClusterSource;

/// A window on a lab. It opens on the lab's own screen, where something moves and can be broken at once; the Overview
/// shows the same clusters as it would show any.
final class LabComposition implements Composition {
    private final LabSession session;
    private final NodeLinks links;
    private final PushScreen push = new PushScreen();
    private final FailoverScreen failover = new FailoverScreen();

    /// Starts the lab.
    LabComposition(Pulse pulse, LabSetup setup, NodeLinks links) {
        this.links = links;
        session = new LabSession(pulse, setup);
    }

    @Override
    public ClusterSource source() {
        return session;
    }

    @Override
    public List<ScreenSlot> slots() {
        return Slots.ofLab(session, links, push, failover);
    }

    @Override
    public String first() {
        return "lab";
    }

    @Override
    public void close() {
        failover.close();
        session.close();
    }
}
