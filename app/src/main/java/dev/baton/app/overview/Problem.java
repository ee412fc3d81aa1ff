package dev.baton.app.overview;

import dev.baton.cluster.ClusterKey;
import dev.baton.cluster.Health;

/// One line of the strip over the clusters.
///
/// @param key      which cluster
/// @param health   what is wrong
/// @param sentence the same in words, with the nodes and for how long
public record Problem(ClusterKey key, Health health, String sentence) {}
