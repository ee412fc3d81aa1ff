package dev.baton.adapter.sim;

import java.util.List;

import dev.baton.vrrp.RouterConfig;

/// After how long a segment on which nothing goes wrong any more has exactly one MASTER per virtual router, the right
/// one. Counted from the moment of healing, from RFC 9568 sections 6.1 and 6.4:
///
/// 1. `S`: frames that were under way before the healing arrive; until then one of them can restart a timer.
/// 2. `C`: checks say what they have to say, so that priorities and faults are what they will be.
/// 3. `W`, the longest master down interval: a BACKUP that hears nobody it must follow becomes MASTER. `W` is
///    `downAdverts * I + skew`, where `I` is the longest interval of any configuration of the virtual router (a BACKUP
///    may still have adopted it from a node that is gone) and the skew is less than `I`, or than 1 s in version 2.
/// 4. `I + D`: two MASTERs hear each other within one interval and a flight `D` (wake-ups included), and one yields.
/// 5. `P`: the best candidate has heard a lower MASTER by now, and a preempt delay begins at the latest.
/// 6. `W` again: it has accepted the lower MASTER until then, so its timer runs from the end of the delay.
/// 7. `I + D`: the lower MASTER hears it and yields.
/// 8. `W` and steps 5 to 7 again: a MASTER by hand-over lets its priority settle a master down interval after the last
///    rival was heard, and is then lower than the best candidate.
///
/// Together `S + C + 4W + 2P + 3I + 3D`, stretched by twice the drift, as both clocks may be off. A sync group takes more
/// than one election: its members may each lose to another node, step down together and begin again, each time with
/// other waits ([dev.baton.vrrp.Timing#tieBreakNanos]); it is given [#GROUP_ROUNDS] times as long.
final class SettleBound {
    /// How many times the bound of a single router a sync group is given.
    static final int GROUP_ROUNDS = 8;
    /// A check that needs three results has them after this.
    static final long CHECKS_NANOS = 400_000_000L;
    private static final long SECOND = 1_000_000_000L;
    private static final long MILLION = 1_000_000L;

    private SettleBound() {}

    /// @param routers    every configuration that there was since the cluster was last quiet, of all nodes
    /// @param staleNanos how long frames from before the healing may still arrive
    /// @param faults     what goes on going wrong after the healing
    static long nanos(List<RouterConfig> routers, long staleNanos, SimFaults faults) {
        long longest = 0;
        boolean isGrouped = false;
        for (RouterConfig router : routers) {
            longest = Math.max(longest, nanos(routers, router, faults));
            isGrouped |= router.grouped();
        }
        long settled = longest * (isGrouped ? GROUP_ROUNDS : 1) + staleNanos + CHECKS_NANOS;
        return settled + settled / MILLION * 2 * faults.driftPpm();
    }

    /// How much longer it may take when a damaged advert was believed, because its checksum was right by chance: it may
    /// have said the longest interval that there is, and a BACKUP then waits by that one once.
    static long afterCollisionNanos(List<RouterConfig> routers) {
        int most = 0;
        for (RouterConfig router : routers) {
            most = Math.max(most, router.downAdverts());
        }
        return (most + 1) * RouterConfig.MAX_V3_INTERVAL_NANOS;
    }

    private static long nanos(List<RouterConfig> routers, RouterConfig one, SimFaults faults) {
        long interval = 0;
        long wait = 0;
        long delay = 0;
        for (RouterConfig other : routers) {
            if (other.vrid() == one.vrid() && other.family() == one.family()) {
                interval = Math.max(interval, other.advertIntervalNanos());
                delay = Math.max(delay, other.preemptDelayNanos());
            }
        }
        for (RouterConfig other : routers) {
            if (other.vrid() == one.vrid() && other.family() == one.family()) {
                wait = Math.max(wait, other.downAdverts() * interval
                        + (other.version() == 2 ? Math.max(SECOND, interval) : interval));
            }
        }
        long flight = faults.worstDelayNanos() + faults.wakeNanos();
        return 4 * wait + 2 * delay + 3 * (interval + flight);
    }
}
