package dev.baton.app;

import java.util.List;

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
record ConfigComposition(ConfigsSource source, Runnable toLab, NodeLinks links, PushScreen push)
        implements
            Composition {
    ConfigComposition(ConfigsSource source, Runnable toLab, NodeLinks links) {
        this(source, toLab, links, new PushScreen());
    }

    @Override
    public List<ScreenSlot> slots() {
        return Slots.ofNetwork(toLab, links, push);
    }

    @Override
    public String first() {
        return "config";
    }

    @Override
    public void close() {
        source.close();
    }
}
