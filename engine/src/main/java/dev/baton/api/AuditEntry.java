package dev.baton.api;

import java.time.Instant;

/// A line of a node's audit log. Each holds the hash of the one before it, so that none can be changed or taken away
/// without all that follow.
///
/// @param number  counts up by one
/// @param who     the client's name and the beginning of its key's hash; `node` for what the node does by itself
/// @param from    the address it came from; empty for the node itself
/// @param action  what was asked for, such as `POST /v1/commits`
/// @param subject what it was about: a commit's id, a router's name
/// @param result  what came of it
/// @param previous the hash of the line before, SHA-256 in hexadecimal
/// @param hash     of this line
public record AuditEntry(long number, Instant wall, String who, String from, String action, String subject,
        String result, String previous, String hash) {}
