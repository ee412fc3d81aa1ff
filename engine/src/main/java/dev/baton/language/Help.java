package dev.baton.language;

import java.util.Optional;

/// What is to say of a key or keyword.
///
/// @param range    what it is about, in the text
/// @param title    the key with what it is in: `router / advertInterval`
/// @param form     what its value is; may be empty
/// @param fallback the value it has when it is not there; empty: none
/// @param required whether it must be there
/// @param text     what it means, whole sentences
public record Help(TextRange range, String title, String form, Optional<String> fallback, boolean required,
        String text) {}
