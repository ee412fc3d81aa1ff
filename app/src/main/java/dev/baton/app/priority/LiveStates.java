package dev.baton.app.priority;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.baton.app.control.NodeState;
import dev.baton.cluster.Cluster;
import dev.baton.cluster.Member;
import dev.baton.cluster.Snapshot;
import dev.baton.track.Contribution;
import dev.baton.track.EffectivePriority;
import dev.baton.whatif.Change;
import dev.baton.whatif.RouterRef;

/// What routers are now, as far as it is known.
///
/// @param routers by node and router
/// @param already what is not as the configurations alone would have it: checks that fail, nodes that are gone
record LiveStates(Map<RouterRef, Live> routers, List<Change> already) {
    /// Nothing is known.
    static final LiveStates NONE = new LiveStates(Map.of(), List.of());
    private static final String INTERFACE = "interface ";

    /// A router now.
    record Live(NodeState state, EffectivePriority priority) {}

    LiveStates {
        routers = new LinkedHashMap<>(routers);
        already = List.copyOf(already);
    }

    /// What `snapshot` says of routers whose nodes report.
    static LiveStates of(Snapshot snapshot) {
        Map<RouterRef, Live> routers = new LinkedHashMap<>();
        Set<Change> already = new LinkedHashSet<>();
        Map<String, Boolean> lost = new LinkedHashMap<>();
        for (Cluster cluster : snapshot.clusters()) {
            for (Member member : cluster.members()) {
                if (!member.reported()) {
                    continue;
                }
                NodeState state = NodeState.of(member, snapshot.atNanos());
                routers.put(new RouterRef(member.node(), member.router()), new Live(state, member.priority()));
                lost.merge(member.node(), state == NodeState.LOST, Boolean::logicalAnd);
                if (state.isCurrent()) {
                    failing(member).forEach(already::add);
                }
            }
        }
        lost.forEach((node, isLost) -> {
            if (isLost) {
                already.add(new Change.NodeDown(node));
            }
        });
        return new LiveStates(routers, List.copyOf(already));
    }

    private static List<Change> failing(Member member) {
        List<Change> failing = new ArrayList<>();
        for (Contribution contribution : member.priority().contributions()) {
            if (!contribution.passing() && !contribution.isTold()) {
                failing.add(fault(member.node(), contribution.check()));
            }
        }
        return failing;
    }

    /// The failure of what is tracked under a name.
    static Change fault(String node, String check) {
        return check.startsWith(INTERFACE)
                ? new Change.LinkDown(node, check.substring(INTERFACE.length()))
                : new Change.CheckFails(node, check);
    }

    Optional<Live> live(RouterRef ref) {
        return Optional.ofNullable(routers.get(ref));
    }
}
