package dev.baton.language;

import java.util.Optional;

/// Something that completion proposes.
///
/// @param label    what it is called in the list
/// @param insert   what takes the place of the word that is being typed, with line feeds as breaks
/// @param caret    where the caret is then, in `insert`
/// @param kind     what it is, for its icon
/// @param form     what its value is: `duration 10ms .. 4m15s`; may be empty
/// @param fallback the value it has when it is not there; empty: none
/// @param required whether it must be there
/// @param help     what it means, whole sentences; may be empty
public record Proposal(String label, String insert, int caret, Kind kind, String form, Optional<String> fallback,
        boolean required, String help) {
    /// What is proposed.
    public enum Kind {
        /// A key or a keyword.
        KEY,
        /// A block, or an entry of a list with its keys.
        BLOCK,
        /// One of a few words.
        VALUE,
        /// The name of something that is defined.
        NAME,
        /// A value as it might be.
        EXAMPLE
    }

    /// A word with nothing to say of it.
    static Proposal word(String word, Kind kind, String help) {
        return new Proposal(word, word, word.length(), kind, "", Optional.empty(), false, help);
    }
}
