package dev.baton.history;

/// A stretch of time in which somebody watched; what happened outside of it is unknown.
///
/// @param fromNanos when it began
/// @param toNanos   the last instant at which it went on
public record Watch(long fromNanos, long toNanos) {}
