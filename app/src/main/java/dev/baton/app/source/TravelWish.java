package dev.baton.app.source;

import dev.baton.history.History;

/// A wish to see the whole window as it was at an instant.
///
/// @param history   what is gone through
/// @param atNanos   the instant
/// @param fromNanos the beginning of the stretch that the Timeline shows
/// @param toNanos   its end
public record TravelWish(History history, long atNanos, long fromNanos, long toNanos) {}
