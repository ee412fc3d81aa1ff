package dev.baton.drill;

import java.util.List;
import java.util.Optional;

import dev.baton.api.FaultKind;
import dev.baton.api.FaultRequest;
import dev.baton.api.FaultRights;
import dev.baton.api.ProbeKind;
import dev.baton.api.ProbeRequest;
import dev.baton.api.RouterState;

/// Judges whether a fault can be held, by what is known before anybody is asked to hold it.
final class Possibility {
    private static final long MILLI = 1_000_000L;
    private static final long SECOND = 1_000_000_000L;

    private final DrillOrder order;
    private final Scene scene;
    private final Planner.Draft draft;

    Possibility(DrillOrder order, Scene scene, Planner.Draft draft) {
        this.order = order;
        this.scene = scene;
        this.draft = draft;
    }

    Preflight.Item item() {
        return range().or(this::probing).or(this::time).or(this::node).or(this::right).orElseGet(this::possible);
    }

    private static Optional<Preflight.Item> bad(String sentence, String advice) {
        return Optional.of(Preflights.bad(Preflight.Point.FAULT_POSSIBLE, sentence, advice));
    }

    private Optional<Preflight.Item> range() {
        long lease = order.guardrails().leaseNanos();
        long most = FaultRequest.MAX_LEASE_MILLIS * MILLI;
        long least = FaultRequest.MIN_LEASE_MILLIS * MILLI;
        return lease < least || lease > most
                ? bad("A node holds a fault for " + Spans.between(least, most) + ", not for " + Spans.of(lease) + ".",
                        "Choose a lease within that.")
                : Optional.empty();
    }

    private Optional<Preflight.Item> probing() {
        Probing probing = order.probing();
        if (probing.everyNanos() < ProbeRequest.MIN_EVERY_NANOS
                || probing.everyNanos() > ProbeRequest.MAX_EVERY_NANOS) {
            return bad("Addresses are probed every " + Spans.between(ProbeRequest.MIN_EVERY_NANOS,
                    ProbeRequest.MAX_EVERY_NANOS) + ", not every " + Spans.of(probing.everyNanos()) + ".",
                    "Choose a time within that.");
        }
        if (probing.kinds().isEmpty()) {
            return bad("Nothing is to be probed, so nothing would be measured.", "Choose at least one kind of probe.");
        }
        boolean isPortNeeded = probing.kinds().contains(ProbeKind.TCP) || probing.kinds().contains(ProbeKind.HTTP);
        if (isPortNeeded && probing.port().isEmpty()) {
            return bad("Probes by TCP and HTTP need a port.", "Name it, such as tcp:80.");
        }
        return probing.beforeNanos() < 0 || probing.afterNanos() < 0
                || Course.mostNanos(order) > ProbeRequest.MAX_MILLIS
                        * MILLI
                                ? bad("Probes end after " + Spans.of(ProbeRequest.MAX_MILLIS * MILLI)
                                        + " at the latest, and this test may take " + Spans.of(Course.mostNanos(order))
                                        + ".",
                                        "Choose a shorter lease, or probe for a shorter time before and after it.")
                                : Optional.empty();
    }

    /// The addresses have to move while the fault is held.
    private Optional<Preflight.Item> time() {
        Expected expected = draft.expected();
        long lease = order.guardrails().leaseNanos();
        if (draft.deed().takeover().isEmpty() || expected.moveNanos() < lease) {
            return Optional.empty();
        }
        long needed = Math.min(FaultRequest.MAX_LEASE_MILLIS * MILLI,
                Math.ceilDiv(expected.moveNanos() + SECOND, SECOND) * SECOND);
        return bad("The fault would be held for " + Spans.of(lease) + ", and it takes up to "
                + Spans.of(expected.moveNanos()) + " until another has taken over.",
                expected.moveNanos() + SECOND > needed
                        ? "Choose a fault that moves the addresses sooner, such as a hand-over."
                        : "Choose a lease of " + Spans.of(needed) + " or more.");
    }

    private Optional<Preflight.Item> node() {
        Optional<Party> actor = draft.deed().actor();
        if (draft.deed().takeover().isEmpty()) {
            return bad(draft.deed().objection(), draft.deed().advice());
        }
        return actor.filter(a -> !a.seat().refusal().isEmpty())
                .flatMap(a -> bad(a.node() + " takes part in no tests: " + a.seat().refusal(),
                        "Update the node, or allow tests in its policy."));
    }

    /// What the node has said of this fault beforehand.
    private Optional<Preflight.Item> right() {
        Optional<Party> actor = draft.deed().actor();
        Optional<FaultRights> rights = actor.flatMap(a -> a.seat().rights());
        if (rights.isEmpty()) {
            return Optional.empty();
        }
        String node = actor.get().node();
        String word = order.fault().word();
        if (!rights.get().faults().contains(order.fault())) {
            return bad("The policy of " + node + " does not allow the fault " + word + "; it allows "
                    + rights.get().words() + ".",
                    "Add " + word + " to drill.faults in policy.yaml on " + node
                            + ", or choose another fault.");
        }
        long most = rights.get().maxLeaseMillis() * MILLI;
        if (order.guardrails().leaseNanos() > most) {
            return bad("The policy of " + node + " has a fault held for " + Spans.of(most) + " at most, not for "
                    + Spans.of(order.guardrails().leaseNanos()) + ".",
                    "Choose a lease of " + Spans.of(most)
                            + " or less, or raise drill.maxLease in policy.yaml there.");
        }
        return rights.get().obstacle(actor.get().router().name(), order.fault())
                .flatMap(sentence -> bad(sentence, "See to that first, or choose another fault."));
    }

    private Preflight.Item possible() {
        String node = draft.deed().actor().map(Party::node).orElse("");
        boolean isUnsure = !scene.arena().isLab() && draft.deed().actor().flatMap(a -> a.seat().rights()).isEmpty();
        String note = order.fault() == FaultKind.DEAF && isUnsure
                ? " Outside of the lab it does so only if its policy allows it, which this node does not say."
                : "";
        return Preflights.good(Preflight.Point.FAULT_POSSIBLE, node + " holds the fault for "
                + Spans.of(order.guardrails().leaseNanos()) + " at most." + note);
    }

    /// What else of the node a fault of the whole node or its interface would hit.
    List<String> others() {
        Optional<Party> actor = draft.deed().actor();
        if (actor.isEmpty()) {
            return List.of();
        }
        String link = actor.get().router().interfaceName();
        return switch (order.fault()) {
            case KILL -> actor.get().others().map(RouterState::name).toList();
            case LINK -> actor.get().others().filter(r -> r.interfaceName().equals(link)).map(RouterState::name)
                    .toList();
            case HAND_OVER, RESIGN, PRIORITY, CHECK, MUTE, DEAF -> List.of();
        };
    }
}
