package dev.baton.app.push;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

import dev.baton.api.CommitStatus;
import dev.baton.client.HomeException;
import dev.baton.client.NodeCalls;
import dev.baton.client.NodeFailure;
import dev.baton.draft.Edit;
import dev.baton.push.Decision;
import dev.baton.push.Milestone;
import dev.baton.push.PushEnd;
import dev.baton.push.PushEyes;
import dev.baton.push.PushFile;
import dev.baton.push.PushRun;
import dev.baton.push.PushStore;
import dev.baton.push.PushTime;
import dev.baton.push.PushWatcher;
import dev.baton.push.Takeover;
import dev.baton.push.Turn;
import dev.baton.trust.TrustException;

/// Does a push on a thread of its own, and tells after each step how things are. What is asked of it may come from any
/// thread.
final class PushJob {
    private static final long NANOS_PER_MILLI = 1_000_000L;
    private static final long LONGEST_PAUSE_MILLIS = 1_000;
    private static final String UNEXPECTED = "The program has made a mistake; its report tells more. Every node undoes by"
            + " itself what it was not told to keep.";

    /// What it is made of.
    ///
    /// @param file      what is pushed; empty: nothing, only hand-overs
    /// @param handOvers who takes over once every node keeps its new configuration
    /// @param keeps     whether it is kept by itself once every node has passed the gates
    record Order(Optional<PushFile> file, List<Edit.HandOver> handOvers, String reason, boolean keeps) {}

    private final Order order;
    private final Supplier<Map<String, NodeCalls>> nodes;
    private final Supplier<PushEyes> eyes;
    private final NodesTime time;
    private final PushStore store;
    private final Consumer<RunState> listener;
    private final Object lock = new Object();
    private final List<Lane> lanes = new ArrayList<>();
    private final List<Takeover.End> takeovers = new ArrayList<>();
    private Decision.Choice choice;
    private boolean isDeciding;
    private boolean isStopping;
    private Optional<PushEnd> end = Optional.empty();
    private String problem = "";

    /// @param time that of the nodes
    /// @param eyes begins to look at the cluster
    PushJob(Order order, Supplier<Map<String, NodeCalls>> nodes, NodesTime time, Supplier<PushEyes> eyes,
            PushStore store, Consumer<RunState> listener) {
        this.order = order;
        this.time = time;
        this.eyes = eyes;
        this.nodes = nodes;
        this.store = store;
        this.listener = listener;
        choice = order.keeps() ? Decision.Choice.KEEP : Decision.Choice.OPEN;
        order.file().ifPresent(file -> file.turns().forEach(turn -> lanes.add(Lane.of(turn))));
    }

    /// Begins, on a thread that ends with the push.
    void start() {
        Thread thread = new Thread(this::run, "baton-push");
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        tell();
        try {
            PushEnd done = order.file().map(this::pushed)
                    .orElseGet(() -> new PushEnd(PushEnd.Result.DONE, "", List.of()));
            if (done.result() == PushEnd.Result.DONE) {
                order.handOvers().forEach(this::takeOver);
            }
            ended(done, "");
        } catch (HomeException | TrustException | NodeFailure e) {
            broken(String.valueOf(e.getMessage()));
        } finally {
            if (state().end().isEmpty()) {
                broken(UNEXPECTED);
            }
        }
    }

    /// It could not go on: nobody has told the nodes anything more, and each undoes by itself what it was not told to keep.
    private void broken(String why) {
        ended(new PushEnd(PushEnd.Result.MIXED, why, List.of()), why);
    }

    private PushEnd pushed(PushFile file) {
        try (PushEyes seeing = eyes.get()) {
            return new PushRun(file, nodes.get(), store, new Time(), new Watcher(), seeing, this::decided).run();
        }
    }

    private void takeOver(Edit.HandOver wanted) {
        Takeover.End came = Takeover.of(wanted.node(), wanted.router(), nodes.get(), order.reason());
        synchronized (lock) {
            takeovers.add(came);
        }
        tell();
    }

    private void ended(PushEnd done, String why) {
        synchronized (lock) {
            end = Optional.of(done);
            problem = why;
            isDeciding = false;
        }
        tell();
    }

    /// What is told last is what was last: whoever tells while the push ends must not tell of the time before.
    private void tell() {
        synchronized (lock) {
            listener.accept(state());
        }
    }

    RunState state() {
        synchronized (lock) {
            return new RunState(lanes, isDeciding, isStopping, end, takeovers, problem);
        }
    }

    private Decision.Choice decided() {
        boolean begins;
        synchronized (lock) {
            begins = choice == Decision.Choice.OPEN && !isDeciding;
            isDeciding = choice == Decision.Choice.OPEN;
        }
        if (begins) {
            tell();
        }
        synchronized (lock) {
            return choice;
        }
    }

    /// Every node is to keep it.
    void keep() {
        decide(Decision.Choice.KEEP);
    }

    private void decide(Decision.Choice made) {
        synchronized (lock) {
            choice = made;
            isDeciding = false;
            lock.notifyAll();
        }
        tell();
    }

    /// Everything is undone, as long as no node has been told to keep it.
    void revert() {
        synchronized (lock) {
            isStopping = true;
        }
        decide(Decision.Choice.REVERT);
    }

    /// Has a node wait longer. Waits for its answer.
    ///
    /// @throws NodeFailure if it does not
    void extend(String node, int seconds) {
        String commit = order.file().stream().flatMap(f -> f.turns().stream()).filter(t -> t.node().equals(node))
                .map(Turn::commitId).findFirst().orElseThrow();
        NodeCalls calls = Optional.ofNullable(nodes.get().get(node)).orElseThrow(() -> new NodeFailure.Unreachable(
                node, node + " is not there any more."));
        CommitStatus status = calls.extend(commit, seconds);
        synchronized (lock) {
            lanes.replaceAll(lane -> lane.node().equals(node)
                    ? lane.until(Instant.now().plusNanos(status.remainingNanos()))
                    : lane);
        }
        tell();
    }

    private final class Watcher implements PushWatcher {
        @Override
        public void told(Turn turn, String sentence) {
            change(turn.node(), lane -> lane.told(turn, sentence, Instant.now()));
        }

        @Override
        public void reached(Turn turn, Milestone milestone) {
            change(turn.node(), lane -> lane.reached(turn, milestone, Instant.now()));
        }

        private void change(String node, java.util.function.UnaryOperator<Lane> change) {
            synchronized (lock) {
                lanes.replaceAll(lane -> lane.node().equals(node) ? change.apply(lane) : lane);
            }
            tell();
        }
    }

    /// The nodes' time, and the date of this machine; a decision ends a pause, and whoever wants it undone does not wait.
    private final class Time implements PushTime {
        @Override
        public long nowNanos() {
            return time.nowNanos();
        }

        @Override
        public Instant wall() {
            return Instant.now();
        }

        @Override
        public boolean sleep(long nanos) {
            long until = time.nowNanos() + nanos;
            long latest = System.nanoTime() + time.mostNanos(nanos);
            synchronized (lock) {
                boolean wasStopping = isStopping;
                long left = nanos;
                while (left > 0 && System.nanoTime() < latest && isStopping == wasStopping
                        && !(isDeciding && choice != Decision.Choice.OPEN)) {
                    try {
                        lock.wait(Math.clamp(time.leastNanos(left) / NANOS_PER_MILLI, 1, LONGEST_PAUSE_MILLIS));
                    } catch (InterruptedException _) {
                        isStopping = true;
                    }
                    left = until - time.nowNanos();
                }
                return isStopping;
            }
        }
    }
}
