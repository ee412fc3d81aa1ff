package dev.baton.drill;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.baton.api.FaultKind;

/// What can be done to a virtual router to see it fail over.
public final class Faults {
    private static final long MILLI = 1_000_000L;
    private static final List<FaultKind> UNSURE = List.of(FaultKind.DEAF, FaultKind.LINK);

    private Faults() {}

    /// Every fault, the safest that is possible first, those that are not possible last.
    public static List<Choice> rank(Arena arena, Subject subject) {
        Scene scene = new Scene(subject, arena);
        List<Choice> choices = new ArrayList<>(Stream.of(FaultKind.values()).map(kind -> choice(kind, scene)).toList());
        choices.sort(Comparator.comparing((Choice c) -> !c.isPossible()));
        return List.copyOf(choices);
    }

    /// Faults that may be drawn by chance: those that are possible. Where a node does not say what it may hold, it may refuse
    /// to be deaf, and to take down an interface.
    public static List<FaultKind> drawable(Arena arena, Subject subject) {
        boolean isSure = arena.isLab() || arena.seats(subject).stream().allMatch(s -> s.rights().isPresent());
        return rank(arena, subject).stream().filter(Choice::isPossible).map(Choice::kind)
                .filter(kind -> isSure || !UNSURE.contains(kind)).sorted().toList();
    }

    private static Choice choice(FaultKind kind, Scene scene) {
        DrillPlan plan = Planner.plan(new DrillOrder(scene.subject(), kind, Optional.empty(), Optional.empty(),
                guardrails(scene), Probing.DEFAULT), scene);
        Optional<Preflight.Item> bad = plan.preflight().items().stream()
                .filter(i -> i.mark() == Preflight.Mark.BAD).findFirst();
        boolean isKnown = !plan.heir().equals(DrillPlan.NOBODY);
        String note = plan.preflight().items().stream().filter(i -> i.point() == Preflight.Point.FAULT_POSSIBLE)
                .map(Preflight.Item::sentence).findFirst().orElse("");
        return new Choice(kind, deed(kind, plan), isKnown ? Optional.of(plan.expected()) : Optional.empty(),
                bad.isEmpty(), bad.map(i -> i.sentence() + " " + i.advice()).orElse(note));
    }

    /// Leases can be shorter: a policy that wants them so forbids no fault.
    private static Guardrails guardrails(Scene scene) {
        Guardrails usual = Guardrails.DEFAULT;
        long most = scene.parties().stream().flatMap(p -> p.seat().rights().stream())
                .mapToLong(r -> r.maxLeaseMillis() * MILLI).min().orElse(Long.MAX_VALUE);
        return new Guardrails(Math.min(usual.leaseNanos(), most), usual.limitNanos(), usual.abortNanos(),
                usual.abortIfOthersMove(), usual.handBack());
    }

    private static String deed(FaultKind kind, DrillPlan plan) {
        String holder = plan.holder().node().isEmpty() ? "the holder" : plan.holder().node();
        String heir = plan.heir().node().isEmpty() ? "a backup" : plan.heir().node();
        return switch (kind) {
            case HAND_OVER -> heir + " claims the addresses, and " + holder + " yields to it.";
            case RESIGN -> holder + " steps down and says so with priority 0.";
            case PRIORITY -> holder + " counts with priority " + (plan.priority().isPresent()
                    ? plan.priority().getAsInt()
                    : "below another's") + ", so that another preempts it.";
            case CHECK -> "The check " + plan.check().map(c -> c + " ").orElse("") + "of " + holder
                    + " is made to fail.";
            case MUTE -> holder + " sends no adverts: to the others it looks like a crash.";
            case DEAF -> heir + " hears no adverts: a partition in one direction.";
            case LINK -> "The interface of " + holder + " is taken down.";
            case KILL -> "Baton on " + holder + " is killed, and started again when the lease ends.";
        };
    }
}
