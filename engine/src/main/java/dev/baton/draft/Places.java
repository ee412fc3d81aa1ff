package dev.baton.draft;

import java.util.Optional;
import java.util.function.Function;

import dev.baton.config.RouterSpec;

/// What edits change: which of them concern the same place.
final class Places {
    private Places() {}

    /// Whether an edit is of the same kind and place as the one before it, so that it may go on with it.
    static boolean isSame(Edit before, Edit now) {
        return switch (now) {
            case Edit.Priority(String node, String router, int _) -> before instanceof Edit.Priority b
                    && b.node().equals(node) && b.router().equals(router);
            case Edit.Typed(String node, String _) -> before instanceof Edit.Typed b && b.node().equals(node);
            case Edit.Preempt _,Edit.InYaml _,Edit.InConf _,Edit.Added _,Edit.HandOver _ -> false;
        };
    }

    /// A whole text replaces every edit before it; of the nodes that share a virtual router only one takes it over.
    ///
    /// @param drafts the configurations, by the names of their nodes
    static boolean isOverwritten(Edit old, Edit now, Function<String, Optional<Draft>> drafts) {
        return switch (now) {
            case Edit.Typed _,Edit.Added _ -> old.node().equals(now.node()) && !(old instanceof Edit.HandOver);
            case Edit.HandOver handOver -> old instanceof Edit.HandOver other && isSameRouter(other, handOver, drafts);
            case Edit.Priority _,Edit.Preempt _,Edit.InYaml _,Edit.InConf _ -> false;
        };
    }

    private static boolean isSameRouter(Edit.HandOver one, Edit.HandOver other,
            Function<String, Optional<Draft>> drafts) {
        Optional<RouterSpec> first = router(one, drafts);
        Optional<RouterSpec> second = router(other, drafts);
        return first.isPresent() && second.isPresent() && first.get().vrid() == second.get().vrid()
                && first.get().family() == second.get().family()
                && (!one.node().equals(other.node()) || one.router().equals(other.router()));
    }

    private static Optional<RouterSpec> router(Edit.HandOver handOver, Function<String, Optional<Draft>> drafts) {
        return drafts.apply(handOver.node()).flatMap(Draft::lastGood)
                .flatMap(config -> config.router(handOver.router()));
    }
}
