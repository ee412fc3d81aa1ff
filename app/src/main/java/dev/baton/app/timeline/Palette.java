package dev.baton.app.timeline;

import javafx.scene.paint.Color;

import dev.baton.app.theme.Tokens;

/// The colours of the drawing in the theme shown; the same as everywhere.
///
/// @param absent what stands for no master: as dark as the theme has it on light ground, and the other way round
record Palette(Color surface, Color window, Color line, Color text, Color muted, Color accent, Color accentFaint,
        Color master, Color masterText, Color backup, Color backupFill, Color fault, Color faultFaint, Color init,
        Color initFill, Color test, Color warning, Color absent) {
    static Palette of(Tokens tokens) {
        return new Palette(tokens.color("-baton-surface"), tokens.color("-baton-window"), tokens.color("-baton-line"),
                tokens.color("-baton-text"), tokens.color("-baton-muted"), tokens.color("-baton-accent"),
                tokens.color("-baton-accent-bg"), tokens.color("-baton-master"), tokens.color("-baton-master-fg"),
                tokens.color("-baton-backup"), tokens.color("-baton-backup-bg"), tokens.color("-baton-fault"),
                tokens.color("-baton-fault-bg"), tokens.color("-baton-init"), tokens.color("-baton-init-bg"),
                tokens.color("-baton-maintenance"), tokens.color("-baton-stale"), tokens.color("-baton-text"));
    }
}
