package dev.baton.app.shell;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

import org.kordamp.ikonli.Ikon;

/// A place in the rail.
///
/// @param id      the screen's id; its name is the text `shell.screen.<id>`
/// @param icon    its icon
/// @param keys    its keys, such as `Shortcut+1`; empty: it has none, and no place in the rail
/// @param factory makes the screen; empty if this version has none
/// @param actions adds what can be done there to the table of actions, so that it is there before the screen is
/// @param lead    leads to it where it belongs to another source than the one watched; empty: it is shown
/// @param needs   what the screen waits for, as the last part of the texts `shell.needs.<needs>` and
///                `shell.section.<needs>`
/// @param badge   gives what is asked a few times a second: how many things wait there
public record ScreenSlot(String id, Ikon icon, String keys, Optional<Function<AppContext, Screen>> factory,
        Consumer<AppContext> actions, Optional<Runnable> lead, String needs,
        Function<AppContext, Supplier<Badge>> badge) {
    /// A screen that works.
    public static ScreenSlot ready(String id, Ikon icon, String keys, Function<AppContext, Screen> factory) {
        return new ScreenSlot(id, icon, keys, Optional.of(factory), _ -> {}, Optional.empty(), "", ScreenSlot::noBadge);
    }

    /// A screen of another source, which is watched first.
    public static ScreenSlot leading(String id, Ikon icon, String keys, Runnable lead) {
        return new ScreenSlot(id, icon, keys, Optional.empty(), _ -> {}, Optional.of(lead), "", ScreenSlot::noBadge);
    }

    /// A screen without a place in the rail: others lead to it, and the palette does.
    public static ScreenSlot hidden(String id, Ikon icon, Function<AppContext, Screen> factory) {
        return ready(id, icon, "", factory);
    }

    /// Whether it has no place in the rail.
    public boolean isHidden() {
        return keys.isEmpty();
    }

    /// The same with actions of its own.
    public ScreenSlot withActions(Consumer<AppContext> adder) {
        return new ScreenSlot(id, icon, keys, factory, adder, lead, needs, badge);
    }

    /// The same with a badge.
    public ScreenSlot withBadge(Function<AppContext, Supplier<Badge>> counter) {
        return new ScreenSlot(id, icon, keys, factory, actions, lead, needs, counter);
    }

    /// A screen that is not there yet, and why.
    public static ScreenSlot waiting(String id, Ikon icon, String keys, String needs) {
        return new ScreenSlot(id, icon, keys, Optional.empty(), _ -> {}, Optional.empty(), needs, ScreenSlot::noBadge);
    }

    /// Whether it can be gone to.
    boolean isThere() {
        return factory.isPresent() || lead.isPresent();
    }

    private static Supplier<Badge> noBadge(AppContext context) {
        return () -> Badge.NONE;
    }
}
