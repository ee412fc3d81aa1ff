package dev.baton.app.source;

import java.util.function.Supplier;

/// A text to save in one of its forms.
///
/// @param ending how the names of its files end: `md`
/// @param text   makes it, on any thread
public record TextForm(String ending, Supplier<String> text) {}
