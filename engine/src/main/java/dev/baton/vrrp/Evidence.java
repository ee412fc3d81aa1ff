package dev.baton.vrrp;

import java.util.Optional;

import dev.baton.wire.IpAddress;

/// The numbers behind a transition, so that anyone can redo the sum.
///
/// @param ownPriority     the effective priority at that moment
/// @param peer            the other router the transition is about, if there is one
/// @param peerPriority    its priority; -1 without a peer
/// @param silentNanos     how long nothing acceptable had been heard (or, for a stall, had been done); -1 if irrelevant
/// @param intervalNanos   the advertisement interval that the timers were computed from
/// @param downAdverts     how many silent intervals make a master dead, 3 by the RFC
/// @param skewNanos       the skew time at that moment
/// @param cause           the fault, where the reason is one
public record Evidence(int ownPriority, Optional<IpAddress> peer, int peerPriority, long silentNanos,
        long intervalNanos, int downAdverts, long skewNanos, Optional<FaultCause> cause) {

    /// The master down interval at that moment: `downAdverts * interval + skew`.
    public long masterDownNanos() {
        return downAdverts * intervalNanos + skewNanos;
    }
}
