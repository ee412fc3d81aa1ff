package dev.baton.cluster;

import java.util.List;
import java.util.Optional;

import dev.baton.vrrp.VirtualAddress;

/// One virtual router as the group of nodes that share it.
///
/// @param key           what makes it this cluster
/// @param version       the version of the last advert or report
/// @param intervalNanos the master's advertisement interval
/// @param interfaceName the interface as a node calls it; empty where only the wire is known
/// @param addresses     the virtual addresses, sorted
/// @param members       sorted by effective priority, highest first, then by source address, highest first
/// @param health        the state of the whole
/// @param healthSinceNanos since when it has been so
public record Cluster(ClusterKey key, int version, long intervalNanos, String interfaceName,
        List<VirtualAddress> addresses, List<Member> members, Health health, long healthSinceNanos) {
    public Cluster {
        addresses = List.copyOf(addresses);
        members = List.copyOf(members);
    }

    /// The members that are living masters; one in a healthy cluster.
    public List<Member> masters() {
        return members.stream().filter(Member::isLiveMaster).toList();
    }

    /// The only living master, if there is exactly one.
    public Optional<Member> holder() {
        List<Member> masters = masters();
        return masters.size() == 1 ? Optional.of(masters.getFirst()) : Optional.empty();
    }
}
