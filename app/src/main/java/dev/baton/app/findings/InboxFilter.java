package dev.baton.app.findings;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import dev.baton.finding.Code;
import dev.baton.finding.Severity;

/// Which findings are shown.
///
/// @param severities of these severities
/// @param scope      in this state
/// @param code       of this kind; empty: of any
/// @param text       with all of these words somewhere in their words
record InboxFilter(Set<Severity> severities, Scope scope, Optional<Code> code, String text) {
    /// In what state.
    enum Scope {
        /// What is still so and not muted.
        OPEN("findings.scope.open"),
        /// What is over.
        ENDED("findings.scope.ended"),
        /// What is muted now.
        MUTED("findings.scope.muted"),
        /// Everything.
        ALL("findings.scope.all");

        private final String textKey;

        Scope(String textKey) {
            this.textKey = textKey;
        }

        /// The key of its word.
        String textKey() {
            return textKey;
        }

        boolean holds(Entry entry) {
            boolean isMuted = entry.attention() == Attention.MUTED;
            return switch (this) {
                case OPEN -> entry.found().isOpen() && !isMuted;
                case ENDED -> !entry.found().isOpen();
                case MUTED -> isMuted;
                case ALL -> true;
            };
        }
    }

    /// What is open, whatever it is.
    static final InboxFilter DEFAULT = new InboxFilter(Set.of(Severity.values()), Scope.OPEN, Optional.empty(), "");

    InboxFilter {
        severities = Set.copyOf(severities);
    }

    InboxFilter withSeverities(Set<Severity> value) {
        return new InboxFilter(value, scope, code, text);
    }

    InboxFilter withScope(Scope value) {
        return new InboxFilter(severities, value, code, text);
    }

    InboxFilter withCode(Optional<Code> value) {
        return new InboxFilter(severities, scope, value, text);
    }

    InboxFilter withText(String value) {
        return new InboxFilter(severities, scope, code, value);
    }

    /// Whether an entry is shown.
    ///
    /// @param words what a person reads of it, asked for only if it matters
    boolean holds(Entry entry, Supplier<String> words) {
        if (!severities.contains(entry.found().severity()) || !scope.holds(entry)
                || code.filter(wanted -> !entry.found().code().filter(wanted::equals).isPresent()).isPresent()) {
            return false;
        }
        if (text.isBlank()) {
            return true;
        }
        String all = words.get().toLowerCase(Locale.ROOT);
        for (String word : text.toLowerCase(Locale.ROOT).strip().split("\\s+", -1)) {
            if (!all.contains(word)) {
                return false;
            }
        }
        return true;
    }
}
