package dev.baton.drill;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import dev.baton.api.CheckState;
import dev.baton.api.RouterState;
import dev.baton.config.NodeConfig;
import dev.baton.config.TrackSpec;
import dev.baton.track.Tracked;
import dev.baton.vrrp.Role;
import dev.baton.vrrp.Timing;
import dev.baton.whatif.RouterRef;
import dev.baton.wire.IpAddress;

/// A router of a node that takes part in a test.
///
/// @param seat   its node
/// @param router as it is
record Party(Arena.Seat seat, RouterState router) {
    /// A router whose adverts were heard within so many intervals lives.
    private static final int FRESH_INTERVALS = 3;
    private static final String FAILING = "FAILING";

    /// The node's name here.
    String node() {
        return seat.node();
    }

    RouterRef ref() {
        return new RouterRef(seat.node(), router.name());
    }

    int priority() {
        return router.priority().value();
    }

    boolean is(Role role) {
        return router.role() == role;
    }

    /// Whether it takes over from a living master of lower priority.
    boolean preempts() {
        return router.preempt() && !router.steering().resigned();
    }

    long skewNanos() {
        return Timing.skewNanos(router.version(), priority(), router.learnedNanos());
    }

    /// How many silent intervals make a master dead.
    int downAdverts() {
        return (int) ((router.masterDownNanos() - skewNanos()) / Math.max(1, router.learnedNanos()));
    }

    /// Whether it would win against a priority that is advertised from an address (RFC 9568 section 6.4.3).
    boolean beats(int priority, IpAddress source) {
        return priority() > priority || (priority() == priority && router.source().compareTo(source) > 0);
    }

    /// Whether it has heard adverts from there lately.
    boolean hears(IpAddress source) {
        return seat.state().stream().flatMap(s -> s.peers().stream().filter(p -> p.router().equals(router.name())
                && p.source().equals(source) && p.priority() > 0
                && s.nowNanos() - p.lastHeardNanos() <= FRESH_INTERVALS
                        * Math.max(router.intervalNanos(), router.learnedNanos())))
                .findAny().isPresent();
    }

    /// What it tracks, its group's included; empty: its configuration cannot be read.
    Optional<List<Tracked>> tracked() {
        return seat.config().flatMap(config -> config.router(router.name()).map(spec -> {
            Map<String, Tracked> tracked = new LinkedHashMap<>();
            Stream<TrackSpec> ofGroups = config.groups().stream().filter(g -> g.routers().contains(router.name()))
                    .flatMap(g -> g.track().stream());
            Stream.concat(spec.track().stream(), ofGroups)
                    .forEach(t -> tracked.putIfAbsent(t.target().checkName(), t.tracked()));
            return List.copyOf(tracked.values());
        }));
    }

    /// What its node says of a check; empty: nothing.
    Optional<CheckState> check(String name) {
        return seat.state().stream().flatMap(s -> s.checks().stream()).filter(c -> c.name().equals(name)).findFirst();
    }

    /// The checks that it tracks and that fail.
    List<String> failing() {
        List<String> failing = new ArrayList<>();
        tracked().orElse(List.of()).stream().map(Tracked::check)
                .filter(name -> check(name).filter(c -> c.verdict().equals(FAILING)).isPresent())
                .forEach(failing::add);
        router.priority().contributions().stream().filter(c -> !c.passing() && !failing.contains(c.check()))
                .forEach(c -> failing.add(c.check()));
        return failing;
    }

    /// The routers of its node that are MASTER together with it or not at all, itself among them.
    List<RouterState> group() {
        return router.group().isEmpty()
                ? List.of(router)
                : seat.state().stream().flatMap(s -> s.routers().stream())
                        .filter(r -> r.group().equals(router.group())).toList();
    }

    /// The routers of its node that have addresses and are not tied to it.
    Stream<RouterState> others() {
        return seat.state().stream().flatMap(s -> s.routers().stream())
                .filter(r -> r.role() == Role.MASTER && group().stream().noneMatch(g -> g.name().equals(r.name())));
    }

    /// The configuration of its node.
    Optional<NodeConfig> config() {
        return seat.config();
    }
}
