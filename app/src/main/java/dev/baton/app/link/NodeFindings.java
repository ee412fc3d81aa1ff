package dev.baton.app.link;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import dev.baton.api.CommitStatus;
import dev.baton.api.NodeState;
import dev.baton.client.Facts;
import dev.baton.doctor.ConfigFinding;
import dev.baton.doctor.NodeFacts;
import dev.baton.doctor.OperationChecks;

/// What is found out of what paired nodes tell. Of one whose link is not live, only what does not age counts.
final class NodeFindings {
    private NodeFindings() {}

    static List<ConfigFinding> of(List<LinkedNode> nodes) {
        return OperationChecks.of(nodes.stream().map(NodeFindings::facts).toList(), List.of());
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
