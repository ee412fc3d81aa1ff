package dev.baton.vrrp;

import java.util.Optional;

/// The state of one virtual router: which of the four roles it is in, its timers as points in time, and what it
/// remembers. A timer is nothing but a number here; whoever drives the router asks [#deadlineNanos] and hands in
/// [Input.TimerExpired] when that time has come.
public sealed interface State {
    /// No timer is running.
    long NEVER = Long.MAX_VALUE;

    /// What is remembered across roles.
    Memory memory();

    /// Since when the router has been in this role, in nanoseconds on the node's clock.
    long sinceNanos();

    /// The next time at which [Input.TimerExpired] is due; [#NEVER] if no timer runs.
    long deadlineNanos();

    /// The name of the state.
    default Role role() {
        return switch (this) {
            case Init _ -> Role.INIT;
            case Backup _ -> Role.BACKUP;
            case Master _ -> Role.MASTER;
            case Fault _ -> Role.FAULT;
        };
    }

    /// INIT: takes no part yet.
    record Init(Memory memory, long sinceNanos) implements State {
        @Override
        public long deadlineNanos() {
            return NEVER;
        }
    }

    /// BACKUP: waits for the master to fall silent.
    ///
    /// @param masterDownAtNanos  when the master down timer expires (RFC 9568: Active_Down_Timer)
    /// @param intervalNanos      the interval adopted from the master (RFC 9568: Active_Adver_Interval)
    /// @param lastHeardNanos     when the timer was last restarted by an advertisement, or the role was entered
    /// @param master             the last advertisement heard from a master, accepted or not
    /// @param resigned           whether the running timer is the skew time after a priority 0
    /// @param preemptAtNanos     when a master of lower priority may be pre-empted at the earliest, with a preempt delay:
    ///                           counted from the start or from the first such advertisement; NEVER: not counting
    /// @param wantsMaster        the timer has expired, or the router is the owner, and it waits for its sync group
    record Backup(Memory memory, long sinceNanos, long masterDownAtNanos, long intervalNanos, long lastHeardNanos,
            Optional<Advert> master, boolean resigned, long preemptAtNanos, boolean wantsMaster) implements State {
        @Override
        public long deadlineNanos() {
            return masterDownAtNanos;
        }

        Backup withMemory(Memory newMemory) {
            return new Backup(newMemory, sinceNanos, masterDownAtNanos, intervalNanos, lastHeardNanos, master, resigned,
                    preemptAtNanos, wantsMaster);
        }

        /// What is known of the living master.
        Backup facing(Memory newMemory, Optional<Advert> rival) {
            return new Backup(newMemory, sinceNanos, masterDownAtNanos, intervalNanos, lastHeardNanos, rival, resigned,
                    preemptAtNanos, wantsMaster);
        }

        /// The master has resigned: only the skew time is waited.
        Backup resigned(Advert advert, long heardAtNanos, long expiresAtNanos) {
            return new Backup(memory, sinceNanos, expiresAtNanos, intervalNanos, heardAtNanos, Optional.of(advert),
                    true, NEVER, false);
        }

        /// A master of lower priority was heard and is being pre-empted: the timer runs on. One that comes up while we
        /// wait for the skew time is not the one that we replace.
        Backup disregarding(Memory newMemory, Advert advert, long newPreemptAtNanos) {
            return new Backup(newMemory, sinceNanos, masterDownAtNanos, intervalNanos, lastHeardNanos,
                    resigned ? master : Optional.of(advert), resigned, newPreemptAtNanos, wantsMaster);
        }

        /// The silence is counted from `nowNanos` on.
        Backup rewaiting(long nowNanos, long expiresAtNanos) {
            return new Backup(memory, sinceNanos, expiresAtNanos, intervalNanos, nowNanos, master, false,
                    preemptAtNanos, false);
        }

        /// The timer is set, and the sync group is not waited for.
        Backup expiring(long expiresAtNanos) {
            return new Backup(memory, sinceNanos, expiresAtNanos, intervalNanos, lastHeardNanos, master, resigned,
                    preemptAtNanos, false);
        }

        Backup wanting(long expiresAtNanos) {
            return new Backup(memory, sinceNanos, expiresAtNanos, intervalNanos, lastHeardNanos, master, resigned,
                    preemptAtNanos, true);
        }

        Backup preemptingAt(long newPreemptAtNanos) {
            return new Backup(memory, sinceNanos, masterDownAtNanos, intervalNanos, lastHeardNanos, master, resigned,
                    newPreemptAtNanos, wantsMaster);
        }
    }

    /// MASTER: holds the addresses.
    ///
    /// @param lastAdvertNanos    when the last advertisement was sent
    /// @param nextAdvertAtNanos  when the next one is due (RFC 9568: Adver_Timer)
    /// @param announcesLeft      rounds left of the running burst
    /// @param nextAnnounceNanos  when the next round is due; NEVER: none
    /// @param repeatAtNanos      when the second burst begins; NEVER: it has been, or there is none
    /// @param rivalSilentAtNanos when a rival that was heard counts as gone, so that the addresses are announced
    ///                           again; NEVER: no rival
    /// @param rivalHeardNanos    when a rival that has to yield was heard last; far back: never
    record Master(Memory memory, long sinceNanos, long lastAdvertNanos, long nextAdvertAtNanos, int announcesLeft,
            long nextAnnounceNanos, long repeatAtNanos, long rivalSilentAtNanos, long rivalHeardNanos)
            implements
                State {
        @Override
        public long deadlineNanos() {
            return Math.min(Math.min(Math.min(nextAdvertAtNanos, nextAnnounceNanos),
                    Math.min(repeatAtNanos, rivalSilentAtNanos)), memory.steering().deadlineNanos());
        }

        Master withMemory(Memory newMemory) {
            return new Master(newMemory, sinceNanos, lastAdvertNanos, nextAdvertAtNanos, announcesLeft,
                    nextAnnounceNanos, repeatAtNanos, rivalSilentAtNanos, rivalHeardNanos);
        }

        Master advertised(long atNanos, long newNextAdvertAtNanos) {
            return new Master(memory, sinceNanos, atNanos, newNextAdvertAtNanos, announcesLeft, nextAnnounceNanos,
                    repeatAtNanos, rivalSilentAtNanos, rivalHeardNanos);
        }

        Master announced(int left, long newNextAnnounceNanos, long newRepeatAtNanos) {
            return new Master(memory, sinceNanos, lastAdvertNanos, nextAdvertAtNanos, left, newNextAnnounceNanos,
                    newRepeatAtNanos, rivalSilentAtNanos, rivalHeardNanos);
        }

        Master rivalled(long heardNanos, long newRivalSilentAtNanos) {
            return new Master(memory, sinceNanos, lastAdvertNanos, nextAdvertAtNanos, announcesLeft, nextAnnounceNanos,
                    repeatAtNanos, newRivalSilentAtNanos, heardNanos);
        }
    }

    /// FAULT: takes no part until the last cause in its memory is gone.
    record Fault(Memory memory, long sinceNanos) implements State {
        @Override
        public long deadlineNanos() {
            return NEVER;
        }
    }
}
