package dev.baton.failover;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;

import dev.baton.drill.Arena;
import dev.baton.drill.DrillOrder;
import dev.baton.drill.DrillPlan;
import dev.baton.drill.DrillResult;
import dev.baton.drill.Planner;
import dev.baton.drill.Series;
import dev.baton.drill.Verdict;
import dev.baton.traffic.Packet;

/// Runs several tests, one after the other: each begins once the cluster is as it was. One that was stopped, or after which
/// the cluster is not as it was, is the last.
public final class DrillSeries {
    /// The most tests of a series.
    public static final int MOST_TESTS = 1_000;
    /// So long the cluster has to be ready for the next test.
    private static final long READY_NANOS = 60_000_000_000L;
    private static final long LOOK_NANOS = 500_000_000L;
    /// Between two tests: announcements are repeated, and the caches of clients come to rest.
    private static final long REST_NANOS = 5_000_000_000L;
    private static final long POLL_NANOS = 5_000_000L;
    /// Of how many tests what was heard is kept for captures, the first ones.
    private static final int MOST_HEARD = 20;

    /// Says what the next test is.
    @FunctionalInterface
    public interface Orders {
        /// The next test. It may be asked for more than once, and is the same one then.
        ///
        /// @param number counts from 0
        /// @param arena  how the nodes are now
        DrillOrder next(int number, Arena arena);
    }

    /// Hears of every test that begins or has ended.
    public interface Listener extends DrillWatcher {
        /// A test begins.
        default void begins(int number, DrillPlan plan) {
            // Who looks at the progress needs no more.
        }

        /// A test has ended.
        default void ended(int number, DrillResult result) {
            // The series has it as well.
        }
    }

    private final DrillGround ground;
    private final DrillNotes notes;
    private final Listener listener;
    private final RandomGenerator names;
    private final Map<String, List<Packet>> heard = new LinkedHashMap<>();
    private final AtomicReference<Optional<DrillRun>> running = new AtomicReference<>(Optional.empty());
    private volatile Optional<String> stopped = Optional.empty();

    /// @param names tells tests of one second apart
    public DrillSeries(DrillGround ground, DrillNotes notes, Listener listener, RandomGenerator names) {
        this.ground = ground;
        this.notes = notes;
        this.listener = listener;
        this.names = names;
    }

    /// How the nodes of a ground are now, all asked at once; one that does not answer in time says so.
    public static Arena look(DrillGround ground, String otherTest) throws InterruptedException {
        Seats seats = new Seats(ground);
        Map<String, Arena.Seat> answers = new ConcurrentHashMap<>();
        seats.names().forEach(node -> ground.work(() -> answers.put(node, seats.ask(node))));
        long until = ground.nowNanos() + Asking.FIRST_PATIENCE_NANOS;
        while (answers.size() < seats.names().size() && ground.nowNanos() < until) {
            ground.pause(POLL_NANOS);
        }
        List<Arena.Seat> all = seats.names().stream().map(node -> Optional.ofNullable(answers.get(node))
                .orElseGet(() -> Arena.Seat.silent(node, node + " has not answered in time."))).toList();
        return new Arena(ground.nowNanos(), all, List.of(), otherTest, ground.isLab());
    }

    /// Ends the test that runs, puts everything back, and runs no other. From any thread.
    public void stop(String by) {
        stopped = Optional.of(by);
        running.get().ifPresent(run -> run.stop(by));
    }

    /// Runs so many tests.
    public Series run(int tests, Orders orders) throws InterruptedException {
        SeriesKeep kept = SeriesKeep.here();
        boolean goesOn = true;
        for (int number = 0; number < tests && goesOn; number++) {
            if (number > 0) {
                ground.pause(REST_NANOS);
            }
            DrillOrder order = ready(number, orders);
            DrillRun run = new DrillRun(DrillRun.newId(Instant.now(), names), order, ground, notes, listener);
            running.set(Optional.of(run));
            stopped.ifPresent(run::stop);
            DrillResult result = run.run().packed();
            running.set(Optional.empty());
            kept.add(result);
            if (heard.size() < MOST_HEARD) {
                heard.put(result.id(), run.heard());
            }
            listener.ended(number, result);
            boolean isHarmless = result.isRestored() && result.verdict() != Verdict.REFUSED;
            goesOn = isHarmless && stopped.isEmpty();
        }
        return new Series(kept.results());
    }

    /// Waits until nothing speaks against the next test; what still does then, the test itself tells.
    private DrillOrder ready(int number, Orders orders) throws InterruptedException {
        long until = ground.nowNanos() + READY_NANOS;
        while (true) {
            Arena arena = look(ground, notes.otherTest());
            DrillOrder order = orders.next(number, arena);
            DrillPlan plan = Planner.plan(order, arena);
            if (number == 0 || plan.preflight().isGood() || ground.nowNanos() > until || stopped.isPresent()) {
                listener.begins(number, plan);
                return order;
            }
            ground.pause(LOOK_NANOS);
        }
    }

    /// What was heard during each test, by its id.
    public Map<String, List<Packet>> heard() {
        return new LinkedHashMap<>(heard);
    }
}
