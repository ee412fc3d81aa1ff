package dev.baton.app.traffic;

/// How a filter could go on.
///
/// @param word        what would be added, as it is shown
/// @param description what it means; empty: it needs no words
/// @param whole       the filter with it
/// @param caret       where the caret stands then
record Suggestion(String word, String description, String whole, int caret) {}
