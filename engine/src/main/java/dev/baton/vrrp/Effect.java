package dev.baton.vrrp;

import dev.baton.wire.ChecksumForm;

/// What a step asks for. The list is to be performed in its order: on promotion the advertisement first, then the
/// addresses, then the announcement; on demotion the addresses go first.
public sealed interface Effect {
    /// Send one advertisement for the router's addresses.
    ///
    /// @param version       2 or 3
    /// @param priority      0..255
    /// @param intervalNanos the interval to advertise
    /// @param form          the checksum form to use for version 3 over IPv4
    record SendAdvert(int version, int priority, long intervalNanos, ChecksumForm form) implements Effect {}

    /// Put the addresses (and what follows them) on the interface.
    record ClaimAddresses() implements Effect {}

    /// Take the addresses off the interface.
    record ReleaseAddresses() implements Effect {}

    /// Send one gratuitous ARP or unsolicited Neighbor Advertisement for each address.
    record Announce() implements Effect {}

    /// Tell whoever wants to know of a change of state.
    record Notify(Transition transition) implements Effect {}

    /// Tell of something odd that changed no state.
    record Remark(Oddity oddity) implements Effect {}
}
