package dev.baton.adapter.sim;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.baton.loop.LoopCounters;
import dev.baton.loop.Standing;
import dev.baton.track.Verdict;

/// A node of a lab as it sees itself.
///
/// @param nowNanos  its clock
/// @param standings its routers with whom they hear; none before it has come up
/// @param verdicts  what its checks say
/// @param holding   the routers whose addresses are on its interfaces
/// @param segments  the segment that each interface is on
/// @param portFailures what its machine has refused
public record LabSight(long nowNanos, List<Standing> standings, Map<String, Verdict> verdicts, Set<String> holding,
        Map<String, String> segments, long portFailures) {
    public LabSight {
        standings = List.copyOf(standings);
        verdicts = new LinkedHashMap<>(verdicts);
        holding = new LinkedHashSet<>(holding);
        segments = new LinkedHashMap<>(segments);
    }

    static LabSight of(SimNode node, long worldNanos) {
        List<Standing> standings = node.loop().map(l -> l.standings()).orElse(List.of());
        Set<String> holding = new LinkedHashSet<>();
        standings.stream().map(s -> s.view().config()).filter(node.machine()::holdsAll)
                .forEach(c -> holding.add(c.name()));
        Map<String, String> segments = new LinkedHashMap<>();
        node.ports().forEach(p -> segments.put(p.interfaceName, p.segment.name()));
        return new LabSight(node.clock().local(worldNanos), standings,
                node.loop().map(l -> l.verdicts()).orElse(Map.of()), holding, segments,
                node.loop().map(l -> l.counters()).map(LoopCounters::portFailures).orElse(0L));
    }
}
