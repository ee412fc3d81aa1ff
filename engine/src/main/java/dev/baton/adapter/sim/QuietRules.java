package dev.baton.adapter.sim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.baton.loop.RouterView;
import dev.baton.vrrp.Role;
import dev.baton.vrrp.RouterConfig;
import dev.baton.wire.Family;

/// What must hold once nothing has gone wrong for as long as [SettleBound] says: every virtual router that somebody can
/// serve has exactly one MASTER, and nobody who would rather be it stands by.
final class QuietRules {
    private record Key(Family family, int vrid) {}

    private record Candidate(SimNode node, RouterView view) {
        int priority() {
            return view.state().memory().priority().value();
        }

        boolean isMaster() {
            return view.state().role() == Role.MASTER;
        }

        @Override
        public String toString() {
            return node.name() + " (" + view.state().role() + ", " + priority() + ")";
        }
    }

    private QuietRules() {}

    static void check(SimWorld world, SimRules rules) {
        Map<Key, List<Candidate>> candidates = new LinkedHashMap<>();
        for (SimNode node : world.nodes()) {
            if (node.isRunning()) {
                for (RouterView view : node.routers()) {
                    Key key = new Key(view.config().family(), view.config().vrid());
                    List<Candidate> list = candidates.computeIfAbsent(key, _ -> new ArrayList<>());
                    if (view.state().role() == Role.MASTER || view.state().role() == Role.BACKUP) {
                        list.add(new Candidate(node, view));
                    }
                }
            }
        }
        candidates.forEach((key, list) -> check(key, list, rules));
    }

    private static void check(Key key, List<Candidate> candidates, SimRules rules) {
        List<Candidate> masters = candidates.stream().filter(Candidate::isMaster).toList();
        boolean isGrouped = candidates.stream().anyMatch(c -> c.view().config().grouped());
        boolean mayHaveNone = candidates.isEmpty() || isGrouped;
        if (masters.size() > 1 || (masters.isEmpty() && !mayHaveNone)) {
            throw rules.failure("VRID " + key.vrid() + " " + key.family() + " has " + masters.size()
                    + " MASTERs when it must have settled: " + candidates);
        }
        if (masters.isEmpty() || isGrouped) {
            return;
        }
        Candidate master = masters.getFirst();
        for (Candidate other : candidates) {
            RouterConfig config = other.view().config();
            boolean preempts = (config.preempt() || other.priority() == RouterConfig.OWNER)
                    && !other.view().state().memory().steering().resigned();
            if (other.priority() > master.priority() && preempts) {
                throw rules.failure("VRID " + key.vrid() + " " + key.family() + " is held by " + master + " although "
                        + other + " pre-empts");
            }
        }
    }
}
