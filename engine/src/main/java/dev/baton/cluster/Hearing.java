package dev.baton.cluster;

/// That an observer hears a member's advertisements.
///
/// @param observer  who hears them: a node's name, or a capture's
/// @param lastNanos when it last did
/// @param count     how many it has heard, counted on from the member's total when it began
public record Hearing(String observer, long lastNanos, long count) {}
