package dev.baton.vrrp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.baton.track.EffectivePriority;

/// The election of one virtual router: RFC 9568 section 6.4 and RFC 3768 section 6.4, with FAULT, sync groups, preempt
/// delay and stalls added. It holds nothing that changes; every state is a value.
///
/// | in | input | condition | to | effects, in order |
/// |---|---|---|---|---|
/// | INIT | Started | a cause of FAULT holds | FAULT | notify |
/// | INIT | Started | owner (255), in no sync group | MASTER | advert, claim, announce, notify |
/// | INIT | Started | otherwise | BACKUP, timer = master down; an owner wants to be master | notify |
/// | BACKUP | AdvertHeard | priority 0 | BACKUP, timer = skew, + tie-break soon after GroupDemoted | |
/// | BACKUP | AdvertHeard | priority ≥ ours, or we do not preempt (yet) | BACKUP, interval adopted, timer restarted | |
/// | BACKUP | AdvertHeard | otherwise | BACKUP, timer runs on | |
/// | BACKUP | TimerExpired | later than a whole master down interval: a stall | BACKUP, timer restarted | remark |
/// | BACKUP | TimerExpired | member of a sync group | BACKUP, wants to be master | |
/// | BACKUP | TimerExpired | otherwise | MASTER | advert, claim, announce, notify |
/// | BACKUP | GroupPromoted | it wants to be master | MASTER | advert, claim, announce, notify |
/// | BACKUP | GroupDemoted | | BACKUP, timer restarted, wants nothing | |
/// | BACKUP | PriorityChanged | | BACKUP, timer as if it had been so when last heard | |
/// | BACKUP | Ordered: claim | the living master can be beaten | MASTER, above it | claim, announce, advert, notify |
/// | BACKUP | Ordered: maintenance, priority | | BACKUP, timer as after PriorityChanged | |
/// | BACKUP | FaultRaised | | FAULT | notify |
/// | BACKUP | Stopped | | INIT | notify |
/// | MASTER | any | nothing sent for longer than peers wait: a stall | BACKUP, then the input there | release, remark, notify |
/// | MASTER | AdvertHeard | priority 0 | MASTER, timer restarted | advert |
/// | MASTER | AdvertHeard | higher priority; equal and higher address | BACKUP, interval adopted | release, notify |
/// | MASTER | AdvertHeard | otherwise | MASTER, timer runs on | advert, announce, each unless it comes too fast |
/// | MASTER | TimerExpired | advert, announcement or both due | MASTER | advert, announce |
/// | MASTER | TimerExpired | first advert of a claim to be repeated | MASTER | advert |
/// | MASTER | TimerExpired | no rival for a master down interval after a claim | MASTER, priority settles | |
/// | MASTER | Ordered: resign | | BACKUP, pre-empts nobody until MASTER again | release, advert 0, notify |
/// | MASTER | AddressesLost | | MASTER | claim, announce |
/// | MASTER | GroupDemoted | | BACKUP, timer = master down + tie-break | release, advert 0, notify |
/// | MASTER | FaultRaised | | FAULT | release, advert 0, notify |
/// | MASTER | Stopped | | INIT | release, advert 0, notify |
/// | FAULT | AdvertHeard | | FAULT | |
/// | FAULT | FaultCleared | the last cause | BACKUP, an owner on to MASTER | notify |
/// | FAULT | Stopped | | INIT | notify |
///
/// In every state a new priority is kept, and maintenance and a priority that a person has set. Whatever leads out of
/// MASTER ends a claim. A remark on what is odd comes after the effects above, but before notify. What
/// is not in the table changes nothing.
public final class VirtualRouter {
    /// How many oddities are remembered, so that each is told once.
    static final int SEEN_LIMIT = 16;
    /// The least time between an advertisement and one that answers a rival: an echo or a flood of losing adverts is not
    /// answered packet by packet, a real rival (10 ms at the fastest) is.
    static final long ANSWER_SPACING_NANOS = 1_000_000L;

    private final RouterConfig config;
    private final OddityWatch oddities;
    private final Dialect dialect;
    private final Witness witness;
    private final Standoff standoff;
    private final Serving serving;
    private final Steerer steerer;
    private final long stallNanos;

    public VirtualRouter(RouterConfig config) {
        this.config = config;
        this.dialect = new Dialect(config);
        this.oddities = new OddityWatch(config, dialect);
        this.witness = new Witness(config);
        this.standoff = new Standoff(config);
        this.serving = new Serving(config, dialect);
        this.steerer = new Steerer(config);
        this.stallNanos = Timing.stallNanos(config.advertIntervalNanos(), config.downAdverts());
    }

    /// What this router is set up as.
    public RouterConfig config() {
        return config;
    }

    /// The state before anything has happened.
    public State initial(long nowNanos) {
        return initial(Steering.NONE, nowNanos);
    }

    /// The state before anything has happened, of a router that a person has told something before.
    public State initial(Steering steering, long nowNanos) {
        return new State.Init(Memory.of(EffectivePriority.of(config.priority()), dialect.firstForm(),
                steering.lasting()), nowNanos);
    }

    /// Why a router in `state` cannot do what it is told; empty: it can, by [Input.Ordered].
    public Optional<Objection> objection(State state, Order order, long nowNanos) {
        return steerer.objection(state, order, nowNanos);
    }

    /// The next state and what is to be done, after `input` at `nowNanos`, which never runs backwards.
    public Step step(State state, Input input, long nowNanos) {
        return switch (state) {
            case State.Init init -> inInit(init, input, nowNanos);
            case State.Backup backup -> inBackup(backup, input, nowNanos);
            case State.Master master -> isStalled(master, nowNanos)
                    ? afterStall(master, input, nowNanos)
                    : inMaster(master, input, nowNanos);
            case State.Fault fault -> inFault(fault, input, nowNanos);
        };
    }

    private Step inInit(State.Init init, Input input, long now) {
        Memory memory = init.memory();
        return switch (input) {
            case Input.Started _ when !memory.causes().isEmpty() ->
                toFault(init, memory, memory.causes().getFirst(), now, List.of());
            case Input.Started _ when isOwner(memory) && !config.grouped() ->
                toMaster(init, Reason.OWNER_STARTED, now, List.of());
            case Input.Started _ ->
                moved(init, entering(memory, now), Reason.STARTED, witness.of(init, now), now, List.of());
            case Input.PriorityChanged changed -> quiet(new State.Init(memory.withTracked(changed.priority()),
                    init.sinceNanos()));
            case Input.Ordered ordered -> quiet(new State.Init(told(memory, ordered), init.sinceNanos()));
            case Input.FaultRaised raised -> quiet(new State.Init(memory.with(raised.cause()), init.sinceNanos()));
            case Input.FaultCleared cleared ->
                quiet(new State.Init(memory.without(cleared.cause()), init.sinceNanos()));
            case Input.IntervalRefused refused -> told(memory, refused, m -> new State.Init(m, init.sinceNanos()));
            case Input.Stopped _,Input.AdvertHeard _,Input.TimerExpired _,Input.GroupPromoted _,Input.GroupDemoted _,Input.AddressesLost _ ->
                quiet(init);
        };
    }

    private Step inBackup(State.Backup backup, Input input, long now) {
        Memory memory = backup.memory();
        return switch (input) {
            case Input.AdvertHeard heard -> heardInBackup(backup, heard.advert(), now);
            case Input.TimerExpired _ -> expiredInBackup(backup, now);
            case Input.GroupPromoted _ when backup.wantsMaster() ->
                toMaster(backup, witness.promotion(backup, now), now, List.of());
            case Input.GroupDemoted _ -> quiet(backup.rewaiting(now, now + masterDownNanos(backup)));
            case Input.PriorityChanged changed ->
                quiet(reprioritized(backup, memory.withTracked(changed.priority()), now));
            case Input.Ordered(Order.Claim claim) -> claimed(backup, claim, now);
            case Input.Ordered ordered -> quiet(reprioritized(backup, told(memory, ordered), now));
            case Input.FaultRaised raised ->
                toFault(backup, memory.with(raised.cause()), raised.cause(), now, List.of());
            case Input.FaultCleared cleared -> quiet(backup.withMemory(memory.without(cleared.cause())));
            case Input.IntervalRefused refused -> told(memory, refused, backup::withMemory);
            case Input.Stopped _ -> toInit(backup, now, List.of());
            case Input.Started _,Input.GroupPromoted _,Input.AddressesLost _ -> quiet(backup);
        };
    }

    private Step heardInBackup(State.Backup backup, Advert advert, long now) {
        if (dialect.isRepetition(advert, backup.master())) {
            return quiet(backup);
        }
        long heardAt = Math.clamp(advert.heardAtNanos(), backup.sinceNanos(), now);
        int ours = backup.memory().priority().value();
        if (advert.priority() == 0) {
            long skew = Timing.skewNanos(config.version(), ours, backup.intervalNanos());
            return quiet(backup.resigned(advert, heardAt,
                    Math.max(now, heardAt + skew) + standoff.tieBreakNanos(backup, now)));
        }
        List<Effect> remarks = new ArrayList<>(0);
        Memory memory = oddities.observe(dialect.adopting(backup.memory(), advert), advert, remarks)
                .withIncumbent(backup.memory().incumbent().after(backup.master(), advert));
        boolean isLower = advert.priority() < ours;
        long preemptAt = isLower
                ? Math.min(backup.preemptAtNanos(), heardAt + config.preemptDelayNanos())
                : State.NEVER;
        boolean isSpared = !config.preempt() || memory.steering().resigned() || heardAt < preemptAt;
        if (isLower && (isOwner(memory) || !isSpared)) {
            return new Step(backup.disregarding(memory, advert, preemptAt), remarks);
        }
        return new Step(new State.Backup(memory, backup.sinceNanos(),
                downAt(heardAt, masterDownNanos(ours, advert.intervalNanos()), now), advert.intervalNanos(), heardAt,
                Optional.of(advert), false, preemptAt, false), remarks);
    }

    /// When the master counts as down. An advertisement that is handled only after it has lost its validity shows that
    /// this process was late, not that the master was silent; it counts as heard now.
    private static long downAt(long heardAt, long masterDown, long now) {
        long at = heardAt + masterDown;
        return at > now ? at : now + masterDown;
    }

    private Step expiredInBackup(State.Backup backup, long now) {
        long late = now - backup.masterDownAtNanos();
        if (late < 0) {
            return quiet(backup);
        }
        long masterDown = masterDownNanos(backup);
        if (late > masterDown) {
            return new Step(backup.rewaiting(now, now + masterDown),
                    List.of(new Effect.Remark(new Oddity.Stalled(late))));
        }
        return config.grouped()
                ? quiet(backup.wanting(now + masterDown))
                : toMaster(backup, witness.silence(backup, now), now, List.of());
    }

    /// The timer becomes what it would be had the priority been this one when it was started: a rise never makes a
    /// living master late, and after a resignation the highest priority is still the first.
    private State.Backup reprioritized(State.Backup backup, Memory memory, long now) {
        State.Backup changed = backup.withMemory(memory);
        if (memory.priority().value() == backup.memory().priority().value()) {
            return changed;
        }
        long wait = backup.resigned()
                ? Timing.skewNanos(config.version(), memory.priority().value(), backup.intervalNanos())
                : masterDownNanos(changed);
        long expiresAt = backup.lastHeardNanos() + wait;
        if (backup.wantsMaster() && (expiresAt <= now || isOwner(changed.memory()))) {
            return changed;
        }
        return changed.expiring(Math.max(now, expiresAt));
    }

    /// What is told that changes no role, and only a priority.
    private static Memory told(Memory memory, Input.Ordered ordered) {
        return memory.withSteering(memory.steering().after(ordered.order()));
    }

    private Step claimed(State.Backup backup, Order.Claim claim, long now) {
        return steerer.objection(backup, claim, now).isPresent()
                ? quiet(backup)
                : toMaster(steerer.claiming(backup, claim.settleAt(), now), Reason.HANDED_OVER, now, List.of());
    }

    private Step inMaster(State.Master master, Input input, long now) {
        Memory memory = master.memory();
        return switch (input) {
            case Input.AdvertHeard heard -> heardInMaster(master, heard.advert(), now);
            case Input.TimerExpired _ -> serving.expired(master, now);
            case Input.AddressesLost _ ->
                new Step(master, List.of(new Effect.ClaimAddresses(), new Effect.Announce()));
            case Input.GroupDemoted _ -> {
                State.Backup backup = waiting(standoff.after(master, now).afterMaster(), now);
                long expiresAt = backup.masterDownAtNanos() + standoff.tieBreakNanos(backup.memory());
                yield moved(master, backup.expiring(expiresAt), Reason.GROUP_DEMOTED, witness.of(master, now), now,
                        resigning(memory));
            }
            case Input.PriorityChanged changed -> quiet(master.withMemory(memory.withTracked(changed.priority())));
            case Input.Ordered(Order.Resign _) -> moved(master, waiting(resigned(memory), now), Reason.RESIGNED,
                    witness.of(master, now), now, resigning(memory));
            case Input.Ordered ordered -> quiet(master.withMemory(told(memory, ordered)));
            case Input.FaultRaised raised ->
                toFault(master, memory.with(raised.cause()).afterMaster(), raised.cause(), now, resigning(memory));
            case Input.FaultCleared cleared -> quiet(master.withMemory(memory.without(cleared.cause())));
            case Input.IntervalRefused refused -> told(memory, refused, master::withMemory);
            case Input.Stopped _ -> toInit(master, now, resigning(memory));
            case Input.Started _,Input.GroupPromoted _ -> quiet(master);
        };
    }

    private Step heardInMaster(State.Master master, Advert advert, long now) {
        if (advert.priority() == 0) {
            return new Step(master.advertised(now, now + config.advertIntervalNanos()), serving.advertisement(master));
        }
        List<Effect> remarks = new ArrayList<>(0);
        Memory memory = oddities.observe(dialect.adopting(master.memory(), advert), advert, remarks);
        State.Master seen = master.withMemory(memory);
        int byPriority = Integer.compare(advert.priority(), memory.priority().value());
        if (byPriority > 0) {
            return yielding(seen, Reason.HIGHER_PRIORITY, advert, remarks, now);
        }
        if (byPriority == 0 && advert.source().compareTo(config.source()) > 0) {
            return yielding(seen, Reason.HIGHER_ADDRESS, advert, remarks, now);
        }
        return answering(seen, advert, remarks, now);
    }

    private Step yielding(State.Master master, Reason reason, Advert advert, List<Effect> remarks, long now) {
        long heardAt = Math.clamp(advert.heardAtNanos(), master.sinceNanos(), now);
        Memory memory = master.memory().afterMaster()
                .withIncumbent(Incumbent.successor(advert, Steerer.holding(master.memory())));
        long masterDown = masterDownNanos(memory.priority().value(), advert.intervalNanos());
        State.Backup backup = new State.Backup(memory, now, downAt(heardAt, masterDown, now),
                advert.intervalNanos(), heardAt, Optional.of(advert), false, State.NEVER, false);
        return moved(master, backup, reason, witness.against(advert, master, now), now,
                joined(List.of(new Effect.ReleaseAddresses()), remarks));
    }

    private Step answering(State.Master master, Advert advert, List<Effect> remarks, long now) {
        long slower = Math.max(advert.intervalNanos(), config.advertIntervalNanos());
        State.Master next = Serving.rivalled(
                master.withMemory(OddityWatch.rival(master.memory(), advert, remarks)),
                now + config.downAdverts() * slower, now);
        List<Effect> answer = new ArrayList<>();
        if (now - master.lastAdvertNanos() >= ANSWER_SPACING_NANOS) {
            next = next.advertised(now, master.nextAdvertAtNanos());
            answer.addAll(serving.advertisement(master));
        }
        if (now - master.rivalHeardNanos() >= Announcing.RIVAL_SPACING_NANOS) {
            next = serving.bursting(next, now);
            answer.add(new Effect.Announce());
        }
        return new Step(next, joined(answer, remarks));
    }

    /// A master that has sent nothing for longer than its quickest peer waits is master no more, whatever it believes:
    /// a process that was stopped and continued, a machine that was suspended.
    private boolean isStalled(State.Master master, long now) {
        return now - master.lastAdvertNanos() > stallNanos;
    }

    private Step afterStall(State.Master master, Input input, long now) {
        long length = now - master.nextAdvertAtNanos();
        Step down = moved(master, waiting(master.memory().afterMaster(), now), Reason.STALLED, witness.of(master, now),
                now,
                List.of(new Effect.ReleaseAddresses(), new Effect.Remark(new Oddity.Stalled(length))));
        Step then = input instanceof Input.Ordered(Order.Claim _)
                ? quiet(down.state())
                : step(down.state(), input, now);
        return new Step(then.state(), joined(down.effects(), then.effects()));
    }

    private Step inFault(State.Fault fault, Input input, long now) {
        Memory memory = fault.memory();
        return switch (input) {
            case Input.FaultRaised raised -> quiet(new State.Fault(memory.with(raised.cause()), fault.sinceNanos()));
            case Input.FaultCleared cleared -> clearedInFault(fault, memory.without(cleared.cause()), cleared, now);
            case Input.PriorityChanged changed ->
                quiet(new State.Fault(memory.withTracked(changed.priority()), fault.sinceNanos()));
            case Input.Ordered ordered -> quiet(new State.Fault(told(memory, ordered), fault.sinceNanos()));
            case Input.IntervalRefused refused -> told(memory, refused, m -> new State.Fault(m, fault.sinceNanos()));
            case Input.Stopped _ -> toInit(fault, now, List.of());
            case Input.Started _,Input.AdvertHeard _,Input.TimerExpired _,Input.GroupPromoted _,Input.GroupDemoted _,Input.AddressesLost _ ->
                quiet(fault);
        };
    }

    private Step clearedInFault(State.Fault fault, Memory memory, Input.FaultCleared cleared, long now) {
        State.Fault after = new State.Fault(memory, fault.sinceNanos());
        if (!memory.causes().isEmpty()) {
            return quiet(after);
        }
        Step backup = moved(after, entering(memory, now), Reason.FAULT_CLEARED,
                witness.of(after, now, Optional.of(cleared.cause())), now, List.of());
        return isOwner(memory) && !config.grouped()
                ? toMaster(backup.state(), Reason.OWNER_STARTED, now, backup.effects())
                : backup;
    }

    private Step told(Memory memory, Input.IntervalRefused refused, Function<Memory, State> next) {
        List<Effect> remarks = new ArrayList<>(1);
        return new Step(next.apply(oddities.refused(memory, refused, remarks)), remarks);
    }

    private Step toInit(State from, long now, List<Effect> before) {
        return moved(from, new State.Init(from.memory().withSeen(List.of()).afterMaster(), now), Reason.SHUTDOWN,
                witness.of(from, now), now, before);
    }

    private Step toFault(State from, Memory memory, FaultCause cause, long now, List<Effect> before) {
        return moved(from, new State.Fault(memory, now), Reason.FAULT_RAISED,
                witness.of(from, now, Optional.of(cause)), now, before);
    }

    private Step toMaster(State from, Reason reason, long now, List<Effect> before) {
        Memory memory = OddityWatch.withoutRivals(from.memory());
        State.Master master = serving.beginning(memory.withSteering(memory.steering().withResigned(false)), now);
        return moved(from, master, reason, witness.of(from, now), now,
                joined(before, serving.firstEffects(master, reason == Reason.HANDED_OVER)));
    }

    /// The one place where a role changes.
    private static Step moved(State from, State to, Reason reason, Evidence evidence, long now, List<Effect> before) {
        Transition transition = new Transition(from.role(), to.role(), reason, evidence, now);
        return new Step(to, joined(before, List.of(new Effect.Notify(transition))));
    }

    private static Step quiet(State state) {
        return new Step(state, List.of());
    }

    private static List<Effect> joined(List<Effect> first, List<Effect> then) {
        if (first.isEmpty() || then.isEmpty()) {
            return first.isEmpty() ? then : first;
        }
        return Stream.concat(first.stream(), then.stream()).toList();
    }

    private List<Effect> resigning(Memory memory) {
        return joined(List.of(new Effect.ReleaseAddresses()), dialect.effects(memory, 0));
    }

    /// BACKUP with a timer of our own interval, as nobody has been heard.
    private State.Backup waiting(Memory memory, long now) {
        long interval = config.advertIntervalNanos();
        return new State.Backup(memory, now, now + masterDownNanos(memory.priority().value(), interval), interval, now,
                Optional.empty(), false, State.NEVER, false);
    }

    /// BACKUP after INIT or FAULT: a preempt delay begins, and an owner waits for nothing but its sync group.
    private State.Backup entering(Memory memory, long now) {
        State.Backup backup = waiting(memory, now);
        State.Backup delayed = config.preemptDelayNanos() > 0
                ? backup.preemptingAt(now + config.preemptDelayNanos())
                : backup;
        return isOwner(memory) ? delayed.wanting(backup.masterDownAtNanos()) : delayed;
    }

    /// An owner that has resigned waits like any other.
    private static boolean isOwner(Memory memory) {
        return memory.priority().value() == RouterConfig.OWNER && !memory.steering().resigned();
    }

    private static Memory resigned(Memory memory) {
        return memory.withSteering(memory.steering().withoutClaim().withResigned(true));
    }

    private long masterDownNanos(State.Backup backup) {
        return masterDownNanos(backup.memory().priority().value(), backup.intervalNanos());
    }

    private long masterDownNanos(int priority, long intervalNanos) {
        return Timing.masterDownNanos(config.version(), priority, intervalNanos, config.downAdverts());
    }
}
