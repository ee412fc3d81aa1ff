package dev.baton.draft;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import dev.baton.config.Change;
import dev.baton.config.ConfigDiff;
import dev.baton.config.NodeConfig;
import dev.baton.whatif.Fleet;

/// What drafts mean, together and beside what they began with.
final class Meaning {
    private Meaning() {}

    /// A fleet in which nodes go by the names that they are edited under; what means nothing is left out.
    static Fleet fleet(Collection<Draft> drafts, Function<Draft, Optional<NodeConfig>> meaning) {
        return new Fleet(drafts.stream().flatMap(draft -> meaning.apply(draft).stream()
                .map(config -> named(config, draft.node()))).toList());
    }

    private static NodeConfig named(NodeConfig config, String node) {
        return config.node().equals(node)
                ? config
                : new NodeConfig(node, config.routers(), config.checks(), config.groups(), config.notifications());
    }

    /// What is different about a draft.
    ///
    /// @param began what its base means
    static NodeChange change(Draft draft, Draft began) {
        if (draft.config().isEmpty()) {
            return new NodeChange(draft.node(), NodeChange.Kind.BROKEN, List.of());
        }
        if (draft.base().isNone()) {
            return new NodeChange(draft.node(), NodeChange.Kind.ADDED, List.of());
        }
        List<Change> found = between(began.config(), draft.config());
        return new NodeChange(draft.node(), found.isEmpty() ? NodeChange.Kind.WORDING : NodeChange.Kind.CHANGED, found);
    }

    /// What is different between two meanings; nothing where one is not known.
    static List<Change> between(Optional<NodeConfig> before, Optional<NodeConfig> after) {
        return before.isEmpty() || after.isEmpty()
                ? List.of()
                : ConfigDiff.between(before.get(), after.get()).changes();
    }
}
