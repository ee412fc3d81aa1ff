package dev.baton.finding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.baton.cluster.Cluster;
import dev.baton.cluster.Member;
import dev.baton.cluster.Snapshot;

/// S16: routers of one sync group have had their masters on different nodes for longer than a takeover lasts. A group is
/// judged only while each of its routers has one master, and all of those are of known nodes.
final class GroupMasters {
    /// How long it has to last, in intervals of the slowest router: a group moves one router after the other, and may
    /// have to begin again.
    private static final int LASTING_INTERVALS = 12;

    private final FindingBook book;
    private final Map<String, Long> since = new LinkedHashMap<>();

    GroupMasters(FindingBook book) {
        this.book = book;
    }

    private record Held(OwnRouter router, Cluster cluster, String node) {}

    void look(Snapshot snapshot, List<OwnRouter> own, long packet, long nowNanos) {
        Map<String, List<OwnRouter>> groups = new LinkedHashMap<>();
        for (OwnRouter router : own) {
            router.group().ifPresent(g -> groups.computeIfAbsent(g, _ -> new ArrayList<>()).add(router));
        }
        since.keySet().retainAll(groups.keySet());
        groups.forEach((name, routers) -> look(name, routers, snapshot, packet, nowNanos));
    }

    private void look(String name, List<OwnRouter> routers, Snapshot snapshot, long packet, long nowNanos) {
        String subject = "sync group " + name;
        List<Held> held = new ArrayList<>();
        for (OwnRouter router : routers) {
            snapshot.clusters().stream().filter(c -> router.is(c.key())).findFirst()
                    .ifPresent(c -> holder(router, c).ifPresent(node -> held.add(new Held(router, c, node))));
        }
        boolean isDivided = held.size() == routers.size() && held.stream().map(Held::node).distinct().count() > 1;
        if (!isDivided) {
            since.remove(name);
            book.end(Code.S16, subject, nowNanos);
            return;
        }
        long first = since.computeIfAbsent(name, _ -> nowNanos);
        long interval = held.stream().mapToLong(h -> h.cluster().intervalNanos()).max().orElse(0);
        if (nowNanos - first > LASTING_INTERVALS * interval) {
            List<String> places = held.stream().map(h -> "VRID " + h.router().vrid() + " on " + h.node()).toList();
            book.holds(Code.S16, subject, packet, nowNanos, FindingBook.quiet(interval), () -> new Told(
                    "The routers of sync group %s have different masters: %s".formatted(name,
                            String.join(", ", places)),
                    "last advertisement",
                    "Set the same order of priorities for all routers of the group, and look for a network that only one of them can use"));
        }
    }

    private static Optional<String> holder(OwnRouter router, Cluster cluster) {
        return cluster.holder().flatMap(h -> router.node(h.source()).or(() -> reported(h)));
    }

    private static Optional<String> reported(Member member) {
        return member.reported() ? Optional.of(member.node()) : Optional.empty();
    }
}
