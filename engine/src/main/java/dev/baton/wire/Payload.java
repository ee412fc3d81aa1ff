package dev.baton.wire;

/// What a frame carries above its network header.
public sealed interface Payload permits VrrpMessage, Opaque {}
