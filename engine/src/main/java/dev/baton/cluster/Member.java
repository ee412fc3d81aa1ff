package dev.baton.cluster;

import java.util.List;
import java.util.Optional;

import dev.baton.track.EffectivePriority;
import dev.baton.vrrp.Role;
import dev.baton.vrrp.Transition;
import dev.baton.wire.ChecksumForm;
import dev.baton.wire.IpAddress;

/// One router of a cluster, as far as it is known.
///
/// @param node           the node's name; the source address as text where only its adverts are known
/// @param router         the router's name on its node; empty where only its adverts are known
/// @param source         the address it sends from
/// @param role           the state it reported, or that its adverts imply
/// @param reported       whether the node itself reports (otherwise everything here is inferred from the wire)
/// @param priority       base, contributions and effective priority
/// @param preempt        whether it takes over from a living master of lower priority
/// @param intervalNanos  its advertisement interval
/// @param holdsAddresses whether the addresses are on its interface
/// @param form           the checksum form of its adverts, if one was heard
/// @param sinceNanos     since when it is in this role
/// @param lastAdvertNanos when its last advert was heard; -1: never
/// @param advertCount    how many of its adverts were heard
/// @param lastReportNanos when its node last reported; -1: never
/// @param lastTransition the last change of state it reported
/// @param hearers        the observers that hear its adverts, sorted
/// @param freshness      how far all this can be trusted
public record Member(String node, String router, IpAddress source, Role role, boolean reported,
        EffectivePriority priority, boolean preempt, long intervalNanos, boolean holdsAddresses,
        Optional<ChecksumForm> form, long sinceNanos, long lastAdvertNanos, long advertCount, long lastReportNanos,
        Optional<Transition> lastTransition, List<String> hearers, Freshness freshness) {
    public Member {
        hearers = List.copyOf(hearers);
    }

    /// Whether this member can be shown as MASTER with confidence.
    public boolean isLiveMaster() {
        return role == Role.MASTER && freshness == Freshness.LIVE;
    }
}
