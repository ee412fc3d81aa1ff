package dev.baton.vrrp;

/// Why a router changed its state. The numbers that go with it are in [Evidence].
public enum Reason {
    /// INIT → MASTER, and BACKUP → MASTER after a FAULT or once its sync group may lead: it owns the addresses, priority
    /// 255 (RFC 9568 section 6.4.1).
    OWNER_STARTED,
    /// INIT → BACKUP: started (RFC 9568 section 6.4.1).
    STARTED,
    /// BACKUP → MASTER: no advertisement at all for the master down interval (RFC 9568 section 6.4.2).
    MASTER_SILENT,
    /// BACKUP → MASTER: the master sent priority 0 and the skew time has passed (RFC 9568 section 6.4.2).
    MASTER_RESIGNED,
    /// BACKUP → MASTER: a master of lower priority was heard and is pre-empted (RFC 9568 section 6.4.2).
    PREEMPTED_LOWER,
    /// MASTER → BACKUP: a higher priority was heard (RFC 9568 section 6.4.3).
    HIGHER_PRIORITY,
    /// MASTER → BACKUP: an equal priority from a higher address was heard (RFC 9568 section 6.4.3).
    HIGHER_ADDRESS,
    /// MASTER → BACKUP: this process did not run for longer than its peers wait, so one of them has taken over.
    STALLED,
    /// any → FAULT: see the cause in [Evidence].
    FAULT_RAISED,
    /// FAULT → BACKUP: the last cause is gone; an owner goes on to MASTER.
    FAULT_CLEARED,
    /// BACKUP → MASTER: it had waited for the other members of its sync group, and now the last one may be master.
    GROUP_PROMOTED,
    /// MASTER → BACKUP: another member of its sync group stepped down.
    GROUP_DEMOTED,
    /// BACKUP → MASTER: a person handed the addresses over to it; the peer in [Evidence] is the master that it went above.
    HANDED_OVER,
    /// MASTER → BACKUP: a person told it to resign.
    RESIGNED,
    /// any → INIT: told to stop (RFC 9568 section 6.4.3, Shutdown event).
    SHUTDOWN
}
