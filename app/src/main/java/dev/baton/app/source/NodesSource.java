package dev.baton.app.source;

import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javafx.util.Subscription;

import org.jspecify.annotations.Nullable;

import dev.baton.app.draft.Bases;
import dev.baton.app.drill.TestGround;
import dev.baton.app.fx.Latest;
import dev.baton.app.fx.Pulse;
import dev.baton.app.fx.Subscriptions;
import dev.baton.app.link.LinkedNode;
import dev.baton.app.link.NodeLinks;
import dev.baton.app.link.NodeNews;
import dev.baton.cluster.Sighting;
import dev.baton.cluster.Snapshot;
import dev.baton.history.Chronicle;

/// What paired nodes tell of themselves and hear, and what interfaces of this machine hear beside them, if they are
/// watched too. News wait in a bounded queue; a thread of its own takes them in and hands what comes of it to the window
/// at most once a frame. Made, used and closed on the JavaFX thread.
public final class NodesSource extends ShownSource implements AutoCloseable {
    /// How many pieces of news wait at most; further ones are shed and counted. What a node said of its state is said
    /// again with its next beat.
    public static final int MAX_WAITING = 16_384;
    /// How many nodes are named where there is little room.
    private static final int MAX_NAMED = 3;

    private static final System.Logger LOG = System.getLogger(NodesSource.class.getName());
    private static final AtomicInteger THREADS = new AtomicInteger();
    /// How long the thread waits for news before it looks at the clock: alone, and beside a capture.
    private static final long PATIENCE_NANOS = 100_000_000L;
    private static final long PATIENCE_BESIDE_NANOS = 10_000_000L;
    private static final int MAX_BATCH = 4_096;
    /// Packets older than this have come; younger ones may still be on their way.
    private static final long ON_THE_WAY_NANOS = 1_000_000_000L;
    private static final long LOOK_EVERY_NANOS = 500_000_000L;

    /// What the thread hands over.
    private record Moment(Snapshot snapshot, List<Sighting.Transitioned> transitions, PacketView packets,
            FeedState state) {}

    private final NodeLinks links;
    private final Optional<Lines> lines;
    private final ArrayBlockingQueue<NodeNews> queue = new ArrayBlockingQueue<>(MAX_WAITING);
    private final AtomicLong shed = new AtomicLong();
    private final NodesIntake intake = new NodesIntake(LiveSource.SITE, LiveSource.MAX_PACKETS, LiveSource.MAX_BYTES,
            System::nanoTime);
    private final AdvertBuffer adverts = new AdvertBuffer();
    private final Map<String, String> networks = new HashMap<>();
    private final ShownPackets packets = new ShownPackets(intake.packets().view(), FeedState.LIVE);
    private final Subscriptions held = new Subscriptions();
    private final Latest<Moment> latest;
    private final NodeBases bases;
    private final Thread thread;
    private volatile boolean closed;

    /// Starts to follow the nodes.
    ///
    /// @param lines interfaces that are listened on beside them; they are closed with this source
    public NodesSource(Pulse pulse, NodeLinks links, Optional<Lines> lines) {
        super(Snapshot.EMPTY, true);
        this.links = links;
        this.lines = lines;
        latest = new Latest<>(pulse, this::show);
        thread = Thread.ofPlatform().daemon().name("baton-nodes-" + THREADS.incrementAndGet())
                .uncaughtExceptionHandler((_, e) -> broken(e)).unstarted(this::turns);
        thread.start();
        held.add(links.listen(this::offer));
        held.add(links.hold());
        bases = new NodeBases(links, System::nanoTime);
    }

    private void offer(NodeNews news) {
        if (!queue.offer(news)) {
            shed.incrementAndGet();
        }
    }

    @Override
    public SourceKind kind() {
        return SourceKind.NODES;
    }

    @Override
    public String nameKey() {
        return "nodes.source.name";
    }

    @Override
    public String nameArgument() {
        List<String> names = new ArrayList<>(
                links.nodes().get().stream().limit(MAX_NAMED).map(LinkedNode::name).toList());
        int more = links.nodes().get().size() - names.size();
        if (more > 0) {
            names.add("+" + more);
        }
        return String.join(" · ",
                lines.map(open -> List.of(String.join(", ", names), String.join(", ", open.names())))
                        .orElse(List.of(String.join(", ", names))));
    }

    @Override
    public Optional<NodeLinks> links() {
        return Optional.of(links);
    }

    @Override
    public Optional<Bases> bases() {
        return Optional.of(bases);
    }

    /// The same as from the command line: tests are kept where that finds them.
    @Override
    public Optional<TestGround> tests() {
        return links.doors().tests();
    }

    /// The interfaces that are listened on beside the nodes.
    public List<String> interfaces() {
        return lines.map(Lines::names).orElse(List.of());
    }

    @Override
    public Optional<Chronicle> chronicle() {
        return Optional.of(intake.chronicle());
    }

    @Override
    public Subscription wantPackets() {
        return links.wantFrames();
    }

    @Override
    public Optional<PacketFeed> packets() {
        return Optional.of(packets);
    }

    /// Lets go of the links and ends the captures. Returns at once; the thread ends within a tenth of a second.
    @Override
    public void close() {
        closed = true;
        bases.close();
        held.clear();
        latest.close();
        fallSilent();
        goesOn(false);
        thread.interrupt();
    }

    /// Whether its thread runs.
    boolean isRunning() {
        return thread.isAlive();
    }

    private void turns() {
        long lookNanos = System.nanoTime();
        MomentPace pace = new MomentPace(lookNanos);
        try {
            while (!closed) {
                for (NodeNews news : take()) {
                    intake.take(news, adverts::add);
                    pace.heard(news);
                }
                if (lines.isPresent()) {
                    intake.take(lines.get().take(0), this::network, adverts::add);
                }
                long now = System.nanoTime();
                if (now - lookNanos >= LOOK_EVERY_NANOS) {
                    lookNanos = now;
                    lines.ifPresent(open -> open.look(now));
                }
                if (pace.isDue(now, !queue.isEmpty())) {
                    Moment moment = moment();
                    pace.handed(now, moment.snapshot.clusters().size());
                    latest.offer(moment);
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            lines.ifPresent(Lines::close);
        }
    }

    private List<NodeNews> take() throws InterruptedException {
        long patience = lines.isPresent() ? PATIENCE_BESIDE_NANOS : PATIENCE_NANOS;
        @Nullable
        NodeNews first = queue.poll(patience, TimeUnit.NANOSECONDS);
        if (first == null) {
            return List.of();
        }
        List<NodeNews> batch = new ArrayList<>();
        batch.add(first);
        queue.drainTo(batch, MAX_BATCH - 1);
        return batch;
    }

    /// Asked for once an interface: it does not change its segment while it is listened on.
    private String network(String interfaceName) {
        return networks.computeIfAbsent(interfaceName, LocalNetworks::of);
    }

    private Moment moment() {
        Instant now = Instant.now();
        long nowNanos = TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
        intake.packets().tick(nowNanos - ON_THE_WAY_NANOS);
        PacketView view = intake.packets().view();
        return new Moment(intake.snapshot(nowNanos), intake.transitions(), view, state(view.lastNumber()));
    }

    private FeedState state(long received) {
        long lost = shed.get() + intake.shed();
        FeedState captured = lines.map(open -> open.state(received)).orElse(FeedState.LIVE);
        return new FeedState(FeedState.Phase.LIVE, received, captured.lostByKernel(), captured.lostByCard(),
                captured.shed() + lost, captured.problem());
    }

    /// A mistake of ours must not pass for nodes at rest.
    private void broken(Throwable error) {
        LOG.log(Level.ERROR, "The nodes are followed no more", error);
        PacketView view = intake.packets().view();
        FeedState last = state(view.lastNumber());
        latest.offer(new Moment(Snapshot.EMPTY, List.of(), view, new FeedState(FeedState.Phase.ENDED,
                last.received(), last.lostByKernel(), last.lostByCard(), last.shed(), String.valueOf(error))));
    }

    private void show(Moment next) {
        show(next.transitions());
        show(next.snapshot());
        packets.show(next.packets(), next.state());
        hear(adverts.take());
    }
}
