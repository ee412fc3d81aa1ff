package dev.baton.app.control;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import dev.baton.cluster.Cluster;
import dev.baton.cluster.ClusterKey;
import dev.baton.cluster.Freshness;
import dev.baton.cluster.Health;
import dev.baton.cluster.Member;
import dev.baton.cluster.Sighting.AdvertSeen;
import dev.baton.cluster.Snapshot;
import dev.baton.track.Contribution;
import dev.baton.track.EffectivePriority;
import dev.baton.vrrp.Evidence;
import dev.baton.vrrp.Reason;
import dev.baton.vrrp.Role;
import dev.baton.vrrp.Transition;
import dev.baton.vrrp.VirtualAddress;
import dev.baton.wire.Family;
import dev.baton.wire.IpAddress;

/// Clusters as the reducer would make them, for tests of what is shown.
public final class Clusters {
    public static final long SECOND = 1_000_000_000L;
    /// The instant that all clusters here are seen at.
    public static final long NOW = 1000 * SECOND;
    private static final List<String> ALL = List.of("n1", "n2", "n3", "n4", "n5", "wire");

    private Clusters() {}

    public static ClusterKey key(String network, int vrid) {
        return new ClusterKey("lab", network, Family.IPV4, vrid);
    }

    public static List<VirtualAddress> addresses(String... texts) {
        return java.util.Arrays.stream(texts).map(VirtualAddress::parse).toList();
    }

    /// A member that was heard of just now; everyone else hears it.
    public static Member member(String node, int number, Role role, EffectivePriority priority, long sinceNanos) {
        List<String> hearers = ALL.stream().filter(n -> !n.equals(node)).toList();
        return new Member(node, "VI_1", IpAddress.parse("10.0.0." + number), role, true, priority, true, SECOND,
                role == Role.MASTER, Optional.empty(), sinceNanos, role == Role.MASTER ? NOW - SECOND / 5 : -1,
                role == Role.MASTER ? 100 : 0, NOW - SECOND / 2, Optional.empty(), hearers, Freshness.LIVE);
    }

    public static Member with(Member m, Role role, Freshness freshness, long sinceNanos, long heardNanos,
            Optional<Transition> transition, List<String> hearers) {
        return new Member(m.node(), m.router(), m.source(), role, m.reported(), m.priority(), m.preempt(),
                m.intervalNanos(), role == Role.MASTER, m.form(), sinceNanos, role == Role.MASTER ? heardNanos : -1,
                role == Role.MASTER ? 100 : 0, heardNanos, transition, hearers, freshness);
    }

    public static Transition transition(Role from, Role to, Reason reason, Evidence evidence, long atNanos) {
        return new Transition(from, to, reason, evidence, atNanos);
    }

    /// The numbers of a takeover by priority 120 at 1 s: 3 × 1 s + skew 0.531 s.
    public static Transition takeover(String peer, long atNanos) {
        return transition(Role.BACKUP, Role.MASTER, Reason.MASTER_SILENT, new Evidence(120,
                Optional.of(IpAddress.parse(peer)), 150, 3_531_250_000L, SECOND, 3, 531_250_000L, Optional.empty()),
                atNanos);
    }

    public static Transition started(long atNanos) {
        return transition(Role.INIT, Role.BACKUP, Reason.STARTED,
                new Evidence(120, Optional.empty(), -1, -1, SECOND, 3, 531_250_000L, Optional.empty()), atNanos);
    }

    public static EffectivePriority dropped() {
        return EffectivePriority.of(120, List.of(new Contribution("check_http", false, -20, -20)));
    }

    public static Cluster cluster(ClusterKey key, Health health, long sinceNanos, Member... members) {
        return new Cluster(key, 3, SECOND, "eth0", addresses("10.0.0.100/24", "10.0.0.101/24", "10.0.0.102/24"),
                List.of(members), health, sinceNanos);
    }

    /// n1 150 is master, n2 120 → 100, n3 100.
    public static Cluster healthy() {
        Member n1 = member("n1", 1, Role.MASTER, EffectivePriority.of(150), NOW - 3600 * SECOND);
        Member n2 = member("n2", 2, Role.BACKUP, dropped(), NOW - 3600 * SECOND);
        Member n3 = member("n3", 3, Role.BACKUP, EffectivePriority.of(100), NOW - 3600 * SECOND);
        n1 = with(n1, Role.MASTER, Freshness.LIVE, NOW - 252 * SECOND, NOW - SECOND / 5, Optional.of(transition(
                Role.BACKUP, Role.MASTER, Reason.PREEMPTED_LOWER, new Evidence(150,
                        Optional.of(IpAddress.parse("10.0.0.2")), 120, -1, SECOND, 3, 414_062_500L, Optional.empty()),
                NOW - 252 * SECOND)), n1.hearers());
        return cluster(key("lan", 51), Health.READY, NOW - 252 * SECOND, n1, n2, n3);
    }

    /// n1 is gone, n2 took over 12 s ago.
    public static Cluster afterTakeover() {
        Member n1 = with(member("n1", 1, Role.MASTER, EffectivePriority.of(150), 0), Role.MASTER, Freshness.LOST,
                NOW - 100 * SECOND, NOW - 16 * SECOND, Optional.empty(), List.of());
        Member n2 = with(member("n2", 2, Role.MASTER, EffectivePriority.of(120), 0), Role.MASTER, Freshness.LIVE,
                NOW - 12 * SECOND, NOW - SECOND / 5, Optional.of(takeover("10.0.0.1", NOW - 12 * SECOND)),
                List.of("n3", "wire"));
        Member n3 = member("n3", 3, Role.BACKUP, EffectivePriority.of(100), NOW - 3600 * SECOND);
        return cluster(key("lan", 51), Health.READY, NOW - 12 * SECOND, n1, n2, n3);
    }

    /// n1 and n2 are both master; n2 does not hear n1.
    public static Cluster split() {
        Member n1 = with(member("n1", 1, Role.MASTER, EffectivePriority.of(150), 0), Role.MASTER, Freshness.LIVE,
                NOW - 500 * SECOND, NOW - SECOND / 5, Optional.empty(), List.of("n3", "wire"));
        Member n2 = with(member("n2", 2, Role.MASTER, EffectivePriority.of(120), 0), Role.MASTER, Freshness.LIVE,
                NOW - 3 * SECOND, NOW - SECOND / 5, Optional.of(takeover("10.0.0.1", NOW - 3 * SECOND)),
                List.of("n1", "n3", "wire"));
        Member n3 = member("n3", 3, Role.BACKUP, EffectivePriority.of(100), NOW - 3600 * SECOND);
        return cluster(key("lan", 51), Health.SPLIT, NOW - 3 * SECOND, n1, n2, n3);
    }

    /// n1 is gone and nobody has taken over yet.
    public static Cluster noMaster() {
        Member n1 = with(member("n1", 1, Role.MASTER, EffectivePriority.of(150), 0), Role.MASTER, Freshness.LOST,
                NOW - 100 * SECOND, NOW - 2 * SECOND, Optional.empty(), List.of());
        Member n2 = member("n2", 2, Role.BACKUP, dropped(), NOW - 3600 * SECOND);
        Member n3 = member("n3", 3, Role.FAULT, EffectivePriority.of(100), NOW - 60 * SECOND);
        return cluster(key("lan", 51), Health.NO_MASTER, NOW - 2 * SECOND, n1, n2, n3);
    }

    /// Nothing has been heard for 14 s.
    public static Cluster stale() {
        List<Member> members = new ArrayList<>();
        for (Member m : healthy().members()) {
            members.add(with(m, m.role(), Freshness.STALE, m.sinceNanos(), NOW - 14 * SECOND, m.lastTransition(),
                    m.hearers()));
        }
        return cluster(key("lan", 51), Health.UNKNOWN, NOW - 14 * SECOND, members.toArray(Member[]::new));
    }

    /// One cluster of this many nodes, n1 the master.
    public static Cluster wide(int count) {
        List<Member> members = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            int self = i;
            List<String> hearers = java.util.stream.IntStream.rangeClosed(1, count).filter(n -> n != self)
                    .mapToObj(n -> "n" + n).toList();
            members.add(with(member("n" + i, i, Role.BACKUP, EffectivePriority.of(200 - i), 0),
                    i == 1 ? Role.MASTER : Role.BACKUP, Freshness.LIVE, NOW - 60 * SECOND, NOW - SECOND / 5,
                    Optional.empty(), hearers));
        }
        return cluster(key("lan", 51), Health.READY, NOW - 60 * SECOND, members.toArray(Member[]::new));
    }

    /// Fifty nodes in ten racks, ten clusters of five nodes each: the shape of the lab's fleet.
    public static List<Cluster> fleet() {
        List<Cluster> clusters = new ArrayList<>();
        for (int rack = 0; rack < 10; rack++) {
            for (int i = 0; i < 10; i++) {
                clusters.add(fleetCluster(rack, i));
            }
        }
        clusters.sort(Comparator.comparing(Cluster::key));
        return clusters;
    }

    private static Cluster fleetCluster(int rack, int index) {
        List<Member> members = new ArrayList<>();
        for (int n = 0; n < 5; n++) {
            int number = rack * 5 + n + 1;
            boolean master = n == index % 5;
            Member m = member("n" + number, number, master ? Role.MASTER : Role.BACKUP,
                    EffectivePriority.of(master ? 200 : 150 - n * 10), NOW - 3600 * SECOND);
            List<String> hearers = new ArrayList<>(List.of("wire"));
            for (int k = 0; k < 5; k++) {
                if (k != n) {
                    hearers.add("n" + (rack * 5 + k + 1));
                }
            }
            members.add(with(m, m.role(), Freshness.LIVE, m.sinceNanos(), NOW - SECOND / 20, Optional.empty(),
                    hearers));
        }
        members.sort(Comparator.comparingInt((Member m) -> m.priority().value()).reversed());
        int vrid = rack * 10 + index + 1;
        return new Cluster(key(String.format("rack-%02d", rack + 1), vrid), 3, SECOND / 10, "eth0",
                addresses("10.0.0." + (100 + vrid) + "/24"), members, Health.READY, NOW - 3600 * SECOND);
    }

    /// The adverts of one master as they are seen: on the wire, and by each who hears it.
    public static List<AdvertSeen> adverts(Cluster cluster, Member sender, long atNanos) {
        List<AdvertSeen> seen = new ArrayList<>();
        List<String> observers = new ArrayList<>(List.of("wire"));
        cluster.members().stream().map(Member::node).filter(n -> sender.hearers().contains(n)).forEach(observers::add);
        for (String observer : observers) {
            seen.add(new AdvertSeen(cluster.key(), atNanos, observer, sender.source(), 3,
                    sender.priority().value(), cluster.intervalNanos(), List.of(), Optional.empty()));
        }
        return seen;
    }

    public static Snapshot snapshot(Cluster... clusters) {
        return new Snapshot(NOW, List.of(clusters), clusters.length);
    }
}
