package dev.baton.app.shell;

import java.util.Optional;
import java.util.function.Function;

import org.kordamp.ikonli.Ikon;

/// A place in the rail.
///
/// @param id      the screen's id; its name is the text `shell.screen.<id>`
/// @param icon    its icon
/// @param keys    its keys, such as `Shortcut+1`
/// @param factory makes the screen; empty if this version has none
/// @param needs   what the screen waits for, as the last part of the texts `shell.needs.<needs>` and
///                `shell.section.<needs>`
public record ScreenSlot(String id, Ikon icon, String keys, Optional<Function<AppContext, Screen>> factory,
        String needs) {
    /// A screen that works.
    public static ScreenSlot ready(String id, Ikon icon, String keys, Function<AppContext, Screen> factory) {
        return new ScreenSlot(id, icon, keys, Optional.of(factory), "");
    }

    /// A screen that is not there yet, and why.
    public static ScreenSlot waiting(String id, Ikon icon, String keys, String needs) {
        return new ScreenSlot(id, icon, keys, Optional.empty(), needs);
    }
}
