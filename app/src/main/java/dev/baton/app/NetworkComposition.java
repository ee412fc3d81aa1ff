package dev.baton.app;

import java.util.List;

import dev.baton.app.shell.ScreenSlot;
import dev.baton.app.source.CaptureSource;
import dev.baton.app.source.ClusterSource;
import dev.baton.app.source.LiveSource;
import dev.baton.app.source.NoSource;

/// A window on real traffic: what interfaces hear, or a capture file; or on nothing yet.
///
/// @param source what is watched
/// @param toLab  leads to a lab
/// @param end    ends the source
record NetworkComposition(ClusterSource source, Runnable toLab, Runnable end) implements Composition {
    static NetworkComposition of(LiveSource source, Runnable toLab) {
        return new NetworkComposition(source, toLab, source::close);
    }

    static NetworkComposition of(CaptureSource source, Runnable toLab) {
        return new NetworkComposition(source, toLab, source::close);
    }

    /// Nothing is watched; the Overview says how to begin.
    static NetworkComposition empty(Runnable toLab) {
        return new NetworkComposition(new NoSource(), toLab, () -> {});
    }

    @Override
    public List<ScreenSlot> slots() {
        return Slots.ofNetwork(toLab);
    }

    @Override
    public String first() {
        return "overview";
    }

    @Override
    public void close() {
        end.run();
    }
}
