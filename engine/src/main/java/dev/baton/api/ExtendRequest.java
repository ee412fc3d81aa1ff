package dev.baton.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Puts the undo of a commit off: the body of `extend`.
///
/// @param seconds how much longer it waits, 1 to 3,600
public record ExtendRequest(@JsonProperty(required = true) int seconds) {}
