package dev.baton.app.failover;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;

import dev.baton.api.FaultKind;
import dev.baton.api.ProbeKind;
import dev.baton.api.ProbeSample;
import dev.baton.drill.DrillOrder;
import dev.baton.drill.DrillPlan;
import dev.baton.drill.DrillProgress;
import dev.baton.drill.DrillResult;
import dev.baton.drill.Expected;
import dev.baton.drill.Mark;
import dev.baton.drill.Marked;
import dev.baton.drill.Measured;
import dev.baton.drill.Phase;
import dev.baton.drill.Preflight;
import dev.baton.drill.Seen;
import dev.baton.drill.Stage;
import dev.baton.drill.Strip;
import dev.baton.drill.Subject;
import dev.baton.drill.Vantage;
import dev.baton.drill.Verdict;
import dev.baton.whatif.RouterRef;
import dev.baton.wire.Family;
import dev.baton.wire.IpAddress;

/// Tests as they could have been recorded: n1 holds 10.0.0.100, n2 takes over 412 ms after n1 fell silent.
final class Recorded {
    static final long MILLI = 1_000_000L;
    static final long SECOND = 1_000_000_000L;
    static final Subject SUBJECT = new Subject("lan", Family.IPV4, 51);
    static final IpAddress ADDRESS = IpAddress.parse("10.0.0.100");
    static final long START = 1_790_000_000_000L;
    /// When the fault took effect, since the beginning.
    static final long FAULT = 5 * SECOND;
    static final long GAP = 412 * MILLI;
    static final long END = 20 * SECOND;

    private Recorded() {}

    static Preflight preflight(Preflight.Point... bad) {
        List<Preflight.Point> against = List.of(bad);
        return new Preflight(Stream.of(Preflight.Point.values()).map(point -> {
            if (against.contains(point)) {
                return new Preflight.Item(point, Preflight.Mark.BAD, "n2 would take over, but its check nginx fails.",
                        "Mend nginx on n2, or choose another heir.");
            }
            return point == Preflight.Point.PROBES_CLEAN
                    ? new Preflight.Item(point, Preflight.Mark.OPEN, "10.0.0.100 is probed before anything is done.",
                            "")
                    : new Preflight.Item(point, Preflight.Mark.GOOD, sentence(point), "");
        }).toList());
    }

    private static String sentence(Preflight.Point point) {
        return switch (point) {
            case NODES_ANSWER -> "n1, n2 and n3 have answered within 4 ms.";
            case ONE_MASTER -> "n1 is MASTER, n2 and n3 are BACKUP.";
            case READY_BACKUP -> "n2 (priority 120) would take over; its 2 checks pass.";
            case SAME_SETUP -> "All have 10.0.0.100, version 3 and 100 ms.";
            default -> "Nothing speaks against it.";
        };
    }

    static Expected expected(FaultKind kind) {
        if (kind == FaultKind.HAND_OVER) {
            return new Expected(0, 0, MILLI, MILLI, 0, List.of(), "n2 takes over without an outage.");
        }
        List<Phase> phases = List.of(
                new Phase(Mark.TRIGGER, Mark.TIMER, 353 * MILLI, "3 × 100 ms + skew 53 ms (RFC 9568 section 6.1)"),
                new Phase(Mark.TIMER, Mark.MASTER, 0, "at once"),
                new Phase(Mark.MASTER, Mark.ADDRESS_UP, 2 * MILLI, "one call to the kernel"),
                new Phase(Mark.ADDRESS_UP, Mark.ANNOUNCED, MILLI, "one packet for each address"),
                new Phase(Mark.ANNOUNCED, Mark.FIRST_REPLY, 10 * MILLI, "until the next probe"));
        return new Expected(366 * MILLI, 266 * MILLI, 366 * MILLI, 266 * MILLI, 0, phases,
                "n2 takes over when it has heard nothing of n1 for 353 ms.");
    }

    static DrillPlan plan(DrillOrder order, Preflight preflight) {
        RouterRef n1 = new RouterRef("n1", "VI_1");
        RouterRef n2 = new RouterRef("n2", "VI_1");
        return new DrillPlan(order, n1, n2, order.fault().isHeldByHeir() ? n2 : n1, Optional.empty(),
                OptionalInt.empty(), List.of(ADDRESS), List.of("n1", "n2", "n3"), expected(order.fault()), preflight);
    }

    static DrillOrder order(FaultKind fault) {
        return Wishes.USUAL.order(SUBJECT, fault);
    }

    static List<Vantage> vantages() {
        return List.of(new Vantage("", ProbeKind.IDENTITY, ADDRESS), new Vantage("", ProbeKind.ICMP, ADDRESS),
                new Vantage("n3", ProbeKind.IDENTITY, ADDRESS));
    }

    /// What was probed until an instant: n1 answers, nobody does, n2 does, and from 9 s on n1 again.
    static Strip strip(Vantage vantage, long everyNanos, long untilNanos) {
        List<ProbeSample> samples = new ArrayList<>();
        int sequence = 0;
        for (long at = 0; at < untilNanos; at += everyNanos) {
            boolean isLost = at > FAULT && at <= FAULT + GAP;
            boolean isHeir = at > FAULT + GAP && at < 9 * SECOND;
            String by = isLost || vantage.kind() != ProbeKind.IDENTITY ? "" : isHeir ? "n2" : "n1";
            samples.add(new ProbeSample(sequence++, at, isLost ? OptionalLong.empty() : OptionalLong.of(300_000), by));
        }
        return new Strip(vantage, samples, 200_000, "");
    }

    static List<Strip> strips(long untilNanos) {
        return vantages().stream().map(v -> strip(v, 10 * MILLI, untilNanos)).toList();
    }

    static List<Marked> marks(long untilNanos) {
        return Stream.of(new Marked(Mark.TRIGGER, "n1", FAULT, 100_000),
                new Marked(Mark.TIMER, "n2", FAULT + 398 * MILLI, 100_000),
                new Marked(Mark.MASTER, "n2", FAULT + 398 * MILLI + 200_000, 100_000),
                new Marked(Mark.ADDRESS_UP, "n2", FAULT + 400 * MILLI, 100_000),
                new Marked(Mark.ANNOUNCED, "n2", FAULT + 401 * MILLI, 100_000),
                new Marked(Mark.FIRST_REPLY, "n2", FAULT + GAP, 100_000)).filter(m -> m.atNanos() <= untilNanos)
                .toList();
    }

    /// How a test stands at an instant of it.
    static DrillProgress progress(FaultKind kind, long atNanos) {
        Stage stage = atNanos < FAULT
                ? Stage.BASELINE
                : atNanos < 9 * SECOND ? Stage.FAULT : atNanos < 10 * SECOND ? Stage.RESTORE : Stage.AFTERMATH;
        long gap = kind == FaultKind.HAND_OVER ? 0 : Math.clamp(atNanos - FAULT, 0, GAP);
        return new DrillProgress(stage, Optional.of(plan(order(kind), preflight())), atNanos, strips(atNanos),
                marks(atNanos), stage == Stage.FAULT
                        ? OptionalLong.of(30 * SECOND - (atNanos - FAULT))
                        : OptionalLong.empty(),
                gap, "n1 is muted; n2 has not noticed yet.", Optional.empty());
    }

    static DrillResult result(FaultKind kind, Verdict verdict, int number) {
        DrillPlan plan = plan(order(kind), verdict == Verdict.REFUSED
                ? preflight(Preflight.Point.READY_BACKUP)
                : preflight());
        boolean isMeasured = verdict != Verdict.REFUSED;
        long gap = verdict == Verdict.TOO_LONG ? 612 * MILLI : GAP - number * (7 * MILLI);
        List<Seen> seen = vantages().stream().map(v -> new Seen(v, 2_000, 41, gap, FAULT, 10 * MILLI, 0,
                v.from().isEmpty() ? 0 : 3 * MILLI, 0, false)).toList();
        List<Phase> phases = List.of(new Phase(Mark.TRIGGER, Mark.TIMER, gap - 14 * MILLI, "measured"),
                new Phase(Mark.TIMER, Mark.MASTER, 200_000, "measured"),
                new Phase(Mark.MASTER, Mark.ADDRESS_UP, 1_800_000, "measured"),
                new Phase(Mark.ADDRESS_UP, Mark.ANNOUNCED, MILLI, "measured"),
                new Phase(Mark.ANNOUNCED, Mark.FIRST_REPLY, 11 * MILLI, "measured"));
        Optional<Measured> measured = isMeasured
                ? Optional.of(new Measured(gap, 10 * MILLI, 0, Optional.of("n2"), OptionalLong.of(gap - 12 * MILLI),
                        OptionalLong.of(4 * SECOND), 123, seen, marks(END), phases,
                        "The timer took 45 ms longer than expected: n1 had just sent an advert when it fell silent."))
                : Optional.empty();
        return new DrillResult("20260922-1041" + (10 + number) + "-7", plan, START + number * 86_400_000L, 0, END,
                false, measured, isMeasured ? strips(END) : List.of(), verdict, sentence(verdict), 420 * MILLI,
                verdict == Verdict.PASSED || verdict == Verdict.TOO_LONG, List.of(
                        new DrillResult.Told(0, "n1, n2 and n3 were asked."),
                        new DrillResult.Told(FAULT, "n1 was muted for at most 30 s."),
                        new DrillResult.Told(FAULT + GAP, "n2 answers for 10.0.0.100."),
                        new DrillResult.Told(9 * SECOND, "The fault was ended; n1 takes the addresses back.")),
                List.of("n1 3f2a", "n2 91bc"));
    }

    private static String sentence(Verdict verdict) {
        return switch (verdict) {
            case PASSED -> "n2 took over 10.0.0.100 after 412 ms (expected 366 ms, limit 420 ms); 123 probes lost; back"
                    + " at n1 after 4 s.";
            case TOO_LONG -> "n2 took over 10.0.0.100 after 612 ms, which is longer than the limit of 420 ms.";
            case FAILED -> "Nobody took over 10.0.0.100 within 30 s.";
            case ABORTED -> "It was ended by a person 2.1 s after the fault; n2 has 10.0.0.100, n1 is BACKUP.";
            case REFUSED -> "Nothing was done: n2 would take over, but its check nginx fails.";
        };
    }
}
