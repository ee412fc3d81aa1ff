package dev.baton.vrrp;

/// What keeps sync groups from stepping down together for ever: nodes whose groups have each won some elections and lost
/// others all step down, and would meet again if they all waited equally long. The first to be promoted alone ends it,
/// for a group in which one router is content does not promote.
final class Standoff {
    private final RouterConfig config;

    Standoff(RouterConfig config) {
        this.config = config;
    }

    /// The memory of a master that steps down for its group's sake. Soon after its promotion that is another round of
    /// the same contest.
    Memory after(State.Master master, long now) {
        return master.memory().withStandoff(now - master.sinceNanos() < masterDownNanos(master.memory()));
    }

    /// What is waited beside the master down interval after stepping down for the group's sake.
    long tieBreakNanos(Memory memory) {
        return memory.standoffs() == 0
                ? 0
                : Timing.tieBreakNanos(config.source(), config.advertIntervalNanos(), memory.standoffs());
    }

    /// What is waited beside the skew time after a master has resigned. While the wait after stepping down would still
    /// run, the resignation is most likely a rival's that has stepped down, too: without the tie-break two pairs of
    /// nodes would wake each other in turn.
    long tieBreakNanos(State.Backup backup, long now) {
        long tieBreak = tieBreakNanos(backup.memory());
        return now - backup.sinceNanos() < masterDownNanos(backup.memory()) + tieBreak ? tieBreak : 0;
    }

    private long masterDownNanos(Memory memory) {
        return Timing.masterDownNanos(config.version(), memory.priority().value(), config.advertIntervalNanos(),
                config.downAdverts());
    }
}
