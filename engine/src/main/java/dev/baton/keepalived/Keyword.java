package dev.baton.keepalived;

import java.util.List;

/// A keyword of one kind of block.
///
/// @param <T>      what its value is
/// @param names    as it is written; the first is its own name, others are older ones for the same
/// @param accepts  what may follow it
/// @param fallback what counts when it is not there, as it would be written; empty: nothing
/// @param fate     what the importer does with it
/// @param note     what it becomes, or why it is not imported and what to do; for the reference and for notes
record Keyword<T>(List<String> names, Accepts<T> accepts, String fallback, Fate fate, String note) {
    Keyword {
        names = List.copyOf(names);
    }

    /// Taken over.
    static <T> Keyword<T> taken(String name, Accepts<T> accepts, String fallback, String becomes) {
        return new Keyword<>(List.of(name), accepts, fallback, Fate.TAKEN, becomes);
    }

    /// Taken over in another form.
    static <T> Keyword<T> changed(String name, Accepts<T> accepts, String becomes) {
        return new Keyword<>(List.of(name), accepts, "", Fate.CHANGED, becomes);
    }

    /// Built in.
    ///
    /// @param value the value as which our nodes behave
    static <T> Keyword<T> fixed(String name, Accepts<T> accepts, String value, String why) {
        return new Keyword<>(List.of(name), accepts, value, Fate.FIXED, why);
    }

    /// Not imported.
    static <T> Keyword<T> lost(String name, Accepts<T> accepts, String fallback, String why) {
        return new Keyword<>(List.of(name), accepts, fallback, Fate.LOST, why);
    }

    /// Without effect.
    static <T> Keyword<T> idle(String name, Accepts<T> accepts, String why) {
        return new Keyword<>(List.of(name), accepts, "", Fate.IDLE, why);
    }

    /// The same, also under an older name.
    Keyword<T> or(String older) {
        return new Keyword<>(List.of(names.getFirst(), older), accepts, fallback, fate, note);
    }

    /// Its own name.
    String name() {
        return names.getFirst();
    }
}
