package dev.baton.app;

import java.util.List;

import dev.baton.app.shell.ScreenSlot;
import dev.baton.app.source.ClusterSource;

/// What a window is put together from: the source it watches and the screens for it. It outlives changes of language.
interface Composition {
    /// What is watched.
    ClusterSource source();

    /// The screens, in the order of their keys.
    List<ScreenSlot> slots();

    /// The id of the screen that is shown first.
    String first();

    /// Ends the source.
    void close();
}
