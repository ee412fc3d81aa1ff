package dev.baton.app.priority;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import dev.baton.config.NodeConfig;
import dev.baton.config.RouterSpec;
import dev.baton.whatif.Change;
import dev.baton.whatif.Fleet;
import dev.baton.whatif.Outcome;
import dev.baton.whatif.RouterRef;
import dev.baton.whatif.Standing;
import dev.baton.whatif.VirtualRouterId;
import dev.baton.whatif.Weights;

/// What the engine says.
///
/// @param question  what it was asked
/// @param before    the configurations that the edits began with
/// @param after     as they are staged; what is dragged is not in them
/// @param scales    the virtual routers of [#after]; empty for a question about one of them
/// @param present   how each virtual router is before anything is changed; empty for a question about one of them
/// @param outcomes  what becomes of those that are concerned
/// @param already   what of [Question#already] there is
/// @param faults    what of [Question#faults] there is
record Forecast(Question question, Fleet before, Fleet after, List<Row> scales,
        Map<VirtualRouterId, Standing> present, Map<VirtualRouterId, Outcome> outcomes, List<Change> already,
        List<Change> faults) {
    Forecast {
        scales = List.copyOf(scales);
        present = new TreeMap<>(present);
        outcomes = new TreeMap<>(outcomes);
        already = List.copyOf(already);
        faults = List.copyOf(faults);
    }

    /// The routers of a virtual router.
    record Row(VirtualRouterId id, List<Place> places) {
        Row {
            places = List.copyOf(places);
        }
    }

    /// A router.
    ///
    /// @param ref     which
    /// @param spec    as it is staged
    /// @param base    as it was before; empty: there was none
    /// @param weights what its checks can make of its priority
    record Place(RouterRef ref, RouterSpec spec, Optional<RouterSpec> base, Weights weights) {}

    boolean isWhole() {
        return question.only().isEmpty();
    }

    /// How a virtual router is when everything has come to rest.
    Optional<Standing> standing(VirtualRouterId id) {
        return Optional.ofNullable(outcomes.get(id)).map(Outcome::after)
                .or(() -> Optional.ofNullable(present.get(id)));
    }

    /// The same with what a question about one virtual router has found out.
    Forecast with(Forecast step) {
        Map<VirtualRouterId, Outcome> merged = new TreeMap<>(outcomes);
        merged.putAll(step.outcomes());
        step.question().only().filter(id -> !step.outcomes().containsKey(id)).ifPresent(merged::remove);
        return new Forecast(question, before, after, scales, present, merged, already, faults);
    }

    /// The node's configuration as it is staged.
    Optional<NodeConfig> node(String name) {
        return after.node(name);
    }
}
