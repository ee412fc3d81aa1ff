package dev.baton.whatif;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.baton.config.Check;
import dev.baton.config.NodeConfig;
import dev.baton.config.PlacedAddress;
import dev.baton.config.Probe;
import dev.baton.config.RouterDraft;
import dev.baton.config.RouterSpec;
import dev.baton.config.TrackSpec;
import dev.baton.vrrp.VirtualAddress;
import dev.baton.wire.IpAddress;

/// Fleets that tests ask about.
final class Fleets {
    static final long MILLI = 1_000_000L;
    static final long SECOND = 1_000_000_000L;

    private Fleets() {}

    static RouterDraft router(String name, int vrid, int priority) {
        return RouterSpec.draft(name, "eth0", vrid,
                List.of(new PlacedAddress(VirtualAddress.parse("10.0." + vrid + ".100/24"), Optional.empty(),
                        Optional.empty())))
                .priority(priority);
    }

    /// A router that sends from 10.0.0.`host`.
    static RouterDraft router(String name, int vrid, int priority, int host) {
        return router(name, vrid, priority).source(IpAddress.parse("10.0.0." + host));
    }

    static NodeConfig node(String name, RouterDraft... routers) {
        return NodeConfig.of(name, Stream.of(routers).map(RouterDraft::build).toList());
    }

    /// A node that runs every check that its routers track.
    static NodeConfig checked(String name, RouterDraft... routers) {
        NodeConfig plain = node(name, routers);
        List<Check> checks = new ArrayList<>();
        Used.checks(plain).forEach(check -> checks.add(check(check)));
        return new NodeConfig(name, plain.routers(), checks, List.of(), List.of());
    }

    static Check check(String name) {
        return new Check(name, new Probe.Processes("nginx", 1, Optional.empty()), 1, 1, SECOND, SECOND,
                Check.Initial.UNKNOWN);
    }

    /// n1 with 150 and n2 with 100, version 3, 1 s.
    static Fleet pair() {
        return new Fleet(List.of(node("n1", router("VI_1", 51, 150, 11)), node("n2", router("VI_1", 51, 100, 12))));
    }

    /// Two nodes with priorities and one check each, called `chk`, of some weight.
    static Fleet weighted(int first, int second, int weight) {
        return new Fleet(List.of(checked("n1", router("VI_1", 51, first, 11).track(List.of(TrackSpec.check("chk",
                weight)))),
                checked("n2", router("VI_1", 51, second, 12).track(List.of(TrackSpec.check("chk", weight))))));
    }

    /// The only outcome of a change.
    static Outcome outcome(Fleet fleet, Change... changes) {
        List<Outcome> outcomes = Predictor.of(fleet).predict(List.of(changes)).outcomes();
        if (outcomes.size() != 1) {
            throw new AssertionError("not one outcome but " + outcomes);
        }
        return outcomes.getFirst();
    }
}
