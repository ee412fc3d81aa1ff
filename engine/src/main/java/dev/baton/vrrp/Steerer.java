package dev.baton.vrrp;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/// Judges what a person tells a router, and works out what a hand-over takes.
final class Steerer {
    /// The highest priority that is not an owner's.
    private static final int HIGHEST = 254;

    private final RouterConfig config;

    Steerer(RouterConfig config) {
        this.config = config;
    }

    /// Why `order` cannot be done in `state`; empty: it can.
    Optional<Objection> objection(State state, Order order, long now) {
        return switch (order) {
            case Order.Claim claim -> againstClaim(state, claim, now);
            case Order.Resign _ -> state instanceof State.Master
                    ? Optional.empty()
                    : objection(Objection.Kind.NOT_MASTER, "is " + state.role()
                            + ", and only a MASTER can resign. Ask the node that is MASTER.");
            case Order.Maintenance _,Order.LetGo _,Order.Rejoin _ -> Optional.empty();
            case Order.Priority(OptionalInt value) -> againstPriority(value);
            case Order.Tested(OptionalInt value) -> againstPriority(value);
        };
    }

    private Optional<Objection> objection(Objection.Kind kind, String text) {
        return Optional.of(new Objection(kind, "The router " + config.name() + " " + text));
    }

    private Optional<Objection> againstPriority(OptionalInt value) {
        if (value.isPresent() && config.priority() == RouterConfig.OWNER) {
            return objection(Objection.Kind.OWNER, "owns its addresses: its priority is 255 whatever is set. Change"
                    + " 'priority' in its configuration first, or put it into maintenance.");
        }
        return value.isPresent() && !isPossible(value.getAsInt())
                ? objection(Objection.Kind.RANGE, "cannot have the priority " + value.getAsInt()
                        + "; name one between 1 and 254.")
                : Optional.empty();
    }

    private static boolean isPossible(int priority) {
        return priority >= 1 && priority <= HIGHEST;
    }

    private Optional<Objection> againstClaim(State state, Order.Claim claim, long now) {
        if (claim.settleAt().isPresent() && !isPossible(claim.settleAt().getAsInt())) {
            return objection(Objection.Kind.RANGE, "cannot go on with the priority " + claim.settleAt().getAsInt()
                    + "; name one between 1 and 254, or none.");
        }
        return switch (state) {
            case State.Init _ -> objection(Objection.Kind.NOT_STARTED, "has not started yet: it is INIT until every"
                    + " check that it must wait for has said something. Try again then.");
            case State.Fault fault -> objection(Objection.Kind.FAULTY, "is in FAULT: "
                    + fault.memory().causes().stream().map(FaultCause::words).collect(Collectors.joining("; "))
                    + ". Mend that first.");
            case State.Master _ -> objection(Objection.Kind.IS_MASTER, "is MASTER already.");
            case State.Backup backup -> backup.memory().steering().maintenance()
                    ? objection(Objection.Kind.IN_MAINTENANCE,
                            "is in maintenance. End its maintenance first, or choose another heir.")
                    : againstRival(backup, now);
        };
    }

    private Optional<Objection> againstRival(State.Backup backup, long now) {
        Optional<Advert> rival = rival(backup, now);
        if (rival.isEmpty() || rival.get().priority() < ceiling(backup)
                || (rival.get().priority() == HIGHEST && isAbove(rival.get()))) {
            return Optional.empty();
        }
        Advert master = rival.get();
        return master.priority() == RouterConfig.OWNER
                ? objection(Objection.Kind.UNBEATABLE, "cannot be put above " + master.source()
                        + ", which is MASTER and owns the addresses (priority 255). Put that one into maintenance, or end"
                        + " it.")
                : objection(Objection.Kind.UNBEATABLE, "cannot be put above " + master.source()
                        + ", which is MASTER with priority " + master.priority() + " and has the higher address. Lower"
                        + " its priority; if it has only just taken over by hand-over, wait until that has settled.");
    }

    private int ceiling(State.Backup backup) {
        return Math.max(HIGHEST, backup.memory().priority().value());
    }

    private boolean isAbove(Advert rival) {
        return config.source().compareTo(rival.source()) > 0;
    }

    /// The master that lives, whether this router follows it or not.
    private Optional<Advert> rival(State.Backup backup, long now) {
        int priority = backup.memory().priority().value();
        return backup.master().filter(m -> m.priority() > 0 && now - m.heardAtNanos() <= Timing.masterDownNanos(
                config.version(), priority, m.intervalNanos(), config.downAdverts()));
    }

    /// A BACKUP that becomes MASTER on a person's word: with a priority above the living master's, as no other MASTER
    /// yields to less (RFC 9568 section 6.4.3). A master that lives no more it knows nothing of.
    State.Backup claiming(State.Backup backup, OptionalInt settleAt, long now) {
        Memory memory = backup.memory();
        int own = memory.priority().value();
        int sum = memory.priority().sum();
        Optional<Advert> rival = rival(backup, now);
        int needed = rival.map(r -> Math.min(r.priority() + 1, HIGHEST)).orElse(own);
        int holding = rival.map(r -> memory.incumbent().holding(r)).orElse(own);
        int settled = settleAt.orElse(holding);
        long interval = Math.max(config.advertIntervalNanos(), rival.map(Advert::intervalNanos).orElse(0L));
        long wait = Timing.masterDownNanos(config.version(), own, interval, config.downAdverts());
        Claim claim = Claim.beginning(rise(own, needed, sum), rise(own, settled, sum), wait,
                config.advertIntervalNanos(), now);
        return backup.facing(memory.withSteering(memory.steering().with(claim)), rival);
    }

    private static int rise(int own, int wanted, int sum) {
        return wanted > own ? wanted - sum : 0;
    }

    /// With which priority a MASTER holds the addresses, once what it was handed over has settled.
    static int holding(Memory memory) {
        int value = memory.priority().value();
        return memory.steering().claim()
                .map(c -> Math.clamp(memory.priority().sum() - c.rise() + c.settledRise(), 1, HIGHEST))
                .filter(_ -> value != RouterConfig.OWNER).orElse(value);
    }
}
