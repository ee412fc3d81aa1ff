package dev.baton.app.link;

import java.util.List;

import dev.baton.api.NodeState;
import dev.baton.cluster.Sighting;
import dev.baton.history.Note;

/// Told of what comes from one node, on one thread of the link at a time. It must not wait.
public interface NodeListener {
    /// The link is another one now.
    void link(LinkState state);

    /// The node as it is: after every beat, and after every event that changes it.
    void state(NodeState state);

    /// What the node's word shows of clusters, in its order. Times are nanoseconds since 1970-01-01T00:00Z by this
    /// machine's clock.
    void seen(List<Sighting> sightings);

    /// What happened on the node beside the election.
    default void noted(Note note) {}

    /// Frames that the node heard or sent; only while they are wanted.
    ///
    /// @param shed how many were left out before them
    void frames(List<HeardFrame> frames, long shed);
}
