package dev.baton.app;

import java.util.List;

import dev.baton.app.failover.FailoverScreen;
import dev.baton.app.link.NodeLinks;
import dev.baton.app.push.PushScreen;
import dev.baton.app.shell.ScreenSlot;
import dev.baton.app.source.ConfigsSource;

/// A window on configuration files: it opens on them.
///
/// @param source the files
/// @param toLab  leads to a lab
/// @param links  the paired nodes
/// @param push   the push, up to its plan
/// @param failover the failover test, which says why there is none
record ConfigComposition(ConfigsSource source, Runnable toLab, NodeLinks links, PushScreen push,
        FailoverScreen failover)
        implements
            Composition {
    ConfigComposition(ConfigsSource source, Runnable toLab, NodeLinks links) {
        this(source, toLab, links, new PushScreen(), new FailoverScreen());
    }

    @Override
    public List<ScreenSlot> slots() {
        return Slots.ofNetwork(toLab, links, push, failover);
    }

    @Override
    public String first() {
        return "config";
    }

    @Override
    public void close() {
        failover.close();
        source.close();
    }
}
