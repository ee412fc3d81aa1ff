package dev.baton.history;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

import dev.baton.cluster.ClusterKey;
import dev.baton.wire.IpAddress;

/// A cluster over time.
///
/// @param key       which
/// @param addresses its virtual addresses as last told, as text
/// @param rows      its routers by name
/// @param overlays  what was wrong with the whole, oldest first
/// @param turns     every change of state, oldest first
public record Track(ClusterKey key, List<String> addresses, List<Row> rows, List<Overlay> overlays,
        List<Turn> turns) {
    public Track {
        addresses = List.copyOf(addresses);
        rows = List.copyOf(rows);
        overlays = List.copyOf(overlays);
        turns = List.copyOf(turns);
    }

    /// Both, `later` behind this.
    Track and(Track later) {
        SortedMap<String, Row> joined = new TreeMap<>(Names::compare);
        rows.forEach(row -> joined.put(row.node(), row));
        later.rows.forEach(row -> joined.merge(row.node(), row,
                (one, other) -> new Row(one.node(), other.source(), both(one.bars(), other.bars()))));
        return new Track(key, later.addresses, List.copyOf(joined.values()), both(overlays, later.overlays),
                both(turns, later.turns));
    }

    private static <T> List<T> both(List<T> one, List<T> other) {
        List<T> all = new ArrayList<>(one);
        all.addAll(other);
        return all;
    }

    /// One router over time.
    ///
    /// @param node   the node's name; its address where only its adverts are known
    /// @param source the address it sends from
    /// @param bars   its states, oldest first; they do not overlap
    public record Row(String node, IpAddress source, List<Bar> bars) {
        public Row {
            bars = List.copyOf(bars);
        }
    }
}
