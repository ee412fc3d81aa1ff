package dev.baton.cluster;

import java.util.Comparator;

import dev.baton.wire.Family;

/// What makes a cluster the same cluster. VRIDs repeat across segments, and IPv4 and IPv6 routers of one VRID are
/// independent, so all four are needed.
///
/// @param site    a place with its own networks, as the user named it
/// @param network the segment within the site
/// @param family  the address family
/// @param vrid    1..255
public record ClusterKey(String site, String network, Family family, int vrid) implements Comparable<ClusterKey> {
    private static final Comparator<ClusterKey> ORDER = Comparator.comparing(ClusterKey::site)
            .thenComparing(ClusterKey::network).thenComparingInt(ClusterKey::vrid).thenComparing(ClusterKey::family);

    @Override
    public int compareTo(ClusterKey other) {
        return ORDER.compare(this, other);
    }
}
