package dev.baton.finding;

import java.util.function.Predicate;

import dev.baton.cluster.Cluster;

/// What a check sees when time has passed.
///
/// @param cluster         what the reducer makes of the cluster
/// @param packet          the number of the last packet
/// @param aliveSinceNanos since when packets have come without a pause: what was not seen before that may have been
/// @param seesNeighbors   whether the capture has ARP, or for IPv6 Neighbor Discovery, at all
/// @param observes        whether that observer has told of adverts
record Look(Cluster cluster, Senders senders, long packet, long nowNanos, long aliveSinceNanos, boolean seesNeighbors,
        Predicate<String> observes) {}
