package dev.baton.doctor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.baton.config.Check;
import dev.baton.config.GroupSpec;
import dev.baton.config.NodeConfig;
import dev.baton.config.RouterSpec;
import dev.baton.config.TrackSpec;
import dev.baton.track.Tracked;

/// One node that is looked at.
///
/// @param name     its name, unique among those looked at together
/// @param document what was read
/// @param config   what it amounts to
record Host(String name, Document document, NodeConfig config) {

    /// What a router tracks, its group's included, as the election has it.
    List<TrackSpec> tracked(RouterSpec router) {
        Map<String, TrackSpec> tracked = new LinkedHashMap<>();
        router.track().forEach(t -> tracked.put(t.target().checkName(), t));
        for (GroupSpec group : config.groups()) {
            if (group.routers().contains(router.name())) {
                group.track().forEach(t -> tracked.putIfAbsent(t.target().checkName(), t));
            }
        }
        return List.copyOf(tracked.values());
    }

    /// The same with the weights that change the priority only.
    List<Tracked> weights(RouterSpec router) {
        List<Tracked> weights = new ArrayList<>();
        tracked(router).stream().filter(t -> t.weight() != 0).forEach(t -> weights.add(t.tracked()));
        return weights;
    }

    Optional<Check> check(String name) {
        return config.check(name);
    }

    /// The keepalived.conf, if it is one.
    Optional<ConfDocument> conf() {
        return document instanceof ConfDocument conf ? Optional.of(conf) : Optional.empty();
    }

    /// What a finding is about.
    String subject(String what) {
        return name + " " + what;
    }
}
