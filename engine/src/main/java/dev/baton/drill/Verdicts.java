package dev.baton.drill;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

import dev.baton.api.NodeState;

/// What came of a test, in a word and in a sentence.
public final class Verdicts {
    private static final long LEAST_MARGIN_NANOS = 20_000_000L;
    private static final int MARGIN_PARTS = 10;

    private Verdicts() {}

    /// The outage that is still good: the one that was asked for, else the expected one and a tenth, at least 20 ms more.
    public static long limitNanos(Guardrails guardrails, Expected expected) {
        return guardrails.limitNanos().orElse(withMargin(expected.gapNanos()));
    }

    /// The outage on the way back that is still good: as for the take-over, but never less than what was expected, and its
    /// margin. Whoever asked for a limit was told before that the way back takes longer than that.
    public static long backLimitNanos(Guardrails guardrails, Expected expected) {
        OptionalLong limit = guardrails.limitNanos();
        return limit.isPresent() && limit.getAsLong() >= expected.backNanos()
                ? limit.getAsLong()
                : withMargin(expected.backNanos());
    }

    private static long withMargin(long nanos) {
        return nanos + Math.max(LEAST_MARGIN_NANOS, nanos / MARGIN_PARTS);
    }

    /// The result of a test that ends now.
    static DrillResult result(CourseState state, long nowNanos) {
        DrillOrder order = state.start().order();
        DrillPlan plan = state.plan().orElseGet(() -> unplanned(order));
        Optional<Measured> measured = new Measuring(state).measured();
        long limit = limitNanos(order.guardrails(), plan.expected());
        boolean isRestored = measured.isEmpty() || isRestored(state);
        Verdict verdict = verdict(state, plan, measured, limit);
        return new DrillResult(state.start().id(), plan, state.start().millis(), state.start().nanos(), nowNanos, false,
                measured, state.gauge().strips(), verdict, sentence(state, plan, measured, limit, verdict), limit,
                isRestored, state.story(), revisions(state));
    }

    private static DrillPlan unplanned(DrillOrder order) {
        return new DrillPlan(order, DrillPlan.NOBODY, DrillPlan.NOBODY, DrillPlan.NOBODY, Optional.empty(),
                OptionalInt.empty(), List.of(), List.of(), Expected.NONE, new Preflight(List.of()));
    }

    private static List<String> revisions(CourseState state) {
        return state.before().stream().flatMap(s -> s.state().map(NodeState::config)
                .map(c -> s.node() + " " + c.sha256()).stream()).toList();
    }

    /// Same holder, no lease held, nothing steered.
    private static boolean isRestored(CourseState state) {
        return state.troubles().isEmpty() && !state.lease().mayBeHeld() && state.homeNanos().isPresent();
    }

    private static boolean isWhole(CourseState state) {
        return state.start().order().guardrails().handBack()
                ? isRestored(state)
                : state.troubles().isEmpty() && !state.lease().mayBeHeld();
    }

    private static Verdict verdict(CourseState state, DrillPlan plan, Optional<Measured> measured, long limit) {
        if (!state.ending().isEmpty()) {
            return Verdict.ABORTED;
        }
        if (measured.isEmpty()) {
            return Verdict.REFUSED;
        }
        if (!measured.get().taker().equals(Optional.of(plan.heir().node())) || !isWhole(state)) {
            return Verdict.FAILED;
        }
        return measured.get().gapNanos() > limit || isBackTooLong(plan, measured.get())
                ? Verdict.TOO_LONG
                : Verdict.PASSED;
    }

    private static boolean isBackTooLong(DrillPlan plan, Measured measured) {
        return measured.backNanos() > backLimitNanos(plan.order().guardrails(), plan.expected());
    }

    private static String sentence(CourseState state, DrillPlan plan, Optional<Measured> measured, long limit,
            Verdict verdict) {
        String addresses = plan.addresses().isEmpty() ? "the addresses" : plan.addresses().getFirst().toString();
        if (measured.isEmpty()) {
            return verdict == Verdict.ABORTED
                    ? state.ending() + " Nothing was done."
                    : "The test did not begin: " + why(state) + " Nothing was done.";
        }
        String begun = verdict == Verdict.ABORTED ? state.ending() + " " : "";
        return begun + taken(plan, measured.get(), addresses, limit) + lost(measured.get())
                + home(state, measured.get()) + back(plan, measured.get()) + "."
                + tooLong(plan, measured.get(), limit, verdict) + unrestored(state);
    }

    private static String why(CourseState state) {
        List<String> bad = state.plan().stream().flatMap(p -> p.preflight().items().stream())
                .filter(i -> i.mark() == Preflight.Mark.BAD).map(i -> (i.sentence() + " " + i.advice()).strip())
                .toList();
        return !bad.isEmpty()
                ? bad.getFirst()
                : state.story().isEmpty() ? "the nodes were not asked." : state.story().getLast().sentence();
    }

    private static String taken(DrillPlan plan, Measured measured, String addresses, long limit) {
        if (measured.taker().isEmpty()) {
            return "Nobody took over " + addresses + " from " + plan.holder().node() + " (expected: "
                    + plan.heir().node() + " after " + Spans.of(plan.expected().moveNanos()) + ")";
        }
        String taker = measured.taker().get();
        String who = taker + " took over " + addresses
                + (taker.equals(plan.heir().node()) ? "" : ", and not " + plan.heir().node() + ",");
        String numbers = " (expected " + (plan.expected().gapNanos() == 0
                ? "none"
                : Spans.between(plan.expected().leastNanos(), plan.expected().gapNanos())) + ", limit "
                + Spans.of(limit) + ")";
        boolean isAtOnce = measured.moveNanos().isEmpty() || plan.expected().moveNanos() == 0;
        return measured.gapNanos() == 0
                ? who + " without an outage" + numbers
                        + (isAtOnce ? "" : ", " + Spans.of(measured.moveNanos().getAsLong()) + " after the fault")
                : who + " after an outage of " + Spans.of(measured.gapNanos()) + numbers;
    }

    private static String lost(Measured measured) {
        return "; " + (measured.lost() == 0
                ? "no probe lost"
                : String.format(Locale.ROOT, "%,d", measured.lost())
                        + (measured.lost() == 1 ? " probe lost" : " probes lost"));
    }

    private static String home(CourseState state, Measured measured) {
        String holder = state.plan().map(p -> p.holder().node()).orElse("");
        if (measured.homeNanos().isPresent()) {
            return "; back at " + holder + " after " + Spans.of(measured.homeNanos().getAsLong());
        }
        return state.start().order().guardrails().handBack()
                ? "; not back at " + holder
                : measured.taker().map(t -> "; it stays at " + t).orElse("");
    }

    private static String back(DrillPlan plan, Measured measured) {
        long expected = plan.expected().backNanos();
        return measured.backNanos() == 0
                ? ""
                : ", with an outage of " + Spans.of(measured.backNanos()) + " on the way back (expected "
                        + (expected == 0 ? "none" : "up to " + Spans.of(expected)) + ", limit "
                        + Spans.of(backLimitNanos(plan.order().guardrails(), plan.expected())) + ")";
    }

    /// Which of the two it was.
    private static String tooLong(DrillPlan plan, Measured measured, long limit, Verdict verdict) {
        if (verdict != Verdict.TOO_LONG) {
            return "";
        }
        if (!isBackTooLong(plan, measured)) {
            return " The take-over took too long.";
        }
        return measured.gapNanos() > limit
                ? " The take-over took too long, and so did the way back."
                : " The way back took too long: clients were without answers after the fault had ended.";
    }

    private static String unrestored(CourseState state) {
        return state.troubles().isEmpty() ? "" : " Not all is as it was: " + String.join(" ", state.troubles());
    }
}
