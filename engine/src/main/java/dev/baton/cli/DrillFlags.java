package dev.baton.cli;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Stream;

import picocli.CommandLine.Option;

import dev.baton.api.FaultKind;
import dev.baton.api.FaultRequest;
import dev.baton.api.ProbeRequest;
import dev.baton.drill.Arena;
import dev.baton.drill.Choice;
import dev.baton.drill.DrillOrder;
import dev.baton.drill.Faults;
import dev.baton.drill.Guardrails;
import dev.baton.drill.Probing;
import dev.baton.drill.Subject;

/// The options of `baton drill` that say what is tested and how.
final class DrillFlags {
    private static final long MILLI = 1_000_000L;
    private static final long SECOND = 1_000 * MILLI;
    private static final long LONGEST_LIMIT = 600 * SECOND;
    private static final long SHORTEST_AROUND = 500 * MILLI;
    private static final long LONGEST_AROUND = 60 * SECOND;
    /// Keeps the seeds of tests that follow each other apart.
    private static final long STRIDE = 0x9E37_79B9_7F4A_7C15L;

    @Option(names = "--fault", paramLabel = "K", description = "hand-over, resign, priority, check, mute, deaf, link or kill"
            + " (default: the mildest that is possible).")
    private Optional<String> fault = Optional.empty();

    @Option(names = "--check", paramLabel = "C", description = "With --fault check: the check of the holder that fails"
            + " (default: the first that would move the addresses).")
    private Optional<String> check = Optional.empty();

    @Option(names = "--heir", paramLabel = "N", description = "With --fault hand-over: the node that takes over (default:"
            + " the one that the election would choose).")
    private Optional<String> heir = Optional.empty();

    @Option(names = "--limit", paramLabel = "DURATION", description = "The outage that is still good, at the take-over and on"
            + " the way back (default: the expected one and a tenth, at least 20ms more). Where the plan expects a longer one on"
            + " the way back, that counts there.")
    private Optional<String> limit = Optional.empty();

    @Option(names = "--lease", paramLabel = "DURATION", description = "How long the node holds the fault at most, 1s to 60s"
            + " (default: 30s). It ends by itself then, whatever becomes of this command.")
    private String lease = "30s";

    @Option(names = "--abort-over", paramLabel = "DURATION", description = "End the test at once when the outage is longer"
            + " (default: never).")
    private Optional<String> abortOver = Optional.empty();

    @Option(names = "--others-may-move", description = "Go on when another virtual router moves, too.")
    private boolean othersMayMove;

    @Option(names = "--stay", description = "Leave the addresses where the election leaves them, instead of handing them"
            + " back.")
    private boolean stay;

    @Option(names = "--every", paramLabel = "DURATION", description = "Time between two probes of one place, 1ms to 1s"
            + " (default: 10ms).")
    private String every = "10ms";

    @Option(names = "--probe", paramLabel = "KINDS", description = "How the addresses are probed: udp (the node that has"
            + " the address answers with its name), icmp, tcp:PORT, http:PORT/PATH (default: udp,icmp).")
    private String probe = "udp,icmp";

    @Option(names = "--from-here-only", description = "Probe from this machine alone, and not from the nodes, too.")
    private boolean fromHereOnly;

    @Option(names = "--before", paramLabel = "DURATION", description = "How long is probed before the fault, 500ms to 60s"
            + " (default: 5s).")
    private String before = "5s";

    @Option(names = "--after", paramLabel = "DURATION", description = "How long is probed after its end, 500ms to 60s"
            + " (default: 10s).")
    private String after = "10s";

    @Option(names = "--random", description = "A fault by chance for each test, of those that are possible:"
            + " nodes say which their policy allows.")
    private boolean random;

    @Option(names = "--seed", paramLabel = "S", description = "With --random: what the chance comes from, so that a series"
            + " can be had again (default: another each time, which is told).")
    private Optional<String> seed = Optional.empty();

    /// Looks through everything that was typed, before anybody is asked anything.
    ///
    /// @throws WrongUsage if it cannot be meant
    void check() {
        fault.ifPresent(DrillFlags::kind);
        if (random && fault.isPresent()) {
            throw new WrongUsage("--random and --fault do not go together; give one of them.");
        }
        if (seed.isPresent() && !random) {
            throw new WrongUsage("--seed goes with --random.");
        }
        if (check.isPresent() && fault.filter(FaultKind.CHECK.word()::equals).isEmpty()) {
            throw new WrongUsage("--check goes with --fault check.");
        }
        if (heir.isPresent() && fault.filter(FaultKind.HAND_OVER.word()::equals).isEmpty()) {
            throw new WrongUsage("--heir goes with --fault hand-over; with the others the election chooses.");
        }
        Guardrails _ = guardrails(Optional.empty());
        Probing _ = probing();
    }

    private static FaultKind kind(String word) {
        List<String> words = Stream.of(FaultKind.values()).map(FaultKind::word).toList();
        return FaultKind.of(word).orElseThrow(() -> new WrongUsage("--fault: there is no fault '"
                + Amounts.shortened(word) + "'; the faults are " + String.join(", ", words) + "."
                + Suggestion.closest(word, words).map(s -> " Did you mean '" + s + "'?").orElse("")));
    }

    /// Whether faults are chosen by chance.
    boolean isRandom() {
        return random;
    }

    /// What the chance comes from.
    long seed() {
        return seed.map(text -> Amounts.wholeNumber("--seed", text, Long.MIN_VALUE, Long.MAX_VALUE))
                .orElseGet(() -> new Random().nextLong(Integer.MAX_VALUE));
    }

    private Guardrails guardrails(Optional<String> scheduled) {
        Optional<String> typed = scheduled.or(() -> limit);
        return new Guardrails(
                Amounts.duration("--lease", lease, FaultRequest.MIN_LEASE_MILLIS * MILLI,
                        FaultRequest.MAX_LEASE_MILLIS * MILLI),
                nanos("--limit", typed), nanos("--abort-over", abortOver), !othersMayMove, !stay);
    }

    private static OptionalLong nanos(String option, Optional<String> typed) {
        return typed.map(text -> OptionalLong.of(Amounts.duration(option, text, MILLI, LONGEST_LIMIT)))
                .orElseGet(OptionalLong::empty);
    }

    private Probing probing() {
        DrillProbes probes = DrillProbes.parse(probe);
        return new Probing(
                Amounts.duration("--every", every, ProbeRequest.MIN_EVERY_NANOS, ProbeRequest.MAX_EVERY_NANOS),
                probes.kinds(), probes.port(), probes.path(), !fromHereOnly,
                Amounts.duration("--before", before, SHORTEST_AROUND, LONGEST_AROUND),
                Amounts.duration("--after", after, SHORTEST_AROUND, LONGEST_AROUND));
    }

    /// What is asked for.
    ///
    /// @param number which test of a series, from 0
    /// @param seed   what chance comes from
    DrillOrder order(Subject subject, Arena arena, int number, long seed) {
        FaultKind kind = random
                ? drawn(subject, arena, number, seed)
                : fault.map(DrillFlags::kind)
                        .orElseGet(() -> mildest(subject, arena));
        return new DrillOrder(subject, kind, check, heir, guardrails(Optional.empty()), probing());
    }

    /// What a schedule asks for.
    DrillOrder order(Subject subject, FaultKind kind, Optional<String> scheduledLimit) {
        return new DrillOrder(subject, kind, Optional.empty(), Optional.empty(), guardrails(scheduledLimit), probing());
    }

    private static FaultKind mildest(Subject subject, Arena arena) {
        return Faults.rank(arena, subject).stream().filter(Choice::isPossible).map(Choice::kind).findFirst()
                .orElse(FaultKind.HAND_OVER);
    }

    private static FaultKind drawn(Subject subject, Arena arena, int number, long seed) {
        List<FaultKind> possible = Faults.drawable(arena, subject);
        return possible.isEmpty()
                ? FaultKind.HAND_OVER
                : possible.get(new Random(seed + number * STRIDE).nextInt(possible.size()));
    }
}
