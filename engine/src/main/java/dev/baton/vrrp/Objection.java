package dev.baton.vrrp;

/// Why a router cannot do what it is told; nothing has changed then.
///
/// @param kind     what sort of reason
/// @param sentence the reason with its numbers, and what to do: whole sentences
public record Objection(Kind kind, String sentence) {
    /// The sorts of reasons.
    public enum Kind {
        /// There is no such router.
        UNKNOWN,
        /// INIT: it has not started.
        NOT_STARTED,
        /// FAULT: it cannot serve.
        FAULTY,
        /// It is MASTER already.
        IS_MASTER,
        /// It is not MASTER.
        NOT_MASTER,
        /// It is in maintenance.
        IN_MAINTENANCE,
        /// The living master cannot be beaten.
        UNBEATABLE,
        /// It owns its addresses, so its priority is 255 whatever is said.
        OWNER,
        /// A value is outside its range.
        RANGE,
        /// It would change nothing.
        IDLE
    }
}
