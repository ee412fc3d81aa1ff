package dev.baton.adapter.sim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.baton.config.Check;
import dev.baton.config.ElectionSetup;
import dev.baton.config.NodeConfig;
import dev.baton.group.SyncGroup;
import dev.baton.loop.CheckSetup;
import dev.baton.loop.Link;
import dev.baton.loop.NodeSetup;
import dev.baton.loop.RouterSetup;
import dev.baton.wire.IpAddress;

/// A real node of which a lab is to have a copy.
///
/// @param name     what the copy is called
/// @param config   what it runs
/// @param segments the segment that each interface of its routers is on
/// @param own      the addresses of each interface that its routers may send from
public record LabTwin(String name, NodeConfig config, Map<String, String> segments, Map<String, List<IpAddress>> own) {
    public LabTwin {
        segments = new LinkedHashMap<>(segments);
        own = new LinkedHashMap<>(own);
    }

    /// @param number which of the lab's nodes it is, from 0
    /// @throws LabException if it cannot run in a lab, with the reason
    LabSetups.Machine machine(int number) {
        Set<String> interfaces = new LinkedHashSet<>();
        config.routers().forEach(router -> interfaces.add(router.interfaceName()));
        List<Link> links = new ArrayList<>();
        List<String> places = new ArrayList<>();
        for (String card : interfaces) {
            links.add(LabSetups.link(card, number, links.size()));
            places.add(segments.getOrDefault(card, card));
        }
        ElectionSetup election = ElectionSetup.of(config, card -> own.getOrDefault(card, List.of()));
        if (!election.missing().isEmpty()) {
            throw new LabException(name + " cannot be copied: " + election.missing().getFirst() + ".");
        }
        NodeSetup setup = new NodeSetup(links,
                election.members().stream().map(m -> new RouterSetup(m.config(), m.tracked())).toList(),
                election.checks().stream().map(c -> new CheckSetup(c.name(), c.rise(), c.fall(),
                        c.initial() == Check.Initial.FAILING, "")).toList(),
                election.groups().stream().map(g -> new SyncGroup(g.name(), g.routers())).toList());
        return new LabSetups.Machine(name, setup, places);
    }
}
