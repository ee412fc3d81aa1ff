package dev.baton.node;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.baton.loop.LoopCounters;
import dev.baton.loop.Standing;
import dev.baton.track.Verdict;

/// A node at one moment, as its loop had it: taken on the loop's thread, looked at on others.
///
/// @param lastEvent the id of the last event that is in it for certain
/// @param plan      what the loop ran, or was about to go over to
/// @param holding   the routers whose addresses are on their interfaces by our doing
record Picture(Instant wall, long nowNanos, long lastEvent, NodePlan plan, List<Standing> routers,
        Map<String, Verdict> verdicts, LoopCounters counters, Set<String> holding) {
    Picture {
        routers = List.copyOf(routers);
        verdicts = Map.copyOf(verdicts);
        holding = Set.copyOf(holding);
    }
}
