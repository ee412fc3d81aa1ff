package dev.baton.push;

import java.util.Map;
import java.util.OptionalInt;

import dev.baton.api.NodeState;
import dev.baton.api.RouterState;
import dev.baton.track.Contribution;
import dev.baton.track.EffectivePriority;

/// With which priority a router goes on once it has taken over by hand-over: enough to keep what it was given, and no more.
public final class Settling {
    private static final int HIGHEST = 254;

    private Settling() {}

    /// One more than the highest priority of its rivals; empty if its own is higher already. What was handed over to
    /// a router does not count, as it ends when that router yields: so the addresses that go back to whom the
    /// priorities say are held by those alone again, and nothing is left of the hand-over.
    ///
    /// @param heir   who takes over
    /// @param node   its node, by the name that it has in `states`
    /// @param states every node that can be asked
    public static OptionalInt settleAt(String node, RouterState heir, Map<String, NodeState> states) {
        int highest = 0;
        for (Map.Entry<String, NodeState> state : states.entrySet()) {
            for (RouterState router : state.getValue().routers()) {
                boolean isRival = isSameCluster(router, heir) && !(state.getKey().equals(node)
                        && router.name().equals(heir.name()));
                highest = isRival ? Math.max(highest, unclaimed(router.priority())) : highest;
            }
        }
        return highest < unclaimed(heir.priority())
                ? OptionalInt.empty()
                : OptionalInt.of(Math.min(HIGHEST, highest + 1));
    }

    private static int unclaimed(EffectivePriority priority) {
        return EffectivePriority.of(priority.base(), priority.contributions().stream()
                .filter(c -> !(c.isTold() && c.check().equals(Contribution.HAND_OVER))).toList()).value();
    }

    /// Whether two routers are of one cluster.
    public static boolean isSameCluster(RouterState one, RouterState other) {
        return one.vrid() == other.vrid() && one.family() == other.family() && one.network().equals(other.network());
    }
}
