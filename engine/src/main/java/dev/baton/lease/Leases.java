package dev.baton.lease;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.baton.api.FaultLease;
import dev.baton.api.FaultRequest;
import dev.baton.api.FaultRights;
import dev.baton.api.Problem;
import dev.baton.api.Refusal;
import dev.baton.config.NodeConfig;
import dev.baton.config.RouterSpec;
import dev.baton.loop.Trial;
import dev.baton.vrrp.Order;

/// The leases of a node. Each is on disk before it takes effect and leaves the disk after it has ended, so that a node
/// which dies in between knows at its next start what it has to bring in order. From any thread.
///
/// `docs/faults.md` tells what each fault is and what becomes of it when the node is killed.
public final class Leases implements AutoCloseable {
    /// How many leases a node holds at once.
    public static final int MAX_HELD = FaultRules.MAX_HELD;
    /// How many that have ended are remembered; the oldest is forgotten first.
    public static final int MAX_ENDED = 32;
    /// When the end of a lease that could not be brought about is tried again.
    static final long RETRY_NANOS = 1_000_000_000L;
    private static final String TIME_IS_UP = "Its time was up.";
    private static final String STARTED_AGAIN = "The node was started again: it comes up as before the fault.";
    private static final String NODE_ENDS = "The node was told to end.";

    /// @param router as it was configured when the lease began
    private record Held(Kept kept, RouterSpec router) {}

    private record Ended(FaultRequest request, FaultLease lease) {}

    private final FaultGround ground;
    private final LeaseBook book;
    private final FaultRules rules;
    private final Map<String, Held> held = new LinkedHashMap<>();
    private final ArrayDeque<Ended> ended = new ArrayDeque<>();
    private volatile List<FaultLease> seen = List.of();
    private boolean isClosed;

    /// @param book what is on disk of it
    public Leases(FaultGround ground, LeaseBook book) {
        this.ground = ground;
        this.book = book;
        this.rules = new FaultRules(ground);
    }

    /// Those that are held, then those that ended lately, the latest first. Never waits.
    public List<FaultLease> faults() {
        return seen;
    }

    /// Which faults it may hold, and what is in the way of the others. May wait for the machine.
    ///
    /// @param from the address that it is asked from; empty: from here
    public FaultRights rights(String from) {
        return rules.rights(from);
    }

    /// Whether any is held. Never waits.
    public boolean isAnyHeld() {
        return seen.stream().anyMatch(FaultLease::isHeld);
    }

    /// Tells of what an earlier run has left, and takes it off the disk: the process that held it is gone, and what it had
    /// done outside of itself has been undone.
    public synchronized void begin(List<Kept> left) {
        for (Kept kept : left) {
            long now = ground.nowNanos();
            over(kept.left(now), STARTED_AGAIN, now, true);
        }
        if (!left.isEmpty()) {
            forget();
        }
    }

    /// Holds a fault; returns once it is in effect. The same request again gives the same lease.
    ///
    /// @param by   who asks
    /// @param from the address that it was asked from; empty: from here
    /// @throws Refusal if it cannot be held; nothing has changed then
    public synchronized FaultLease hold(FaultRequest request, String by, String from) {
        Optional<FaultLease> known = known(request);
        if (known.isPresent()) {
            return known.get();
        }
        if (isClosed) {
            throw new Refusal(Problem.Kind.UNAVAILABLE, "The node is ending.");
        }
        RouterSpec router = rules.judge(request, from, held.values().stream().map(Held::kept).toList());
        Optional<String> down = switch (request.kind()) {
            case LINK -> Optional.of(router.interfaceName());
            default -> Optional.empty();
        };
        Kept intended = Kept.of(request, by, down, ground.nowNanos());
        held.put(request.id(), new Held(intended, router));
        boolean isBegun = false;
        long begunNanos;
        try {
            store();
            begunNanos = begin(intended);
            isBegun = true;
        } finally {
            if (!isBegun) {
                held.remove(request.id());
                forget();
            }
        }
        Kept kept = intended.from(begunNanos);
        held.put(request.id(), new Held(kept, router));
        arm(kept.id(), kept.endsNanos() - ground.nowNanos());
        show();
        ground.told(kept.held(), false);
        return kept.held();
    }

    /// Ends one; returns once everything is as before it. One that has ended stays as it is.
    ///
    /// @throws Refusal if none is known by that id, or it cannot be ended yet: it goes on being tried then
    public synchronized FaultLease end(String id, String by) {
        Optional<FaultLease> over = ended.stream().map(Ended::lease).filter(l -> l.id().equals(id)).findFirst();
        if (over.isPresent()) {
            return over.get();
        }
        Held one = Optional.ofNullable(held.get(id)).orElseThrow(
                () -> new Refusal(Problem.Kind.NOT_FOUND, "This node knows no lease of that id; it may have forgotten"
                        + " one that ended long ago."));
        try {
            return finish(one, "Ended by " + by + ".", false);
        } catch (Refusal e) {
            arm(id, RETRY_NANOS);
            throw e;
        }
    }

    /// Ends all, as something else begins that does not go with a test.
    ///
    /// @param why a sentence
    public synchronized void endAll(String why) {
        new ArrayList<>(held.values()).forEach(one -> finishOrRetry(one, why));
    }

    /// Another configuration runs: leases end whose routers are gone or others now.
    public synchronized void reloaded(NodeConfig config) {
        for (Held one : new ArrayList<>(held.values())) {
            Optional<RouterSpec> now = config.router(one.kept().router());
            if (now.isEmpty()) {
                finishOrRetry(one, "The router is not in the configuration any more.");
            } else if (!now.get().equals(one.router())) {
                finishOrRetry(one, "The configuration of the router has changed.");
            }
        }
    }

    /// Ends all and holds no more.
    @Override
    public synchronized void close() {
        isClosed = true;
        endAll(NODE_ENDS);
    }

    private Optional<FaultLease> known(FaultRequest request) {
        Optional<Held> same = Optional.ofNullable(held.get(request.id()));
        Optional<Ended> over = ended.stream().filter(e -> e.request().id().equals(request.id())).findFirst();
        Optional<FaultRequest> before = same.map(h -> h.kept().request()).or(() -> over.map(Ended::request));
        if (before.filter(b -> !b.equals(request)).isPresent()) {
            throw new Refusal(Problem.Kind.CONFLICT,
                    "The id " + request.id() + " is that of another lease already. Choose another id.");
        }
        return same.map(h -> h.kept().held()).or(() -> over.map(Ended::lease));
    }

    /// @return when it is in effect
    private long begin(Kept kept) {
        String router = kept.router();
        switch (kept.request().kind()) {
            case HAND_OVER -> ground.steer(router, new Order.Claim(java.util.OptionalInt.empty()));
            case RESIGN -> ground.steer(router, new Order.Resign());
            case PRIORITY -> ground.steer(router, new Order.Tested(kept.request().priority()));
            case CHECK -> ground.subject(router, Trial.failing(kept.request().check().orElseThrow()));
            case MUTE -> ground.subject(router, Trial.MUTE);
            case DEAF -> ground.subject(router, Trial.DEAF);
            case LINK -> ground.link(kept.interfaceName().orElseThrow(), false);
            case KILL -> {
                return ground.kill(kept.endsNanos() - kept.begunNanos());
            }
        }
        return ground.nowNanos();
    }

    private void undo(Kept kept) {
        String router = kept.router();
        switch (kept.request().kind()) {
            case HAND_OVER -> ground.steer(router, new Order.LetGo());
            case RESIGN -> ground.steer(router, new Order.Rejoin());
            case PRIORITY -> ground.steer(router, new Order.Tested(java.util.OptionalInt.empty()));
            case CHECK, MUTE, DEAF -> ground.subject(router, Trial.NONE);
            case LINK -> ground.link(kept.interfaceName().orElseThrow(), true);
            case KILL -> {
                // Whoever starts the process again ends it.
            }
        }
    }

    /// Brings everything into the state before it. A router that is gone has taken its fault along.
    private FaultLease finish(Held one, String why, boolean isOwnDoing) {
        try {
            undo(one.kept());
        } catch (Refusal e) {
            if (!e.problem().is(Problem.Kind.NOT_FOUND)) {
                throw e;
            }
        }
        held.remove(one.kept().id());
        forget();
        return over(one.kept(), why, ground.nowNanos(), isOwnDoing);
    }

    private void finishOrRetry(Held one, String why) {
        try {
            FaultLease _ = finish(one, why, true);
        } catch (Refusal e) {
            ground.failed("The fault " + one.kept().request().kind().word() + " of " + one.kept().router() + " (lease "
                    + one.kept().id() + ") cannot be ended yet: " + e.problem().detail()
                    + " The node goes on trying every second.");
            arm(one.kept().id(), RETRY_NANOS);
        }
    }

    private FaultLease over(Kept kept, String why, long now, boolean isOwnDoing) {
        FaultLease lease = kept.ended(why, now);
        if (ended.size() == MAX_ENDED) {
            ended.removeLast();
        }
        ended.addFirst(new Ended(kept.request(), lease));
        show();
        ground.told(lease, isOwnDoing);
        return lease;
    }

    private void show() {
        List<FaultLease> all = new ArrayList<>(held.values().stream().map(h -> h.kept().held()).toList());
        ended.forEach(e -> all.add(e.lease()));
        seen = List.copyOf(all);
    }

    private void arm(String id, long delayNanos) {
        ground.after(Math.max(delayNanos, 0), () -> due(id));
    }

    private synchronized void due(String id) {
        Held one = held.get(id);
        if (one != null) {
            long left = one.kept().endsNanos() - ground.nowNanos();
            if (left > 0) {
                arm(id, left);
            } else {
                finishOrRetry(one, TIME_IS_UP);
            }
        }
    }

    private void store() {
        try {
            book.write(kept());
        } catch (IOException e) {
            throw new Refusal(Problem.Kind.UNAVAILABLE, "The lease cannot be written to the node's state folder ("
                    + e.getClass().getSimpleName() + "), so no fault is held. Make room or see to the folder.");
        }
    }

    /// Takes what has ended off the disk. If it stays there, the next start tells once more that it has ended.
    private void forget() {
        try {
            book.write(kept());
        } catch (IOException e) {
            ground.failed("A lease that has ended cannot be taken off the disk (" + e.getClass().getSimpleName()
                    + "); the next start of the node tells of it again. Make room or see to the state folder.");
        }
    }

    private List<Kept> kept() {
        return held.values().stream().map(Held::kept).toList();
    }
}
