package dev.baton.app.source;

import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import dev.baton.app.fx.Latest;
import dev.baton.app.fx.Pulse;
import dev.baton.cluster.Snapshot;
import dev.baton.history.Chronicle;

/// What interfaces of this machine hear now. Captured frames wait in a bounded queue; a thread of its own takes them in
/// and hands what comes of it to the window at most once a frame. Only nodes tell of their transitions, so there are none
/// here: what the wire implies is in the clusters. Made, used and closed on the JavaFX thread.
public final class LiveSource extends ShownSource implements AutoCloseable {
    /// The site of every cluster that is heard here.
    public static final String SITE = "local";
    /// How many packets are kept, and how many bytes of them; the oldest go first.
    public static final int MAX_PACKETS = 1_000_000;
    public static final long MAX_BYTES = 128L << 20;

    private static final System.Logger LOG = System.getLogger(LiveSource.class.getName());
    private static final AtomicInteger THREADS = new AtomicInteger();
    /// How long the thread waits for a frame before it looks at the clock.
    private static final long PATIENCE_NANOS = 100_000_000L;
    /// Packets older than this have come; younger ones may still be on their way, and silence would be a false alarm.
    private static final long ON_THE_WAY_NANOS = 1_000_000_000L;
    private static final long LOOK_EVERY_NANOS = 500_000_000L;

    /// What the thread hands over.
    private record Moment(Snapshot snapshot, PacketView packets, FeedState state) {}

    private final Lines lines;
    private final Intake intake = new Intake(SITE, MAX_PACKETS, MAX_BYTES, System::nanoTime);
    private final AdvertBuffer adverts = new AdvertBuffer();
    private final ShownPackets packets = new ShownPackets(intake.packets().view(), FeedState.LIVE);
    private final Latest<Moment> latest;
    private final Thread thread;
    private volatile boolean closed;

    /// Starts to take in what comes.
    ///
    /// @param lines open; they are closed with this source
    public LiveSource(Pulse pulse, Lines lines) {
        super(Snapshot.EMPTY, true);
        this.lines = lines;
        intake.packets().lookForFindings();
        latest = new Latest<>(pulse, this::show);
        thread = Thread.ofPlatform().daemon().name("baton-live-" + THREADS.incrementAndGet())
                .uncaughtExceptionHandler((_, e) -> broken(e)).unstarted(this::turns);
        thread.start();
    }

    @Override
    public SourceKind kind() {
        return SourceKind.LIVE;
    }

    @Override
    public String nameKey() {
        return "watch.source.live";
    }

    @Override
    public String nameArgument() {
        return String.join(", ", lines.names());
    }

    @Override
    public Optional<Chronicle> chronicle() {
        return Optional.of(intake.chronicle());
    }

    @Override
    public Optional<PacketFeed> packets() {
        return Optional.of(packets);
    }

    /// Ends the captures. Returns at once; they end within a tenth of a second, on their thread.
    @Override
    public void close() {
        closed = true;
        latest.close();
        fallSilent();
        goesOn(false);
        thread.interrupt();
    }

    private void turns() {
        long lookNanos = System.nanoTime();
        try {
            while (!closed) {
                intake.take(lines.take(PATIENCE_NANOS), adverts::add);
                long now = System.nanoTime();
                if (now - lookNanos >= 0) {
                    lookNanos = now + LOOK_EVERY_NANOS;
                    lines.look(now);
                }
                latest.offer(moment());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            lines.close();
        }
    }

    private Moment moment() {
        Instant now = Instant.now();
        long nowNanos = TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
        intake.packets().tick(nowNanos - ON_THE_WAY_NANOS);
        intake.chronicle().watched(nowNanos);
        PacketView view = intake.packets().view();
        return new Moment(intake.snapshot(nowNanos), view, lines.state(view.lastNumber()));
    }

    /// A mistake of ours must not pass for a quiet network.
    private void broken(Throwable error) {
        LOG.log(Level.ERROR, "The capture stopped", error);
        Moment last = moment();
        latest.offer(new Moment(last.snapshot(), last.packets(), new FeedState(FeedState.Phase.ENDED,
                last.state().received(), last.state().lostByKernel(), last.state().lostByCard(), last.state().shed(),
                String.valueOf(error))));
    }

    private void show(Moment next) {
        show(next.snapshot());
        packets.show(next.packets(), next.state());
        hear(adverts.take());
    }
}
