package dev.baton.drill;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

import dev.baton.vrrp.Role;

/// Sums up what a test has measured so far.
final class Measuring {
    /// A difference to the expectation that is no more than one part in so many is not worth a sentence.
    private static final int WORTH_PARTS = 20;

    private final CourseState state;

    Measuring(CourseState state) {
        this.state = state;
    }

    private Gauge.Window window() {
        Optional<Move> move = Marks.takeover(state);
        DrillPlan plan = state.plan().orElseThrow();
        List<String> having = new ArrayList<>(List.of(plan.holder().node()));
        taker().ifPresent(having::add);
        List<String> locals = having.stream().flatMap(this::within).distinct().toList();
        return new Gauge.Window(holderAnswers(), state.lease().askedNanos(),
                state.lease().releasedNanos(),
                move.map(m -> OptionalLong.of(m.atNanos())).orElse(OptionalLong.empty()),
                move.map(Move::errorNanos).orElse(0L), locals);
    }

    /// From where a node's addresses are reached without any network.
    private Stream<String> within(String node) {
        return Stream.concat(Stream.of(node), state.nodes().stream().filter(s -> s.node().equals(node))
                .flatMap(s -> s.seat().within()));
    }

    private boolean isBegun() {
        return state.plan().isPresent() && state.lease().askedNanos() != Long.MAX_VALUE;
    }

    /// The name by which the holder answers identity probes: the one that it gave before the fault, as a long one is cut off.
    private String holderAnswers() {
        return state.gauge().answering(state.lease().askedNanos()).orElseGet(() -> state.nodes().stream()
                .filter(s -> s.node().equals(state.plan().orElseThrow().holder().node()))
                .map(s -> s.seat().ownName()).findFirst().orElse(""));
    }

    private String nameHere(String answered) {
        return state.nodes().stream().filter(s -> s.seat().ownName().startsWith(answered))
                .min(Comparator.comparingInt(s -> s.seat().ownName().length())).map(Sighted::node).orElse(answered);
    }

    /// Who has taken over, by its own word; else by that of the probes, or of those who hear its adverts.
    Optional<String> taker() {
        return Marks.takeover(state).map(Move::node).or(state::taker).or(this::master).or(this::answering)
                .or(this::stranger);
    }

    /// Somebody who is no node here and whose adverts the nodes hear while the fault is held. A node that has not answered
    /// since is no stranger for that: its address is known.
    private Optional<String> stranger() {
        DrillPlan plan = state.plan().orElseThrow();
        List<Party> parties = state.nodes().stream().filter(s -> s.isFresh(state.lease().askedNanos()))
                .flatMap(s -> s.seat().router(plan.order().subject()).map(r -> new Party(s.seat(), r)).stream())
                .toList();
        List<String> own = state.nodes().stream().flatMap(s -> s.seat().router(plan.order().subject()).stream())
                .map(router -> router.source().toString()).toList();
        return state.lease().releasedNanos() != Long.MAX_VALUE
                ? Optional.empty()
                : Scene.strangers(parties).stream().map(s -> s.source().toString())
                        .filter(s -> !s.equals(plan.holder().node()) && !own.contains(s)).findFirst();
    }

    private Optional<String> answering() {
        return state.gauge().taker(new Gauge.Window(holderAnswers(), state.lease().askedNanos(),
                state.lease().releasedNanos(), OptionalLong.empty(), 0, List.of())).map(this::nameHere);
    }

    /// Whoever is MASTER now in the holder's place, while the fault is held.
    private Optional<String> master() {
        DrillPlan plan = state.plan().orElseThrow();
        if (state.lease().releasedNanos() != Long.MAX_VALUE) {
            return Optional.empty();
        }
        return state.nodes().stream().filter(s -> !s.node().equals(plan.holder().node())
                && s.isFresh(state.lease().askedNanos()) && s.seat().router(plan.order().subject())
                        .filter(r -> r.role() == Role.MASTER).isPresent())
                .map(Sighted::node).findFirst();
    }

    /// The first probe that the new holder has answered; where nobody says who answers, the first after the longest outage.
    Optional<Gauge.Answered> firstReply() {
        return isBegun() ? state.gauge().firstReply(window()).or(this::firstAfter) : Optional.empty();
    }

    private Optional<Gauge.Answered> firstAfter() {
        return longest(seen()).filter(s -> s.gapNanos() > 0).flatMap(longest -> state.gauge().strips().stream()
                .filter(s -> s.vantage().equals(longest.vantage())).flatMap(s -> s.samples().stream()
                        .filter(p -> p.roundTripNanos().isPresent() && p.sentNanos() > longest.atNanos()
                                && p.sentNanos() >= longest.atNanos() + longest.gapNanos() - longest.errorNanos())
                        .limit(1).map(p -> new Gauge.Answered(s.vantage(), "", p.sentNanos(), s.errorNanos())))
                .findFirst());
    }

    List<Seen> seen() {
        return isBegun() ? state.gauge().seen(window()) : List.of();
    }

    /// The outage so far.
    long gapNanos() {
        return longest(seen()).map(Seen::gapNanos).orElse(0L);
    }

    /// What no holder sees counts, unless only they see anything.
    private static List<Seen> counting(List<Seen> seen) {
        List<Seen> able = seen.stream().filter(s -> s.sent() > s.lost()).toList();
        List<Seen> clients = able.stream().filter(s -> !s.isLocal()).toList();
        return clients.isEmpty() ? able : clients;
    }

    private static Optional<Seen> longest(List<Seen> seen) {
        return counting(seen).stream()
                .max(Comparator.comparingLong(Seen::gapNanos).thenComparingLong(s -> -s.errorNanos()));
    }

    /// What was measured; empty: nothing was done.
    Optional<Measured> measured() {
        if (!isBegun()) {
            return Optional.empty();
        }
        List<Seen> seen = seen();
        Optional<Seen> longest = longest(seen);
        List<Marked> marks = Marks.of(state);
        List<Phase> phases = phases(marks);
        OptionalLong moved = Marks.takeover(state).isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(Math.max(0, Marks.takeover(state).get().atNanos() - state.lease().triggerNanos()));
        OptionalLong home = state.homeNanos().isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(Math.max(0, state.homeNanos().getAsLong() - state.lease().triggerNanos()));
        long gap = longest.map(Seen::gapNanos).orElse(0L);
        return Optional.of(new Measured(gap, longest.map(Seen::errorNanos).orElse(0L),
                counting(seen).stream().mapToLong(Seen::backNanos).max().orElse(0), taker(), moved, home,
                seen.stream().mapToInt(Seen::lost).sum(), seen, marks, phases, difference(phases, moved)));
    }

    private static List<Phase> phases(List<Marked> marks) {
        List<Phase> phases = new ArrayList<>();
        for (int i = 1; i < marks.size(); i++) {
            Marked from = marks.get(i - 1);
            Marked to = marks.get(i);
            long error = from.errorNanos() + to.errorNanos();
            phases.add(new Phase(from.mark(), to.mark(), Math.max(0, to.atNanos() - from.atNanos()),
                    error == 0 ? "" : "± " + Spans.of(error)));
        }
        return phases;
    }

    /// The stretch that differs most from what was expected, if it is worth a sentence.
    private String difference(List<Phase> phases, OptionalLong moved) {
        Expected expected = state.plan().orElseThrow().expected();
        long every = state.start().order().probing().everyNanos();
        long worth = Math.max(every, expected.moveNanos() / WORTH_PARTS);
        Map<Mark, Long> wanted = instants(expected.phases());
        Map<Mark, Long> measured = instants(phases);
        Optional<Phase> found = Optional.empty();
        Mark before = Mark.TRIGGER;
        long most = 0;
        for (Mark mark : Mark.values()) {
            if (mark != Mark.TRIGGER && wanted.containsKey(mark) && measured.containsKey(mark)
                    && wanted.containsKey(before) && measured.containsKey(before)) {
                long more = took(measured, before, mark) - took(wanted, before, mark);
                if (Math.abs(more) > most) {
                    most = Math.abs(more);
                    found = Optional.of(new Phase(before, mark, more, ""));
                }
                before = mark;
            }
        }
        if (found.isEmpty() || most <= worth) {
            return moved.isEmpty() && most == 0 ? "No node told when it became MASTER." : "";
        }
        return sentence(found.get(), expected);
    }

    private static long took(Map<Mark, Long> instants, Mark from, Mark to) {
        return instants.getOrDefault(to, 0L) - instants.getOrDefault(from, 0L);
    }

    /// When each mark came, counted from the first.
    private static Map<Mark, Long> instants(List<Phase> phases) {
        Map<Mark, Long> instants = new EnumMap<>(Mark.class);
        long at = 0;
        for (Phase phase : phases) {
            instants.putIfAbsent(phase.from(), at);
            at += phase.nanos();
            instants.put(phase.to(), at);
        }
        return instants;
    }

    private static String sentence(Phase phase, Expected expected) {
        String how = Spans.of(Math.abs(phase.nanos())) + (phase.nanos() > 0 ? " longer" : " less");
        boolean isWithinInterval = phase.to() == Mark.TIMER && phase.nanos() < 0
                && -phase.nanos() <= expected.moveNanos() - expected.leastMoveNanos();
        return isWithinInterval
                ? "The last advert was " + Spans.of(-phase.nanos())
                        + " old when the fault began, so the timer ran out that much earlier."
                : "From " + words(phase.from()) + " to " + words(phase.to()) + " it took " + how + " than expected.";
    }

    static String words(Mark mark) {
        return switch (mark) {
            case TRIGGER -> "the fault";
            case PRIORITY_ZERO -> "priority 0";
            case TIMER -> "the end of the timer";
            case MASTER -> "MASTER";
            case ADDRESS_UP -> "the addresses";
            case ANNOUNCED -> "the announcement";
            case FIRST_REPLY -> "the first reply";
        };
    }
}
