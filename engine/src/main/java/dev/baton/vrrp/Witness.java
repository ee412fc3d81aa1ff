package dev.baton.vrrp;

import java.util.Optional;

/// Says why a transition happens, and with which numbers.
final class Witness {
    private final RouterConfig config;

    Witness(RouterConfig config) {
        this.config = config;
    }

    /// What is known in `state`.
    Evidence of(State state, long now) {
        return of(state, now, Optional.empty());
    }

    /// What is known in `state`, about a fault.
    Evidence of(State state, long now, Optional<FaultCause> cause) {
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

    /// What is known in `state` about the router that sent `advert`.
    Evidence against(Advert advert, State state, long now) {
        Evidence base = of(state, now);
        return new Evidence(base.ownPriority(), Optional.of(advert.source()), advert.priority(), base.silentNanos(),
                base.intervalNanos(), base.downAdverts(), base.skewNanos(), Optional.empty());
    }

    /// Why a BACKUP whose timer has expired becomes MASTER.
    Reason silence(State.Backup backup, long now) {
        if (backup.resigned()) {
            return Reason.MASTER_RESIGNED;
        }
        boolean livesOn = backup.master().filter(m -> m.heardAtNanos() > backup.lastHeardNanos()
                && now - m.heardAtNanos() <= config.downAdverts() * m.intervalNanos()).isPresent();
        return livesOn ? Reason.PREEMPTED_LOWER : Reason.MASTER_SILENT;
    }

    /// Why a BACKUP becomes MASTER with its sync group: the last one to want it by its own reason, the others by the
    /// group's.
    Reason promotion(State.Backup backup, long now) {
        int priority = backup.memory().priority().value();
        if (priority == RouterConfig.OWNER) {
            return Reason.OWNER_STARTED;
        }
        long masterDown = Timing.masterDownNanos(config.version(), priority, backup.intervalNanos(),
                config.downAdverts());
        return backup.masterDownAtNanos() - masterDown == now ? silence(backup, now) : Reason.GROUP_PROMOTED;
    }
}
