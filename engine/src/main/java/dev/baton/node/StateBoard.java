package dev.baton.node;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import dev.baton.api.Beat;
import dev.baton.api.ConfigStamp;
import dev.baton.api.NodeState;
import dev.baton.api.Refusal;
import dev.baton.journal.Journal;

/// The state of a node for whoever asks. However many ask, the loop is asked at most once in [#FRESH_NANOS], and one of
/// them waits for it.
final class StateBoard {
    /// How old an answer may be.
    static final long FRESH_NANOS = 20_000_000L;
    /// For how long nobody asks again after the loop has not answered.
    static final long REFUSED_NANOS = 1_000_000_000L;
    private static final String ENGINE = "baton";

    /// Who the node is.
    ///
    /// @param version      of Baton
    /// @param startedNanos when the engine was started
    record Identity(String node, String version, long startedNanos) {}

    private final Identity identity;
    private final Daemon daemon;
    private final Questions questions;
    private final Journal journal;
    private final Vitals vitals;
    private Optional<Refusal> refusal = Optional.empty();
    private long refusedNanos;
    private volatile ConfigStamp stamp;
    private volatile Optional<NodeState> latest = Optional.empty();
    private volatile Supplier<Set<String>> forced = Set::of;

    StateBoard(Identity identity, Daemon daemon, Journal journal, Vitals vitals, ConfigStamp stamp) {
        this.identity = identity;
        this.daemon = daemon;
        this.questions = new Questions(daemon.loop());
        this.journal = journal;
        this.vitals = vitals;
        this.stamp = stamp;
    }

    ConfigStamp stamp() {
        return stamp;
    }

    /// From now on the configuration is known as this.
    synchronized void stamp(ConfigStamp newStamp) {
        stamp = newStamp;
        latest = Optional.empty();
    }

    /// From now on this one says which checks a failover test has fail. It must not wait.
    void forcedFrom(Supplier<Set<String>> newForced) {
        forced = newForced;
    }

    Questions questions() {
        return questions;
    }

    /// Looks at the loop, on its own thread.
    Picture look() {
        return new Picture(daemon.clock().wall(), daemon.clock().nowNanos(), journal.lastId(), daemon.plan(),
                daemon.loop().standings(), daemon.loop().verdicts(), daemon.loop().counters(), daemon.holding());
    }

    /// The state, at most [#FRESH_NANOS] old.
    ///
    /// @throws Refusal if the loop does not answer
    NodeState state() {
        return fresh().orElseGet(this::asked);
    }

    private Optional<NodeState> fresh() {
        return latest.filter(s -> daemon.clock().nowNanos() - s.nowNanos() < FRESH_NANOS);
    }

    /// Who comes second finds what the first has brought. While the loop stands still, not each of them waits for it.
    private synchronized NodeState asked() {
        Optional<Refusal> refused = refusal.filter(_ -> daemon.clock().nowNanos() - refusedNanos < REFUSED_NANOS);
        if (refused.isPresent()) {
            throw new Refusal(refused.get().problem());
        }
        return fresh().orElseGet(this::now);
    }

    /// The state as it is now.
    synchronized NodeState now() {
        try {
            NodeState state = of(questions.ask(this::look));
            latest = Optional.of(state);
            return state;
        } catch (Refusal e) {
            refusal = Optional.of(e);
            refusedNanos = daemon.clock().nowNanos();
            throw e;
        }
    }

    private NodeState of(Picture picture) {
        StateView view = new StateView(picture, daemon.networks(), Steers::steering);
        return new NodeState(identity.node, identity.version, ENGINE, picture.wall(), picture.nowNanos(),
                identity.startedNanos, stamp, Optional.empty(), view.routers(),
                view.checks(daemon.checks().sights(), forced.get()),
                view.peers(), vitals.health(picture.counters()), picture.lastEvent());
    }

    /// The short form.
    Beat beat() {
        NodeState state = state();
        return new Beat(state.wall(), state.nowNanos(), state.config(), Optional.empty(), state.routers().stream()
                .map(r -> new Beat.RouterBeat(r.name(), r.role(), r.priority(), r.holdsAddresses(), r.steering()))
                .toList(), state.health(), state.lastEvent());
    }
}
