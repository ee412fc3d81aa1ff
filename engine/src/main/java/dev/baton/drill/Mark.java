package dev.baton.drill;

/// The instants of a failover, in the order in which they happen; a fault does not have all of them.
public enum Mark {
    /// The fault took effect.
    TRIGGER,
    /// The holder's priority 0 was heard.
    PRIORITY_ZERO,
    /// The heir's timer expired: master down interval, or skew time after a priority 0.
    TIMER,
    /// The heir became MASTER.
    MASTER,
    /// The addresses were on its interface.
    ADDRESS_UP,
    /// The first gratuitous ARP or unsolicited NA of it was on the wire.
    ANNOUNCED,
    /// The first probe sent to it was answered.
    FIRST_REPLY
}
