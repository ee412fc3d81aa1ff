package dev.baton.failover;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import dev.baton.api.FaultKind;
import dev.baton.drill.DrillResult;
import dev.baton.drill.Measured;
import dev.baton.drill.Subject;
import dev.baton.drill.Verdict;

/// What came of the tests so far. From any thread.
public interface DrillLedger {
    /// How many results are kept of one virtual router; the oldest go first.
    int MAX_OF_SUBJECT = 200;
    /// Of how many virtual routers results are kept; those whose last test is the longest ago go first.
    int MAX_SUBJECTS = 256;
    /// How many results of a virtual router keep their probes, too, the latest.
    int MAX_WITH_STRIPS = 3;

    /// Those of a virtual router, the latest first. The latest few have their probes.
    List<DrillResult> of(Subject subject);

    /// The virtual routers that were tested.
    List<Subject> subjects();

    /// Keeps one. When this returns it is kept as well as it can be.
    void keep(DrillResult result);

    /// The last test of real nodes that passed.
    default Optional<Proven> lastProven(Subject subject) {
        return of(subject).stream().filter(r -> !r.isRehearsal() && r.verdict() == Verdict.PASSED).findFirst()
                .map(Proven::of);
    }

    /// A test that passed.
    ///
    /// @param id         of the test
    /// @param whenMillis when it began: milliseconds since 1970-01-01 UTC
    /// @param fault      what was done
    /// @param gapNanos   the outage; empty: none was measured
    record Proven(String id, long whenMillis, FaultKind fault, OptionalLong gapNanos) {
        static Proven of(DrillResult result) {
            return new Proven(result.id(), result.startMillis(), result.plan().order().fault(),
                    result.measured().map(Measured::gapNanos).map(OptionalLong::of).orElseGet(OptionalLong::empty));
        }
    }

    /// Results that end with the program.
    static DrillLedger inMemory() {
        return new DrillLedger() {
            private List<DrillResult> all = List.of();

            @Override
            public synchronized List<DrillResult> of(Subject subject) {
                return all.stream().filter(r -> r.plan().order().subject().equals(subject))
                        .sorted(Comparator.comparingLong(DrillResult::startMillis).reversed()).toList();
            }

            @Override
            public synchronized List<Subject> subjects() {
                return all.stream().map(r -> r.plan().order().subject()).distinct().toList();
            }

            @Override
            public synchronized void keep(DrillResult result) {
                List<DrillResult> kept = new ArrayList<>(all);
                kept.add(result);
                Subject subject = result.plan().order().subject();
                of(subject).stream().skip(MAX_OF_SUBJECT - 1L).forEach(kept::remove);
                all = List.copyOf(kept);
            }
        };
    }

    /// A result without its probes.
    static DrillResult bare(DrillResult r) {
        return new DrillResult(r.id(), r.plan(), r.startMillis(), r.startNanos(), r.endNanos(), r.isRehearsal(),
                r.measured(), List.of(), r.verdict(), r.sentence(), r.limitNanos(), r.isRestored(), r.story(),
                r.revisions());
    }
}
