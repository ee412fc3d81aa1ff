package dev.baton.app.shell;

import java.util.List;

import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/// The screens of the program, in the order of their keys.
public final class Screens {
    private Screens() {}

    /// Those that are to come, between the first and the last.
    public static List<ScreenSlot> waiting() {
        return List.of(ScreenSlot.waiting("failover", MaterialDesignS.SWAP_HORIZONTAL_BOLD, "Shortcut+6", "nodes"));
    }
}
