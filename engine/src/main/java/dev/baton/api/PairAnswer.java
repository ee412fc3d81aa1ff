package dev.baton.api;

/// The answer to a pairing code that was proved.
///
/// @param node  the node's name
/// @param role  what the client may do
/// @param proof that the node knows the secret too: HMAC-SHA-256 over both key hashes the other way round, hexadecimal
public record PairAnswer(String node, Access role, String proof) {}
