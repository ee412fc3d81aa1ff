package dev.baton.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

import dev.baton.adapter.sim.Lab;
import dev.baton.adapter.sim.LabCommand;
import dev.baton.adapter.sim.LabEvent;
import dev.baton.adapter.sim.LabNode;
import dev.baton.adapter.sim.LabRouter;
import dev.baton.cluster.ClusterKey;
import dev.baton.cluster.Sighting;
import dev.baton.vrrp.Role;
import dev.baton.wire.IpAddress;

/// Keeps account of who is master of each cluster of a lab, and how long nobody or more than one was. A node that is
/// stopped or gone is no master, whatever it was.
final class HolderBook {
    private final Map<ClusterKey, Account> accounts = new TreeMap<>();
    private final Map<String, Boolean> running = new TreeMap<>();

    /// The account of one cluster.
    ///
    /// @param key                   which
    /// @param holders               who is master now, sorted by name
    /// @param priority              the effective priority of the only holder; -1 if there is not exactly one
    /// @param sinceNanos            since when it is so
    /// @param firstMasterNanos      when there first was a master; empty: never
    /// @param longestWithoutNanos   the longest time without a master after that
    /// @param longestContestedNanos the longest time with two masters or more
    record Line(ClusterKey key, List<String> holders, int priority, long sinceNanos, OptionalLong firstMasterNanos,
            long longestWithoutNanos, long longestContestedNanos) {
        Line {
            holders = List.copyOf(holders);
        }
    }

    HolderBook(Lab lab) {
        for (LabNode node : lab.nodes()) {
            running.put(node.name(), true);
            node.routers().forEach(router -> accounts.computeIfAbsent(router.key(), _ -> new Account()));
        }
    }

    void see(LabEvent event) {
        long now = event.atNanos();
        switch (event) {
            case LabEvent.Seen(Sighting.Transitioned told) ->
                enter(told.key(), told.node(), told.transition().to(), now);
            case LabEvent.Seen(Sighting.NodeLost lost) -> enter(lost.key(), lost.node(), Role.INIT, now);
            case LabEvent.Seen _ -> {
            }
            case LabEvent.Performed(long _, LabCommand.Stop(String node)) -> run(node, false, now);
            case LabEvent.Performed(long _, LabCommand.Continue(String node)) -> run(node, true, now);
            case LabEvent.Performed(long _, LabCommand.Start(String node)) -> run(node, true, now);
            case LabEvent.Performed _,LabEvent.Noticed _,LabEvent.Dropped _ -> {
            }
        }
    }

    private void enter(ClusterKey key, String node, Role role, long now) {
        Account account = accounts.computeIfAbsent(key, _ -> new Account());
        account.roles.put(node, role);
        account.settle(running, now);
    }

    private void run(String node, boolean runs, long now) {
        running.put(node, runs);
        accounts.values().forEach(account -> account.settle(running, now));
    }

    /// The account of every cluster at the end, sorted by cluster.
    List<Line> lines(Lab lab) {
        List<Line> lines = new ArrayList<>();
        accounts.forEach((key, account) -> {
            account.settle(running, lab.nowNanos());
            account.count(lab.nowNanos());
            List<String> holders = account.holders;
            int priority = holders.size() == 1 ? priority(lab, key, holders.getFirst()) : -1;
            lines.add(new Line(key, holders, priority, account.sinceNanos, account.first, account.longestWithout,
                    account.longestContested));
        });
        return lines;
    }

    private static int priority(Lab lab, ClusterKey key, String node) {
        return lab.nodes().stream().filter(n -> n.name().equals(node)).flatMap(n -> n.routers().stream())
                .filter(r -> r.key().equals(key)).mapToInt(r -> r.priority().value()).findFirst().orElse(-1);
    }

    /// What to call who sends from `address` in a cluster: `n1 (10.0.0.1)`, or the address alone.
    static String name(Lab lab, ClusterKey key, IpAddress address) {
        return node(lab, key, address).map(n -> n + " (" + address + ")").orElse(address.toString());
    }

    /// The node that sends from `address` in a cluster.
    static Optional<String> node(Lab lab, ClusterKey key, IpAddress address) {
        for (LabNode node : lab.nodes()) {
            for (LabRouter router : node.routers()) {
                if (router.key().equals(key) && router.config().source().equals(address)) {
                    return Optional.of(node.name());
                }
            }
        }
        return Optional.empty();
    }

    private static final class Account {
        private final Map<String, Role> roles = new TreeMap<>();
        private List<String> holders = List.of();
        private long sinceNanos;
        private long countNanos;
        private OptionalLong first = OptionalLong.empty();
        private long longestWithout;
        private long longestContested;

        void settle(Map<String, Boolean> running, long now) {
            List<String> next = roles.entrySet().stream().filter(e -> e.getValue() == Role.MASTER)
                    .map(Map.Entry::getKey).filter(node -> running.getOrDefault(node, true)).toList();
            if (next.equals(holders)) {
                return;
            }
            if (kind(next) != kind(holders)) {
                count(now);
                countNanos = now;
            }
            if (!next.isEmpty() && first.isEmpty()) {
                first = OptionalLong.of(now);
            }
            holders = next;
            sinceNanos = now;
        }

        /// Adds the time since the number of masters last changed between none, one and more.
        void count(long now) {
            long length = now - countNanos;
            if (holders.isEmpty() && first.isPresent()) {
                longestWithout = Math.max(longestWithout, length);
            } else if (holders.size() > 1) {
                longestContested = Math.max(longestContested, length);
            }
        }

        private static int kind(List<String> holders) {
            return Math.min(holders.size(), 2);
        }
    }
}
