package dev.baton.app.editor;

import java.util.List;

import dev.baton.finding.Severity;
import dev.baton.language.TextRange;

/// A place that something is said of.
///
/// @param range    where
/// @param severity how bad it is
/// @param title    its kind in the language of the window; may be empty
/// @param message  what is wrong
/// @param advice   what to do; may be empty
/// @param fixes    what mends it
record Spot(TextRange range, Severity severity, String title, String message, String advice,
        List<TextEditor.Fix> fixes) {
    Spot {
        fixes = List.copyOf(fixes);
    }

    /// The same at another place.
    Spot at(TextRange other) {
        return new Spot(other, severity, title, message, advice, fixes);
    }

    /// The same without fixes, whose places are no longer right.
    Spot withoutFixes() {
        return new Spot(range, severity, title, message, advice, List.of());
    }
}
