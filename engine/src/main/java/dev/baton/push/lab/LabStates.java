package dev.baton.push.lab;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.baton.adapter.sim.LabSight;
import dev.baton.api.CheckState;
import dev.baton.api.ConfigStamp;
import dev.baton.api.EngineHealth;
import dev.baton.api.NodeState;
import dev.baton.api.PeerState;
import dev.baton.api.RouterState;
import dev.baton.api.Steering;
import dev.baton.config.GroupSpec;
import dev.baton.config.NodeConfig;
import dev.baton.config.PlacedAddress;
import dev.baton.loop.RouterView;
import dev.baton.loop.Standing;
import dev.baton.track.Verdict;
import dev.baton.vrrp.RouterConfig;
import dev.baton.vrrp.State;
import dev.baton.vrrp.Timing;

/// Says how a lab's node is, in the record in which real nodes do.
final class LabStates {
    private static final String ENGINE = "lab";
    private static final String PROCESS = "process";

    private LabStates() {}

    static NodeState of(String node, NodeConfig config, ConfigStamp stamp, LabSight sight, Instant wall,
            Set<String> forced) {
        List<PeerState> peers = new ArrayList<>();
        sight.standings().forEach(s -> s.peers().forEach(p -> peers.add(new PeerState(s.view().config().name(),
                p.source(), p.priority(), p.lastHeardNanos(), p.adverts()))));
        return new NodeState(node, ENGINE, ENGINE, wall, sight.nowNanos(), 0, stamp, Optional.empty(),
                sight.standings().stream().map(s -> router(s, config, sight)).toList(),
                sight.verdicts().entrySet().stream().map(v -> new CheckState(v.getKey(), PROCESS, word(v.getValue()),
                        forced.contains(v.getKey()) ? LabGround.FORCED : "")).toList(),
                peers, new EngineHealth(0, 0, 0, 0, sight.portFailures(), 0, 0), 0);
    }

    private static RouterState router(Standing standing, NodeConfig node, LabSight sight) {
        RouterView view = standing.view();
        RouterConfig config = view.config();
        State state = view.state();
        long learned = state instanceof State.Backup backup ? backup.intervalNanos() : config.advertIntervalNanos();
        long masterDown = Timing.masterDownNanos(config.version(), state.memory().priority().value(), learned,
                config.downAdverts());
        return new RouterState(config.name(), config.interfaceName(),
                sight.segments().getOrDefault(config.interfaceName(), config.interfaceName()), config.family(),
                config.vrid(), config.version(), state.role(), state.memory().priority(), config.preempt(),
                config.preemptDelayNanos(), config.source(), config.advertIntervalNanos(), learned, masterDown,
                state.sinceNanos(), state.deadlineNanos(), config.addresses(),
                node.router(config.name()).stream().flatMap(r -> r.excluded().stream()).map(PlacedAddress::address)
                        .toList(),
                sight.holding().contains(config.name()), config.virtualMac(), !config.unicastPeers().isEmpty(),
                Optional.of(state.memory().form()), state.memory().causes(), node.groups().stream()
                        .filter(g -> g.routers().contains(config.name())).map(GroupSpec::name).findFirst(),
                standing.last().map(Standing.Last::transition), steering(state.memory().steering()));
    }

    private static Steering steering(dev.baton.vrrp.Steering told) {
        return new Steering(told.maintenance(), told.claim().isPresent(), told.resigned(), told.priority());
    }

    private static String word(Verdict verdict) {
        return switch (verdict) {
            case UNKNOWN -> "PENDING";
            case PASSING -> "PASSING";
            case FAILING -> "FAILING";
        };
    }
}
