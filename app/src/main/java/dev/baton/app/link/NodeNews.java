package dev.baton.app.link;

import java.util.List;

import dev.baton.cluster.Sighting;
import dev.baton.history.Note;

/// Something that came from a node.
///
/// @param node      what it is called here, which is how the clusters know it
/// @param sightings what its word shows of clusters
/// @param frames    what it heard or sent
/// @param shed      how many frames were left out before these
/// @param notes     what happened there beside the election
public record NodeNews(String node, List<Sighting> sightings, List<HeardFrame> frames, long shed, List<Note> notes) {
    /// News of clusters.
    public NodeNews(String node, List<Sighting> sightings, List<HeardFrame> frames, long shed) {
        this(node, sightings, frames, shed, List.of());
    }

    public NodeNews {
        notes = List.copyOf(notes);
        sightings = List.copyOf(sightings);
        frames = List.copyOf(frames);
    }
}
