package dev.baton.app.failover;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

import dev.baton.api.FaultKind;
import dev.baton.api.ProbeKind;
import dev.baton.drill.DrillOrder;
import dev.baton.drill.Guardrails;
import dev.baton.drill.Probing;
import dev.baton.drill.Subject;

/// How a test is to be done: what stands under "More".
///
/// @param leaseSeconds      how long the node holds the fault at most
/// @param limitMillis       the outage that is still good; empty: what is usual
/// @param abortMillis       the outage that ends the test at once; empty: none does
/// @param abortIfOthersMove whether it ends when something else moves
/// @param handBack          whether the addresses go back afterwards
/// @param kinds             of probes
/// @param port              for TCP and HTTP
/// @param everyMillis       time between two probes
/// @param fromNodes         whether the nodes probe, too
/// @param repeat            how many tests, one after the other
/// @param isRehearsed       whether it is done in the lab first
record Wishes(int leaseSeconds, OptionalInt limitMillis, OptionalInt abortMillis, boolean abortIfOthersMove,
        boolean handBack, List<ProbeKind> kinds, int port, int everyMillis, boolean fromNodes, int repeat,
        boolean isRehearsed) {
    static final int SHORTEST_LEASE = 1;
    static final int LONGEST_LEASE = 60;
    static final int LONGEST_OUTAGE_MILLIS = 60_000;
    static final int FASTEST_MILLIS = 1;
    static final int SLOWEST_MILLIS = 1_000;
    static final int MOST_REPEATS = 100;
    static final int HTTP_PORT = 80;
    static final int LAST_PORT = 65_535;
    private static final long NANOS_PER_MILLI = 1_000_000L;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    /// What is usual.
    static final Wishes USUAL = new Wishes((int) (Guardrails.DEFAULT.leaseNanos() / NANOS_PER_SECOND),
            OptionalInt.empty(), OptionalInt.empty(), Guardrails.DEFAULT.abortIfOthersMove(),
            Guardrails.DEFAULT.handBack(), Probing.DEFAULT.kinds(), HTTP_PORT,
            (int) (Probing.DEFAULT.everyNanos() / NANOS_PER_MILLI), Probing.DEFAULT.fromNodes(), 1, false);

    /// Whatever is asked for is clamped to what nodes take; without any kind of probe nothing could be measured.
    Wishes {
        leaseSeconds = Math.clamp(leaseSeconds, SHORTEST_LEASE, LONGEST_LEASE);
        limitMillis = clamped(limitMillis);
        abortMillis = clamped(abortMillis);
        kinds = kinds.isEmpty() ? List.of(ProbeKind.IDENTITY) : List.copyOf(kinds);
        port = Math.clamp(port, 1, LAST_PORT);
        everyMillis = Math.clamp(everyMillis, FASTEST_MILLIS, SLOWEST_MILLIS);
        repeat = Math.clamp(repeat, 1, MOST_REPEATS);
    }

    private static OptionalInt clamped(OptionalInt millis) {
        return millis.isPresent()
                ? OptionalInt.of(Math.clamp(millis.getAsInt(), 1, LONGEST_OUTAGE_MILLIS))
                : OptionalInt.empty();
    }

    private static OptionalLong nanos(OptionalInt millis) {
        return millis.isPresent()
                ? OptionalLong.of(millis.getAsInt() * NANOS_PER_MILLI)
                : OptionalLong.empty();
    }

    /// The order that this comes to.
    DrillOrder order(Subject subject, FaultKind fault) {
        boolean needsPort = kinds.contains(ProbeKind.TCP) || kinds.contains(ProbeKind.HTTP);
        return new DrillOrder(subject, fault, Optional.empty(), Optional.empty(),
                new Guardrails(leaseSeconds * NANOS_PER_SECOND, nanos(limitMillis), nanos(abortMillis),
                        abortIfOthersMove, handBack),
                new Probing(everyMillis * NANOS_PER_MILLI, kinds,
                        needsPort ? OptionalInt.of(port) : OptionalInt.empty(),
                        Probing.DEFAULT.path(), fromNodes, Probing.DEFAULT.beforeNanos(),
                        Probing.DEFAULT.afterNanos()));
    }

    Wishes lease(int seconds) {
        return new Wishes(seconds, limitMillis, abortMillis, abortIfOthersMove, handBack, kinds, port, everyMillis,
                fromNodes, repeat, isRehearsed);
    }

    Wishes limit(OptionalInt millis) {
        return new Wishes(leaseSeconds, millis, abortMillis, abortIfOthersMove, handBack, kinds, port, everyMillis,
                fromNodes, repeat, isRehearsed);
    }

    Wishes abort(OptionalInt millis) {
        return new Wishes(leaseSeconds, limitMillis, millis, abortIfOthersMove, handBack, kinds, port, everyMillis,
                fromNodes, repeat, isRehearsed);
    }

    Wishes abortIfOthersMove(boolean aborts) {
        return new Wishes(leaseSeconds, limitMillis, abortMillis, aborts, handBack, kinds, port, everyMillis, fromNodes,
                repeat, isRehearsed);
    }

    Wishes handBack(boolean hands) {
        return new Wishes(leaseSeconds, limitMillis, abortMillis, abortIfOthersMove, hands, kinds, port, everyMillis,
                fromNodes, repeat, isRehearsed);
    }

    Wishes kinds(List<ProbeKind> probes) {
        return new Wishes(leaseSeconds, limitMillis, abortMillis, abortIfOthersMove, handBack, probes, port,
                everyMillis, fromNodes, repeat, isRehearsed);
    }

    Wishes port(int number) {
        return new Wishes(leaseSeconds, limitMillis, abortMillis, abortIfOthersMove, handBack, kinds, number,
                everyMillis, fromNodes, repeat, isRehearsed);
    }

    Wishes every(int millis) {
        return new Wishes(leaseSeconds, limitMillis, abortMillis, abortIfOthersMove, handBack, kinds, port, millis,
                fromNodes, repeat, isRehearsed);
    }

    Wishes fromNodes(boolean probe) {
        return new Wishes(leaseSeconds, limitMillis, abortMillis, abortIfOthersMove, handBack, kinds, port, everyMillis,
                probe, repeat, isRehearsed);
    }

    Wishes repeat(int times) {
        return new Wishes(leaseSeconds, limitMillis, abortMillis, abortIfOthersMove, handBack, kinds, port, everyMillis,
                fromNodes, times, isRehearsed);
    }

    Wishes rehearsed(boolean first) {
        return new Wishes(leaseSeconds, limitMillis, abortMillis, abortIfOthersMove, handBack, kinds, port, everyMillis,
                fromNodes, repeat, first);
    }
}
