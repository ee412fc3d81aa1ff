package dev.baton.drill;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.baton.api.FaultLease;
import dev.baton.api.NodeState;
import dev.baton.api.RouterState;
import dev.baton.api.Steering;
import dev.baton.config.NodeConfig;
import dev.baton.vrrp.FaultCause;
import dev.baton.vrrp.Role;

/// Looks at every point of a preflight.
final class Preflights {
    private static final long SECOND = 1_000_000_000L;

    private final DrillOrder order;
    private final Scene scene;
    private final Planner.Draft draft;
    private final Possibility possibility;

    Preflights(DrillOrder order, Scene scene, Planner.Draft draft) {
        this.order = order;
        this.scene = scene;
        this.draft = draft;
        this.possibility = new Possibility(order, scene, draft);
    }

    Preflight preflight() {
        List<Preflight.Item> items = new ArrayList<>();
        for (Preflight.Point point : Preflight.Point.values()) {
            items.add(item(point));
        }
        return new Preflight(items);
    }

    private Preflight.Item item(Preflight.Point point) {
        return switch (point) {
            case NODES_ANSWER -> nodesAnswer();
            case ONE_MASTER -> oneMaster();
            case READY_BACKUP -> readyBackup();
            case SAME_SETUP -> sameSetup();
            case NO_PENDING_PUSH -> noPendingPush();
            case NO_MAINTENANCE -> noMaintenance();
            case NO_OTHER_TEST -> noOtherTest();
            case NOT_THE_LAST -> notTheLast();
            case FAULT_POSSIBLE -> possibility.item();
            case EXPECTED -> expected();
            case PROBES_CLEAN -> Baseline.item(scene.arena().baseline(), order.probing(),
                    scene.holder().map(h -> h.seat().within().toList()).orElse(List.of()));
        };
    }

    static Preflight.Item good(Preflight.Point point, String sentence) {
        return new Preflight.Item(point, Preflight.Mark.GOOD, sentence, "");
    }

    static Preflight.Item bad(Preflight.Point point, String sentence, String advice) {
        return new Preflight.Item(point, Preflight.Mark.BAD, sentence, advice);
    }

    static String listed(List<String> names) {
        return names.size() < 2
                ? String.join("", names)
                : String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
    }

    private static String verb(List<String> names, String one, String several) {
        return names.size() == 1 ? one : several;
    }

    /// A node whose configuration is known and has no such router is no part of it, whether it answers or not.
    private boolean mayTakePart(Arena.Seat seat) {
        Optional<NodeConfig> config = seat.config();
        return config.isEmpty() || config.get().routers().stream().anyMatch(
                r -> r.vrid() == scene.subject().vrid() && r.family() == scene.subject().family());
    }

    private Preflight.Item nodesAnswer() {
        List<Arena.Seat> silent = scene.arena().nodes().stream()
                .filter(s -> s.state().isEmpty() && mayTakePart(s)).toList();
        List<String> names = scene.parties().stream().map(Party::node).toList();
        if (!silent.isEmpty()) {
            return bad(Preflight.Point.NODES_ANSWER, silent.stream()
                    .map(s -> s.node() + " does not answer: " + s.trouble()).collect(Collectors.joining(" ")),
                    "Bring it back, or remove it from the nodes here if it is no part of this.");
        }
        return names.isEmpty()
                ? bad(Preflight.Point.NODES_ANSWER, "No node that answers has " + scene.subject() + ".",
                        "Pair the nodes that have it, or choose another virtual router.")
                : good(Preflight.Point.NODES_ANSWER, listed(names) + verb(names, " answers.", " answer."));
    }

    private Preflight.Item oneMaster() {
        List<String> masters = new ArrayList<>(scene.masters().stream().map(Party::node).toList());
        scene.strangers().forEach(s -> masters.add(s.source().toString()));
        if (masters.size() != 1) {
            return bad(Preflight.Point.ONE_MASTER, masters.isEmpty()
                    ? "Nobody is MASTER of " + scene.subject() + "."
                    : masters.size() + " are MASTER of " + scene.subject() + ": " + listed(masters) + ".",
                    "Mend that first; the findings say what is wrong.");
        }
        Optional<Party> holder = scene.holder();
        if (holder.filter(h -> !h.router().holdsAddresses()).isPresent()) {
            return bad(Preflight.Point.ONE_MASTER, masters.getFirst()
                    + " is MASTER and does not hold its addresses.",
                    "Look at its events for what the machine refuses.");
        }
        List<Party> backups = scene.backups();
        if (holder.isPresent() && !backups.isEmpty()
                && backups.stream().noneMatch(b -> b.hears(holder.get().router().source()))) {
            return bad(Preflight.Point.ONE_MASTER, "No BACKUP hears the adverts of " + masters.getFirst() + ".",
                    "Look for a firewall, or a switch that does not pass multicast.");
        }
        return good(Preflight.Point.ONE_MASTER, masters.getFirst() + " is MASTER with priority "
                + holder.map(Party::priority).orElseGet(() -> scene.strangers().getFirst().priority())
                + holder.map(_ -> " and holds " + listed(scene.addresses().stream().map(Object::toString).toList()))
                        .orElse(" and is no node of yours")
                + ".");
    }

    private Preflight.Item readyBackup() {
        Optional<Party> heir = draft.deed().takeover().map(Takeover::heir);
        if (heir.isEmpty()) {
            List<String> others = scene.parties().stream().filter(p -> !p.is(Role.MASTER))
                    .map(p -> p.node() + " is " + p.router().role() + causes(p.router())).toList();
            return scene.backups().isEmpty()
                    ? bad(Preflight.Point.READY_BACKUP, "Nobody could take over: " + (others.isEmpty()
                            ? "no other node has " + scene.subject()
                            : listed(others)) + ".", "Start another node with it, or mend the one that is down.")
                    : good(Preflight.Point.READY_BACKUP, listed(scene.backups().stream().map(Party::node).toList())
                            + " could take over after another fault.");
        }
        Party taker = heir.get();
        List<String> failing = taker.failing();
        return failing.isEmpty()
                ? good(Preflight.Point.READY_BACKUP, taker.node() + " is BACKUP with priority " + taker.priority()
                        + (taker.tracked().filter(t -> !t.isEmpty()).isPresent() ? ", and its checks pass." : "."))
                : bad(Preflight.Point.READY_BACKUP, taker.node() + " would take over, but its "
                        + verb(failing, "check ", "checks ") + listed(failing) + verb(failing, " fails.", " fail."),
                        "Mend what the check looks at, or choose another heir by a hand-over.");
    }

    private static String causes(RouterState router) {
        return router.causes().isEmpty()
                ? ""
                : " (" + router.causes().stream().map(FaultCause::words).collect(Collectors.joining("; ")) + ")";
    }

    private Preflight.Item sameSetup() {
        List<String> wrong = new ArrayList<>();
        differences("version", RouterState::version).ifPresent(wrong::add);
        differences("interval", r -> Spans.of(r.intervalNanos())).ifPresent(wrong::add);
        differences("addresses", r -> new LinkedHashSet<>(r.addresses().stream().map(a -> a.address().toString())
                .sorted().toList())).ifPresent(wrong::add);
        return wrong.isEmpty()
                ? good(Preflight.Point.SAME_SETUP, scene.parties().stream().findFirst()
                        .map(p -> "All have version " + p.router().version() + ", an interval of "
                                + Spans.of(p.router().intervalNanos()) + " and the same "
                                + (p.router().addresses().size() == 1 ? "address." : "addresses."))
                        .orElse("There is nothing to compare."))
                : bad(Preflight.Point.SAME_SETUP, String.join(" ", wrong),
                        "Make them the same by a push, and try again.");
    }

    private Optional<String> differences(String what, Function<RouterState, Object> value) {
        List<String> told = scene.parties().stream().map(p -> p.node() + " " + value.apply(p.router())).toList();
        long distinct = scene.parties().stream().map(p -> value.apply(p.router())).distinct().count();
        return distinct < 2
                ? Optional.empty()
                : Optional.of("Not the same " + what + ": " + listed(told) + ".");
    }

    private Preflight.Item noPendingPush() {
        for (Party party : scene.parties()) {
            var pending = party.seat().state().flatMap(NodeState::pending).filter(c -> !c.phase().isDecided());
            if (pending.isPresent()) {
                return bad(Preflight.Point.NO_PENDING_PUSH, party.node() + " has a push of " + pending.get().by()
                        + " that is not confirmed; it undoes itself in " + pending.get().remainingNanos() / SECOND
                        + " s.", "Wait for that, or settle it with who pushed.");
            }
        }
        return good(Preflight.Point.NO_PENDING_PUSH, "No push waits to be confirmed.");
    }

    private Preflight.Item noMaintenance() {
        List<String> told = scene.parties().stream().filter(p -> !p.router().steering().equals(Steering.NONE))
                .map(p -> p.node() + " " + steered(p.router().steering())).toList();
        return told.isEmpty()
                ? good(Preflight.Point.NO_MAINTENANCE, "Nobody is in maintenance or steered otherwise.")
                : bad(Preflight.Point.NO_MAINTENANCE, listed(told) + ".",
                        scene.parties().stream().anyMatch(p -> p.router().steering().claimed())
                                ? "Hand the addresses back to the node that the priorities say, or push priorities by"
                                        + " which it keeps them; a hand-over back is over within seconds."
                                : "End the maintenance, or take back the priority.");
    }

    private static String steered(Steering steering) {
        if (steering.maintenance()) {
            return "is in maintenance";
        }
        if (steering.claimed()) {
            return "holds what was handed over to it";
        }
        return steering.resigned()
                ? "was told to resign"
                : "has priority " + steering.priority().orElse(0) + " until that is taken back";
    }

    private Preflight.Item noOtherTest() {
        if (!scene.arena().otherTest().isEmpty()) {
            return bad(Preflight.Point.NO_OTHER_TEST, scene.arena().otherTest(), "Wait for its end, or stop it.");
        }
        for (Arena.Seat seat : scene.arena().nodes()) {
            Optional<FaultLease> lease = seat.held().findFirst();
            if (lease.isPresent()) {
                long left = Math.max(0, seat.here(lease.get().endsNanos()) - scene.arena().nowNanos());
                return bad(Preflight.Point.NO_OTHER_TEST, seat.node() + " holds the fault "
                        + lease.get().kind().word() + " on " + lease.get().router() + " for " + lease.get().by()
                        + "; it ends by itself in " + Spans.of(left) + ".", "Wait for that, or end that test.");
            }
        }
        return good(Preflight.Point.NO_OTHER_TEST, "No node holds a fault of another test.");
    }

    private Preflight.Item notTheLast() {
        Set<String> able = new LinkedHashSet<>();
        scene.parties().stream().filter(p -> p.is(Role.BACKUP) || p.is(Role.MASTER)).forEach(p -> able.add(p.node()));
        boolean isTaken = !order.fault().isHeldByHeir();
        int left = able.size() - (isTaken && scene.holder().isPresent() ? 1 : 0)
                + (scene.stranger().isPresent() ? 1 : 0);
        boolean isEnough = left >= 1 && !(able.size() == 1 && scene.stranger().isEmpty());
        return isEnough
                ? good(Preflight.Point.NOT_THE_LAST, left + " of " + (able.size() + scene.strangers().size())
                        + " could still serve while the fault is held.")
                : bad(Preflight.Point.NOT_THE_LAST, able.isEmpty()
                        ? "Nobody can serve."
                        : listed(List.copyOf(able)) + " is the last one standing.", "Bring another node up first.");
    }

    private Preflight.Item expected() {
        if (draft.deed().takeover().isEmpty()) {
            return bad(Preflight.Point.EXPECTED, draft.deed().objection().isEmpty()
                    ? "Nobody would take over."
                    : draft.deed().objection(), draft.deed().advice());
        }
        List<String> others = possibility.others();
        if (!others.isEmpty() && order.guardrails().abortIfOthersMove()) {
            return bad(Preflight.Point.EXPECTED, "It would hit " + listed(others) + ", too.",
                    "Choose a fault of this router alone, or allow that others move.");
        }
        String heir = Forecast.name(draft.deed().takeover().get().heir());
        boolean isOther = draft.outcome().filter(o -> !o.after().holders().equals(List.of(heir))).isPresent();
        if (isOther) {
            List<String> holders = draft.outcome().get().after().holders();
            return bad(Preflight.Point.EXPECTED, "Run on these configurations, the engine leaves the addresses with "
                    + (holders.isEmpty() ? "nobody" : listed(holders)) + " and not with " + heir + ".",
                    "Look at it on the Priorities screen, or by baton whatif.");
        }
        return good(Preflight.Point.EXPECTED, draft.expected().sentence()
                + (others.isEmpty() ? "" : " " + listed(others) + " would move, too."));
    }
}
