package dev.baton.api;

import java.time.Instant;

/// A client that a node knows.
///
/// @param key   the SHA-256 of its public key, hexadecimal
/// @param name  what it called itself
/// @param role  what it may do
/// @param since when it was paired
public record Pairing(String key, String name, Access role, Instant since) {}
