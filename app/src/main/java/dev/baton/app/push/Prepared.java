package dev.baton.app.push;

import java.util.List;
import java.util.Optional;

import dev.baton.config.Change;
import dev.baton.draft.Edit;
import dev.baton.push.PushPreparation;
import dev.baton.push.TextDiff;
import dev.baton.whatif.PushPlan;

/// What is known of a push before it begins.
///
/// @param nodes     what changes on each node
/// @param concerns  what was found, the worst first
/// @param plan      the order and what is expected of it
/// @param push      with what the nodes have said; empty: there are no nodes, or nothing for them
/// @param handOvers who is to take over once the configurations are there
public record Prepared(List<NodeChange> nodes, List<Concern> concerns, PushPlan plan, Optional<PushPreparation> push,
        List<Edit.HandOver> handOvers) {
    /// What changes on one node.
    ///
    /// @param changes by meaning
    /// @param hunks   by line, with what stands around it
    /// @param former  the text that it runs, passwords hidden; empty: none
    /// @param text    the new text, passwords hidden
    public record NodeChange(String node, List<Change> changes, List<List<TextDiff.Line>> hunks, String former,
            String text) {
        public NodeChange {
            changes = List.copyOf(changes);
            hunks = List.copyOf(hunks);
        }
    }

    public Prepared {
        nodes = List.copyOf(nodes);
        concerns = List.copyOf(concerns);
        handOvers = List.copyOf(handOvers);
    }

    /// Whether it must not begin.
    public boolean isBlocked() {
        return has(Concern.Level.ERROR);
    }

    /// Whether somebody has to agree first.
    public boolean isDoubtful() {
        return has(Concern.Level.WARNING);
    }

    /// Whether there is nothing to do.
    public boolean isEmpty() {
        return plan.steps().isEmpty() && handOvers.isEmpty();
    }

    private boolean has(Concern.Level level) {
        return concerns.stream().anyMatch(c -> c.level() == level);
    }
}
