package dev.baton.wire;

/// The bytes are well formed. Whether what they say is right (hop limit, version, VRID, checksum of a VRRP message) is
/// for the receiver to judge.
public record Decoded(Frame frame) implements Decoding {}
