package dev.baton.doctor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import dev.baton.config.Check;
import dev.baton.config.Probe;
import dev.baton.config.TrackSpec;
import dev.baton.doctor.Cluster.Member;
import dev.baton.doctor.ConfigFinding.Spot;
import dev.baton.finding.Code;

/// Checks that only some nodes have (X06), and checks of all nodes that look at one and the same thing elsewhere (X07).
final class SharedChecks implements ClusterCheck {
    private static final Pattern OWN = Pattern
            .compile("(?i)localhost|127\\..*|::1|\\[::1]|0\\.0\\.0\\.0|::|ip6-localhost");

    private record Use(Member member, TrackSpec track, Check check) {}

    @Override
    public void look(Cluster cluster, Consumer<ConfigFinding> found) {
        if (cluster.isMixed()) {
            return;
        }
        List<Use> uses = new ArrayList<>();
        for (Member member : cluster.members()) {
            for (TrackSpec track : member.host().tracked(member.router())) {
                boolean isCheck = track.target() instanceof TrackSpec.OfCheck;
                member.host().check(track.target().checkName()).filter(_ -> isCheck)
                        .ifPresent(check -> uses.add(new Use(member, track, check)));
            }
        }
        missing(cluster, uses, found);
        common(cluster, uses, found);
    }

    private static void missing(Cluster cluster, List<Use> uses, Consumer<ConfigFinding> found) {
        Map<String, List<Use>> byName = new LinkedHashMap<>();
        uses.forEach(use -> byName.computeIfAbsent(use.check().name(), _ -> new ArrayList<>()).add(use));
        byName.forEach((name, having) -> {
            List<Member> without = cluster.members().stream()
                    .filter(m -> uses.stream().noneMatch(u -> u.member().equals(m) && isSame(u, having))).toList();
            if (!without.isEmpty()) {
                Use use = having.getFirst();
                List<Spot> spots = new ArrayList<>();
                spots.add(new Spot(use.member().host().document().tracked(use.member().router().name(), name),
                        use.member().name() + " has it"));
                without.stream().limit(2).forEach(m -> spots.add(new Spot(m.place(Part.NAME), m.name() + " has not")));
                found.accept(ConfigFinding.of(Code.X06, cluster.subject(),
                        Told.list(without.stream().map(Member::name).toList())
                                + (without.size() == 1 ? " does" : " do") + " not have the check " + name + " that "
                                + Told.list(having.stream().map(u -> u.member().name()).toList())
                                + (having.size() == 1 ? " has" : " have")
                                + ": the address can move to a node where nobody looks whether the service works.",
                        spots, "Track the same checks on all nodes."));
            }
        });
    }

    /// By name, or by what is looked at.
    private static boolean isSame(Use use, List<Use> having) {
        return having.stream().anyMatch(h -> h.check().name().equals(use.check().name())
                || h.check().probe().equals(use.check().probe()));
    }

    private static void common(Cluster cluster, List<Use> uses, Consumer<ConfigFinding> found) {
        Map<String, List<Use>> byTarget = new LinkedHashMap<>();
        uses.forEach(use -> target(use.check().probe())
                .ifPresent(target -> byTarget.computeIfAbsent(target, _ -> new ArrayList<>()).add(use)));
        byTarget.forEach((target, all) -> {
            long nodes = all.stream().map(u -> u.member().name()).distinct().count();
            if (nodes == cluster.members().size()) {
                found.accept(finding(cluster, target, all));
            }
        });
    }

    private static ConfigFinding finding(Cluster cluster, String target, List<Use> uses) {
        boolean isFault = uses.stream().allMatch(u -> u.track().weight() == 0);
        String name = uses.getFirst().check().name();
        String effect = isFault
                ? "When it does not answer, all nodes go to FAULT at once and nobody has the address, although it is not the"
                        + " nodes that have failed."
                : "When it does not answer, the priorities of all nodes change together: nothing is gained by it.";
        return ConfigFinding.of(Code.X07, cluster.subject(),
                "All nodes look at the same " + target + " (" + name + "). "
                        + effect,
                uses.stream()
                        .map(u -> new Spot(u.member().host().document().check(u.check().name(), Part.NAME),
                                u.member().name()))
                        .toList(),
                isFault
                        ? "Give it a weight, so that a node still holds the address when all of them lose it; or let each"
                                + " node look at what is its own."
                        : "Let each node look at what is its own: its uplink, its process, its address.");
    }

    /// What is looked at on another host.
    private static Optional<String> target(Probe probe) {
        return switch (probe) {
            case Probe.Tcp(var target) when !OWN.matcher(target.host()).matches() -> Optional.of("tcp " + target);
            case Probe.Icmp(String host) when !OWN.matcher(host).matches() -> Optional.of("icmp " + host);
            case Probe.Http http when !OWN.matcher(host(http)).matches() -> Optional.of(String.valueOf(http.url()));
            case Probe.Tcp _,Probe.Icmp _,Probe.Http _,Probe.Processes _,Probe.Script _,Probe.File _,Probe.Interface _ ->
                Optional.empty();
        };
    }

    /// The host of a URL that is known to have one.
    private static String host(Probe.Http http) {
        return String.valueOf(http.url()).replaceFirst("^[^:]+://(?:[^/@]*@)?(\\[[^]]*]|[^:/?#]*).*$", "$1");
    }
}
