package dev.baton.commit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import dev.baton.api.CommitRequest;
import dev.baton.api.CommitStatus;
import dev.baton.api.CommitStatus.Phase;
import dev.baton.api.ConfigStamp;
import dev.baton.api.Problem;
import dev.baton.api.Problem.Violation;
import dev.baton.api.Refusal;
import dev.baton.api.RouterState;
import dev.baton.api.Validation;
import dev.baton.config.AddressRange;
import dev.baton.config.Change;
import dev.baton.config.ConfigDiff;
import dev.baton.config.ConfigLoader;
import dev.baton.config.ConfigResult;
import dev.baton.config.NodeConfig;
import dev.baton.config.PushPolicy;
import dev.baton.manage.Caller;
import dev.baton.manage.Engine;

/// The way of a configuration into the engine: whether it is accepted, and the steps that bring it there. It holds no
/// alarm and undoes nothing; [Commits] does.
final class Applying {
    /// How many changes are told of a commit.
    private static final int MAX_CHANGES = 200;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long NANOS_PER_MILLI = 1_000_000L;
    private static final String PENDING_RULE = "commit.pending";

    /// How long a text waits until others were looked at.
    private static final long JUDGE_PATIENCE_SECONDS = 10;

    private final Semaphore judging = new Semaphore(1);
    private final CommitHome home;
    private final CommitSetup setup;
    private final Book book;
    private final Verification verification;

    /// The engine and what it was told; both appear together.
    private record Running(Engine engine, Runs runs) {}

    /// A commit that may be applied, and what to.
    record Proposal(Pending staged, Accepted next) {}

    private volatile Optional<Running> running = Optional.empty();
    private volatile Judge judge;

    Applying(CommitHome home, CommitSetup setup, Book book, Verification verification) {
        this.home = home;
        this.setup = setup;
        this.book = book;
        this.verification = verification;
        judge = judge(setup.policy().push());
    }

    private Judge judge(PushPolicy policy) {
        return new Judge(new PushRules(policy, setup.scriptProblem(), setup.management()));
    }

    /// From here on this policy holds.
    void policy(PushPolicy policy) {
        judge = judge(policy);
    }

    void begin(Engine engine, Runs runs) {
        running = Optional.of(new Running(engine, runs));
    }

    Engine engine() {
        return begun().engine();
    }

    /// What the engine was last told to run.
    Runs runs() {
        return begun().runs();
    }

    void runs(Runs runs) {
        running = Optional.of(new Running(engine(), runs));
    }

    private Running begun() {
        return running.orElseThrow(() -> new Refusal(Problem.Kind.UNAVAILABLE,
                "The node is starting. Ask again in a moment."));
    }

    Validation validate(String text) {
        Judged judged = judged(text);
        List<Violation> violations = new ArrayList<>(judged.violations());
        Optional<Pending> pending = book.pending();
        pending.ifPresent(p -> violations.addFirst(new Violation(0, 0, PENDING_RULE, waiting(p),
                "Confirm or cancel it, or wait.", true)));
        boolean isAcceptable = judged.accepted().isPresent() && pending.isEmpty();
        return new Validation(isAcceptable, judged.accepted().map(Accepted::sha256).orElse(""), violations,
                judged.accepted().map(a -> changes(a.config())).orElse(List.of()));
    }

    /// One text at a time: a large one takes a processor for seconds, and the election must keep the other.
    private Judged judged(String text) {
        boolean isMine = false;
        try {
            isMine = judging.tryAcquire(JUDGE_PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (!isMine) {
                throw new Refusal(Problem.Kind.TOO_MANY, "The node is looking at other configurations. Ask again in a"
                        + " few seconds.");
            }
            return judge.judge(text, runs().config(), subnets());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new Refusal(Problem.Kind.UNAVAILABLE, "The node is ending. Ask again when it runs.");
        } finally {
            if (isMine) {
                judging.release();
            }
        }
    }

    /// The networks that the node is in already, by its interfaces or by addresses that its routers have.
    private List<AddressRange> subnets() {
        Stream<AddressRange> ofInterfaces = engine().state().routers().stream().map(RouterState::network)
                .filter(network -> network.indexOf('/') > 0).map(AddressRange::parse);
        Stream<AddressRange> ofRouters = runs().config().routers().stream()
                .flatMap(r -> Stream.concat(r.addresses().stream(), r.excluded().stream()))
                .map(placed -> AddressRange.around(placed.address()));
        return Stream.concat(ofInterfaces, ofRouters).distinct().toList();
    }

    private List<String> changes(NodeConfig next) {
        List<String> all = ConfigDiff.between(runs().config(), next).changes().stream().map(Change::words).toList();
        return all.size() <= MAX_CHANGES
                ? all
                : Stream.concat(all.stream().limit(MAX_CHANGES),
                        Stream.of((all.size() - MAX_CHANGES) + " more changes")).toList();
    }

    /// A commit that may be applied: nothing has changed yet.
    ///
    /// @throws Refusal if it may not
    Proposal accept(CommitRequest request, String base, Caller by) {
        Runs runs = runs();
        book.pending().ifPresent(pending -> {
            throw new Refusal(Problem.Kind.PENDING, waiting(pending) + " Confirm or cancel it first, or wait.");
        });
        refuseStale(base, runs.stamp());
        Judged judged = judged(request.config());
        Accepted next = judged.accepted().orElseThrow(() -> refused(judged.violations()));
        byte[] old = refuseEdited(runs.stamp().sha256());
        ConfigStamp after = book.ledger().next(next.sha256());
        Deadline deadline = Deadline.in(request.rollbackAfterSeconds() * NANOS_PER_SECOND, home.time());
        CommitStatus told = new CommitStatus(request.id(), Phase.STAGED, runs.stamp(), after, deadline.wall(),
                deadline.windowNanos(), by.who(), request.reason(), changes(next.config()), List.of());
        return new Proposal(new Pending(told, Sha256.of(request), Base64.getEncoder().encodeToString(old), deadline),
                next);
    }

    private static void refuseStale(String base, ConfigStamp stamp) {
        String bare = base.startsWith("\"") && base.endsWith("\"") && base.length() > 1
                ? base.substring(1, base.length() - 1)
                : base;
        if (bare.isBlank()) {
            throw new Refusal(Problem.Kind.NO_BASE,
                    "A commit says which configuration it was made from: read /v1/config"
                            + " and send its ETag as If-Match.");
        }
        if (!bare.equals(stamp.sha256())) {
            throw new Refusal(Problem.Kind.STALE, "The node runs generation " + stamp.generation() + " with SHA-256 "
                    + stamp.sha256() + ", and this was made from another one. Read it again, and make the change to"
                    + " that.");
        }
    }

    private static Refusal refused(List<Violation> violations) {
        boolean isTooLarge = violations.stream().anyMatch(v -> v.rule().equals(Judge.SIZE_RULE));
        long errors = violations.stream().filter(Violation::fatal).count();
        Violation first = violations.stream().filter(Violation::fatal).findFirst().orElseThrow();
        String place = first.line() > 0 ? "line " + first.line() + ", " : "";
        return new Refusal(Problem.of(isTooLarge ? Problem.Kind.TOO_LARGE : Problem.Kind.REFUSED,
                (errors == 1 ? "There is an error: " : "There are " + errors + " errors. The first: ") + place
                        + first.rule() + ": " + first.message() + ". " + first.advice(),
                violations));
    }

    /// The bytes of the configuration's file.
    ///
    /// @throws Refusal if they are not those that are expected there
    byte[] refuseEdited(String sha256) {
        try {
            Optional<byte[]> found = home.configFile().read();
            if (found.isEmpty() || !Sha256.of(found.get()).equals(sha256)) {
                throw new Refusal(Problem.Kind.STALE, home.config().getFileName()
                        + " was edited on the node and is not what runs. Have the node read it first (SIGHUP), or put"
                        + " back what was there; then read it again here.");
            }
            return found.get();
        } catch (IOException e) {
            throw new Refusal(Problem.Kind.UNAVAILABLE, home.config().getFileName() + " cannot be read on the node ("
                    + Words.of(e) + "). Nothing has changed.");
        }
    }

    /// Brings it into the file and the engine, and sees whether it runs.
    ///
    /// @return why it does not; empty: it does, and that is durable
    Optional<Refusal> apply(Pending staged, Accepted next) {
        ConfigStamp after = staged.told().after();
        try {
            home.configFile().replace(next.bytes());
            long began = home.time().nowNanos();
            var _ = engine().reload(next.config(), after);
            runs(new Runs(next.config(), after));
            String took = "The routers went over in "
                    + Math.ceilDiv(home.time().nowNanos() - began, NANOS_PER_MILLI) + " ms.";
            Pending applied = staged.in(Phase.APPLIED, List.of(took));
            book.remember(book.ledger().with(applied));
            setup.tell().accept(applied.status(home.time()));
            Verification.Seen seen = verification.look(engine(), next.config(), after);
            if (!seen.isGood()) {
                return Optional.of(new Refusal(Problem.Kind.REFUSED, "The routers did not become what the configuration"
                        + " says, and everything was undone: " + String.join(" ", seen.differences())));
            }
            book.store(book.ledger().running(after).with(applied.in(Phase.VERIFYING, seen.remarks())));
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(unwritable(e));
        } catch (Refusal e) {
            return Optional.of(e);
        }
    }

    Refusal unwritable(IOException e) {
        return new Refusal(Problem.Kind.UNAVAILABLE, "The node's disk refuses to be written (" + Words.of(e)
                + "); nothing has changed. Make room on it, or see why it is read-only.");
    }

    /// Goes over to what the file holds.
    Reread reread() {
        book.pending().ifPresent(pending -> {
            throw new Refusal(Problem.Kind.PENDING, waiting(pending) + " Until then " + home.config().getFileName()
                    + " is not read: the undo would replace it. Confirm or cancel the commit first.");
        });
        byte[] bytes = bytes();
        ConfigResult result = ConfigLoader.load(home.config().toString(), bytes);
        if (!(result instanceof ConfigResult.Loaded(NodeConfig config, var warnings))) {
            throw new Refusal(Problem.of(Problem.Kind.REFUSED, home.config() + " has " + result.problems().size()
                    + " problems; everything runs on as before.", result.problems().stream().map(Judge::of).toList()));
        }
        String sha256 = Sha256.of(bytes);
        ConfigStamp stamp = sha256.equals(runs().stamp().sha256()) ? runs().stamp() : book.ledger().next(sha256);
        ConfigDiff diff = engine().reload(config, stamp);
        runs(new Runs(config, stamp));
        if (!stamp.equals(book.ledger().current())) {
            book.settle(book.ledger().running(stamp));
        }
        return new Reread(diff, warnings);
    }

    private byte[] bytes() {
        try {
            return home.configFile().read().orElseThrow(() -> new Refusal(Problem.Kind.REFUSED,
                    "There is no " + home.config() + "; everything runs on as before."));
        } catch (IOException e) {
            throw new Refusal(Problem.Kind.REFUSED, home.config() + " cannot be read (" + Words.of(e)
                    + "); everything runs on as before.");
        }
    }

    private String waiting(Pending pending) {
        CommitStatus told = pending.told();
        return "Commit " + told.id() + " of " + told.by() + " waits to be confirmed; it undoes itself in "
                + Words.seconds(pending.deadline().remainingNanos(home.time())) + ".";
    }
}
