package dev.baton.drill;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.baton.api.FaultKind;
import dev.baton.api.RouterState;
import dev.baton.config.TrackSpec;
import dev.baton.track.Contribution;
import dev.baton.track.Tracked;
import dev.baton.track.Tracking;
import dev.baton.track.Verdict;
import dev.baton.vrrp.Role;
import dev.baton.vrrp.RouterConfig;
import dev.baton.whatif.Change;

/// Works out each fault for a scene.
final class Deeds {
    private static final int LOWEST = 1;
    private static final int HIGHEST = 254;
    private static final String PASSING = "PASSING";
    private static final String FAILING = "FAILING";
    private static final String CHOOSE = "Choose a hand-over or a resignation.";

    private final Scene scene;
    private final Heirs heirs;

    Deeds(Scene scene) {
        this.scene = scene;
        this.heirs = new Heirs(scene);
    }

    /// @param check the check that is to fail; empty: the first that moves the addresses
    /// @param heir  the node that is to take over; empty: the one that the election chooses
    Deed of(FaultKind kind, Optional<String> check, Optional<String> heir) {
        if (kind == FaultKind.HAND_OVER) {
            return handOver(heir);
        }
        if (heir.isPresent()) {
            return Deed.impossible(kind, scene.holder(),
                    "Only a hand-over can choose who takes over; after any other fault"
                            + " the election does.",
                    "Choose a hand-over, or leave the heir out.");
        }
        if (kind == FaultKind.DEAF) {
            return deaf();
        }
        return scene.holder().map(holder -> ofHolder(kind, check, holder)).orElseGet(() -> Deed.impossible(kind,
                Optional.empty(), scene.stranger().map(s -> s.source() + " is MASTER and is no node of yours: no fault"
                        + " can be held there.").orElse("There is no holder that the fault could be done to."),
                scene.stranger().isPresent() ? "Hand over to one of your nodes." : "Mend that first."));
    }

    private Deed ofHolder(FaultKind kind, Optional<String> check, Party holder) {
        String node = Forecast.name(holder);
        return switch (kind) {
            case RESIGN -> election(kind, heirs.resigned(), holder).with(new Change.NodeStopped(node));
            case PRIORITY -> priority(holder);
            case CHECK -> check(holder, check);
            case MUTE -> mute(holder);
            case LINK -> link(holder);
            case KILL -> election(kind, heirs.silent(), holder).with(new Change.NodeDown(node));
            case HAND_OVER, DEAF -> throw new IllegalArgumentException(kind + " is not held by the holder");
        };
    }

    private Deed election(FaultKind kind, Optional<Takeover> takeover, Party actor) {
        return takeover.map(t -> Deed.of(kind, t, actor)).orElseGet(() -> nobody(kind, Optional.of(actor)));
    }

    private Deed nobody(FaultKind kind, Optional<Party> actor) {
        return Deed.impossible(kind, actor, "Nobody could take over: " + scene.subject() + " has no BACKUP.",
                "Start another node with this virtual router, or mend the one that is down.");
    }

    private Deed handOver(Optional<String> wanted) {
        Optional<Party> heir = wanted.isPresent()
                ? wanted.flatMap(scene::party)
                : heirs.silent().map(Takeover::heir);
        if (heir.isEmpty()) {
            return wanted.map(name -> Deed.impossible(FaultKind.HAND_OVER, Optional.empty(), name + " has no router of "
                    + scene.subject() + ".", "Name one of " + names(scene.parties()) + "."))
                    .orElseGet(() -> nobody(FaultKind.HAND_OVER, Optional.empty()));
        }
        Party taker = heir.get();
        if (!taker.is(Role.BACKUP)) {
            return Deed.impossible(FaultKind.HAND_OVER, heir, taker.node() + " is " + taker.router().role()
                    + ", and only a BACKUP can take over.", "Name another heir.");
        }
        int rival = scene.holder().map(Party::priority)
                .orElseGet(() -> scene.stranger().map(Scene.Stranger::priority).orElse(0));
        boolean isBelow = scene.holder().map(h -> h.router().source()).or(() -> scene.stranger()
                .map(Scene.Stranger::source)).filter(s -> taker.router().source().compareTo(s) <= 0).isPresent();
        if (rival == RouterConfig.OWNER || (rival == HIGHEST && isBelow && taker.priority() <= HIGHEST)) {
            return Deed.impossible(FaultKind.HAND_OVER, heir, scene.holderName() + " has priority " + rival + ": "
                    + taker.node() + " cannot claim above it.", "Choose another fault, or lower that priority first.");
        }
        return Deed.of(FaultKind.HAND_OVER, Heirs.claiming(taker), taker);
    }

    private static String names(List<Party> parties) {
        return String.join(", ", parties.stream().map(Party::node).toList());
    }

    private Deed priority(Party holder) {
        if (Heirs.isOwner(holder)) {
            return Deed.impossible(FaultKind.PRIORITY, Optional.of(holder), holder.node()
                    + " owns its addresses: its priority is 255 whatever is set.", CHOOSE);
        }
        Optional<Party> heir = heirs.strongest();
        if (heir.isEmpty()) {
            return scene.backups().isEmpty()
                    ? nobody(FaultKind.PRIORITY, Optional.of(holder))
                    : Deed.impossible(FaultKind.PRIORITY, Optional.of(holder), names(scene.backups())
                            + " would not preempt: a lower priority of " + holder.node() + " moves nothing.", CHOOSE);
        }
        int lower = Math.min(heir.get().group().stream().filter(r -> r.role() == Role.BACKUP)
                .mapToInt(r -> r.priority().value()).min().orElse(heir.get().priority()) - 1, HIGHEST);
        if (lower < LOWEST || lower >= holder.priority()) {
            return Deed.impossible(FaultKind.PRIORITY, Optional.of(holder), holder.node() + " has priority "
                    + holder.priority() + " and cannot be put below " + heir.get().node() + ", which has priority "
                    + heir.get().priority() + ".", CHOOSE);
        }
        return election(FaultKind.PRIORITY, heirs.preempting(lower), holder).at(lower)
                .with(lowering(holder, lower));
    }

    /// The same by what is configured, for each router of the group, as weights add to that; none if it cannot be had so.
    private static List<Change> lowering(Party holder, int lower) {
        List<Change> changes = new ArrayList<>();
        for (RouterState router : holder.group()) {
            int weights = router.priority().contributions().stream().mapToInt(Contribution::delta).sum();
            int base = Math.min(lower, router.priority().value()) - weights;
            if (base < LOWEST || base > HIGHEST) {
                return List.of();
            }
            changes.add(new Change.Priority(Forecast.name(holder), router.name(), base));
        }
        return changes;
    }

    /// A fault of one router of a sync group: the others of the group go on, and the heir's group waits for them.
    private Deed alone(FaultKind kind, Optional<Takeover> takeover, Party holder) {
        Optional<Party> grouped = takeover.map(Takeover::heir).filter(h -> h.group().size() > 1);
        if (grouped.isPresent()) {
            return Deed.impossible(kind, Optional.of(holder), grouped.get().router().name() + " of "
                    + grouped.get().node() + " is in the sync group " + grouped.get().router().group().orElse("")
                    + ", whose other routers would still hear " + holder.node() + ": it would not take over.", CHOOSE);
        }
        return election(kind, takeover, holder);
    }

    private Deed mute(Party holder) {
        Deed deed = election(FaultKind.MUTE, heirs.silent(), holder);
        return deed.takeover().map(t -> deed.expecting(t.withoutGap(back(holder, t.heir())))
                .with(new Change.NodeDown(Forecast.name(holder)))).orElse(deed);
    }

    /// The holder that goes on serving beside the heir has to win its clients back; one that yields has not.
    private static long back(Party holder, Party heir) {
        return heir.beats(holder.priority(), holder.router().source()) ? 0 : Heirs.announcedAnewNanos(holder, heir);
    }

    private Deed deaf() {
        Optional<Takeover> takeover = heirs.silent();
        if (takeover.isEmpty()) {
            return nobody(FaultKind.DEAF, Optional.empty());
        }
        Deed deed = election(FaultKind.DEAF, takeover, takeover.get().heir());
        return deed.takeover().isEmpty()
                ? deed
                : deed.expecting(takeover.get().withoutGap(scene.holder().map(h -> back(h, takeover.get().heir()))
                        .orElse(0L)));
    }

    private Deed link(Party holder) {
        String name = holder.router().interfaceName();
        List<String> others = holder.seat().state().stream().flatMap(s -> s.routers().stream())
                .filter(r -> r.interfaceName().equals(name) && !r.name().equals(holder.router().name()))
                .map(RouterState::name).toList();
        if (!others.isEmpty() && !scene.arena().isLab()) {
            return Deed.impossible(FaultKind.LINK, Optional.of(holder), name + " of " + holder.node()
                    + " carries other routers, too: " + String.join(", ", others) + ".",
                    "Mute it: that looks the same to the others.");
        }
        return election(FaultKind.LINK, heirs.silent(), holder).with(new Change.LinkDown(Forecast.name(holder), name));
    }

    private Deed check(Party holder, Optional<String> wanted) {
        Optional<List<Tracked>> tracked = holder.tracked();
        if (tracked.isEmpty()) {
            return Deed.impossible(FaultKind.CHECK, Optional.of(holder), "The configuration of " + holder.node()
                    + " cannot be read, so nobody can tell what a check of it does.", CHOOSE);
        }
        List<String> names = tracked.get().stream().map(Tracked::check)
                .filter(n -> !n.startsWith(new TrackSpec.OfInterface("").checkName())).toList();
        if (names.isEmpty()) {
            return Deed.impossible(FaultKind.CHECK, Optional.of(holder), holder.ref() + " tracks no check.", CHOOSE);
        }
        if (wanted.isPresent() && !names.contains(wanted.get())) {
            return Deed.impossible(FaultKind.CHECK, Optional.of(holder), holder.ref() + " tracks no check called "
                    + wanted.get() + ".", "Name one of " + String.join(", ", names) + ".");
        }
        return names.stream().filter(n -> wanted.isEmpty() || wanted.get().equals(n))
                .map(n -> failing(holder, n, tracked.get())).filter(d -> d.takeover().isPresent()).findFirst()
                .orElseGet(() -> Deed.impossible(FaultKind.CHECK, Optional.of(holder), wanted.map(w -> "The check " + w
                        + " of " + holder.node() + " would move nothing if it failed, or fails already.")
                        .orElse("No check of " + holder.node() + " would move the addresses by failing alone."),
                        CHOOSE));
    }

    private Deed failing(Party holder, String check, List<Tracked> tracked) {
        int base = holder.router().priority().base();
        Tracking after = Tracking.fold(base, tracked, n -> n.equals(check) ? Verdict.FAILING : verdict(holder, n));
        boolean passes = holder.check(check).filter(c -> c.verdict().equals(PASSING)).isPresent();
        if (!passes) {
            return nobody(FaultKind.CHECK, Optional.of(holder));
        }
        Deed deed = after.failed().isEmpty()
                ? lowered(holder, check, heirs.preempting(after.priority().value()))
                : election(FaultKind.CHECK, heirs.resigned(), holder);
        return deed.failing(check).with(new Change.CheckFails(Forecast.name(holder), check));
    }

    /// A check is made to fail for all routers of a sync group; those that do not track it go on as before.
    private Deed lowered(Party holder, String check, Optional<Takeover> takeover) {
        boolean isTrackedByAll = holder.group().stream().allMatch(r -> new Party(holder.seat(), r).tracked()
                .orElse(List.of()).stream().anyMatch(t -> t.check().equals(check)));
        return isTrackedByAll
                ? election(FaultKind.CHECK, takeover, holder)
                : alone(FaultKind.CHECK, takeover, holder);
    }

    private static Verdict verdict(Party party, String check) {
        return party.check(check).map(c -> c.verdict().equals(PASSING)
                ? Verdict.PASSING
                : c.verdict().equals(FAILING) ? Verdict.FAILING : Verdict.UNKNOWN).orElse(Verdict.UNKNOWN);
    }
}
