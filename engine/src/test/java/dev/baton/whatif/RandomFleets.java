package dev.baton.whatif;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import dev.baton.config.Check;
import dev.baton.config.GroupSpec;
import dev.baton.config.NodeConfig;
import dev.baton.config.RouterDraft;
import dev.baton.config.RouterSpec;
import dev.baton.config.TrackSpec;

/// Fleets drawn from a seed: the same seed, the same fleet.
final class RandomFleets {
    static final int MOST_NODES = 5;
    private static final int MOST_ROUTERS = 4;
    private static final int MOST_CHECKS = 3;
    private static final long[] INTERVALS = {100 * Fleets.MILLI, 1_000 * Fleets.MILLI};
    private static final int[] WEIGHTS = {-60, -30, -20, -10, 10, 20, 40, 0};

    private final Random random;
    private final boolean isPlain;

    /// @param isPlain every router preempts at once and none is in a group
    RandomFleets(long seed, boolean isPlain) {
        this.random = new Random(seed);
        this.isPlain = isPlain;
    }

    Fleet next() {
        int nodes = 2 + random.nextInt(MOST_NODES - 1);
        int routers = 1 + random.nextInt(MOST_ROUTERS);
        int[] versions = IntStream.range(0, routers).map(_ -> 2 + random.nextInt(2)).toArray();
        long[] intervals = IntStream.range(0, routers)
                .mapToLong(r -> versions[r] == 2 ? Fleets.SECOND : INTERVALS[random.nextInt(INTERVALS.length)])
                .toArray();
        List<NodeConfig> configs = new ArrayList<>();
        for (int node = 0; node < nodes; node++) {
            List<RouterSpec> own = new ArrayList<>();
            for (int router = 0; router < routers; router++) {
                if (node < 2 || random.nextInt(4) > 0) {
                    own.add(router(node, router, versions[router], intervals[router]).build());
                }
            }
            configs.add(config("n" + (node + 1), own));
        }
        return new Fleet(configs);
    }

    /// Priorities are drawn from few, so that ties are common.
    private RouterDraft router(int node, int router, int version, long intervalNanos) {
        RouterDraft draft = Fleets.router("VI_" + (router + 1), 10 + router, 60 + 10 * random.nextInt(12), 1 + node)
                .version(version).advertIntervalNanos(intervalNanos);
        List<TrackSpec> track = new ArrayList<>();
        for (int check = 0; check < random.nextInt(MOST_CHECKS + 1); check++) {
            track.add(new TrackSpec(new TrackSpec.OfCheck("c" + check), WEIGHTS[random.nextInt(WEIGHTS.length)],
                    !isPlain && random.nextInt(8) == 0));
        }
        boolean preempts = isPlain || random.nextInt(4) > 0;
        return draft.track(track).preempt(preempts);
    }

    private NodeConfig config(String name, List<RouterSpec> routers) {
        List<Check> checks = IntStream.range(0, MOST_CHECKS).mapToObj(c -> Fleets.check("c" + c)).toList();
        boolean isGrouped = !isPlain && routers.size() > 1 && random.nextInt(3) == 0;
        List<GroupSpec> groups = isGrouped
                ? List.of(new GroupSpec("g", routers.subList(0, 2).stream().map(RouterSpec::name).toList(), List.of()))
                : List.of();
        return new NodeConfig(name, routers, checks, groups, List.of());
    }

    /// Some fault of the fleet.
    Change fault(Fleet fleet) {
        List<NodeConfig> used = fleet.nodes().stream().filter(n -> !n.routers().isEmpty()).toList();
        NodeConfig node = used.get(random.nextInt(used.size()));
        return switch (random.nextInt(4)) {
            case 0 -> new Change.NodeDown(node.node());
            case 1 -> new Change.NodeStopped(node.node());
            case 2 -> new Change.LinkDown(node.node(), "eth0");
            default -> new Change.CheckFails(node.node(), "c" + random.nextInt(MOST_CHECKS));
        };
    }

    int below(int bound) {
        return random.nextInt(bound);
    }
}
