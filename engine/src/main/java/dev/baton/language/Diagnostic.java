package dev.baton.language;

import java.util.List;
import java.util.Optional;

import dev.baton.finding.Code;
import dev.baton.finding.Severity;

/// Something to say of a place of a text.
///
/// @param range    where
/// @param severity how bad it is
/// @param code     its kind; empty: the reader of the language says it
/// @param message  what is wrong
/// @param advice   what to do, whole sentences
/// @param fixes    what mends it, the likeliest first; may be empty
public record Diagnostic(TextRange range, Severity severity, Optional<Code> code, String message, String advice,
        List<Fix> fixes) {
    /// How many fixes of one problem are offered.
    public static final int MAX_FIXES = 6;

    public Diagnostic {
        fixes = List.copyOf(fixes.subList(0, Math.min(fixes.size(), MAX_FIXES)));
    }
}
