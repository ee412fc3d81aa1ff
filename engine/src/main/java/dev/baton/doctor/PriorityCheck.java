package dev.baton.doctor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import dev.baton.config.TrackSpec;
import dev.baton.doctor.Cluster.Member;
import dev.baton.doctor.ConfigFinding.Spot;
import dev.baton.finding.Code;
import dev.baton.track.Tracking;
import dev.baton.track.Verdict;

/// Nodes whose priorities are equal while everything works (X05).
final class PriorityCheck implements ClusterCheck {
    private record Standing(Member member, int priority) {}

    @Override
    public void look(Cluster cluster, Consumer<ConfigFinding> found) {
        if (cluster.isMixed()) {
            return;
        }
        Map<Integer, List<Standing>> byPriority = new LinkedHashMap<>();
        for (Member member : cluster.members()) {
            int priority = Tracking.fold(member.router().priority(), member.host().tracked(member.router()).stream()
                    .map(TrackSpec::tracked).toList(), _ -> Verdict.PASSING).priority().value();
            byPriority.computeIfAbsent(priority, _ -> new ArrayList<>()).add(new Standing(member, priority));
        }
        byPriority.forEach((priority, equals) -> {
            if (equals.size() > 1) {
                found.accept(finding(cluster, priority, equals));
            }
        });
    }

    private static ConfigFinding finding(Cluster cluster, int priority, List<Standing> equals) {
        boolean isSum = equals.stream().anyMatch(s -> s.member().router().priority() != priority);
        List<String> names = equals.stream().map(s -> s.member().name()).toList();
        return ConfigFinding.of(Code.X05, cluster.subject(),
                Told.list(names) + " have the same priority " + priority + (isSum ? ", weights included," : "")
                        + " while everything works: who is MASTER is decided by who was first, and between two masters by"
                        + " the higher address, which is nobody's decision.",
                equals.stream().map(s -> new Spot(s.member().place(Part.PRIORITY), s.member().name())).toList(),
                "Give each node its own priority, the highest to the one that shall be MASTER.");
    }
}
