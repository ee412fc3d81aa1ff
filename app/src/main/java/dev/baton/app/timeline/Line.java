package dev.baton.app.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.baton.history.Track;

/// A line of the drawing: a cluster, or one of its nodes.
///
/// @param track the cluster
/// @param row   the node; empty: the cluster itself
record Line(Track track, Optional<Track.Row> row) {
    /// Each cluster, followed by its nodes.
    static List<Line> of(List<Track> tracks) {
        List<Line> lines = new ArrayList<>();
        for (Track track : tracks) {
            lines.add(new Line(track, Optional.empty()));
            track.rows().forEach(row -> lines.add(new Line(track, Optional.of(row))));
        }
        return List.copyOf(lines);
    }

    boolean isHead() {
        return row.isEmpty();
    }
}
