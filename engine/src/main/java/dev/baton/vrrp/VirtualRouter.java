package dev.baton.vrrp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.baton.track.EffectivePriority;
import dev.baton.wire.ChecksumForm;
import dev.baton.wire.Family;

/// The election of one virtual router: RFC 9568 section 6.4 and RFC 3768 section 6.4, with FAULT, sync groups, preempt
/// delay and stalls added. It holds nothing that changes; every state is a value.
///
/// | in | input | condition | to | effects, in order |
/// |---|---|---|---|---|
/// | INIT | Started | a cause of FAULT holds | FAULT | notify |
/// | INIT | Started | owner (255) | MASTER | advert, claim, announce, notify |
/// | INIT | Started | otherwise | BACKUP, timer = master down | notify |
/// | BACKUP | AdvertHeard | priority 0 | BACKUP, timer = skew | |
/// | BACKUP | AdvertHeard | priority ≥ ours, or we do not preempt (yet) | BACKUP, interval adopted, timer restarted | |
/// | BACKUP | AdvertHeard | otherwise | BACKUP, timer runs on | |
/// | BACKUP | TimerExpired | later than a whole master down interval: a stall | BACKUP, timer restarted | remark |
/// | BACKUP | TimerExpired | member of a sync group | BACKUP, wants to be master | |
/// | BACKUP | TimerExpired | otherwise | MASTER | advert, claim, announce, notify |
/// | BACKUP | GroupPromoted | | MASTER | advert, claim, announce, notify |
/// | BACKUP | GroupDemoted | | BACKUP, timer restarted, wants nothing | |
/// | BACKUP | FaultRaised | | FAULT | notify |
/// | BACKUP | Stopped | | INIT | notify |
/// | MASTER | any | nothing sent for longer than peers wait: a stall | BACKUP, then the input there | release, remark, notify |
/// | MASTER | AdvertHeard | priority 0 | MASTER, timer restarted | advert |
/// | MASTER | AdvertHeard | higher priority; equal and higher address | BACKUP, interval adopted | release, notify |
/// | MASTER | AdvertHeard | otherwise | MASTER, timer runs on | advert |
/// | MASTER | TimerExpired | advert, announcement or both due | MASTER | advert, announce |
/// | MASTER | AddressesLost | | MASTER | claim, announce |
/// | MASTER | GroupDemoted | | BACKUP | release, advert 0, notify |
/// | MASTER | FaultRaised | | FAULT | release, advert 0, notify |
/// | MASTER | Stopped | | INIT | release, advert 0, notify |
/// | FAULT | AdvertHeard | | FAULT | |
/// | FAULT | FaultCleared | the last cause | BACKUP, an owner on to MASTER | notify |
/// | FAULT | Stopped | | INIT | notify |
///
/// A priority that changes is kept in every state; in BACKUP the running timer is recomputed with it.
public final class VirtualRouter {
    /// How many oddities are remembered, so that each is told once.
    static final int SEEN_LIMIT = 16;
    /// The least time between an advertisement and one that answers a rival: an echo or a flood of losing adverts is not
    /// answered packet by packet, a real rival (10 ms at the fastest) is.
    static final long ANSWER_SPACING_NANOS = 1_000_000L;

    private final RouterConfig config;
    private final OddityWatch oddities;

    public VirtualRouter(RouterConfig config) {
        this.config = config;
        this.oddities = new OddityWatch(config);
    }

    /// What this router is set up as.
    public RouterConfig config() {
        return config;
    }

    /// The state before anything has happened.
    public State initial(long nowNanos) {
        ChecksumForm form = config.version() == 2
                ? ChecksumForm.V2
                : config.checksum() == ChecksumPolicy.RFC9568 && config.family() == Family.IPV4
                        ? ChecksumForm.MESSAGE_ONLY
                        : ChecksumForm.PSEUDO_HEADER;
        return new State.Init(new Memory(EffectivePriority.of(config.priority()), form, List.of(), List.of()),
                nowNanos);
    }

    /// The next state and what is to be done, after `input` at `nowNanos`.
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
            case Input.Started _ when memory.priority().value() == RouterConfig.OWNER ->
                toMaster(init, Reason.OWNER_STARTED, evidence(init, now), now, List.of());
            case Input.Started _ ->
                toBackup(init, Reason.STARTED, evidence(init, now), config.advertIntervalNanos(), now, List.of());
            case Input.PriorityChanged changed -> quiet(new State.Init(memory.withPriority(changed.priority()),
                    init.sinceNanos()));
            case Input.FaultRaised raised -> quiet(new State.Init(memory.with(raised.cause()), init.sinceNanos()));
            case Input.FaultCleared cleared ->
                quiet(new State.Init(memory.without(cleared.cause()), init.sinceNanos()));
            case Input.Stopped _,Input.AdvertHeard _,Input.TimerExpired _,Input.GroupPromoted _,Input.GroupDemoted _,Input.AddressesLost _ ->
                quiet(init);
        };
    }

    private Step inBackup(State.Backup backup, Input input, long now) {
        Memory memory = backup.memory();
        return switch (input) {
            case Input.AdvertHeard heard -> heardInBackup(backup, heard.advert(), now);
            case Input.TimerExpired _ -> expiredInBackup(backup, now);
            case Input.GroupPromoted _ -> toMaster(backup,
                    backup.wantsMaster() ? silenceReason(backup) : Reason.GROUP_PROMOTED, evidence(backup, now), now,
                    List.of());
            case Input.GroupDemoted _ -> quiet(backup.waiting(now, now + masterDownNanos(backup), false));
            case Input.PriorityChanged changed -> quiet(reprioritized(backup, changed.priority()));
            case Input.FaultRaised raised ->
                toFault(backup, memory.with(raised.cause()), raised.cause(), now, List.of());
            case Input.FaultCleared cleared -> quiet(backup.withMemory(memory.without(cleared.cause())));
            case Input.Stopped _ -> toInit(backup, now, List.of());
            case Input.Started _,Input.AddressesLost _ -> quiet(backup);
        };
    }

    private Step heardInBackup(State.Backup backup, Advert advert, long now) {
        if (isRepeatedInOldVersion(advert, backup.master())) {
            return quiet(backup);
        }
        Memory memory = backup.memory();
        long heardAt = Math.clamp(advert.heardAtNanos(), backup.sinceNanos(), now);
        int ours = memory.priority().value();
        if (advert.priority() == 0) {
            long skew = Timing.skewNanos(config.version(), ours, backup.intervalNanos());
            return quiet(new State.Backup(memory, backup.sinceNanos(), heardAt + skew, backup.intervalNanos(), heardAt,
                    Optional.of(advert), true, State.NEVER, false));
        }
        boolean isLower = advert.priority() < ours;
        boolean isOwner = ours == RouterConfig.OWNER;
        long preemptAt = isLower
                ? Math.min(backup.preemptAtNanos(), heardAt + config.preemptDelayNanos())
                : State.NEVER;
        boolean accepted = !isLower || (!isOwner && (!config.preempt() || heardAt < preemptAt));
        if (!accepted) {
            return quiet(new State.Backup(memory, backup.sinceNanos(), backup.masterDownAtNanos(),
                    backup.intervalNanos(), backup.lastHeardNanos(), Optional.of(advert), backup.resigned(), preemptAt,
                    backup.wantsMaster()));
        }
        List<Effect> effects = new ArrayList<>(0);
        Memory after = oddities.observe(adoptForm(memory, advert), advert, effects);
        long masterDownAt = heardAt
                + Timing.masterDownNanos(config.version(), ours, advert.intervalNanos(), config.downAdverts());
        return new Step(new State.Backup(after, backup.sinceNanos(), masterDownAt, advert.intervalNanos(), heardAt,
                Optional.of(advert), false, preemptAt, false), effects);
    }

    private Step expiredInBackup(State.Backup backup, long now) {
        long late = now - backup.masterDownAtNanos();
        if (late < 0) {
            return quiet(backup);
        }
        long masterDown = masterDownNanos(backup);
        if (late > masterDown) {
            return new Step(backup.waiting(now, now + masterDown, backup.wantsMaster()),
                    List.of(new Effect.Remark(new Oddity.Stalled(late))));
        }
        if (config.grouped()) {
            return quiet(backup.waiting(backup.lastHeardNanos(), now + masterDown, true));
        }
        return toMaster(backup, silenceReason(backup), evidence(backup, now), now, List.of());
    }

    private Reason silenceReason(State.Backup backup) {
        if (backup.resigned()) {
            return Reason.MASTER_RESIGNED;
        }
        boolean livesOn = backup.master().filter(m -> m.heardAtNanos() > backup.lastHeardNanos()).isPresent();
        return livesOn ? Reason.PREEMPTED_LOWER : Reason.MASTER_SILENT;
    }

    /// The timer was computed with the old priority; it becomes what it would be with the new one. The skew that follows
    /// a resignation is left alone: it is already the shortest wait there is.
    private State.Backup reprioritized(State.Backup backup, EffectivePriority priority) {
        State.Backup changed = backup.withMemory(backup.memory().withPriority(priority));
        return backup.resigned() || backup.wantsMaster()
                ? changed
                : changed.waiting(backup.lastHeardNanos(), backup.lastHeardNanos() + masterDownNanos(changed), false);
    }

    private Step inMaster(State.Master master, Input input, long now) {
        Memory memory = master.memory();
        return switch (input) {
            case Input.AdvertHeard heard -> heardInMaster(master, heard.advert(), now);
            case Input.TimerExpired _ -> expiredInMaster(master, now);
            case Input.AddressesLost _ ->
                new Step(master, List.of(new Effect.ClaimAddresses(), new Effect.Announce()));
            case Input.GroupDemoted _ -> toBackup(master, Reason.GROUP_DEMOTED, evidence(master, now),
                    config.advertIntervalNanos(), now, resigning(memory));
            case Input.PriorityChanged changed -> quiet(master.withMemory(memory.withPriority(changed.priority())));
            case Input.FaultRaised raised ->
                toFault(master, memory.with(raised.cause()), raised.cause(), now, resigning(memory));
            case Input.FaultCleared cleared -> quiet(master.withMemory(memory.without(cleared.cause())));
            case Input.Stopped _ -> toInit(master, now, resigning(memory));
            case Input.Started _,Input.GroupPromoted _ -> quiet(master);
        };
    }

    private Step heardInMaster(State.Master master, Advert advert, long now) {
        List<Effect> effects = new ArrayList<>(2);
        Memory memory = oddities.observe(adoptForm(master.memory(), advert), advert, effects);
        int ours = memory.priority().value();
        if (advert.priority() == 0) {
            advertise(memory, ours, effects);
            return new Step(master.withMemory(memory).advertised(now, now + config.advertIntervalNanos()), effects);
        }
        int byAddress = advert.source().compareTo(config.source());
        if (advert.priority() > ours || (advert.priority() == ours && byAddress > 0)) {
            Reason reason = advert.priority() > ours ? Reason.HIGHER_PRIORITY : Reason.HIGHER_ADDRESS;
            effects.addFirst(new Effect.ReleaseAddresses());
            long heardAt = Math.clamp(advert.heardAtNanos(), master.sinceNanos(), now);
            Step step = toBackup(master.withMemory(memory), reason, against(advert, ours, master, now),
                    advert.intervalNanos(), heardAt, effects);
            State.Backup backup = (State.Backup) step.state();
            return new Step(backup.following(advert, now), step.effects());
        }
        if (now - master.lastAdvertNanos() >= ANSWER_SPACING_NANOS) {
            advertise(memory, ours, effects);
        }
        long silentAt = now + config.downAdverts() * Math.max(advert.intervalNanos(), config.advertIntervalNanos());
        State.Master answered = effects.stream().anyMatch(Effect.SendAdvert.class::isInstance)
                ? master.advertised(now, master.nextAdvertAtNanos())
                : master;
        return new Step(answered.withMemory(oddities.rival(memory, advert, effects)).rivalled(silentAt), effects);
    }

    private Step expiredInMaster(State.Master master, long now) {
        List<Effect> effects = new ArrayList<>(2);
        State.Master after = master;
        if (now >= master.nextAdvertAtNanos()) {
            advertise(master.memory(), master.memory().priority().value(), effects);
            long next = master.nextAdvertAtNanos() + config.advertIntervalNanos();
            after = after.advertised(now, next > now ? next : now + config.advertIntervalNanos());
        }
        boolean isBurst = now >= after.repeatAtNanos() || now >= after.rivalSilentAtNanos();
        if (isBurst || now >= after.nextAnnounceNanos()) {
            effects.add(new Effect.Announce());
            int left = (isBurst ? config.announcing().burst() : after.announcesLeft()) - 1;
            after = after.announced(Math.max(left, 0), nextAnnounce(left, now),
                    now >= after.repeatAtNanos() ? State.NEVER : after.repeatAtNanos(),
                    now >= after.rivalSilentAtNanos() ? State.NEVER : after.rivalSilentAtNanos());
        }
        return new Step(after, effects);
    }

    private long nextAnnounce(int left, long now) {
        Announcing announcing = config.announcing();
        if (left > 0) {
            return now + announcing.spacingNanos();
        }
        return announcing.refreshNanos() > 0 ? now + announcing.refreshNanos() : State.NEVER;
    }

    /// A master that has sent nothing for longer than its quickest peer waits is master no more, whatever it believes:
    /// a process that was stopped and continued, a machine that was suspended. That peer has priority 254 or 255, so its
    /// skew is next to nothing and the intervals alone are counted.
    private boolean isStalled(State.Master master, long now) {
        return now - master.lastAdvertNanos() > config.downAdverts() * config.advertIntervalNanos();
    }

    private Step afterStall(State.Master master, Input input, long now) {
        long length = now - master.nextAdvertAtNanos();
        Step down = toBackup(master, Reason.STALLED, evidence(master, now), config.advertIntervalNanos(), now,
                List.of(new Effect.ReleaseAddresses(), new Effect.Remark(new Oddity.Stalled(length))));
        Step then = step(down.state(), input, now);
        List<Effect> effects = new ArrayList<>(down.effects());
        effects.addAll(then.effects());
        return new Step(then.state(), effects);
    }

    private Step inFault(State.Fault fault, Input input, long now) {
        Memory memory = fault.memory();
        return switch (input) {
            case Input.FaultRaised raised -> quiet(new State.Fault(memory.with(raised.cause()), fault.sinceNanos()));
            case Input.FaultCleared cleared -> clearedInFault(fault, memory.without(cleared.cause()), cleared, now);
            case Input.PriorityChanged changed ->
                quiet(new State.Fault(memory.withPriority(changed.priority()), fault.sinceNanos()));
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
        Evidence evidence = evidence(after, now, Optional.of(cleared.cause()));
        Step backup = toBackup(after, Reason.FAULT_CLEARED, evidence, config.advertIntervalNanos(), now, List.of());
        return memory.priority().value() == RouterConfig.OWNER
                ? toMaster(backup.state(), Reason.OWNER_STARTED, evidence(backup.state(), now), now, backup.effects())
                : backup;
    }

    private Step toInit(State from, long now, List<Effect> before) {
        return moved(from, new State.Init(from.memory(), now), Reason.SHUTDOWN, evidence(from, now), now, before);
    }

    private Step toFault(State from, Memory memory, FaultCause cause, long now, List<Effect> before) {
        return moved(from, new State.Fault(memory, now), Reason.FAULT_RAISED,
                evidence(from, now, Optional.of(cause)), now, before);
    }

    private Step toBackup(State from, Reason reason, Evidence evidence, long intervalNanos, long now,
            List<Effect> before) {
        long masterDown = Timing.masterDownNanos(config.version(), from.memory().priority().value(), intervalNanos,
                config.downAdverts());
        State.Backup backup = new State.Backup(from.memory(), now, now + masterDown, intervalNanos, now,
                Optional.empty(), false, State.NEVER, false);
        return moved(from, backup, reason, evidence, now, before);
    }

    /// Promotion: the advertisement first, so that other backups stay down; then the addresses; then the announcement.
    private Step toMaster(State from, Reason reason, Evidence evidence, long now, List<Effect> before) {
        List<Effect> effects = new ArrayList<>(before);
        advertise(from.memory(), from.memory().priority().value(), effects);
        effects.add(new Effect.ClaimAddresses());
        effects.add(new Effect.Announce());
        Announcing announcing = config.announcing();
        State.Master master = new State.Master(from.memory(), now, now, now + config.advertIntervalNanos(),
                announcing.burst() - 1, nextAnnounce(announcing.burst() - 1, now),
                announcing.repeatNanos() > 0 ? now + announcing.repeatNanos() : State.NEVER, State.NEVER);
        return moved(from, master, reason, evidence, now, effects);
    }

    /// The one place where a role changes.
    private static Step moved(State from, State to, Reason reason, Evidence evidence, long now, List<Effect> before) {
        List<Effect> effects = new ArrayList<>(before);
        effects.add(new Effect.Notify(new Transition(from.role(), to.role(), reason, evidence, now)));
        return new Step(to, effects);
    }

    private static Step quiet(State state) {
        return new Step(state, List.of());
    }

    private List<Effect> resigning(Memory memory) {
        List<Effect> effects = new ArrayList<>(3);
        effects.add(new Effect.ReleaseAddresses());
        advertise(memory, 0, effects);
        return effects;
    }

    private void advertise(Memory memory, int priority, List<Effect> effects) {
        effects.add(new Effect.SendAdvert(config.version(), priority, config.advertIntervalNanos(), memory.form()));
        if (config.interop()) {
            effects.add(new Effect.SendAdvert(2, priority, config.advertIntervalNanos(), ChecksumForm.V2));
        }
    }

    private Memory adoptForm(Memory memory, Advert advert) {
        boolean adopts = config.checksum() == ChecksumPolicy.AUTO && config.version() == 3
                && config.family() == Family.IPV4 && advert.version() == 3;
        return adopts ? memory.withForm(advert.checksumForm().orElse(memory.form())) : memory;
    }

    /// In interop mode a master that speaks version 3 repeats itself in version 2; only the former counts (RFC 9568
    /// section 8.4.2).
    private boolean isRepeatedInOldVersion(Advert advert, Optional<Advert> master) {
        return config.interop() && advert.version() == 2 && master.filter(m -> m.version() == 3
                && m.source().equals(advert.source())
                && advert.heardAtNanos() - m.heardAtNanos() <= config.downAdverts() * m.intervalNanos()).isPresent();
    }

    private long masterDownNanos(State.Backup backup) {
        return Timing.masterDownNanos(config.version(), backup.memory().priority().value(), backup.intervalNanos(),
                config.downAdverts());
    }

    private Evidence evidence(State state, long now) {
        return evidence(state, now, Optional.empty());
    }

    private Evidence evidence(State state, long now, Optional<FaultCause> cause) {
        int priority = state.memory().priority().value();
        Optional<Advert> master = state instanceof State.Backup backup ? backup.master() : Optional.empty();
        long interval = state instanceof State.Backup backup ? backup.intervalNanos() : config.advertIntervalNanos();
        long silent = switch (state) {
            case State.Backup backup -> now - backup.lastHeardNanos();
            case State.Master holding -> now - holding.lastAdvertNanos();
            case State.Init _,State.Fault _ -> -1;
        };
        return new Evidence(priority, master.map(Advert::source), master.map(Advert::priority).orElse(-1), silent,
                interval, config.downAdverts(), Timing.skewNanos(config.version(), priority, interval), cause);
    }

    private Evidence against(Advert advert, int ours, State state, long now) {
        Evidence base = evidence(state, now);
        return new Evidence(ours, Optional.of(advert.source()), advert.priority(), base.silentNanos(),
                base.intervalNanos(), base.downAdverts(), base.skewNanos(), Optional.empty());
    }
}
