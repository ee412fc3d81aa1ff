package dev.baton.client;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import dev.baton.api.CommitStatus;
import dev.baton.api.ConfigStamp;
import dev.baton.doctor.ConfigFinding;
import dev.baton.doctor.NodeFacts;
import dev.baton.doctor.OperationChecks;

/// What is found out of what nodes tell: clocks, pushes that wait, configurations that are not the approved ones.
public final class Facts {
    private static final int SHORT_HASH = 12;

    private Facts() {}

    /// What is found.
    public static List<ConfigFinding> findings(List<NodeView> nodes) {
        return OperationChecks.of(nodes.stream().map(Facts::of).toList(), List.of());
    }

    /// The facts of one node; of one that is not live, only what does not age.
    public static NodeFacts of(NodeView view) {
        Optional<ConfigStamp> running = view.state().map(s -> s.config());
        boolean isLive = view.link().phase() == NodeLink.Phase.LIVE;
        return new NodeFacts(view.node().name(), isLive ? view.wall() : Optional.empty(),
                isLive ? view.state().flatMap(s -> s.pending()).map(Facts::pending) : Optional.empty(),
                view.node().approved().map(Facts::revision), running.map(Facts::revision));
    }

    /// A node does not tell since when a push waits, only for how long yet.
    private static NodeFacts.Pending pending(CommitStatus pending) {
        return new NodeFacts.Pending(revision(pending.after()), OptionalLong.empty(),
                OptionalLong.of(pending.remainingNanos()));
    }

    /// A configuration in a few characters. The text is what counts: the same one may have been pushed twice.
    public static String revision(ConfigStamp stamp) {
        return stamp.sha256().substring(0, Math.min(SHORT_HASH, stamp.sha256().length()));
    }
}
