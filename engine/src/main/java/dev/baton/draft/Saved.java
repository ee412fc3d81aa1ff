package dev.baton.draft;

import java.util.List;

/// What is staged, as it is kept across runs of the program.
///
/// @param texts     the edited texts
/// @param handOvers the hand-overs
public record Saved(List<Entry> texts, List<Edit.HandOver> handOvers) {
    /// Nothing.
    public static final Saved NOTHING = new Saved(List.of(), List.of());

    public Saved {
        texts = List.copyOf(texts);
        handOvers = List.copyOf(handOvers);
    }

    /// An edited text.
    ///
    /// @param base what it was made of
    /// @param text what it is
    public record Entry(Base base, String text) {}

    public boolean isEmpty() {
        return texts.isEmpty() && handOvers.isEmpty();
    }
}
