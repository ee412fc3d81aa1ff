package dev.baton.app;

import java.util.List;

import dev.baton.app.link.NodeLinks;
import dev.baton.app.shell.ScreenSlot;
import dev.baton.app.source.ConfigsSource;

/// A window on configuration files: it opens on them.
///
/// @param source the files
/// @param toLab  leads to a lab
/// @param links  the paired nodes
record ConfigComposition(ConfigsSource source, Runnable toLab, NodeLinks links) implements Composition {
    @Override
    public List<ScreenSlot> slots() {
        return Slots.ofNetwork(toLab, links);
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
