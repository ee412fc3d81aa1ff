package dev.baton.drill;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.baton.api.CheckState;
import dev.baton.api.NodeState;
import dev.baton.config.NodeConfig;
import dev.baton.vrrp.Role;
import dev.baton.whatif.Change;
import dev.baton.whatif.Fleet;
import dev.baton.whatif.Outcome;
import dev.baton.whatif.Predictor;
import dev.baton.whatif.RouterRef;
import dev.baton.whatif.VirtualRouterId;

/// What the engine itself says would come of a fault, run on the nodes' configurations.
final class Forecast {
    private static final String FAILING = "FAILING";

    private final Predictor predictor;
    private final VirtualRouterId id;
    private final List<String> holders;

    private Forecast(Predictor predictor, VirtualRouterId id, List<String> holders) {
        this.predictor = predictor;
        this.id = id;
        this.holders = holders;
    }

    /// Empty if some configuration cannot be read, or two nodes call themselves the same.
    static Optional<Forecast> of(List<Party> parties) {
        List<NodeConfig> configs = parties.stream().flatMap(p -> p.config().stream()).toList();
        Set<String> names = new LinkedHashSet<>(configs.stream().map(NodeConfig::node).toList());
        if (parties.isEmpty() || configs.size() != parties.size() || names.size() != configs.size()) {
            return Optional.empty();
        }
        Predictor predictor = Predictor.of(new Fleet(configs), already(parties));
        Party first = parties.getFirst();
        return predictor.virtualRouterOf(new RouterRef(configs.getFirst().node(), first.router().name()))
                .map(id -> new Forecast(predictor, id, parties.stream().filter(p -> p.is(Role.MASTER))
                        .map(Forecast::name).toList()));
    }

    /// What has happened to nodes that are as their configurations say.
    private static List<Change> already(List<Party> parties) {
        List<Change> already = new ArrayList<>();
        for (Party party : parties) {
            NodeConfig config = party.config().orElseThrow();
            for (CheckState check : party.seat().state().map(NodeState::checks).orElse(List.of())) {
                if (check.verdict().equals(FAILING) && config.check(check.name()).isPresent()) {
                    already.add(new Change.CheckFails(config.node(), check.name()));
                }
            }
        }
        return already;
    }

    /// The name that a node has in the forecast.
    static String name(Party party) {
        return party.config().map(NodeConfig::node).orElse(party.seat().ownName());
    }

    /// What changes do to the virtual router; empty if there are none, or the forecast begins with others than hold the addresses now: with
    /// preempt off it depends on what has happened before, which no configuration says.
    Optional<Outcome> outcome(List<Change> changes) {
        return changes.isEmpty()
                ? Optional.empty()
                : predictor.predict(changes, id::equals).outcomes().stream().filter(o -> o.id().equals(id))
                        .filter(o -> o.before().holders().equals(holders)).findFirst();
    }
}
