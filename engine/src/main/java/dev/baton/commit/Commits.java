package dev.baton.commit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.baton.api.CommitRequest;
import dev.baton.api.CommitStatus;
import dev.baton.api.CommitStatus.Phase;
import dev.baton.api.ConfigStamp;
import dev.baton.api.ConfigText;
import dev.baton.api.FaultLease;
import dev.baton.api.FaultRequest;
import dev.baton.api.Problem;
import dev.baton.api.Refusal;
import dev.baton.api.Validation;
import dev.baton.config.ConfigWriter;
import dev.baton.config.PushPolicy;
import dev.baton.manage.Caller;
import dev.baton.manage.ConfigDesk;
import dev.baton.manage.Engine;

/// The configuration desk of a node: one commit at a time is pending, and it undoes itself unless it is confirmed.
/// `docs/commits.md` tells the order of things and what happens when the node is killed at each point.
public final class Commits implements ConfigDesk, AutoCloseable {
    /// How long after an undo that failed the next one is tried.
    static final long RETRY_NANOS = 5_000_000_000L;
    /// How often an undo is tried.
    static final int MAX_TRIES = 12;
    /// How many connections that have brought the pending commit are remembered.
    private static final int MAX_CONNECTIONS = 64;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long MILLIS_PER_SECOND = 1_000;
    private static final String PUSH = "POST /v1/commits";
    private static final String UNCONFIRMED = "Nobody confirmed it in time; it was undone.";
    private static final String BROKEN = "The engine failed while it was applied; it was undone.";
    private static final String WHAT_TO_DO = "Look at the node: put right what stands above, see that node.yaml is what"
            + " you want, and restart the node.";

    private final CommitHome home;
    private final CommitSetup setup;
    private final Book book;
    private final Undo undo;
    private final Applying applying;
    private final Recovery recovery;
    private final Turnstile turn;
    private final Set<String> connections = new LinkedHashSet<>();
    private Runnable alarm = () -> {};
    private boolean isUndoing;
    private int tries;

    private Commits(Recovery recovery, CommitSetup setup) {
        this.recovery = recovery;
        this.setup = setup;
        home = recovery.home();
        turn = new Turnstile(home.audit());
        book = new Book(home.ledgerFile(), home.time(), recovery.ledger());
        Verification verification = new Verification(setup.pause());
        undo = new Undo(home, verification);
        applying = new Applying(home, setup, book, verification);
    }

    /// The desk of a node whose files were brought in order. It refuses everything until [#begin].
    public static Commits open(Recovery recovery, CommitSetup setup) {
        return new Commits(recovery, setup);
    }

    /// Goes on with what is pending, now that the engine runs what [Recovery#text] held: arms its undo, or finishes one.
    public void begin(Engine engine) {
        turn.own(() -> {
            applying.begin(engine, new Runs(engine.config(), recovery.stamp()));
            recovery.decided().forEach(setup.tell());
            isUndoing = recovery.isOwed();
            book.pending().ifPresent(pending -> {
                setup.tell().accept(pending.status(home.time()));
                arm(isUndoing ? 0 : pending.deadline().remainingNanos(home.time()));
            });
        });
    }

    @Override
    public ConfigText current() {
        Runs runs = applying.runs();
        return new ConfigText(ConfigWriter.writeHidden(runs.config()), runs.stamp());
    }

    /// What the node's configuration is known as.
    public ConfigStamp stamp() {
        return applying.runs().stamp();
    }

    @Override
    public Validation validate(String text) {
        return applying.validate(text);
    }

    @Override
    public CommitStatus commit(CommitRequest request, String base, Caller by) {
        return turn.asked(PUSH, request.id(), by, () -> {
            Terms.check(request);
            Optional<CommitStatus> known = book.known(request.id(), Sha256.of(request));
            if (known.isPresent()) {
                connected(by);
                return known.get();
            }
            refuseWhileTested();
            Applying.Proposal proposal = applying.accept(request, base, by);
            turn.note(by, PUSH, request.id(), Turnstile.words(proposal.staged().status(home.time())) + "; reason: "
                    + request.reason());
            stage(proposal.staged());
            connections.clear();
            connected(by);
            return applied(proposal);
        });
    }

    /// A failover test and a push each want to find the other's cluster at rest.
    private void refuseWhileTested() {
        applying.engine().faults().faults().stream().filter(FaultLease::isHeld).findFirst().ifPresent(lease -> {
            throw new Refusal(Problem.Kind.CONFLICT, "The node holds the fault " + lease.kind().word() + " of "
                    + lease.router() + " for a failover test (lease " + lease.id() + ", by " + lease.by()
                    + "). End the test, or wait at most " + FaultRequest.MAX_LEASE_MILLIS / MILLIS_PER_SECOND
                    + " s until it ends by itself; then push again.");
        });
    }

    /// Writes it down with its undo, and arms that.
    private void stage(Pending staged) {
        store(book.ledger().with(staged));
        tries = 0;
        isUndoing = false;
        arm(staged.deadline().remainingNanos(home.time()));
        CommitStatus _ = told(staged.status(home.time()));
    }

    /// Applies it. If that fails, everything is as before when this throws; if an engine fails in a way that it does not
    /// know itself, it is undone at once.
    private CommitStatus applied(Applying.Proposal proposal) {
        boolean isKnown = false;
        try {
            Optional<Refusal> refusal = applying.apply(proposal.staged(), proposal.next());
            isKnown = true;
            if (refusal.isPresent()) {
                throw takenBack(proposal.staged(), refusal.get());
            }
            return told(book.pending().orElseThrow().status(home.time()));
        } finally {
            if (!isKnown) {
                isUndoing = true;
                book.remember(book.ledger().with(proposal.staged().in(Phase.STAGED, List.of(BROKEN))));
                arm(0);
            }
        }
    }

    private Refusal takenBack(Pending staged, Refusal refusal) {
        isUndoing = true;
        arm(RETRY_NANOS);
        Undo.Outcome outcome = goBack(staged);
        if (outcome.isDone()) {
            disarm();
            isUndoing = false;
            book.settle(book.ledger().idle().running(outcome.runs().stamp()));
            return refusal;
        }
        List<String> remarks = new ArrayList<>(outcome.troubles());
        remarks.addFirst("It was refused: " + refusal.problem().detail());
        book.remember(book.ledger().with(staged.in(Phase.STAGED, remarks)));
        return new Refusal(Problem.of(Problem.Kind.UNAVAILABLE, refusal.problem().detail()
                + " Going back has not been possible yet: " + String.join(" ", outcome.troubles())
                + " The node tries again by itself.", refusal.problem().violations()));
    }

    private Undo.Outcome goBack(Pending pending) {
        Undo.Outcome outcome = undo.run(pending, applying.engine(), applying.runs(),
                book.ledger().next(pending.told().before().sha256()));
        applying.runs(outcome.runs());
        return outcome;
    }

    private void connected(Caller by) {
        if (connections.size() < MAX_CONNECTIONS) {
            connections.add(by.connection());
        }
    }

    @Override
    public CommitStatus confirm(String id, Caller by) {
        return turn.asked(PUSH + "/{id}/confirm", id, by, () -> {
            Optional<Pending> found = pendingOf(id, Phase.CONFIRMED);
            if (found.isEmpty()) {
                return book.status(id).orElseThrow();
            }
            Pending pending = found.get();
            refuseOverSameConnection(by);
            refuseTooLate(pending);
            applying.refuseEdited(pending.told().after().sha256());
            CommitStatus status = pending.decided(Phase.CONFIRMED, List.of("Confirmed by " + by.who() + "."),
                    home.time());
            store(book.ledger().decided(status, pending.digest()));
            disarm();
            return told(status);
        });
    }

    @Override
    public CommitStatus cancel(String id, Caller by) {
        return turn.asked(PUSH + "/{id}/cancel", id, by, () -> {
            Optional<Pending> found = pendingOf(id, Phase.REVERTED);
            found.filter(_ -> !isUndoing)
                    .ifPresent(pending -> undo(pending, List.of("Undone by " + by.who() + ".")));
            CommitStatus status = book.status(id).orElseThrow();
            if (!status.phase().isDecided()) {
                throw new Refusal(Problem.Kind.UNAVAILABLE, "Going back has not been possible yet: "
                        + String.join(" ", status.remarks()) + " The node tries again by itself.");
            }
            return status;
        });
    }

    @Override
    public CommitStatus extend(String id, int seconds, Caller by) {
        return turn.asked(PUSH + "/{id}/extend", id, by, () -> {
            Terms.check(seconds);
            Pending pending = pendingOf(id, Phase.STAGED).orElseThrow();
            refuseTooLate(pending);
            long room = (Deadline.MAX_SPAN_NANOS - pending.deadline().spanNanos()) / NANOS_PER_SECOND;
            if (seconds > room) {
                throw new Refusal(Problem.Kind.REFUSED, "A commit waits for at most "
                        + Words.seconds(Deadline.MAX_SPAN_NANOS) + " in all; it can be put off by " + room
                        + " s more. Confirm it, or cancel it and push again.");
            }
            Pending later = pending.until(pending.deadline().extended(seconds * NANOS_PER_SECOND, home.time()));
            store(book.ledger().with(later));
            arm(later.deadline().remainingNanos(home.time()));
            return told(later.status(home.time()));
        });
    }

    @Override
    public Optional<CommitStatus> status(String id) {
        return book.status(id);
    }

    @Override
    public Optional<CommitStatus> pending() {
        return book.pending().map(pending -> pending.status(home.time()));
    }

    /// Reads the configuration's file again, which somebody has edited on the node, and goes over to it.
    ///
    /// @throws Refusal if it cannot be used, or a commit is pending; nothing has changed then
    public Reread reread() {
        String file = home.config().toString();
        return turn.locked(() -> {
            try {
                Reread reread = applying.reread();
                turn.note("reread", file, "generation " + applying.runs().stamp().generation());
                return reread;
            } catch (Refusal e) {
                turn.note("reread", file, "refused: " + e.problem().detail());
                throw e;
            }
        });
    }

    /// Another policy holds from here on, which somebody has written on the node. What is pending was taken under the old
    /// one and stays.
    ///
    /// @param file what it was read from
    public void policy(PushPolicy policy, String file) {
        turn.own(() -> {
            applying.policy(policy);
            turn.note("policy", file, "read again: it holds for what is pushed from here on");
        });
    }

    /// Takes down that a policy was not taken on.
    public void policyRefused(String file, String why) {
        turn.own(() -> turn.note("policy", file, "refused: " + why));
    }

    /// The pending commit of this id; empty: it has become `done` already.
    private Optional<Pending> pendingOf(String id, Phase done) {
        Optional<Pending> pending = book.pending().filter(p -> p.told().id().equals(id));
        if (pending.isPresent()) {
            return pending;
        }
        CommitStatus status = book.status(id).orElseThrow(() -> new Refusal(Problem.Kind.NOT_FOUND,
                "The node remembers no commit " + Terms.shown(id) + "."));
        if (status.phase() == done) {
            return Optional.empty();
        }
        throw new Refusal(Problem.Kind.CONFLICT, switch (status.phase()) {
            case CONFIRMED -> "Commit " + id + " was confirmed and is kept. Push another one to change that.";
            case REVERTED -> "Commit " + id + " was undone: " + String.join(" ", status.remarks()) + " Push again.";
            case REVERT_FAILED -> "Commit " + id + " could not be undone: " + String.join(" ", status.remarks());
            case STAGED, APPLIED, VERIFYING -> "Commit " + id + " is not decided.";
        });
    }

    private void refuseOverSameConnection(Caller by) {
        if (connections.contains(by.connection())) {
            throw new Refusal(Problem.Kind.CONFLICT,
                    "This came over the connection that brought the commit, which proves"
                            + " nothing: open a new connection to the node and confirm over that.");
        }
    }

    private void refuseTooLate(Pending pending) {
        if (isUndoing || pending.deadline().remainingNanos(home.time()) <= 0) {
            throw new Refusal(Problem.Kind.CONFLICT, "Commit " + pending.told().id()
                    + " is being undone: its time is up, or it was cancelled. Push again.");
        }
        if (pending.told().phase() != Phase.VERIFYING) {
            throw new Refusal(Problem.Kind.CONFLICT, "Commit " + pending.told().id()
                    + " has not been verified. Ask for its state.");
        }
    }

    /// Writes the ledger, or refuses with everything as before.
    private void store(Ledger next) {
        try {
            book.store(next);
        } catch (IOException e) {
            book.restate();
            throw applying.unwritable(e);
        }
    }

    /// Time is up, or an undo is to be tried again.
    private void due(String id) {
        turn.own(() -> book.pending().filter(p -> p.told().id().equals(id)).ifPresent(pending -> {
            long remaining = pending.deadline().remainingNanos(home.time());
            if (!isUndoing && remaining > 0) {
                arm(remaining);
                return;
            }
            undo(pending, isUndoing ? List.of() : List.of(UNCONFIRMED));
            book.status(id).ifPresent(status -> turn.note("undo", id, Turnstile.words(status)));
        }));
    }

    /// Goes back to the old text. What fails is tried again; the alarm for that is set before anything else is done.
    ///
    /// @param why what began it; none: it is tried again
    private void undo(Pending pending, List<String> why) {
        isUndoing = true;
        tries++;
        Pending remarked = pending.in(pending.told().phase(), why);
        if (tries > MAX_TRIES) {
            disarm();
            decide(remarked, Phase.REVERT_FAILED, List.of(WHAT_TO_DO),
                    new Undo.Outcome(List.of(), false, applying.runs()));
            return;
        }
        arm(RETRY_NANOS);
        Undo.Outcome outcome = goBack(pending);
        if (outcome.isDone()) {
            disarm();
            decide(remarked, Phase.REVERTED, List.of(), outcome);
        } else if (tries >= MAX_TRIES) {
            disarm();
            List<String> remarks = new ArrayList<>(outcome.troubles());
            remarks.add(WHAT_TO_DO);
            decide(remarked, Phase.REVERT_FAILED, remarks, outcome);
        } else {
            book.remember(book.ledger().with(remarked.in(pending.told().phase(), outcome.troubles())));
        }
    }

    /// While the file does not hold the old text, what is on disk stays pending: a restart tries again.
    private void decide(Pending pending, Phase phase, List<String> remarks, Undo.Outcome outcome) {
        CommitStatus status = pending.decided(phase, remarks, home.time());
        Ledger next = book.ledger().running(outcome.runs().stamp()).decided(status, pending.digest());
        if (outcome.isFileBack()) {
            book.settle(next);
        } else {
            book.remember(next);
        }
        isUndoing = false;
        CommitStatus _ = told(status);
    }

    private void arm(long delayNanos) {
        alarm.run();
        String id = book.pending().map(p -> p.told().id()).orElse("");
        alarm = setup.alarm().after(delayNanos, () -> due(id));
    }

    private void disarm() {
        alarm.run();
        alarm = () -> {};
    }

    private CommitStatus told(CommitStatus status) {
        setup.tell().accept(status);
        return status;
    }

    /// Ends the desk. What is pending stays so: the next start arms its undo again.
    @Override
    public void close() {
        turn.close(() -> {
            disarm();
            recovery.release();
        });
    }
}
