package dev.baton.app.priority;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import dev.baton.config.NodeConfig;
import dev.baton.draft.Base;
import dev.baton.draft.Draft;
import dev.baton.draft.Workspace;
import dev.baton.whatif.Change;
import dev.baton.whatif.Fleet;
import dev.baton.whatif.Outcome;
import dev.baton.whatif.Predictor;
import dev.baton.whatif.RouterRef;
import dev.baton.whatif.Standing;
import dev.baton.whatif.VirtualRouterId;

/// Asks the engine what becomes of staged changes. The configurations before them, and how everything is with these, are
/// worked out once and kept as long as they stay the same, so that a step of a drag costs one election of one virtual
/// router. One thread at a time.
final class Forecaster {
    /// What edits begin with.
    private record Ground(Fleet fleet, List<Change> already, Predictor predictor) {}

    private final Map<Base, Optional<NodeConfig>> read = new LinkedHashMap<>();
    private Optional<Ground> ground = Optional.empty();

    /// What becomes of it.
    Forecast ask(Question question) {
        Ground now = ground(question);
        List<Change> changes = new ArrayList<>();
        Fleet after = now.fleet();
        for (Draft draft : question.workspace().drafts()) {
            Optional<NodeConfig> staged = draft.lastGood().map(config -> named(config, draft.node()));
            boolean isChanged = staged.isPresent() && !now.fleet().node(draft.node()).equals(staged);
            if (isChanged) {
                changes.add(new Change.Configured(staged.orElseThrow()));
                after = after.with(staged.orElseThrow());
            }
        }
        Fleet there = after;
        List<Change> faults = question.faults().stream().filter(f -> isThere(now.fleet(), f) && isThere(there, f))
                .toList();
        question.dragged().filter(d -> isThere(now.fleet(), d) && isThere(there, d)).ifPresent(changes::add);
        changes.addAll(faults);
        Map<VirtualRouterId, Outcome> outcomes = new TreeMap<>();
        now.predictor().predict(changes, id -> question.only().isEmpty() || question.only().get().equals(id))
                .outcomes().forEach(o -> outcomes.put(o.id(), o));
        if (question.only().isPresent()) {
            return new Forecast(question, now.fleet(), after, List.of(), Map.of(), outcomes, now.already(), faults);
        }
        Map<VirtualRouterId, Standing> present = new TreeMap<>();
        now.predictor().present().forEach(standing -> present.put(standing.id(), standing));
        Predictor changed = after.equals(now.fleet()) ? now.predictor() : Predictor.of(after);
        return new Forecast(question, now.fleet(), after, rows(now.fleet(), changed), present, outcomes, now.already(),
                faults);
    }

    private static List<Forecast.Row> rows(Fleet before, Predictor after) {
        return after.virtualRouters().stream().map(id -> new Forecast.Row(id,
                after.routers(id).stream().flatMap(ref -> place(before, after, ref).stream()).toList())).toList();
    }

    private static Optional<Forecast.Place> place(Fleet before, Predictor after, RouterRef ref) {
        return after.fleet().node(ref.node()).flatMap(node -> node.router(ref.router()))
                .map(spec -> new Forecast.Place(ref, spec,
                        before.node(ref.node()).flatMap(node -> node.router(ref.router())), after.weights(ref)));
    }

    private Ground ground(Question question) {
        Fleet fleet = before(question.workspace());
        List<Change> already = question.already().stream().filter(c -> isThere(fleet, c)).toList();
        Ground kept = ground.filter(g -> g.fleet().equals(fleet) && g.already().equals(already))
                .orElseGet(() -> new Ground(fleet, already, Predictor.of(fleet, already)));
        ground = Optional.of(kept);
        return kept;
    }

    /// A node whose base is no good configuration begins with what its draft means.
    private Fleet before(Workspace workspace) {
        List<Draft> drafts = workspace.drafts();
        read.keySet().retainAll(drafts.stream().map(Draft::base).toList());
        List<NodeConfig> nodes = new ArrayList<>();
        for (Draft draft : drafts) {
            read.computeIfAbsent(draft.base(), base -> Workspace.of(List.of(base)).drafts().getFirst().config())
                    .or(draft::lastGood).ifPresent(config -> nodes.add(named(config, draft.node())));
        }
        return new Fleet(nodes);
    }

    /// Nodes go by the names that they are edited under, which are unique; what a text says may not be.
    private static NodeConfig named(NodeConfig config, String node) {
        return config.node().equals(node)
                ? config
                : new NodeConfig(node, config.routers(), config.checks(), config.groups(), config.notifications());
    }

    private static boolean isThere(Fleet fleet, Change change) {
        return fleet.node(change.node()).filter(node -> switch (change) {
            case Change.Priority(String _, String router, int _) -> node.router(router).isPresent();
            case Change.Preempt(String _, String router, boolean _) -> node.router(router).isPresent();
            case Change.LinkDown(String name, String link) -> fleet.interfaces(name).contains(link);
            case Change.LinkUp(String name, String link) -> fleet.interfaces(name).contains(link);
            case Change.CheckFails(String _, String check) -> node.check(check).isPresent();
            case Change.CheckPasses(String _, String check) -> node.check(check).isPresent();
            case Change.Configured _,Change.NodeDown _,Change.NodeStopped _ -> true;
        }).isPresent();
    }
}
