package dev.baton.whatif;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

import dev.baton.config.GroupSpec;
import dev.baton.config.NodeConfig;
import dev.baton.config.RouterDraft;

/// Changes of configuration, applied to a fleet.
final class Edits {
    private Edits() {}

    static boolean isOfConfiguration(Change change) {
        return change instanceof Change.Configured || change instanceof Change.Priority
                || change instanceof Change.Preempt;
    }

    static Fleet applied(Fleet fleet, List<Change> changes) {
        Fleet changed = fleet;
        for (Change change : changes) {
            changed = applied(changed, change);
        }
        return changed;
    }

    private static Fleet applied(Fleet fleet, Change change) {
        return switch (change) {
            case Change.Configured(NodeConfig config) -> fleet.with(config);
            case Change.Priority(String node, String router, int priority) ->
                edited(fleet, node, router, draft -> draft.priority(priority));
            case Change.Preempt(String node, String router, boolean preempt) ->
                edited(fleet, node, router, draft -> draft.preempt(preempt));
            case Change.NodeDown _,Change.NodeStopped _,Change.LinkDown _,Change.LinkUp _,Change.CheckFails _,Change.CheckPasses _ ->
                fleet;
        };
    }

    private static Fleet edited(Fleet fleet, String node, String router, UnaryOperator<RouterDraft> edit) {
        NodeConfig config = fleet.node(node).orElseThrow();
        return fleet.with(config.withRouters(config.routers().stream()
                .map(r -> r.name().equals(router) ? edit.apply(r.draft()).build() : r).toList()));
    }

    static Optional<GroupSpec> groupOf(Fleet fleet, RouterRef ref) {
        return fleet.node(ref.node()).stream().flatMap(n -> n.groups().stream())
                .filter(g -> g.routers().contains(ref.router())).findFirst();
    }
}
