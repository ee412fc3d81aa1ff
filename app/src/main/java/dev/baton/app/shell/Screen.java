package dev.baton.app.shell;

import javafx.scene.layout.Region;

/// One screen of the window. It is made once for a language and thrown away when the language changes.
public interface Screen {
    /// Its name in keys, actions and files: `overview`, `lab`.
    String id();

    /// What is shown; always the same one.
    Region view();

    /// Something on it is to be shown; it is on the screen already. Nothing happens where it has no such thing.
    default void show(Target target) {}

    /// It is on the screen now: subscribe, start timers.
    default void shown() {}

    /// It is no longer: let go of everything, stop timers.
    default void hidden() {}
}
