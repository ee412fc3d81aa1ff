package dev.baton.loop;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.baton.vrrp.Transition;
import dev.baton.wire.IpAddress;

/// A router of a loop as it is now, with whom it hears and what it did last.
///
/// @param view  the router
/// @param peers whose adverts it lets in, at most [Tally#MAX_PEERS]: of more, those that were heard last
/// @param last  its last change of state
public record Standing(RouterView view, List<Peer> peers, Optional<Last> last) {
    public Standing {
        peers = List.copyOf(peers);
    }

    /// Somebody who advertises for the same virtual router.
    ///
    /// @param priority       of the last advert
    /// @param intervalNanos  that it said
    /// @param lastHeardNanos when it was on the wire
    /// @param adverts        how many were let in
    public record Peer(IpAddress source, int priority, long intervalNanos, long lastHeardNanos, long adverts) {}

    /// A change of state.
    ///
    /// @param wall the date and time as the machine believed them
    public record Last(Transition transition, Instant wall) {}
}
