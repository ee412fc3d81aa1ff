package dev.baton.failover;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;

import dev.baton.drill.Course;
import dev.baton.drill.CourseState;
import dev.baton.drill.DrillAct;
import dev.baton.drill.DrillEvent;
import dev.baton.drill.DrillOrder;
import dev.baton.drill.DrillPlan;
import dev.baton.drill.DrillResult;
import dev.baton.drill.Stage;
import dev.baton.traffic.Packet;
import dev.baton.trust.TrustException;

/// Runs one test: performs what [Course] asks for on a ground, and tells it what came of that.
///
/// The thread that runs it only decides; nodes are asked, and probes fetched, beside it, one question of a kind at a time, so
/// that a node that does not answer keeps nothing up. Whatever happens here, a node ends its fault by itself.
public final class DrillRun {
    /// Between two looks at what has come.
    private static final long TICK_NANOS = 5_000_000L;
    private static final long PROGRESS_NANOS = 50_000_000L;
    /// No test takes longer: baseline, lease, the way back and the aftermath, each as long as they may be.
    static final long MOST_NANOS = 400_000_000_000L;
    /// Once it was to end for taking too long, it has so long yet.
    static final long LAST_NANOS = 60_000_000_000L;
    private static final int RANDOM_END = 10_000;
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final String id;
    private final DrillOrder order;
    private final DrillGround ground;
    private final DrillNotes notes;
    private final DrillWatcher watcher;
    private final Queue<DrillEvent> events = new ConcurrentLinkedQueue<>();
    private final AtomicReference<Optional<String>> stop = new AtomicReference<>(Optional.empty());
    private final Seats seats;
    private final Asking asking;
    private final ProbePolls polls;
    private final Deeds deeds;
    private final Hearing hearing;
    private boolean isStopTold;
    private boolean wasHeld;
    private Optional<DrillResult> result = Optional.empty();

    /// @param id names it: see [#newId]
    public DrillRun(String id, DrillOrder order, DrillGround ground, DrillNotes notes, DrillWatcher watcher) {
        this.id = id;
        this.order = order;
        this.ground = ground;
        this.notes = notes;
        this.watcher = watcher;
        this.seats = new Seats(ground);
        this.asking = new Asking(ground, seats, events::add);
        this.polls = new ProbePolls(ground, seats, events::add);
        this.deeds = new Deeds(ground, seats, events::add);
        this.hearing = new Hearing(order.subject(), seats, events::add);
    }

    /// A name for a test that begins now.
    public static String newId(Instant now, RandomGenerator random) {
        return NAME.format(now) + "-" + random.nextInt(RANDOM_END);
    }

    /// Has the test end now and everything put back. From any thread, at any time, any number of times.
    ///
    /// @param by who wants it, or what: `Esc`, `Ctrl+C`
    public void stop(String by) {
        stop.compareAndSet(Optional.empty(), Optional.of(by));
    }

    /// What was heard during it, on the ground's clock; at most [Hearing#MAX_FRAMES] frames.
    public List<Packet> heard() {
        return hearing.packets();
    }

    /// Runs the test; returns once it has ended and everything was put back, or it is known what could not be.
    public DrillResult run() {
        boolean wasInterrupted = false;
        try (DrillGround.Listening _ = ground.listen(hearing)) {
            Course.Step step = Course.begin(id, order, Instant.now().toEpochMilli(), ground.nowNanos());
            CourseState state = perform(step, Optional.empty());
            long deadline = ground.nowNanos() + MOST_NANOS;
            long shownNanos = ground.nowNanos();
            Optional<Stage> shown = Optional.of(state.stage());
            watcher.progressed(state.progress(shownNanos));
            while (result.isEmpty()) {
                state = advanced(state);
                long now = ground.nowNanos();
                bound(now, deadline);
                boolean isDue = now - PROGRESS_NANOS >= shownNanos || shown.filter(state.stage()::equals).isEmpty();
                if (isDue || result.isPresent()) {
                    watcher.progressed(state.progress(now));
                    shownNanos = now;
                    shown = Optional.of(state.stage());
                }
                wasInterrupted |= result.isEmpty() && paused();
            }
            return result.get();
        } finally {
            polls.end();
            deeds.endAll();
            settle();
            if (wasInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// Takes in what has come, and that time has passed.
    private CourseState advanced(CourseState before) {
        CourseState state = before;
        asking.tick(notes.otherTest());
        polls.tick();
        if (!isStopTold && stop.get().isPresent()) {
            isStopTold = true;
            state = stepped(state, new DrillEvent.StopAsked(stop.get().get()));
        }
        for (DrillEvent event = events.poll(); event != null && result.isEmpty(); event = events.poll()) {
            state = stepped(state, event);
        }
        return result.isEmpty() ? stepped(state, new DrillEvent.TimePassed()) : state;
    }

    private CourseState stepped(CourseState state, DrillEvent event) {
        return perform(Course.step(state, event, ground.nowNanos()), Optional.of(state));
    }

    private CourseState perform(Course.Step step, Optional<CourseState> before) {
        boolean isPlanned = step.state().plan().isPresent() && before.flatMap(CourseState::plan).isEmpty();
        if (isPlanned) {
            step.state().plan().map(DrillPlan::addresses).ifPresent(hearing::of);
        }
        for (DrillAct act : step.acts()) {
            switch (act) {
                case DrillAct.AskNodes _ -> asking.askAll();
                case DrillAct.BeginProbes(List<DrillAct.Probe> probes) -> polls.begin(probes);
                case DrillAct.HoldFault hold -> hold(hold, step.state());
                case DrillAct.EndFault end -> deeds.end(end);
                case DrillAct.HandBack back -> deeds.handBack(back, "failover test " + id);
                case DrillAct.EndProbes _ -> polls.end();
                case DrillAct.Tell(String sentence) -> watcher.told(sentence);
                case DrillAct.Finish(DrillResult end) -> result = Optional.of(placed(end));
            }
        }
        return step.state();
    }

    /// Only the ground knows whether it was a rehearsal.
    private DrillResult placed(DrillResult r) {
        return new DrillResult(r.id(), r.plan(), r.startMillis(), r.startNanos(), r.endNanos(), ground.isLab(),
                r.measured(), r.strips(), r.verdict(), r.sentence(), r.limitNanos(), r.isRestored(), r.story(),
                r.revisions());
    }

    /// First it is on disk, then it is asked for.
    private void hold(DrillAct.HoldFault hold, CourseState state) {
        try {
            notes.holding(OpenDrill.of(id, state.plan().orElseThrow(), hold.node(), hold.request(), Instant.now()));
            wasHeld = true;
            deeds.hold(hold);
        } catch (TrustException e) {
            events.add(new DrillEvent.FaultRefused("It could not be noted that the test runs: " + e.getMessage()));
        }
    }

    private void bound(long now, long deadline) {
        if (now > deadline) {
            stop("the time, which is up");
        }
        if (now > deadline + LAST_NANOS) {
            throw new DrillException("The test " + id + " did not come to its end. A node that still holds its fault"
                    + " ends it by itself; look at the nodes with 'baton status'.");
        }
    }

    /// @return whether somebody has interrupted the thread, which asks for the end
    private boolean paused() {
        try {
            ground.pause(TICK_NANOS);
            return false;
        } catch (InterruptedException _) {
            stop("the program, which ends");
            return true;
        }
    }

    /// What may not be as before is looked after by the next who tests.
    private void settle() {
        boolean isClean = result.filter(r -> r.isRestored() || !order.guardrails().handBack()).isPresent();
        if (wasHeld && isClean && !deeds.mayHold()) {
            notes.ended(id);
        }
    }
}
