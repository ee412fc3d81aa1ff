package dev.baton.app.lab;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

import dev.baton.adapter.sim.LabCommand;
import dev.baton.adapter.sim.LabException;
import dev.baton.app.source.AdvertBuffer;
import dev.baton.history.Chronicle;
import dev.baton.push.lab.LabNodes;

/// What the lab's thread does, turn by turn: carries out orders, runs the virtual time that is owed in bounded steps,
/// and says what came of it. Every method but [#submit] belongs to one thread; a test calls them by hand with a clock of
/// its own.
final class LabLoop {
    /// How many orders wait at most; a person cannot give that many between two turns.
    static final int MAX_ORDERS = 256;
    /// Virtual time run without looking at the clock.
    static final long MAX_STEP_NANOS = 10_000_000L;
    /// Wall time that one turn runs at most before it hands over its state.
    static final long MAX_TURN_NANOS = 12_000_000L;

    private final ArrayBlockingQueue<Order> orders = new ArrayBlockingQueue<>(MAX_ORDERS);
    private final AdvertBuffer adverts;
    private final LongSupplier clock;
    private final Pacer pacer;
    private volatile LabRun run;
    private volatile Chronicle chronicle;
    private volatile LabNodes nodes;
    private volatile List<LabNodes.Kept> kept;
    private long keptVersion;
    private volatile String identity;
    private int runs = 1;
    private volatile LabClock labClock;
    private volatile long ranNanos;
    private Optional<String> problem = Optional.empty();

    /// Something to do between two steps of virtual time.
    interface Order {
        /// Does it.
        ///
        /// @throws LabException if it cannot be done
        void perform(LabLoop loop);
    }

    /// @param clock the wall clock in nanoseconds
    /// @throws LabException if there is no such lab
    LabLoop(LabSetup setup, AdvertBuffer adverts, LongSupplier clock) {
        this.adverts = adverts;
        this.clock = clock;
        pacer = new Pacer(clock.getAsLong());
        run = new LabRun(setup, clock);
        chronicle = run.chronicle();
        nodes = nodes(run);
        kept = nodes.kept();
        identity = identity(setup);
        labClock = LabClock.of(run.lab().nowNanos());
    }

    private String identity(LabSetup setup) {
        return "lab:" + setup.preset().id() + ":" + kept.size();
    }

    /// What tells the configurations of the run of now from those of others; any thread may call.
    String identity() {
        return identity;
    }

    private LabNodes nodes(LabRun of) {
        return new LabNodes(of.lab(), new RunDoor(this, of));
    }

    /// The nodes of the run of now as they are pushed to; any thread may call.
    LabNodes nodes() {
        return nodes;
    }

    /// What the nodes are to keep running, as it was last looked at by [#lookAtKept]; any thread may call.
    List<LabNodes.Kept> kept() {
        return kept;
    }

    /// Looks whether the nodes are to keep something else than they were.
    ///
    /// @return whether they are
    boolean lookAtKept() {
        if (keptVersion == nodes.version()) {
            return false;
        }
        keptVersion = nodes.version();
        List<LabNodes.Kept> next = nodes.kept();
        next.stream().filter(k -> !kept.contains(k)).forEach(k -> run.reconfigured(k.node()));
        kept = next;
        return true;
    }

    /// Does what a command says.
    ///
    /// @throws LabException if it cannot be done
    void perform(LabCommand command) {
        nodes.before(run.lab(), command);
        run.perform(command);
        nodes.after(command);
    }

    /// Queues an order for the lab's thread; any thread may call.
    ///
    /// @return whether there was room
    boolean submit(Order order) {
        return orders.offer(order);
    }

    LabRun run() {
        return run;
    }

    /// What was seen in the run of now; any thread may call.
    Chronicle chronicle() {
        return chronicle;
    }

    Pacer pacer() {
        return pacer;
    }

    long wallNanos() {
        return clock.getAsLong();
    }

    /// Begins another run, not paused. The faults of the segment are kept for the same preset; another preset starts healthy.
    ///
    /// @throws LabException if there is no such lab; the old one then goes on
    void restart(LabSetup setup) {
        LabRun next = new LabRun(setup, clock);
        if (setup.preset() == run.setup().preset()) {
            next.setFaults(run.faults());
        }
        run = next;
        chronicle = run.chronicle();
        nodes.close();
        nodes = nodes(run);
        kept = nodes.kept();
        keptVersion = nodes.version();
        identity = identity(setup);
        runs++;
        labClock = labClock.again(run.lab().nowNanos());
        adverts.clear();
        pacer.setPaused(false, clock.getAsLong());
    }

    /// Waits for an order, at most `nanos`, and carries out all that wait.
    ///
    /// @return whether there was one
    boolean carryOut(long nanos) throws InterruptedException {
        @Nullable
        Order order = orders.poll(nanos, TimeUnit.NANOSECONDS);
        boolean any = order != null;
        while (order != null) {
            try {
                order.perform(this);
                problem = order instanceof RunDoor.Question ? problem : Optional.empty();
            } catch (LabException e) {
                problem = Optional.of(String.valueOf(e.getMessage()));
            }
            order = orders.poll();
        }
        return any;
    }

    /// Runs the virtual time that is owed, as far as one turn may.
    ///
    /// @return whether all of it was run
    boolean catchUp() {
        long began = clock.getAsLong();
        long owed = pacer.owedNanos(began);
        long total = ranNanos;
        while (owed > 0) {
            long step = Math.min(owed, MAX_STEP_NANOS);
            run.advance(step, adverts::add);
            pacer.ran(step);
            labClock = labClock.ran(step);
            total += step;
            ranNanos = total;
            owed -= step;
            if (owed > 0 && clock.getAsLong() - began > MAX_TURN_NANOS) {
                return false;
            }
        }
        return true;
    }

    /// Its thread has ended: nothing more happens, but time goes on for who still waits for something.
    void end() {
        labClock = labClock.ended(clock.getAsLong());
    }

    /// The run of now, with a clock that goes on whatever becomes of it. Any thread may call.
    ///
    /// @param offsetNanos what the lab's own time is behind that clock
    record Stand(LabLoop loop, LabRun run, LabNodes nodes, long offsetNanos) {
        /// The lab's time; once another run was begun or the lab has ended, it goes on from there.
        long nowNanos() {
            return loop.labClock.nowNanos(loop.wallNanos()) - offsetNanos;
        }
    }

    Stand stand() {
        return new Stand(this, run, nodes, labClock.offsetNanos());
    }

    /// How much virtual time has been run, over all runs; any thread may call.
    long ranNanos() {
        return ranNanos;
    }

    LabState state() {
        return run.state(runs, pacer.pace(), adverts.shed(), problem);
    }
}
