package dev.baton.failover.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.IntPredicate;

import dev.baton.api.FaultKind;
import dev.baton.api.ProbeKind;
import dev.baton.api.ProbeSample;
import dev.baton.drill.DrillOrder;
import dev.baton.drill.DrillPlan;
import dev.baton.drill.DrillResult;
import dev.baton.drill.Expected;
import dev.baton.drill.Guardrails;
import dev.baton.drill.Mark;
import dev.baton.drill.Marked;
import dev.baton.drill.Measured;
import dev.baton.drill.Phase;
import dev.baton.drill.Preflight;
import dev.baton.drill.Probing;
import dev.baton.drill.Seen;
import dev.baton.drill.Strip;
import dev.baton.drill.Subject;
import dev.baton.drill.Vantage;
import dev.baton.drill.Verdict;
import dev.baton.whatif.RouterRef;
import dev.baton.wire.Family;
import dev.baton.wire.IpAddress;

/// Results of tests that reports are made of.
public final class Results {
    private static final long MILLI = 1_000_000L;
    private static final long START = 7_000_000_000L;
    private static final long MARCH = 1_772_330_400_000L;
    private static final IpAddress ADDRESS = IpAddress.parse("10.0.0.100");

    private Results() {}

    /// The virtual router of all of them.
    public static Subject subject() {
        return new Subject("10.0.0.0/24", Family.IPV4, 51);
    }

    /// A test in which n2 took over from n1 after 361 ms.
    public static DrillResult passed() {
        return of("20260301-020000-1", "n1", "n2", "n2 took over 10.0.0.100 after 361 ms.", 2, 1_500,
                i -> i >= 500 && i < 536);
    }

    /// The same with another name and time.
    public static DrillResult passed(String id, long millis, Verdict verdict) {
        DrillResult r = passed();
        return new DrillResult(id, r.plan(), millis, r.startNanos(), r.endNanos(), false, r.measured(), r.strips(),
                verdict, r.sentence(), r.limitNanos(), r.isRestored(), r.story(), r.revisions());
    }

    /// A test whose take-over cost nothing, and after which clients were without answers for longer than expected.
    public static DrillResult late() {
        DrillResult r = passed();
        Expected e = r.plan().expected();
        DrillPlan plan = new DrillPlan(r.plan().order(), r.plan().holder(), r.plan().heir(), r.plan().actor(),
                r.plan().check(), r.plan().priority(), r.plan().addresses(), r.plan().nodes(),
                new Expected(0, 0, e.moveNanos(), e.leastMoveNanos(), 3_000 * MILLI, e.phases(), e.sentence()),
                r.plan().preflight());
        Measured m = r.measured().orElseThrow();
        Measured measured = new Measured(0, m.errorNanos(), 4_250 * MILLI, m.taker(), m.moveNanos(), m.homeNanos(),
                m.lost(), m.seen(), m.marks(), m.phases(), m.difference());
        return new DrillResult(r.id(), plan, r.startMillis(), r.startNanos(), r.endNanos(), false,
                Optional.of(measured), r.strips(), Verdict.TOO_LONG, "The way back took too long.", 20 * MILLI, true,
                r.story(), r.revisions());
    }

    /// A test with many probes.
    ///
    /// @param vantages how many places probed
    /// @param probes   how many probes each sent, one every 10 ms
    /// @param isLost   which of them were lost
    public static DrillResult of(String id, String holder, String heir, String said, int vantages, int probes,
            IntPredicate isLost) {
        List<Strip> strips = new ArrayList<>();
        List<Seen> seen = new ArrayList<>();
        for (int v = 0; v < vantages; v++) {
            Vantage vantage = new Vantage(v == 0 ? "" : holder + v, v % 2 == 0 ? ProbeKind.IDENTITY : ProbeKind.ICMP,
                    ADDRESS);
            List<ProbeSample> samples = new ArrayList<>();
            int lost = 0;
            for (int i = 0; i < probes; i++) {
                boolean isGone = isLost.test(i);
                lost += isGone ? 1 : 0;
                String by = v % 2 == 0 && !isGone ? i < probes / 3 ? holder : heir : "";
                samples.add(new ProbeSample(i, START + i * 10L * MILLI,
                        isGone ? OptionalLong.empty() : OptionalLong.of(200_000), by));
            }
            strips.add(new Strip(vantage, samples, v * 1_000L, v == 3 ? said : ""));
            seen.add(new Seen(vantage, probes, lost, 361 * MILLI, START + 500L * 10 * MILLI, 10 * MILLI, 0, 0, 0,
                    v > 0));
        }
        List<Phase> phases = List.of(new Phase(Mark.TRIGGER, Mark.TIMER, 360 * MILLI, "3 × 100 ms + " + said),
                new Phase(Mark.TIMER, Mark.MASTER, MILLI, "at once"));
        List<Marked> marks = List.of(new Marked(Mark.TRIGGER, holder, START + 5_000 * MILLI, 100_000),
                new Marked(Mark.MASTER, heir, START + 5_361 * MILLI, 100_000));
        Expected expected = new Expected(361 * MILLI, 261 * MILLI, 361 * MILLI, 261 * MILLI, 0, phases, said);
        Measured measured = new Measured(361 * MILLI, 10 * MILLI, 0, Optional.of(heir), OptionalLong.of(361 * MILLI),
                OptionalLong.of(12_000 * MILLI), 36, seen, marks, phases, said);
        Preflight preflight = new Preflight(List.of(
                new Preflight.Item(Preflight.Point.NODES_ANSWER, Preflight.Mark.GOOD, said, ""),
                new Preflight.Item(Preflight.Point.ONE_MASTER, Preflight.Mark.BAD, said, said)));
        DrillPlan plan = new DrillPlan(
                new DrillOrder(subject(), FaultKind.MUTE, Optional.empty(), Optional.empty(), Guardrails.DEFAULT,
                        Probing.DEFAULT),
                new RouterRef(holder, "VI_1"), new RouterRef(heir, "VI_1"), new RouterRef(holder, "VI_1"),
                Optional.of(said), OptionalInt.empty(), List.of(ADDRESS), List.of(holder, heir), expected, preflight);
        return new DrillResult(id, plan, MARCH, START, START + probes * 10L * MILLI, false, Optional.of(measured),
                strips, Verdict.PASSED, said, 420 * MILLI, true,
                List.of(new DrillResult.Told(START, said), new DrillResult.Told(START + 5_000 * MILLI, heir)),
                List.of(holder + " " + "ab".repeat(32)));
    }
}
