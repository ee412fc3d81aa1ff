package dev.baton.wire;

/// The bytes are not well formed. Nothing of them may reach an election, but a person wants to see what they were.
///
/// @param reason the first thing that is wrong, in the order of the bytes
/// @param soFar  the headers that could be read; its payload is what was not understood, or a VRRP message with as
///               many fields as were really there
/// @param offset where it went wrong: the number of bytes from the start of the input, 0 to its length
public record Rejected(Rejection reason, Frame soFar, int offset) implements Decoding {}
