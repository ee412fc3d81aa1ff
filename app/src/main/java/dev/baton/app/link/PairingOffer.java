package dev.baton.app.link;

import java.util.List;

/// What a pairing code says, without its secret.
///
/// @param host  where the node listens
/// @param port  its port
/// @param key   the SHA-256 of the only key that is trusted there, hexadecimal
/// @param words the four words that both sides show
public record PairingOffer(String host, int port, String key, List<String> words) {
    public PairingOffer {
        words = List.copyOf(words);
    }

    /// `HOST:PORT`, an IPv6 address in brackets.
    public String address() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
