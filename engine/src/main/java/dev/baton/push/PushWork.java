package dev.baton.push;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import dev.baton.api.CommitStatus;
import dev.baton.api.NodeState;
import dev.baton.client.NodeCalls;
import dev.baton.client.NodeFailure;

/// A push while it is being done: its file, always on disk before what it says is done, and the nodes.
final class PushWork {
    /// How often a node that does not answer is asked before it is given up.
    static final int MOST_ATTEMPTS = 3;
    private static final long PAUSE_NANOS = 500_000_000L;
    /// How long until a node would undo the push is made longer once less than this part of the whole is left.
    private static final int EXTEND_AT_DIVISOR = 2;
    /// A deadline that is off by more was put off.
    private static final long DRIFT_NANOS = 2_000_000_000L;

    private final Map<String, NodeCalls> nodes;
    private final PushStore store;
    private final PushWatcher watcher;
    final PushTime time;
    private PushFile file;

    PushWork(PushFile file, Map<String, NodeCalls> nodes, PushStore store, PushTime time, PushWatcher watcher) {
        this.file = file;
        this.nodes = new LinkedHashMap<>(nodes);
        this.store = store;
        this.time = time;
        this.watcher = watcher;
    }

    PushFile file() {
        return file;
    }

    List<Turn> turns() {
        return file.turns();
    }

    Turn turn(String node) {
        return file.turn(node);
    }

    void save(PushFile next) {
        store.save(next);
        file = next;
    }

    void save(Turn turn) {
        save(file.with(turn));
    }

    /// Keeps how far a node has come, and tells it.
    void note(Turn turn, Progress progress, String sentence) {
        Turn noted = turn.at(progress, sentence);
        save(noted);
        watcher.told(noted, sentence);
        switch (progress) {
            case APPLIED -> reached(noted, Milestone.APPLIED);
            case GREEN -> reached(noted, Milestone.AS_PLANNED);
            case CONFIRMED -> reached(noted, Milestone.CONFIRMED);
            default -> {
                // The others are told in words, or by whoever hears them of the node.
            }
        }
    }

    void reached(Turn turn, Milestone milestone) {
        watcher.reached(turn, milestone);
    }

    void tell(Turn turn, String sentence) {
        watcher.told(turn, sentence);
    }

    NodeCalls node(String name) {
        return Optional.ofNullable(nodes.get(name)).orElseThrow(() -> new NodeFailure.Unreachable(name, name
                + " is no longer paired with this client; pair it again (baton connect CODE)."));
    }

    /// Asks again where a node does not answer; what is asked for must bear being asked for twice.
    <T> T insist(Supplier<T> question) {
        for (int attempt = 1;; attempt++) {
            try {
                return question.get();
            } catch (NodeFailure.Unreachable e) {
                if (attempt >= MOST_ATTEMPTS) {
                    throw e;
                }
                time.sleep(PAUSE_NANOS);
            }
        }
    }

    /// Keeps until when the node waits, and what it runs.
    Turn heard(Turn turn, CommitStatus status) {
        Instant deadline = time.wall().plusNanos(status.remainingNanos());
        Turn known = turn(turn.node()).until(deadline).running(status.after().sha256());
        save(known);
        return known;
    }

    /// Keeps deadlines that somebody else has put off.
    void heard(Map<String, NodeState> states) {
        for (Turn turn : turns()) {
            Optional.ofNullable(states.get(turn.node())).flatMap(NodeState::pending)
                    .filter(p -> turn.progress().isApplied() && p.id().equals(turn.commitId()))
                    .filter(p -> Math.abs(p.remainingNanos() - remainingNanos(turn)) > DRIFT_NANOS)
                    .ifPresent(p -> reached(heard(turn, p), Milestone.ARMED));
        }
    }

    long remainingNanos(Turn turn) {
        return turn.deadline().map(d -> Math.max(0, Duration.between(time.wall(), d).toNanos())).orElse(0L);
    }

    /// Has nodes wait longer that would soon undo by themselves what is being worked on. One that cannot be asked is
    /// found out by the next gate.
    void keepAlive() {
        long whole = file.rollbackAfterSeconds() * 1_000_000_000L;
        for (Turn turn : turns()) {
            boolean isDue = turn.progress().isApplied() && remainingNanos(turn) < whole / EXTEND_AT_DIVISOR;
            if (isDue) {
                try {
                    reached(heard(turn, node(turn.node()).extend(turn.commitId(), file.rollbackAfterSeconds())),
                            Milestone.ARMED);
                } catch (NodeFailure e) {
                    tell(turn, "It could not be asked to wait longer. " + e.getMessage());
                }
            }
        }
    }

    /// What every node says now. Who is no part of the push and does not answer is left out.
    ///
    /// @throws NodeFailure if a node that is part of the push does not answer
    Map<String, NodeState> states() {
        Map<String, NodeState> states = new LinkedHashMap<>();
        for (Map.Entry<String, NodeCalls> node : nodes.entrySet()) {
            boolean isPart = turns().stream().anyMatch(t -> t.node().equals(node.getKey()));
            try {
                states.put(node.getKey(), isPart ? insist(node.getValue()::state) : node.getValue().state());
            } catch (NodeFailure e) {
                if (isPart) {
                    throw e;
                }
            }
        }
        return states;
    }
}
