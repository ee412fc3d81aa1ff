package dev.baton.manage;

import dev.baton.api.Access;

/// Who asks for something.
///
/// @param name       what the client calls itself
/// @param key        the SHA-256 of its public key, hexadecimal; `local` on the node itself
/// @param role       what it may do
/// @param from       the address that it asks from
/// @param connection names the connection: two requests over one connection have the same
public record Caller(String name, String key, Access role, String from, String connection) {
    /// How much of a key stands for it where people read it.
    private static final int SHORT_KEY = 12;

    /// The name with the beginning of the key's hash, as it stands in logs.
    public String who() {
        return name + " (" + key.substring(0, Math.min(SHORT_KEY, key.length())) + ")";
    }
}
