package dev.baton.agent;

/// What an agent gives to those who ask, at most. Everybody on the network can connect; the election on the same machine
/// must not notice.
///
/// @param connections        at once; when they are used up, the oldest one of somebody who is not paired has to go
/// @param perAddress         connections of one address at once
/// @param streams            of events and adverts at once
/// @param streamsPerClient   of one client at once
/// @param handshakeMillis    how long a TLS handshake may take
/// @param headMillis         how long a request's line and headers may take, from their first byte
/// @param bodyMillis         how long a body may take
/// @param writeMillis        how long the other side may leave an answer or a part of a stream unread
/// @param idleMillis         how long a paired client's connection may wait for its next request
/// @param strangerIdleMillis how long anybody else's may
/// @param bodyBytes          of a request
/// @param addressHandshakes  TLS handshakes of one address
/// @param allHandshakes      TLS handshakes of all addresses
/// @param addressFailures    refused attempts of one address
/// @param allFailures        refused attempts of all addresses
public record Limits(int connections, int perAddress, int streams, int streamsPerClient, long handshakeMillis,
        long headMillis, long bodyMillis, long writeMillis, long idleMillis, long strangerIdleMillis, int bodyBytes,
        Pace addressHandshakes, Pace allHandshakes, Pace addressFailures, Pace allFailures) {
    /// What a node gives.
    public static final Limits DEFAULT = new Limits(256, 64, 64, 8, 5_000, 5_000, 15_000, 10_000, 60_000, 5_000,
            1 << 20,
            new Pace(50, 200), new Pace(100, 400), new Pace(1, 20), new Pace(5, 100));

    /// So many a second over time, so many at once after a rest.
    public record Pace(double perSecond, int burst) {}
}
