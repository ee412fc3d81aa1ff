package dev.baton.wire;

/// What became of some bytes: a frame, or the reason why they are none.
public sealed interface Decoding permits Decoded, Rejected {}
