package dev.baton.loop;

import dev.baton.port.PacketPort;

/// Keeps timers of backups waiting that are found long overdue. The process did not run for a while, and the adverts of a
/// living master may lie unread in the kernel: whoever lets the timers expire first takes it for dead. So the adapter is
/// asked to hand over what has arrived by now, and only then do the timers count.
final class CatchingUp {
    /// From how late on a timer is overdue. A loop on busy cores is seldom later than this.
    static final long LATE_NANOS = 2_000_000L;
    /// How long the adapter is waited for at most: one that does not answer keeps no takeover off for longer.
    static final long PATIENCE_NANOS = 50_000_000L;
    /// How often it is asked for.
    static final long STEP_NANOS = 200_000L;

    private final PacketPort packets;
    private long askedAtNanos;
    private boolean isAsked;
    private boolean isHeld;

    CatchingUp(PacketPort packets) {
        this.packets = packets;
    }

    /// Looks at the timers. To be called before the frames are counted that are heard before the timers.
    ///
    /// @param dueNanos when the first timer of a backup is due
    void look(long dueNanos, long nowNanos) {
        if (!isAsked && nowNanos - dueNanos > LATE_NANOS) {
            packets.catchUp();
            isAsked = true;
            askedAtNanos = nowNanos;
        }
        isHeld = isAsked && !packets.isCaughtUp() && nowNanos - askedAtNanos < PATIENCE_NANOS;
        isAsked &= isHeld;
    }

    /// Whether timers of backups may not expire in this turn.
    boolean isHeld() {
        return isHeld;
    }

    /// When to look again, if timers are held.
    long againNanos(long nowNanos) {
        return nowNanos + STEP_NANOS;
    }
}
