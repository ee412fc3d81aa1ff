package dev.baton.app.link;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import dev.baton.api.CommitStatus;
import dev.baton.api.NodeState;
import dev.baton.api.RouterState;
import dev.baton.app.drill.DrillDesk;
import dev.baton.client.Facts;
import dev.baton.doctor.ConfigFinding;
import dev.baton.doctor.NodeFacts;
import dev.baton.doctor.OperationChecks;
import dev.baton.drill.Subject;

/// What is found out of what paired nodes tell. Of one whose link is not live, only what does not age counts.
final class NodeFindings {
    private NodeFindings() {}

    static List<ConfigFinding> of(List<LinkedNode> nodes) {
        return OperationChecks.of(nodes.stream().map(NodeFindings::facts).toList(), List.of());
    }

    /// @param drills    which failovers were tested, and when
    /// @param nowMillis milliseconds since 1970-01-01 UTC
    static List<ConfigFinding> of(List<LinkedNode> nodes, DrillDesk drills, long nowMillis) {
        return OperationChecks.of(nodes.stream().map(NodeFindings::facts).toList(), tests(nodes, drills, nowMillis));
    }

    /// The virtual routers that several nodes share, once it was read what was tested.
    private static List<NodeFacts.LastTest> tests(List<LinkedNode> nodes, DrillDesk drills, long nowMillis) {
        Map<Subject, List<RouterState>> shared = new LinkedHashMap<>();
        nodes.stream().flatMap(node -> node.state().stream()).flatMap(state -> state.routers().stream())
                .forEach(router -> shared.computeIfAbsent(Subject.of(router), _ -> new ArrayList<>()).add(router));
        List<NodeFacts.LastTest> tests = new ArrayList<>();
        shared.forEach((subject, routers) -> {
            if (drills.isKnown().get() && routers.size() > 1) {
                OptionalLong age = Optional.ofNullable(drills.proofs().get().get(subject))
                        .map(proof -> OptionalLong.of(proof.age(nowMillis).toNanos()))
                        .orElseGet(OptionalLong::empty);
                tests.add(new NodeFacts.LastTest(routers.getFirst().name(), age));
            }
        });
        return tests;
    }

    private static NodeFacts facts(LinkedNode node) {
        boolean isLive = node.link().isLive();
        LinkState.ClockView clock = node.link().clock();
        return new NodeFacts(node.name(),
                isLive && clock.isKnown()
                        ? Optional.of(new NodeFacts.Clock(clock.offsetNanos(), clock.errorNanos()))
                        : Optional.empty(),
                isLive ? node.state().flatMap(NodeState::pending).map(NodeFindings::pending) : Optional.empty(),
                node.node().approved().map(Facts::revision),
                node.state().map(NodeState::config).map(Facts::revision));
    }

    /// A node does not tell since when a push waits, only for how long yet.
    private static NodeFacts.Pending pending(CommitStatus commit) {
        return new NodeFacts.Pending(Facts.revision(commit.after()), OptionalLong.empty(),
                OptionalLong.of(commit.remainingNanos()));
    }
}
