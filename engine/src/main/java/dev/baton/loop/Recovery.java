package dev.baton.loop;

import dev.baton.vrrp.FaultCause;
import dev.baton.vrrp.RouterConfig;

/// What becomes of a router whose addresses the machine refused: it goes to FAULT, because a master without its
/// addresses serves nobody, and is let out to try again later. Each refusal in a row doubles the wait, since every try
/// takes the addresses from a router that may be serving well.
final class Recovery {
    /// The wait after the first refusal.
    static final long FIRST_WAIT_NANOS = 1_000_000_000L;
    /// The longest wait.
    static final long LONGEST_WAIT_NANOS = 300_000_000_000L;

    private Recovery() {}

    /// @param refusals how many there were in a row, at least 1
    static long waitNanos(int refusals) {
        long wait = FIRST_WAIT_NANOS;
        for (int i = 1; i < refusals && wait < LONGEST_WAIT_NANOS; i++) {
            wait *= 2;
        }
        return Math.min(wait, LONGEST_WAIT_NANOS);
    }

    /// The fault of a router whose addresses were refused.
    static FaultCause cause(RouterConfig router) {
        String first = router.addresses().getFirst().toString();
        int others = router.addresses().size() - 1;
        return new FaultCause(FaultCause.Kind.ADDRESS_MISSING,
                others == 0 ? first : first + " or one of the " + others + " others");
    }
}
