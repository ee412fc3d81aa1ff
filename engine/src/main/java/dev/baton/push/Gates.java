package dev.baton.push;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.baton.api.NodeState;
import dev.baton.api.PeerState;
import dev.baton.api.RouterState;
import dev.baton.config.NodeConfig;
import dev.baton.config.RouterSpec;
import dev.baton.vrrp.Role;

/// What has to be true of a node, and of the clusters it takes part in, before a push goes on. Pure: it looks at what nodes
/// have said.
final class Gates {
    /// A rival that was heard within so many intervals lives.
    private static final int FRESH_INTERVALS = 3;

    private record ClusterOf(String network, String family, int vrid) {
        static ClusterOf of(RouterState router) {
            return new ClusterOf(router.network(), router.family().name(), router.vrid());
        }

        @Override
        public String toString() {
            return "VRID " + vrid + (family.equals("IPV6") ? " IPv6" : "") + " on " + network;
        }
    }

    private record Seat(String node, NodeState state, RouterState router) {}

    private final Map<String, NodeState> states;
    private final Set<String> exempt;
    private final List<String> red = new ArrayList<>();

    private Gates(Map<String, NodeState> states, List<String> exempt) {
        this.states = states;
        this.exempt = new LinkedHashSet<>(exempt);
    }

    /// What is not as it has to be; empty: all green.
    ///
    /// @param node   the node whose turn it is
    /// @param config what it is to run
    /// @param sha256 what that is known as
    /// @param states what every node says, by the name that it has here
    /// @param exempt what was not well before
    static List<String> red(String node, NodeConfig config, String sha256, Map<String, NodeState> states,
            List<String> exempt) {
        Gates gates = new Gates(states, exempt);
        gates.routersAsPlanned(node, config, sha256);
        gates.oneMasterEach(node);
        return List.copyOf(gates.red);
    }

    /// What is not well now: routers in FAULT, `NODE/ROUTER`, and clusters without exactly one master.
    static List<String> ailing(Map<String, NodeState> states) {
        List<String> ailing = new ArrayList<>();
        states.forEach((node, state) -> state.routers().stream().filter(r -> r.role() == Role.FAULT)
                .forEach(r -> ailing.add(node + "/" + r.name())));
        Gates gates = new Gates(states, List.of());
        gates.clusters().forEach((cluster, seats) -> {
            gates.red.clear();
            gates.oneMaster(cluster, seats);
            if (!gates.red.isEmpty()) {
                ailing.add(cluster.toString());
            }
        });
        return ailing;
    }

    private void routersAsPlanned(String node, NodeConfig config, String sha256) {
        NodeState state = Optional.ofNullable(states.get(node)).orElseThrow();
        if (!state.config().sha256().equals(sha256)) {
            red.add(node + " runs another configuration than was pushed.");
        }
        for (RouterSpec spec : config.routers()) {
            Optional<RouterState> router = state.routers().stream().filter(r -> r.name().equals(spec.name()))
                    .findFirst();
            if (router.isEmpty()) {
                red.add(node + "/" + spec.name() + " is not there.");
            } else {
                asPlanned(node, spec, router.get());
            }
        }
        state.routers().stream().filter(r -> config.router(r.name()).isEmpty())
                .forEach(r -> red.add(node + "/" + r.name() + " is still there."));
    }

    private void asPlanned(String node, RouterSpec spec, RouterState router) {
        String name = node + "/" + spec.name();
        boolean isSet = router.steering().priority().isPresent();
        boolean isSame = router.vrid() == spec.vrid() && router.version() == spec.version()
                && router.family() == spec.family() && router.interfaceName().equals(spec.interfaceName())
                && router.intervalNanos() == spec.advertIntervalNanos() && router.preempt() == spec.preempt()
                && (isSet || router.priority().base() == spec.priority());
        if (!isSame) {
            red.add(name + " does not run as configured.");
        }
        if (router.role() == Role.FAULT && !exempt.contains(name)) {
            red.add(name + " is in FAULT" + (router.causes().isEmpty()
                    ? "."
                    : " (" + router.causes().getFirst().kind() + " " + router.causes().getFirst().name() + ")."));
        }
        if (router.role() == Role.INIT) {
            red.add(name + " has not started yet.");
        }
    }

    private Map<ClusterOf, List<Seat>> clusters() {
        Map<ClusterOf, List<Seat>> clusters = new LinkedHashMap<>();
        states.forEach((node, state) -> state.routers().forEach(router -> clusters
                .computeIfAbsent(ClusterOf.of(router), _ -> new ArrayList<>()).add(new Seat(node, state, router))));
        return clusters;
    }

    private void oneMasterEach(String node) {
        clusters().forEach((cluster, seats) -> {
            boolean isConcerned = seats.stream().anyMatch(s -> s.node().equals(node));
            if (isConcerned && !exempt.contains(cluster.toString())) {
                oneMaster(cluster, seats);
            }
        });
    }

    /// Exactly one MASTER, by its own word and by that of somebody who hears it; one that is no node is known by two who
    /// hear it, if there are two.
    private void oneMaster(ClusterOf cluster, List<Seat> seats) {
        List<Seat> masters = seats.stream().filter(s -> s.router().role() == Role.MASTER).toList();
        Map<String, Long> strangers = strangers(seats);
        if (masters.size() + strangers.size() != 1) {
            List<String> names = new ArrayList<>(masters.stream().map(Seat::node).toList());
            names.addAll(strangers.keySet());
            red.add(names.isEmpty()
                    ? cluster + " has no MASTER."
                    : cluster + " has " + names.size() + " MASTERs: " + String.join(", ", names) + ".");
            return;
        }
        List<Seat> backups = seats.stream().filter(s -> s.router().role() == Role.BACKUP).toList();
        if (masters.isEmpty()) {
            long hearers = strangers.values().iterator().next();
            if (hearers < Math.min(2, backups.size())) {
                red.add(cluster + ": only " + hearers + " of " + backups.size() + " nodes hears its MASTER.");
            }
            return;
        }
        Seat master = masters.getFirst();
        if (!master.router().holdsAddresses()) {
            red.add(master.node() + "/" + master.router().name() + " is MASTER and does not hold its addresses.");
        }
        if (!backups.isEmpty() && backups.stream().noneMatch(b -> hears(b, master.router()))) {
            red.add(cluster + ": nobody but " + master.node()
                    + " itself says that it is MASTER; no other node hears it.");
        }
    }

    /// Masters that are no nodes here, by their address, and how many hear each.
    private Map<String, Long> strangers(List<Seat> seats) {
        Set<String> own = new LinkedHashSet<>();
        seats.forEach(s -> own.add(s.router().source().toString()));
        Map<String, Long> strangers = new LinkedHashMap<>();
        for (Seat seat : seats) {
            for (PeerState peer : seat.state().peers()) {
                if (peer.router().equals(seat.router().name()) && isFresh(seat, peer)
                        && !own.contains(peer.source().toString())) {
                    strangers.merge(peer.source().toString(), 1L, Long::sum);
                }
            }
        }
        return strangers;
    }

    private static boolean hears(Seat seat, RouterState master) {
        return seat.state().peers().stream().anyMatch(p -> p.router().equals(seat.router().name())
                && p.source().equals(master.source()) && isFresh(seat, p));
    }

    private static boolean isFresh(Seat seat, PeerState peer) {
        long interval = Math.max(seat.router().intervalNanos(), seat.router().learnedNanos());
        return peer.priority() > 0
                && seat.state().nowNanos() - peer.lastHeardNanos() <= FRESH_INTERVALS * interval;
    }
}
