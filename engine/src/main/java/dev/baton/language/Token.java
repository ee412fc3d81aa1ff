package dev.baton.language;

/// A token of a line.
///
/// @param start its first character, from the start of the line
/// @param end   behind its last character
/// @param kind  what it is
public record Token(int start, int end, TokenKind kind) {}
