package dev.baton.finding;

import java.util.List;
import java.util.Optional;

import dev.baton.cluster.ClusterKey;
import dev.baton.wire.Family;
import dev.baton.wire.IpAddress;

/// A virtual router that is known to be ours, as it is meant to be. Some checks need that; without it they are silent.
///
/// @param network   the segment, as packets of it are named
/// @param family    the address family
/// @param vrid      1..255
/// @param members   who takes part; empty: not known
/// @param addresses the virtual addresses; empty: not known
/// @param group     the sync group that it moves with, if it is in one
public record OwnRouter(String network, Family family, int vrid, List<OwnMember> members, List<IpAddress> addresses,
        Optional<String> group) {
    public OwnRouter {
        members = List.copyOf(members);
        addresses = List.copyOf(addresses);
    }

    /// Whether that cluster is this router.
    boolean is(ClusterKey key) {
        return key.network().equals(network) && key.family() == family && key.vrid() == vrid;
    }

    /// The node that sends from this address, if it is one of the members.
    Optional<String> node(IpAddress source) {
        return members.stream().filter(m -> m.source().equals(source)).map(OwnMember::node).findFirst();
    }
}
