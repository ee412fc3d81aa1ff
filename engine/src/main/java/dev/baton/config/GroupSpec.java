package dev.baton.config;

import java.util.List;

/// Routers that are MASTER together or not at all.
///
/// @param name    unique on the node
/// @param routers the names of its routers
/// @param track   what all of them track besides their own
public record GroupSpec(String name, List<String> routers, List<TrackSpec> track) {
    public GroupSpec {
        routers = List.copyOf(routers);
        track = List.copyOf(track);
    }
}
