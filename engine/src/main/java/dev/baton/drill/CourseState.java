package dev.baton.drill;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// How a test stands: a value, made by [Course] only. Times are nanoseconds on the clock of who runs the test.
///
/// @param start      what it began with
/// @param waits      what it waits for
/// @param sinceNanos since when
/// @param untilNanos when it goes on all the same
/// @param plan       once it is made
/// @param before     the nodes right before the fault, or as they were first
/// @param nodes      as they are
/// @param gauge      the probes
/// @param moves      changes of state of the tested router
/// @param seen       marks that were seen on the wire
/// @param lease      the fault
/// @param tries      how often what it waits for has failed
/// @param retryNanos when it is to be asked for again; the largest long: not yet
/// @param ending     why it ends early, a sentence; else empty
/// @param troubles   what could not be restored, a sentence each
/// @param taker      who has taken over, as it was seen first; empty: nobody
/// @param homeNanos  when the addresses were back; empty: they are not
/// @param story      what has happened
/// @param result     at the end
public record CourseState(Start start, Wait waits, long sinceNanos, long untilNanos, Optional<DrillPlan> plan,
        List<Arena.Seat> before, List<Sighted> nodes, Gauge gauge, List<Move> moves, List<Marked> seen, Lease lease,
        int tries, long retryNanos, String ending,
        List<String> troubles, Optional<String> taker, OptionalLong homeNanos, List<DrillResult.Told> story,
        Optional<DrillResult> result) {
    /// What a test began with.
    ///
    /// @param id     names it
    /// @param order  what is to be tested
    /// @param millis when, as the machine that runs it believed
    /// @param nanos  the same instant on the clock of all times here
    public record Start(String id, DrillOrder order, long millis, long nanos) {}

    public CourseState {
        before = List.copyOf(before);
        nodes = List.copyOf(nodes);
        moves = List.copyOf(moves);
        seen = List.copyOf(seen);
        troubles = List.copyOf(troubles);
        story = Grown.of(story);
    }

    /// How far it has come.
    public Stage stage() {
        return waits.stage();
    }

    /// What can be shown of it.
    public DrillProgress progress(long nowNanos) {
        OptionalLong left = lease.standing() == Lease.Standing.HELD
                ? OptionalLong.of(Math.max(0, lease.endsNanos() - nowNanos))
                : OptionalLong.empty();
        return new DrillProgress(stage(), plan, nowNanos, gauge.strips(), Marks.of(this), left,
                new Measuring(this).gapNanos(), story.isEmpty() ? "" : story.getLast().sentence(), result);
    }
}
