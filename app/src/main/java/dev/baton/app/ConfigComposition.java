package dev.baton.app;

import java.util.List;

import dev.baton.app.shell.ScreenSlot;
import dev.baton.app.source.ConfigsSource;

/// A window on configuration files: it opens on them.
///
/// @param source the files
/// @param toLab  leads to a lab
record ConfigComposition(ConfigsSource source, Runnable toLab) implements Composition {
    @Override
    public List<ScreenSlot> slots() {
        return Slots.ofNetwork(toLab);
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
