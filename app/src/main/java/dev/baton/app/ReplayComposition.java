package dev.baton.app;

import java.util.List;

import dev.baton.app.shell.ScreenSlot;
import dev.baton.app.source.ClusterSource;
import dev.baton.app.source.ReplaySource;

/// A window on the past of something that goes on behind it.
///
/// @param now  what goes on
/// @param past what is shown
record ReplayComposition(Composition now, ReplaySource past) implements Composition {
    @Override
    public ClusterSource source() {
        return past;
    }

    @Override
    public List<ScreenSlot> slots() {
        return Slots.ofPast(now.slots());
    }

    @Override
    public String first() {
        return "timeline";
    }

    /// Ends both.
    @Override
    public void close() {
        past.close();
        now.close();
    }
}
