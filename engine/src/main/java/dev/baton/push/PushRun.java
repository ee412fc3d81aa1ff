package dev.baton.push;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.baton.api.CommitRequest;
import dev.baton.api.CommitStatus;
import dev.baton.api.NodeState;
import dev.baton.api.Route;
import dev.baton.api.RouterState;
import dev.baton.api.SteerRequest;
import dev.baton.api.Validation;
import dev.baton.client.NodeCalls;
import dev.baton.client.NodeFailure;
import dev.baton.client.Violations;
import dev.baton.config.ConfigLoader;
import dev.baton.config.ConfigResult;
import dev.baton.config.NodeConfig;
import dev.baton.vrrp.Role;

/// Does a push, or goes on with one that was interrupted at any point.
///
/// 1. All nodes are asked whether they would take their new configuration; if one would not, nothing is sent to any.
/// 2. Node by node: what is to be handed over is handed over, the configuration is committed, and the gates have to be
///    green for three intervals.
/// 3. All are confirmed over new connections, in the same order.
///
/// A red gate, a refusal, or a node that does not answer undoes all of it in reverse order. Before anything is done it is
/// on disk that it will be, so whoever goes on knows what may have been done.
public final class PushRun {
    /// So often in a row the gates have to be green.
    static final int GREEN_LOOKS = 3;
    /// The gates have at least so long to become green.
    static final long LEAST_GATE_NANOS = 15_000_000_000L;
    /// And so many advertisement intervals.
    static final int GATE_INTERVALS = 15;
    private static final long SHORTEST_LOOK_NANOS = 100_000_000L;
    private static final long LONGEST_LOOK_NANOS = 5_000_000_000L;
    private static final long DECISION_NANOS = 250_000_000L;
    private static final long VERIFY_NANOS = 30_000_000_000L;

    /// The push cannot go on, for a reason that is whole sentences.
    private static final class Red extends RuntimeException {
        private static final long serialVersionUID = 1;

        Red(String why) {
            super(why);
        }

        String why() {
            return String.valueOf(getMessage());
        }
    }

    private final PushWork work;
    private final Sight sight;
    private final Decision decision;

    /// A push that is kept as soon as all nodes have passed the gates.
    ///
    /// @param nodes the nodes of the push, and others that are to say what they see, by the names in the file
    public PushRun(PushFile file, Map<String, NodeCalls> nodes, PushStore store, PushTime time, PushWatcher watcher) {
        this(file, nodes, store, time, watcher, PushEyes.NONE, Decision.KEEP);
    }

    /// @param eyes     looks at the cluster from here
    /// @param decision asked whether it is kept once all nodes have passed the gates
    public PushRun(PushFile file, Map<String, NodeCalls> nodes, PushStore store, PushTime time, PushWatcher watcher,
            PushEyes eyes, Decision decision) {
        this.work = new PushWork(file, nodes, store, time, watcher);
        this.sight = new Sight(eyes);
        this.decision = decision;
    }

    /// Does what is left to do. Nodes that do not answer are waited for, a bounded time.
    public PushEnd run() {
        if (work.file().stage() == PushFile.Stage.ENDED) {
            work.save(work.file().at(PushFile.Stage.UNDOING));
        }
        if (work.file().stage() == PushFile.Stage.PUSHING) {
            Optional<String> why = pushed();
            if (why.isPresent()) {
                boolean isUntouched = work.turns().stream().allMatch(t -> t.progress() == Progress.WAITING);
                if (isUntouched && work.turns().stream().flatMap(t -> t.handOvers().stream())
                        .noneMatch(Transfer::isAsked)) {
                    work.save(work.file().at(PushFile.Stage.ENDED));
                    return new Ending(work).refused(why.get());
                }
                work.save(work.file().undoing(why.get()));
            } else {
                work.save(work.file().at(PushFile.Stage.CONFIRMING));
            }
        }
        if (work.file().stage() == PushFile.Stage.CONFIRMING) {
            new Confirmation(work).confirm().ifPresent(why -> work.save(work.file().undoing(why)));
        }
        if (work.file().stage() == PushFile.Stage.UNDOING) {
            new Undoing(work).undo();
        } else {
            handBack();
        }
        PushEnd end = new Ending(work).told();
        work.save(work.file().at(PushFile.Stage.ENDED));
        return end;
    }

    /// @return why it has to be undone; empty if every node has the new configuration and all gates are green
    private Optional<String> pushed() {
        try {
            if (work.turns().stream().allMatch(t -> t.progress() == Progress.WAITING)) {
                validate();
            }
            for (Turn turn : work.turns()) {
                if (turn.progress() != Progress.GREEN) {
                    handOver(turn);
                    NodeConfig config = commit(work.turn(turn.node()));
                    gates(work.turn(turn.node()), config);
                }
            }
            decided();
            return Optional.empty();
        } catch (Red e) {
            return Optional.of(e.why());
        } catch (NodeFailure e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private void validate() {
        Map<String, NodeState> states = work.states();
        for (Turn turn : work.turns()) {
            NodeState state = Optional.ofNullable(states.get(turn.node())).orElseThrow(() -> new Red(turn.node()
                    + " does not answer."));
            if (state.pending().filter(p -> !p.id().equals(turn.commitId())).isPresent()) {
                CommitStatus other = state.pending().get();
                throw new Red(turn.node() + " has a push of " + other.by() + " that is not confirmed (\""
                        + other.reason() + "\"); it undoes itself in " + other.remainingNanos() / 1_000_000_000L
                        + " s. Wait for that, or settle it with who pushed.");
            }
            if (!state.config().sha256().equals(turn.base())) {
                throw new Red(turn.node() + " runs another configuration than the plan was made for: somebody has"
                        + " changed it. Make the plan again.");
            }
            Validation validation = work.insist(() -> work.node(turn.node()).validate(turn.config()));
            if (!validation.acceptable()) {
                throw new Red(turn.node() + " would not take the configuration: " + String.join(" ",
                        validation.violations().stream().filter(v -> v.fatal()).map(Violations::told).toList()));
            }
            work.tell(turn, "would take it");
            work.reached(turn, Milestone.VALIDATED);
        }
        List<String> ailing = new ArrayList<>(Gates.ailing(states));
        ailing.addAll(sight.ailing(states, work.turns()));
        work.save(work.file().exempting(ailing));
    }

    private void handOver(Turn turn) {
        for (Transfer transfer : turn.handOvers()) {
            if (turn.progress() == Progress.WAITING) {
                Turn now = work.turn(turn.node());
                work.save(now.with(now.handOvers().stream().map(t -> t.equals(transfer) ? t.asked() : t).toList()));
                hand(transfer, turn);
            }
        }
    }

    private void hand(Transfer transfer, Turn turn) {
        Map<String, NodeState> states = work.states();
        RouterState heir = router(states, transfer.toNode(), transfer.toRouter());
        if (heir.role() != Role.MASTER) {
            work.tell(turn, transfer.fromRouter() + " is handed over to " + transfer.toNode());
            RouterState taken = work.node(transfer.toNode()).steer(transfer.toRouter(), Route.HAND_OVER,
                    new SteerRequest(Optional.empty(), Settling.settleAt(transfer.toNode(), heir, states),
                            Optional.of(work.file().reason())));
            if (taken.role() != Role.MASTER) {
                throw new Red(transfer.toNode() + "/" + transfer.toRouter() + " has not taken over from "
                        + transfer.fromNode() + ".");
            }
        }
    }

    private static RouterState router(Map<String, NodeState> states, String node, String router) {
        return Optional.ofNullable(states.get(node)).stream().flatMap(s -> s.routers().stream())
                .filter(r -> r.name().equals(router)).findFirst()
                .orElseThrow(() -> new Red(node + "/" + router + " is not there to take over."));
    }

    private NodeConfig commit(Turn turn) {
        if (!(ConfigLoader.load(turn.node() + ".yaml",
                turn.config()) instanceof ConfigResult.Loaded(var config, var _))) {
            throw new Red("The configuration for " + turn.node() + " cannot be read any more; make the plan again.");
        }
        if (turn.progress() == Progress.WAITING) {
            work.save(turn.at(Progress.ASKED, "").until(work.time.wall().plusSeconds(
                    work.file().rollbackAfterSeconds())));
        }
        Turn asked = work.turn(turn.node());
        if (asked.progress() == Progress.ASKED) {
            CommitRequest request = new CommitRequest(turn.commitId(), turn.config(),
                    work.file().rollbackAfterSeconds(), work.file().reason());
            CommitStatus status = work.insist(() -> work.node(turn.node()).commit(request, turn.base()));
            if (!status.phase().isDecided()) {
                work.reached(work.heard(turn, status), Milestone.ARMED);
            }
            verified(turn, status);
            work.note(work.turn(turn.node()), Progress.APPLIED, "applied; undoes itself in "
                    + status.remainingNanos() / 1_000_000_000L + " s unless it is confirmed");
        }
        return config;
    }

    private void verified(Turn turn, CommitStatus first) {
        long until = work.time.nowNanos() + VERIFY_NANOS;
        CommitStatus status = first;
        while (status.phase() != CommitStatus.Phase.VERIFYING) {
            if (status.phase().isDecided() || work.time.nowNanos() > until) {
                throw new Red(turn.node() + " has not come to verify its new configuration (" + status.phase() + ")."
                        + (status.remarks().isEmpty() ? "" : " " + String.join(" ", status.remarks())));
            }
            pause(SHORTEST_LOOK_NANOS);
            status = work.insist(() -> work.node(turn.node()).commitStatus(turn.commitId()))
                    .orElseThrow(() -> new Red(turn.node() + " has forgotten the commit."));
        }
        work.heard(turn, status);
    }

    private void gates(Turn turn, NodeConfig config) {
        long lookNanos = Math.clamp(config.routers().stream().mapToLong(r -> r.advertIntervalNanos()).max().orElse(0),
                SHORTEST_LOOK_NANOS, LONGEST_LOOK_NANOS);
        long until = work.time.nowNanos() + Math.max(LEAST_GATE_NANOS, GATE_INTERVALS * lookNanos);
        long failuresBefore = -1;
        int greens = 0;
        while (greens < GREEN_LOOKS) {
            pause(lookNanos);
            work.keepAlive();
            Map<String, NodeState> states = work.states();
            work.heard(states);
            requirePending(states);
            List<String> red = new ArrayList<>(Gates.red(turn.node(), config, work.turn(turn.node()).after(), states,
                    work.file().exempt()));
            if (red.isEmpty()) {
                red.addAll(sight.red(config, work.file().exempt()));
            }
            long failures = Optional.ofNullable(states.get(turn.node())).orElseThrow().health().portFailures();
            boolean isRefused = failuresBefore >= 0 && failures > failuresBefore;
            failuresBefore = failures;
            greens = red.isEmpty() && !isRefused ? greens + 1 : 0;
            if (greens == 0 && work.time.nowNanos() > until) {
                throw new Red(red.isEmpty()
                        ? turn.node() + ": the machine goes on refusing something; see its events."
                        : String.join(" ", red));
            }
        }
        work.note(work.turn(turn.node()), Progress.GREEN, "all gates green for " + GREEN_LOOKS + " looks");
    }

    /// Waits for the decision. Nothing puts the undo of the nodes off meanwhile but whoever decides.
    private void decided() {
        for (Decision.Choice choice = decision.now(); choice != Decision.Choice.KEEP; choice = decision.now()) {
            if (choice == Decision.Choice.REVERT) {
                throw new Red("Reverted by hand.");
            }
            pause(DECISION_NANOS);
            Map<String, NodeState> states = work.states();
            work.heard(states);
            requirePending(states);
        }
    }

    /// Every node that was pushed to still waits for the confirmation of this push.
    private void requirePending(Map<String, NodeState> states) {
        for (Turn turn : work.turns()) {
            NodeState state = Optional.ofNullable(states.get(turn.node())).orElseThrow();
            if (turn.progress().isApplied() && state.pending().filter(p -> p.id().equals(turn.commitId())).isEmpty()) {
                throw new Red(turn.node() + " has ended the push by itself or because somebody asked it to.");
            }
        }
    }

    private void pause(long nanos) {
        if (work.time.sleep(nanos)) {
            throw new Red("Stopped by hand.");
        }
    }

    /// What was handed over on the way goes back to whom it belongs; that this does not work undoes nothing.
    private void handBack() {
        for (Transfer transfer : work.file().handBacks()) {
            Turn turn = work.turns().stream().filter(t -> t.node().equals(transfer.toNode())).findFirst()
                    .orElse(work.turns().getLast());
            try {
                hand(transfer, turn);
            } catch (NodeFailure | Red e) {
                work.tell(turn, transfer.toRouter() + " stays at " + transfer.fromNode() + ": " + e.getMessage());
            }
        }
    }
}
