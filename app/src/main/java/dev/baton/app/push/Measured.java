package dev.baton.app.push;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.baton.cluster.ClusterKey;
import dev.baton.cluster.Sighting;
import dev.baton.vrrp.Role;

/// What was seen of the clusters while a push was done: who became MASTER when, and for how long nobody was. Times are those
/// of the source that was watched.
///
/// @param moves the changes of MASTER in their order
/// @param gaps  the longest time without a MASTER, for each cluster in which the MASTER changed
public record Measured(List<Move> moves, List<Gap> gaps) {
    /// Nothing was seen to change.
    public static final Measured NOTHING = new Measured(List.of(), List.of());
    /// How many changes are kept; later ones are left out.
    public static final int MAX_MOVES = 200;

    /// A node became MASTER.
    ///
    /// @param sinceNanos since the push began
    public record Move(ClusterKey key, String node, long sinceNanos) {}

    /// The longest time that a cluster had no MASTER.
    public record Gap(ClusterKey key, long nanos) {}

    public Measured {
        moves = List.copyOf(moves);
        gaps = List.copyOf(gaps);
    }

    /// Sums up what happened.
    ///
    /// @param happened  the changes of state in their order
    /// @param masters   who was MASTER of each cluster when the push began
    /// @param fromNanos when that was
    static Measured of(List<Sighting.Transitioned> happened, Map<ClusterKey, Set<String>> masters, long fromNanos) {
        Map<ClusterKey, Set<String>> now = new LinkedHashMap<>();
        masters.forEach((key, nodes) -> now.put(key, new LinkedHashSet<>(nodes)));
        Map<ClusterKey, Long> lostAt = new LinkedHashMap<>();
        Map<ClusterKey, Long> longest = new LinkedHashMap<>();
        List<Move> moves = new ArrayList<>();
        for (Sighting.Transitioned one : happened) {
            Set<String> holders = now.computeIfAbsent(one.key(), _ -> new LinkedHashSet<>());
            if (one.transition().to() == Role.MASTER) {
                holders.add(one.node());
                moves.add(new Move(one.key(), one.node(), one.atNanos() - fromNanos));
                long gap = Optional.ofNullable(lostAt.remove(one.key())).map(at -> one.atNanos() - at).orElse(0L);
                longest.merge(one.key(), gap, Math::max);
            } else if (holders.remove(one.node()) && holders.isEmpty()) {
                lostAt.put(one.key(), one.atNanos());
            }
        }
        return new Measured(moves.subList(0, Math.min(MAX_MOVES, moves.size())), longest.entrySet().stream()
                .map(e -> new Gap(e.getKey(), e.getValue())).toList());
    }
}
