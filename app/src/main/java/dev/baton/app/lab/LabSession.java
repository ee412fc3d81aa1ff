package dev.baton.app.lab;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import dev.baton.adapter.sim.LabCommand;
import dev.baton.adapter.sim.LabFaults;
import dev.baton.app.draft.Bases;
import dev.baton.app.drill.TestGround;
import dev.baton.app.fx.Latest;
import dev.baton.app.fx.Pulse;
import dev.baton.app.source.AdvertBuffer;
import dev.baton.app.source.FeedState;
import dev.baton.app.source.PacketFeed;
import dev.baton.app.source.ShownPackets;
import dev.baton.app.source.ShownSource;
import dev.baton.app.source.SourceKind;
import dev.baton.cluster.Sighting;
import dev.baton.cluster.Snapshot;
import dev.baton.history.Chronicle;

/// A lab that runs by itself: owns the simulator, runs it on a thread of its own at the speed asked for, and hands what
/// comes of it to the window at most once a frame. Made, used and closed on the JavaFX thread; the methods that change
/// the lab queue an order for its thread and return at once. Whatever could not be done is told in
/// [LabState#problem()].
public final class LabSession extends ShownSource implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(LabSession.class.getName());
    private static final AtomicInteger THREADS = new AtomicInteger();
    private static final long TURN_NANOS = 8_000_000L;
    private static final long BREATH_NANOS = 1_000_000L;
    private static final long IDLE_NANOS = 250_000_000L;
    private static final long CLOSE_MILLIS = 2_000;

    private final AdvertBuffer adverts = new AdvertBuffer();
    private final LabLoop loop;
    private final Latest<LabState> latest;
    private final Thread thread;
    private final ReadOnlyObjectWrapper<LabState> state;
    private final ShownPackets packets;
    private final LabBases bases;
    private volatile boolean closed;

    /// Makes a lab and starts it.
    ///
    /// @throws dev.baton.adapter.sim.LabException if there is no such lab, with a sentence that says why
    public LabSession(Pulse pulse, LabSetup setup) {
        super(Snapshot.EMPTY, true);
        loop = new LabLoop(setup, adverts, System::nanoTime);
        bases = new LabBases(loop, pulse);
        LabState first = loop.state();
        show(first.snapshot());
        state = new ReadOnlyObjectWrapper<>(this, "state", first);
        packets = new ShownPackets(first.packets(), feedState(first));
        latest = new Latest<>(pulse, this::show);
        thread = Thread.ofPlatform().daemon().name("baton-lab-" + THREADS.incrementAndGet())
                .uncaughtExceptionHandler((_, e) -> broken(e)).unstarted(this::turns);
        thread.start();
    }

    @Override
    public SourceKind kind() {
        return SourceKind.LAB;
    }

    /// The frames of all segments, each once; the observer is the segment's name, the time the lab's.
    @Override
    public Optional<PacketFeed> packets() {
        return Optional.of(packets);
    }

    @Override
    public String nameKey() {
        return "lab.source.name";
    }

    /// The configurations of its nodes, which are pushed to like real ones.
    @Override
    public Optional<Bases> bases() {
        return Optional.of(bases);
    }

    /// Tests run on its nodes as on real ones, in its own time.
    @Override
    public Optional<TestGround> tests() {
        return Optional.of(new LabTests(loop));
    }

    @Override
    public Optional<Chronicle> chronicle() {
        return Optional.of(loop.chronicle());
    }

    /// Everything else that is known of the lab; changes together with [#snapshot()].
    public ReadOnlyObjectProperty<LabState> state() {
        return state.getReadOnlyProperty();
    }

    /// Kill, stop, start a node, cut a path and the like.
    public void perform(LabCommand command) {
        submit(l -> l.perform(command));
    }

    /// Loss, delay, jitter and duplication of every segment.
    public void setFaults(LabFaults faults) {
        submit(l -> l.run().setFaults(faults));
    }

    /// Virtual time per real time, clamped to 0.1..100.
    public void setSpeed(double speed) {
        submit(l -> l.pacer().setSpeed(speed, l.wallNanos()));
    }

    /// Stops virtual time or lets it go on.
    public void setPaused(boolean paused) {
        submit(l -> l.pacer().setPaused(paused, l.wallNanos()));
    }

    /// Begins another run; the faults of the segment stay for the same preset.
    public void restart(LabSetup setup) {
        submit(l -> {
            l.restart(setup);
            bases.changed();
        });
    }

    /// Stops the thread and waits for its end. Nothing changes any more.
    @Override
    public void close() {
        closed = true;
        latest.close();
        bases.close();
        loop.nodes().close();
        fallSilent();
        goesOn(false);
        thread.interrupt();
        try {
            if (!thread.join(Duration.ofMillis(CLOSE_MILLIS))) {
                LOG.log(Level.WARNING, "The lab did not stop within {0} ms", CLOSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        loop.end();
    }

    /// Whether the lab's thread runs.
    boolean isRunning() {
        return thread.isAlive();
    }

    private void submit(LabLoop.Order order) {
        if (!closed && !loop.submit(order)) {
            LOG.log(Level.WARNING, "The lab has {0} orders waiting; one more was dropped", LabLoop.MAX_ORDERS);
        }
    }

    private void turns() {
        boolean caughtUp = true;
        latest.offer(loop.state());
        while (!closed) {
            try {
                boolean ordered = loop.carryOut(patience(caughtUp));
                caughtUp = loop.catchUp();
                if (loop.lookAtKept()) {
                    bases.changed();
                }
                if (ordered || !loop.pacer().isPaused()) {
                    latest.offer(loop.state());
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private long patience(boolean caughtUp) {
        if (loop.pacer().isPaused()) {
            return IDLE_NANOS;
        }
        return caughtUp ? TURN_NANOS : BREATH_NANOS;
    }

    /// A mistake in the simulator must not pass for a cluster at rest.
    private void broken(Throwable error) {
        LOG.log(Level.ERROR, "The lab stopped", error);
        LabState last = loop.state();
        latest.offer(new LabState(last.setup(), last.run(), last.snapshot(), last.nodes(), last.faults(), last.cuts(),
                last.log(), new Pace(last.pace().asked(), 0, true), last.traffic(), last.packets(),
                Optional.of(String.valueOf(error))));
    }

    private static List<Sighting.Transitioned> moves(List<LabLine> log) {
        List<Sighting.Transitioned> moves = log.stream().filter(LabLine.Moved.class::isInstance)
                .map(LabLine.Moved.class::cast).map(m -> new Sighting.Transitioned(m.key(), m.atNanos(), m.node(),
                        m.router(), m.transition()))
                .toList();
        return moves.subList(Math.max(0, moves.size() - MAX_TRANSITIONS), moves.size());
    }

    private static FeedState feedState(LabState now) {
        return new FeedState(now.pace().paused() ? FeedState.Phase.PAUSED : FeedState.Phase.LIVE,
                now.packets().lastNumber(), 0, 0, 0, "");
    }

    private void show(LabState next) {
        if (!next.log().equals(state.get().log())) {
            show(moves(next.log()));
        }
        state.set(next);
        show(next.snapshot());
        packets.show(next.packets(), feedState(next));
        goesOn(!next.pace().paused());
        hear(adverts.take());
    }
}
