package dev.baton.client;

import java.time.Instant;
import java.util.Optional;

import dev.baton.api.Access;
import dev.baton.api.ConfigStamp;

/// A node that this client is paired with.
///
/// @param name     what it is called here
/// @param host     the name or address of its machine
/// @param port     the port of its agent
/// @param key      the SHA-256 of its public key, hexadecimal: the pin
/// @param role     what it lets this client do
/// @param since    when it was paired
/// @param approved the configuration that was last pushed or approved from here
public record KnownNode(String name, String host, int port, String key, Access role, Instant since,
        Optional<ConfigStamp> approved) {
    /// Whether something can be the name of a node here.
    public static boolean isName(String text) {
        return text.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");
    }

    /// `HOST:PORT`, an IPv6 address in brackets.
    public String address() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    /// The same node under another name.
    public KnownNode called(String other) {
        return new KnownNode(other, host, port, key, role, since, approved);
    }

    /// The same node with another approved configuration.
    public KnownNode approving(ConfigStamp stamp) {
        return new KnownNode(name, host, port, key, role, since, Optional.of(stamp));
    }
}
