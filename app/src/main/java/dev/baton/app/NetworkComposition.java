package dev.baton.app;

import java.util.List;

import dev.baton.app.failover.FailoverScreen;
import dev.baton.app.link.NodeLinks;
import dev.baton.app.push.PushScreen;
import dev.baton.app.shell.ScreenSlot;
import dev.baton.app.source.CaptureSource;
import dev.baton.app.source.ClusterSource;
import dev.baton.app.source.LiveSource;
import dev.baton.app.source.NoSource;
import dev.baton.app.source.NodesSource;

/// A window on real traffic: what interfaces hear, or a capture file; on what paired
/// nodes tell; or on nothing yet.
///
/// @param source what is watched
/// @param toLab  leads to a lab
/// @param links  the paired nodes
/// @param end    ends the source
/// @param push   the push
/// @param failover the failover test
record NetworkComposition(ClusterSource source, Runnable toLab, NodeLinks links, Runnable end,
        PushScreen push, FailoverScreen failover) implements Composition {
    static NetworkComposition of(LiveSource source, Runnable toLab, NodeLinks links) {
        return new NetworkComposition(source, toLab, links, source::close, new PushScreen(),
                new FailoverScreen());
    }

    static NetworkComposition of(CaptureSource source, Runnable toLab, NodeLinks links) {
        return new NetworkComposition(source, toLab, links, source::close, new PushScreen(),
                new FailoverScreen());
    }

    static NetworkComposition of(NodesSource source, Runnable toLab, NodeLinks links) {
        return new NetworkComposition(source, toLab, links, source::close, new PushScreen(),
                new FailoverScreen());
    }

    /// Nothing is watched; the Overview says how to begin.
    static NetworkComposition empty(Runnable toLab, NodeLinks links) {
        return new NetworkComposition(new NoSource(), toLab, links, () -> {}, new PushScreen(),
                new FailoverScreen());
    }

    @Override
    public List<ScreenSlot> slots() {
        return Slots.ofNetwork(toLab, links, push, failover);
    }

    @Override
    public String first() {
        return "overview";
    }

    @Override
    public void close() {
        failover.close();
        end.run();
    }
}
