package dev.baton.agent;

import java.net.InetAddress;
import java.net.InetSocketAddress;

import dev.baton.trust.KeyHash;

/// A request as it came in; nothing is known yet of what its sender may do.
///
/// @param key        the key that the client proved in the handshake
/// @param remote     where the connection comes from
/// @param local      where it arrived
/// @param connection names the connection
/// @param takenDown  who takes down what becomes of it
record Request(RequestHead head, RequestBody body, KeyHash key, InetSocketAddress remote, InetAddress local,
        String connection, TakenDown takenDown) {
    /// The address that it comes from, for logs.
    String from() {
        return remote.getAddress().getHostAddress();
    }
}
