package dev.baton.app.timeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import dev.baton.cluster.ClusterKey;
import dev.baton.history.Bar;
import dev.baton.history.Overlay;
import dev.baton.history.Track;
import dev.baton.vrrp.Role;

/// Something that a person goes to: two masters, no master, a router in FAULT.
///
/// @param key       the cluster
/// @param fromNanos when it began
/// @param toNanos   when it ended, or until when it is known
/// @param kind      what
/// @param nodes     the nodes it is about
record Trouble(ClusterKey key, long fromNanos, long toNanos, Kind kind, List<String> nodes) {
    Trouble {
        nodes = List.copyOf(nodes);
    }

    /// What it is.
    enum Kind {
        SPLIT, NO_MASTER, FAULT
    }

    /// All of them, oldest first.
    static List<Trouble> of(List<Track> tracks) {
        List<Trouble> all = new ArrayList<>();
        for (Track track : tracks) {
            for (Overlay overlay : track.overlays()) {
                all.add(new Trouble(track.key(), overlay.fromNanos(), overlay.toNanos(), switch (overlay.kind()) {
                    case SPLIT -> Kind.SPLIT;
                    case NO_MASTER -> Kind.NO_MASTER;
                }, overlay.masters()));
            }
            for (Track.Row row : track.rows()) {
                for (Bar bar : row.bars()) {
                    if (bar.role() == Role.FAULT) {
                        all.add(new Trouble(track.key(), bar.fromNanos(), bar.toNanos(), Kind.FAULT,
                                List.of(row.node())));
                    }
                }
            }
        }
        all.sort(Comparator.comparingLong(Trouble::fromNanos));
        return List.copyOf(all);
    }
}
