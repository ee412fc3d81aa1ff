package dev.baton.app.link;

import java.util.List;

import dev.baton.cluster.Sighting;

/// Something that came from a node.
///
/// @param node      what it is called here, which is how the clusters know it
/// @param sightings what its word shows of clusters
/// @param frames    what it heard or sent
/// @param shed      how many frames were left out before these
public record NodeNews(String node, List<Sighting> sightings, List<HeardFrame> frames, long shed) {
    public NodeNews {
        sightings = List.copyOf(sightings);
        frames = List.copyOf(frames);
    }
}
