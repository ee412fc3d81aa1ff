package dev.baton.vrrp;

/// When a new master tells hosts and switches where its addresses are now, by gratuitous ARP or unsolicited Neighbor
/// Advertisement.
///
/// @param burst         rounds in a burst; each round is one packet per address
/// @param spacingNanos  time between the rounds of a burst, so that a switch's rate limit is not hit
/// @param repeatNanos   after this time the burst is sent once more; 0: no second burst
/// @param refreshNanos  while MASTER one round is sent this often; 0: never
public record Announcing(int burst, long spacingNanos, long repeatNanos, long refreshNanos) {
    /// Five rounds 20 ms apart, the same again after 5 s, no refresh: keepalived's defaults, spread out.
    public static final Announcing DEFAULT = new Announcing(5, 20_000_000L, 5_000_000_000L, 0);

    /// A rival that has to yield is answered with a burst, too, if none was heard for this long before: hosts have learned the
    /// rival's MAC when it took over, and it lets go of the addresses at once. From a quicker rival they are won back when it
    /// has been silent for a master down interval, which is as short then; and who floods the segment with losing
    /// advertisements makes no flood of announcements.
    public static final long RIVAL_SPACING_NANOS = 50_000_000L;

    public Announcing {
        if (burst < 1 || spacingNanos < 0 || repeatNanos < 0 || refreshNanos < 0) {
            throw new IllegalArgumentException("announcing needs a burst of at least 1 and no negative times");
        }
    }

    /// When the next round is due.
    ///
    /// @param left rounds left of the running burst
    /// @return [State#NEVER]: there is none
    long nextNanos(int left, long nowNanos) {
        if (left > 0) {
            return nowNanos + spacingNanos;
        }
        return refreshNanos > 0 ? nowNanos + refreshNanos : State.NEVER;
    }
}
