package dev.baton.app.link;

import java.util.Optional;

import dev.baton.api.Access;
import dev.baton.api.ConfigStamp;

/// A node as the address book has it.
///
/// @param name what this window calls it
/// @param host its host name or address
/// @param port its port
/// @param key  the SHA-256 of its public key, hexadecimal
/// @param role what this window may do there, as the node said when they were paired
/// @param approved the configuration that was last pushed or approved from here
public record PairedNode(String name, String host, int port, String key, Access role,
        Optional<ConfigStamp> approved) {
    /// How much of a key is shown where the whole would be in the way.
    public static final int SHORT_KEY = 12;

    /// Whom a link is held to: the same whatever is approved meanwhile.
    PairedNode linked() {
        return new PairedNode(name, host, port, key, role, Optional.empty());
    }

    /// `HOST:PORT`, an IPv6 address in brackets.
    public String address() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    /// The beginning of the key.
    public String shortKey() {
        return key.substring(0, Math.min(SHORT_KEY, key.length()));
    }
}
