package dev.baton.vrrp;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What a MASTER does by the clock: it advertises, announces its addresses, repeats the first word of a hand-over and lets
/// its priority settle afterwards.
final class Serving {
    private final RouterConfig config;
    private final Dialect dialect;

    Serving(RouterConfig config, Dialect dialect) {
        this.config = config;
        this.dialect = dialect;
    }

    /// A MASTER that begins now.
    State.Master beginning(Memory memory, long now) {
        Announcing announcing = config.announcing();
        return new State.Master(memory, now, now, now + config.advertIntervalNanos(), announcing.burst() - 1,
                announcing.nextNanos(announcing.burst() - 1, now),
                announcing.repeatNanos() > 0 ? now + announcing.repeatNanos() : State.NEVER, State.NEVER,
                now - Announcing.RIVAL_SPACING_NANOS);
    }

    /// Its first effects. An election is won by silence, and the advertisement goes first so that other backups stay down.
    /// In a hand-over somebody serves still, and yields on the advertisement: so everything else is done before it, and
    /// the hosts send to the new place when the old one lets go.
    List<Effect> firstEffects(State.Master master, boolean isHandedOver) {
        List<Effect> effects = new ArrayList<>();
        if (!isHandedOver) {
            effects.addAll(advertisement(master));
        }
        effects.add(new Effect.ClaimAddresses());
        effects.add(new Effect.Announce());
        if (isHandedOver) {
            effects.addAll(advertisement(master));
        }
        return effects;
    }

    List<Effect> advertisement(State.Master master) {
        return dialect.effects(master.memory(), master.memory().priority().value());
    }

    /// The time has come for something.
    Step expired(State.Master master, long now) {
        State.Master after = settled(master, now);
        boolean isRepetition = master.memory().steering().claim().filter(c -> now >= c.repeatAtNanos()).isPresent();
        boolean isDue = now >= after.nextAdvertAtNanos();
        List<Effect> adverts = isDue || isRepetition ? advertisement(after) : List.of();
        if (isDue) {
            long next = after.nextAdvertAtNanos() + config.advertIntervalNanos();
            after = after.advertised(now, next > now ? next : now + config.advertIntervalNanos());
        } else if (isRepetition) {
            after = after.advertised(now, after.nextAdvertAtNanos());
        }
        boolean isRivalGone = now >= after.rivalSilentAtNanos();
        boolean isRepeat = now >= after.repeatAtNanos();
        if (!isRivalGone && !isRepeat && now < after.nextAnnounceNanos()) {
            return new Step(after, adverts);
        }
        int rounds = isRivalGone || isRepeat ? config.announcing().burst() : after.announcesLeft();
        int left = Math.max(rounds - 1, 0);
        after = after.announced(left, config.announcing().nextNanos(left, now),
                isRepeat ? State.NEVER : after.repeatAtNanos());
        if (isRivalGone) {
            after = after.withMemory(OddityWatch.withoutRivals(after.memory())).rivalled(
                    after.rivalHeardNanos(), State.NEVER);
        }
        return new Step(after, Stream.concat(adverts.stream(), Stream.of(new Effect.Announce())).toList());
    }

    private State.Master settled(State.Master master, long now) {
        if (now < master.memory().steering().deadlineNanos()) {
            return master;
        }
        Claim claim = master.memory().steering().claim().orElseThrow();
        Claim next = now >= claim.repeatAtNanos() ? claim.repeated(config.advertIntervalNanos(), now) : claim;
        return with(master, now >= next.settleAtNanos() ? next.settled() : next);
    }

    private static State.Master with(State.Master master, Claim claim) {
        Memory memory = master.memory();
        return master.withMemory(memory.withSteering(memory.steering().with(claim)));
    }

    /// A rival has been answered with the first round of a burst of announcements.
    State.Master bursting(State.Master master, long now) {
        int left = config.announcing().burst() - 1;
        return master.announced(left, config.announcing().nextNanos(left, now), master.repeatAtNanos());
    }

    /// A rival that must yield was heard: it is taken for gone once it has been silent until `silentAtNanos`, and what was
    /// handed over has not settled before.
    static State.Master rivalled(State.Master master, long silentAtNanos, long now) {
        State.Master rivalled = master.rivalled(now, silentAtNanos);
        return master.memory().steering().claim().filter(c -> !c.isSettled()).map(c -> with(rivalled, c.rivalled(now)))
                .orElse(rivalled);
    }
}
