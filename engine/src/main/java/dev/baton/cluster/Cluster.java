package dev.baton.cluster;

import java.util.List;
import java.util.Optional;

import dev.baton.vrrp.VirtualAddress;

/// One virtual router as the group of nodes that share it. Version, interval, interface and addresses are the leading
/// master's; while there is none they stay what they were.
///
/// @param key           what makes it this cluster
/// @param version       the version of the leading master
/// @param intervalNanos the master's advertisement interval
/// @param interfaceName the interface as a node calls it; empty where only the wire is known
/// @param addresses     the virtual addresses, sorted
/// @param members       sorted by effective priority, highest first, then by source address, highest first
/// @param health        the state of the whole
/// @param healthSinceNanos since when it has been so
/// @param healthBefore  what it was before
/// @param healthBeforeSinceNanos since when it was that
/// @param announcements the last announcement of each address, sorted by address
/// @param dueNanos      the last instant at which nothing here has aged, if nothing more is seen
public record Cluster(ClusterKey key, int version, long intervalNanos, String interfaceName,
        List<VirtualAddress> addresses, List<Member> members, Health health, long healthSinceNanos,
        Health healthBefore, long healthBeforeSinceNanos, List<Announcement> announcements, long dueNanos) {
    public Cluster {
        addresses = List.copyOf(addresses);
        members = List.copyOf(members);
        announcements = List.copyOf(announcements);
    }

    /// A cluster without the past.
    public Cluster(ClusterKey key, int version, long intervalNanos, String interfaceName,
            List<VirtualAddress> addresses, List<Member> members, Health health, long healthSinceNanos) {
        this(key, version, intervalNanos, interfaceName, addresses, members, health, healthSinceNanos, health,
                healthSinceNanos, List.of(), dueNanos(members));
    }

    static long dueNanos(List<Member> members) {
        long due = Long.MAX_VALUE;
        for (Member member : members) {
            due = Math.min(due, member.dueNanos());
        }
        return due;
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
