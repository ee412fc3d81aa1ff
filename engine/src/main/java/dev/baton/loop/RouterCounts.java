package dev.baton.loop;

import java.util.Map;

import dev.baton.vrrp.Discard;
import dev.baton.vrrp.Reason;
import dev.baton.vrrp.Role;

/// What one router has counted since the node was started. No count ever falls while the router keeps its name, its
/// interface and its VRID, whatever else is changed about it.
///
/// @param router               its name
/// @param advertsSent          advertisements sent; one to several unicast peers counts once
/// @param advertsReceived      advertisements that were let in
/// @param zeroSent             of those sent, with priority 0
/// @param zeroReceived         of those let in, with priority 0
/// @param announcementsSent    gratuitous ARP and unsolicited NA frames sent
/// @param advertsMissed        advertisements of living masters that were due and did not come
/// @param discards             what was not let in, by reason
/// @param unknownAuthentication of those with another authentication: of a kind that no RFC knows
/// @param turns                changes of state
/// @param intervals            the time between two advertisements of one sender
/// @param masters              how many masters there are now for this virtual router, itself included
public record RouterCounts(String router, long advertsSent, long advertsReceived, long zeroSent, long zeroReceived,
        long announcementsSent, long advertsMissed, Map<Discard, Long> discards, long unknownAuthentication,
        Map<Turn, Long> turns, Intervals intervals, int masters) {
    public RouterCounts {
        discards = Map.copyOf(discards);
        turns = Map.copyOf(turns);
    }

    /// A kind of change of state.
    public record Turn(Role from, Role to, Reason reason) {}

    /// How many were discarded for this reason.
    public long discarded(Discard reason) {
        return discards.getOrDefault(reason, 0L);
    }

    /// How often it became MASTER.
    public long becameMaster() {
        return turns.entrySet().stream().filter(e -> e.getKey().to() == Role.MASTER).mapToLong(Map.Entry::getValue)
                .sum();
    }

    /// How often it ceased to be MASTER.
    public long leftMaster() {
        return turns.entrySet().stream().filter(e -> e.getKey().from() == Role.MASTER).mapToLong(Map.Entry::getValue)
                .sum();
    }
}
