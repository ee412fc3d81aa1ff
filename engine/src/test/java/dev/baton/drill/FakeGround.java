package dev.baton.drill;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

import dev.baton.api.FaultKind;
import dev.baton.api.FaultLease;
import dev.baton.api.FaultRequest;
import dev.baton.api.ProbeSample;
import dev.baton.vrrp.Reason;
import dev.baton.vrrp.Role;

/// Nodes with a plain election of their own, leases that end by themselves, a client that probes, and a network that can lose
/// any answer. Runs a course on them by a clock of its own.
final class FakeGround {
    private static final long TICK = 10_000_000L;
    private static final long POLL = 50_000_000L;
    private static final long LATENCY = 5_000_000L;
    /// How well clocks are known at first, and in the end.
    static final long UNSURE = 40_000_000L;
    static final long SURE = 100_000L;
    private static final long OFF = 30_000_000L;
    private static final long BEGIN = 1_000 * FakeNode.SECOND;
    /// When it is known well where they stand.
    private static final long FOUND = 3_500_000_000L;
    /// No course may take longer.
    private static final long MOST = 400 * FakeNode.SECOND;

    /// What becomes of an act that asks for something.
    enum Fate {
        /// It is done, and that is told.
        DONE,
        /// It is not done, and that is told.
        REFUSED,
        /// It is not done, and nobody knows.
        LOST,
        /// It is done, and nobody knows.
        UNTOLD,
        /// It is done, and nothing at all comes back.
        SILENT
    }

    /// Something that happens to the ground at some time.
    record Blow(long atNanos, Runnable what) {}

    final List<FakeNode> nodes;
    final List<DrillAct> acts = new ArrayList<>();
    final List<Blow> blows = new ArrayList<>();
    /// Which asking act meets which fate; the others are done.
    final TreeMap<Integer, Fate> fates = new TreeMap<>();
    private final TreeMap<Long, List<DrillEvent>> due = new TreeMap<>();
    private final List<ProbeSample> pending = new ArrayList<>();
    private long now = BEGIN;
    private long silentSince = now;
    private boolean isProbing;
    private int sequence;
    private int asked;
    private boolean isFinished;
    boolean isMuteToProbes;
    /// Whether it is known well only some time after the fault began where the clocks of nodes stand.
    boolean isClockFoundLate;
    /// For how long after the end of a fault clients send in vain, as their ARP caches point to who has yielded.
    long strandedNanos;
    private long strandedUntil = Long.MIN_VALUE;
    /// Whether nobody says who answers.
    boolean isAnonymous;
    /// How long after a kill the node starts again by itself.
    long restartNanos = Long.MAX_VALUE;
    CourseState state;

    FakeGround(FakeNode... nodes) {
        this.nodes = List.of(nodes);
        this.state = Course.begin("none", FakeNode.order(FaultKind.HAND_OVER), 0, 0).state();
    }

    static FakeGround pair() {
        FakeNode n1 = new FakeNode("n1", 11, 150);
        n1.role = Role.MASTER;
        return new FakeGround(n1, new FakeNode("n2", 12, 100));
    }

    static FakeGround three() {
        FakeNode n1 = new FakeNode("n1", 11, 150);
        n1.role = Role.MASTER;
        return new FakeGround(n1, new FakeNode("n2", 12, 100), new FakeNode("n3", 13, 90));
    }

    FakeNode node(String name) {
        return nodes.stream().filter(n -> n.name.equals(name)).findFirst().orElseThrow();
    }

    long now() {
        return now;
    }

    Arena arena() {
        return new Arena(now, nodes.stream().map(n -> seat(n)).toList(), List.of(), "", false);
    }

    private Arena.Seat seat(FakeNode node) {
        Arena.Seat seat = node.seat(now, nodes);
        return isUnsure()
                ? new Arena.Seat(seat.node(), seat.state(), seat.trouble(), seat.config(), seat.leases(), seat.rights(),
                        seat.refusal(), OFF, UNSURE, seat.isHere())
                : new Arena.Seat(seat.node(), seat.state(), seat.trouble(), seat.config(), seat.leases(), seat.rights(),
                        seat.refusal(), 0, isClockFoundLate ? SURE : 0, seat.isHere());
    }

    private boolean isUnsure() {
        return isClockFoundLate && now - BEGIN < FOUND;
    }

    /// How many acts have asked for something.
    int asked() {
        return asked;
    }

    void at(long afterNanos, Runnable what) {
        blows.add(new Blow(now + afterNanos, what));
    }

    /// Runs a test to its end.
    DrillResult run(DrillOrder order) {
        long began = now;
        take(Course.begin("t-1", order, 0, now));
        while (!isFinished) {
            if (now - began > MOST) {
                throw new AssertionError("does not end; it waits for " + state.waits() + ": " + state.story());
            }
            tick();
        }
        return state.result().orElseThrow();
    }

    private void tick() {
        now += TICK;
        blows.stream().filter(b -> b.atNanos() <= now && b.atNanos() > now - TICK).toList()
                .forEach(b -> b.what().run());
        leases();
        elect();
        probe();
        while (!due.isEmpty() && due.firstKey() <= now) {
            due.pollFirstEntry().getValue().forEach(this::tell);
        }
        if (now % POLL == 0) {
            nodes.forEach(n -> tell(new DrillEvent.NodeTold(seat(n))));
            poll();
            tell(new DrillEvent.TimePassed());
        }
    }

    void tell(DrillEvent event) {
        if (!isFinished) {
            take(Course.step(state, event, now));
        }
    }

    private void take(Course.Step step) {
        state = step.state();
        for (DrillAct act : step.acts()) {
            if (isFinished) {
                throw new AssertionError("acts after the end: " + act);
            }
            acts.add(act);
            perform(act);
        }
    }

    private void perform(DrillAct act) {
        switch (act) {
            case DrillAct.AskNodes _ -> answer(fate() == Fate.SILENT
                    ? Optional.empty()
                    : Optional.of(new DrillEvent.NodesAsked(arena())));
            case DrillAct.BeginProbes _ -> isProbing = true;
            case DrillAct.EndProbes _ -> isProbing = false;
            case DrillAct.HoldFault(String node, FaultRequest request) -> answer(hold(node(node), request));
            case DrillAct.EndFault(String node, String id) -> answer(end(node(node), id));
            case DrillAct.HandBack(String node, var _, var _) -> answer(handBack(node(node)));
            case DrillAct.Tell _ -> {
            }
            case DrillAct.Finish _ -> isFinished = true;
        }
    }

    private Fate fate() {
        return fates.getOrDefault(asked++, Fate.DONE);
    }

    private void answer(Optional<DrillEvent> event) {
        event.ifPresent(e -> due.computeIfAbsent(now + LATENCY, _ -> new ArrayList<>()).add(e));
    }

    private Optional<DrillEvent> hold(FakeNode node, FaultRequest request) {
        Fate fate = fate();
        boolean isReached = !node.isDead && !node.isCut;
        if (!isReached || fate == Fate.LOST) {
            return Optional.of(new DrillEvent.FaultUnknown("No answer from " + node.name + "."));
        }
        if (fate == Fate.REFUSED) {
            return Optional.of(new DrillEvent.FaultRefused("The policy of " + node.name + " does not allow it."));
        }
        FaultLease lease = new FaultLease(request.id(), request.kind(), request.router(), request.check(), "me", now,
                now + request.leaseMillis() * 1_000_000L, Optional.empty());
        node.leases.add(lease);
        begin(node, request);
        return switch (fate) {
            case DONE, REFUSED, LOST -> Optional.of(isUnsure()
                    ? new DrillEvent.FaultHeld(lease, now - OFF, UNSURE)
                    : new DrillEvent.FaultHeld(lease, now, 0));
            case UNTOLD -> Optional.of(new DrillEvent.FaultUnknown("No answer from " + node.name + "."));
            case SILENT -> Optional.empty();
        };
    }

    private void begin(FakeNode node, FaultRequest request) {
        switch (request.kind()) {
            case HAND_OVER -> {
                masters().forEach(m -> m.become(Role.BACKUP, Reason.HIGHER_PRIORITY, now, 0));
                node.become(Role.MASTER, Reason.HANDED_OVER, now, 0);
            }
            case RESIGN -> node.become(Role.BACKUP, Reason.RESIGNED, now, 0);
            case CHECK, LINK -> node.become(Role.FAULT, Reason.FAULT_RAISED, now, 0);
            case KILL -> node.isDead = true;
            case PRIORITY, MUTE, DEAF -> {
            }
        }
        silentSince = now;
    }

    private Optional<DrillEvent> end(FakeNode node, String id) {
        Fate fate = fate();
        DrillEvent failed = new DrillEvent.FaultNotEnded(node.name, "No answer from " + node.name + ".");
        if (node.isDead || node.isCut || fate == Fate.LOST || fate == Fate.REFUSED) {
            return Optional.of(failed);
        }
        node.leases.stream().filter(l -> l.id().equals(id) && l.isHeld()).toList()
                .forEach(l -> ended(node, l, "asked"));
        return switch (fate) {
            case DONE, REFUSED, LOST -> Optional.of(new DrillEvent.FaultEnded(node.name));
            case UNTOLD -> Optional.of(failed);
            case SILENT -> Optional.empty();
        };
    }

    private void ended(FakeNode node, FaultLease lease, String why) {
        node.leases.remove(lease);
        node.leases.add(new FaultLease(lease.id(), lease.kind(), lease.router(), lease.check(), lease.by(),
                lease.begunNanos(), now, Optional.of(why)));
        strandedUntil = now + strandedNanos;
        switch (lease.kind()) {
            case KILL -> {
                node.isDead = false;
                node.role = Role.BACKUP;
                node.startedNanos = now;
                return;
            }
            case CHECK, LINK -> node.become(Role.BACKUP, Reason.FAULT_CLEARED, now, 0);
            case HAND_OVER, RESIGN, PRIORITY, MUTE, DEAF -> {
            }
        }
        silentSince = now;
    }

    private void leases() {
        for (FakeNode node : nodes) {
            node.leases.stream().filter(l -> l.isHeld() && (now >= l.endsNanos()
                    || (l.kind() == FaultKind.KILL && now - l.begunNanos() >= restartNanos))).toList()
                    .forEach(l -> ended(node, l, "its time was over"));
        }
    }

    private Optional<DrillEvent> handBack(FakeNode node) {
        Fate fate = fate();
        DrillEvent failed = new DrillEvent.NotHandedBack(node.name, "No answer from " + node.name + ".");
        if (node.isDead || node.isCut || fate == Fate.LOST || fate == Fate.REFUSED) {
            return Optional.of(failed);
        }
        masters().forEach(m -> m.become(Role.BACKUP, Reason.HIGHER_PRIORITY, now, 0));
        node.become(Role.MASTER, Reason.HANDED_OVER, now, 0);
        return switch (fate) {
            case DONE, REFUSED, LOST -> Optional.of(new DrillEvent.HandedBack(node.name));
            case UNTOLD -> Optional.of(failed);
            case SILENT -> Optional.empty();
        };
    }

    List<FakeNode> masters() {
        return nodes.stream().filter(n -> n.role == Role.MASTER && !n.isDead).toList();
    }

    private int counted(FakeNode node) {
        boolean isLowered = node.held(FaultKind.PRIORITY).isPresent();
        boolean isRaised = node.held(FaultKind.HAND_OVER).isPresent() && node.role == Role.MASTER;
        return isRaised ? 254 : isLowered ? 1 : node.effective();
    }

    private boolean canTake(FakeNode node) {
        boolean isStarting = now - node.masterDown() < node.startedNanos;
        return !node.isDead && node.role == Role.BACKUP && node.held(FaultKind.RESIGN).isEmpty() && !isStarting;
    }

    private void elect() {
        List<FakeNode> heard = masters().stream().filter(n -> n.held(FaultKind.MUTE).isEmpty()).toList();
        for (FakeNode node : nodes) {
            boolean isRival = heard.stream().anyMatch(m -> m != node && counted(m) > counted(node)
                    && nodes.stream().noneMatch(n -> n.held(FaultKind.DEAF).isPresent()));
            if (node.role == Role.MASTER && isRival && !node.isDead) {
                node.become(Role.BACKUP, Reason.HIGHER_PRIORITY, now, 0);
                silentSince = now;
            }
        }
        Optional<FakeNode> best = nodes.stream().filter(this::canTake)
                .max(Comparator.comparingInt(this::counted));
        boolean isDeaf = best.filter(b -> b.held(FaultKind.DEAF).isPresent()).isPresent();
        boolean isQuiet = heard.isEmpty() || isDeaf;
        boolean isPreempted = best.filter(b -> b.preempts && heard.stream().allMatch(m -> counted(m) < counted(b)))
                .isPresent();
        if (best.isEmpty() || !(isQuiet || isPreempted)) {
            silentSince = now;
            return;
        }
        long wait = nodes.stream().anyMatch(n -> n.held(FaultKind.RESIGN).isPresent()
                || n.held(FaultKind.CHECK).isPresent()) && heard.isEmpty()
                        ? best.get().skew()
                        : best.get().masterDown();
        if (now - silentSince >= wait) {
            best.get().become(Role.MASTER, isQuiet ? Reason.MASTER_SILENT : Reason.PREEMPTED_LOWER, now,
                    best.get().masterDown());
        }
    }

    private void probe() {
        if (isProbing) {
            Optional<FakeNode> serving = masters().stream()
                    .max(Comparator.comparingLong(n -> n.last.map(t -> t.atNanos()).orElse(0L)));
            pending.add(serving.isPresent() && !isMuteToProbes && now >= strandedUntil
                    ? Probings.answered(sequence++, now, isAnonymous ? "" : serving.get().name)
                    : new ProbeSample(sequence++, now, OptionalLong.empty(), ""));
        }
    }

    /// Lost probes are known after a second, and hold up what follows them.
    private void poll() {
        int known = 0;
        while (known < pending.size() && (pending.get(known).roundTripNanos().isPresent()
                || now - pending.get(known).sentNanos() > ProbeSample.PATIENCE_NANOS)) {
            known++;
        }
        if (known > 0) {
            List<ProbeSample> more = List.copyOf(pending.subList(0, known));
            pending.subList(0, known).clear();
            tell(new DrillEvent.ProbesCame(List.of(Probings.strip("", more))));
        }
    }
}
