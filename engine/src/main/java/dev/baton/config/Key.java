package dev.baton.config;

import java.util.List;
import java.util.Optional;

/// A key of the file.
///
/// @param name     as it is written
/// @param type     what its value is
/// @param required whether it must be there
/// @param fallback the value it has when it is not there; empty where that means "none"
/// @param doc      what it is, with unit and where the default comes from
/// @param aliases  what others call it, for suggestions
record Key<T>(String name, Type<T> type, boolean required, Optional<T> fallback, String doc, List<String> aliases) {
    static <T> Key<T> required(String name, Type<T> type, String doc, String... aliases) {
        return new Key<>(name, type, true, Optional.empty(), doc, List.of(aliases));
    }

    static <T> Key<T> defaulted(String name, Type<T> type, T fallback, String doc, String... aliases) {
        return new Key<>(name, type, false, Optional.of(fallback), doc, List.of(aliases));
    }

    static <T> Key<T> optional(String name, Type<T> type, String doc, String... aliases) {
        return new Key<>(name, type, false, Optional.empty(), doc, List.of(aliases));
    }
}
