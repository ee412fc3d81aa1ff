package dev.baton.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import dev.baton.adapter.probe.CheckSight;
import dev.baton.api.CheckState;
import dev.baton.api.PeerState;
import dev.baton.api.RouterState;
import dev.baton.api.Steering;
import dev.baton.config.GroupSpec;
import dev.baton.config.PlacedAddress;
import dev.baton.config.Probe;
import dev.baton.loop.RouterView;
import dev.baton.loop.Standing;
import dev.baton.track.Verdict;
import dev.baton.vrrp.RouterConfig;
import dev.baton.vrrp.State;
import dev.baton.vrrp.Timing;
import dev.baton.vrrp.VirtualAddress;

/// Says what a picture of a node shows, in the records that others get.
///
/// @param networks names the segments of interfaces
/// @param steering what routers have been told
record StateView(Picture picture, Networks networks, Function<RouterView, Steering> steering) {

    List<RouterState> routers() {
        return picture.routers().stream().map(this::router).toList();
    }

    private RouterState router(Standing standing) {
        RouterView view = standing.view();
        RouterConfig config = view.config();
        State state = view.state();
        long learned = state instanceof State.Backup backup ? backup.intervalNanos() : config.advertIntervalNanos();
        long masterDown = Timing.masterDownNanos(config.version(), state.memory().priority().value(), learned,
                config.downAdverts());
        return new RouterState(config.name(), config.interfaceName(), networks.of(config.interfaceName()),
                config.family(), config.vrid(), config.version(), state.role(), state.memory().priority(),
                config.preempt(), config.preemptDelayNanos(), config.source(), config.advertIntervalNanos(), learned,
                masterDown, state.sinceNanos(), state.deadlineNanos(), config.addresses(), excluded(config.name()),
                picture.holding().contains(config.name()), config.virtualMac(), !config.unicastPeers().isEmpty(),
                Optional.of(state.memory().form()), state.memory().causes(), group(config.name()),
                standing.last().map(Standing.Last::transition), steering.apply(view));
    }

    private List<VirtualAddress> excluded(String router) {
        return picture.plan().config().router(router)
                .map(r -> r.excluded().stream().map(PlacedAddress::address).toList()).orElse(List.of());
    }

    private Optional<String> group(String router) {
        return picture.plan().config().groups().stream().filter(g -> g.routers().contains(router))
                .map(GroupSpec::name).findFirst();
    }

    List<PeerState> peers() {
        List<PeerState> peers = new ArrayList<>();
        for (Standing standing : picture.routers()) {
            String router = standing.view().config().name();
            standing.peers().forEach(p -> peers.add(
                    new PeerState(router, p.source(), p.priority(), p.lastHeardNanos(), p.adverts())));
        }
        return peers;
    }

    /// @param sights what checks saw last, by name
    /// @param forced the checks that a failover test has fail
    List<CheckState> checks(Map<String, CheckSight> sights, Set<String> forced) {
        return picture.plan().checks().stream().map(c -> new CheckState(c.name(), kind(c.probe()),
                word(picture.verdicts().getOrDefault(c.name(), Verdict.UNKNOWN)),
                forced.contains(c.name())
                        ? RealGround.FORCED
                        : Optional.ofNullable(sights.get(c.name())).map(CheckSight::detail).orElse("")))
                .toList();
    }

    private static String kind(Probe probe) {
        return switch (probe) {
            case Probe.Processes _ -> "process";
            case Probe.Tcp _ -> "tcp";
            case Probe.Http _ -> "http";
            case Probe.Icmp _ -> "icmp";
            case Probe.Script _ -> "script";
            case Probe.File _ -> "file";
            case Probe.Interface _ -> "interface";
        };
    }

    /// A verdict as it stands in answers.
    static String word(Verdict verdict) {
        return switch (verdict) {
            case UNKNOWN -> "PENDING";
            case PASSING -> "PASSING";
            case FAILING -> "FAILING";
        };
    }
}
