package dev.baton.app.nodes;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import dev.baton.api.CommitStatus;
import dev.baton.api.ConfigStamp;
import dev.baton.api.EngineHealth;
import dev.baton.api.NodeState;
import dev.baton.api.RouterState;
import dev.baton.api.Steering;
import dev.baton.app.control.ClusterWords;
import dev.baton.app.control.Durations;
import dev.baton.app.i18n.Texts;
import dev.baton.app.link.LinkState;
import dev.baton.app.link.LinkedNode;
import dev.baton.vrrp.Role;

/// What can be said of a paired node, in words with their numbers.
final class LinkWords {
    private static final int SHORT_HASH = 8;
    private static final double MEBIBYTE = 1 << 20;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final Texts texts;
    private final Durations durations;
    private final ClusterWords clusters;

    LinkWords(Texts texts) {
        this.texts = texts;
        this.durations = new Durations(texts);
        this.clusters = new ClusterWords(texts);
    }

    /// "live", "refused".
    String phase(LinkState link) {
        return texts.get("nodes.link." + link.phase().word());
    }

    /// Why it is not live, and what to do; empty: it is live.
    String trouble(LinkedNode node) {
        LinkState link = node.link();
        if (link.isLive()) {
            return "";
        }
        String head = link.cause() == LinkState.Cause.NONE
                ? texts.get("nodes.link." + link.phase().word() + ".text", node.name())
                : texts.get("nodes.cause." + link.cause().word(), node.name(), node.node().address());
        return link.detail().isEmpty() ? head : head + " " + texts.said(link.detail());
    }

    /// Its routers in one line: "2 routers: 1 MASTER, 1 BACKUP".
    String routers(LinkedNode node) {
        List<RouterState> all = node.routers();
        if (all.isEmpty()) {
            return texts.get(node.state().isPresent() ? "nodes.row.no-routers" : "nodes.row.unknown");
        }
        List<String> parts = new ArrayList<>();
        for (Role role : List.of(Role.MASTER, Role.BACKUP, Role.FAULT, Role.INIT)) {
            long count = all.stream().filter(r -> r.role() == role).count();
            if (count > 0) {
                parts.add(count + " " + role.name());
            }
        }
        return String.join(", ", parts);
    }

    String config(ConfigStamp stamp) {
        return texts.get("nodes.fact.config.text", Long.toString(stamp.generation()), hash(stamp));
    }

    private static String hash(ConfigStamp stamp) {
        return stamp.sha256().substring(0, Math.min(SHORT_HASH, stamp.sha256().length()));
    }

    /// "undoes itself in 41 s", counted on since it was heard.
    String pending(CommitStatus commit, long sinceNanos) {
        long left = Math.max(0, commit.remainingNanos() - sinceNanos);
        long seconds = (left + NANOS_PER_SECOND - 1) / NANOS_PER_SECOND;
        return texts.get("nodes.fact.pending.text", commit.id(),
                durations.since(seconds * NANOS_PER_SECOND), commit.by());
    }

    /// How long its engine has run.
    String uptime(NodeState state, long sinceNanos) {
        return durations.since(state.nowNanos() - state.startedNanos() + sinceNanos);
    }

    String roundTrip(LinkState link) {
        return link.clock().isKnown() ? durations.exact(link.clock().roundTripNanos()) : texts.get("nodes.unknown");
    }

    /// "12 ms ahead (± 1 ms)".
    String offset(LinkState link) {
        LinkState.ClockView clock = link.clock();
        if (!clock.isKnown()) {
            return texts.get("nodes.unknown");
        }
        return texts.get(clock.offsetNanos() >= 0 ? "nodes.fact.clock.ahead" : "nodes.fact.clock.behind",
                durations.exact(Math.abs(clock.offsetNanos())), durations.exact(clock.errorNanos()));
    }

    String stalls(EngineHealth health) {
        return health.stalls() == 0
                ? texts.get("nodes.fact.stalls.none")
                : texts.get("nodes.fact.stalls.text", health.stalls(), durations.exact(health.worstStallNanos()));
    }

    String memory(EngineHealth health) {
        return texts.get("nodes.fact.memory.text",
                String.format(texts.locale(), "%,.0f", health.residentBytes() / MEBIBYTE));
    }

    /// What else the engine has counted that it should not have had to; "nothing".
    String losses(EngineHealth health) {
        List<String> parts = new ArrayList<>();
        add(parts, "nodes.fact.losses.shed", health.shedFrames());
        add(parts, "nodes.fact.losses.refused", health.refusedInputs());
        add(parts, "nodes.fact.losses.ports", health.portFailures());
        add(parts, "nodes.fact.losses.kernel", health.lostByKernel());
        return parts.isEmpty() ? texts.get("nodes.fact.losses.none") : String.join(", ", parts);
    }

    private void add(List<String> parts, String key, long count) {
        if (count > 0) {
            parts.add(texts.get(key, count));
        }
    }

    /// "120 → 100 (check_http −20)".
    String priority(RouterState router) {
        String why = clusters.contributions(router.priority());
        String figure = clusters.priority(router.priority());
        return why.isEmpty() ? figure : texts.get("nodes.router.priority", figure, why);
    }

    String priorityReason(RouterState router) {
        return clusters.priorityReason(router.priority());
    }

    /// The timer that runs: "no advert for 3.609 s → MASTER", "advert every 1 s".
    String timer(RouterState router) {
        return switch (router.role()) {
            case MASTER -> texts.get("nodes.router.timer.master", durations.exact(router.intervalNanos()));
            case BACKUP -> texts.get("nodes.router.timer.backup", durations.exact(router.masterDownNanos()));
            case FAULT -> router.causes().stream().map(cause -> texts.get("control.fault."
                    + cause.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'), cause.name()))
                    .collect(Collectors.joining(", "));
            case INIT -> "";
        };
    }

    /// What somebody has told it for the time being; "–": nothing.
    String steering(RouterState router) {
        Steering steering = router.steering();
        List<String> parts = new ArrayList<>();
        if (steering.maintenance()) {
            parts.add(texts.get("nodes.steering.maintenance"));
        }
        if (steering.claimed()) {
            parts.add(texts.get("nodes.steering.claimed"));
        }
        if (steering.resigned()) {
            parts.add(texts.get("nodes.steering.resigned"));
        }
        steering.priority().ifPresent(value -> parts.add(
                texts.get("nodes.steering.priority", Integer.toString(value))));
        return parts.isEmpty() ? texts.get("nodes.none") : String.join(", ", parts);
    }

    /// "VRID 51 · IPv4 · v3".
    String place(RouterState router) {
        return String.join(" · ", router.interfaceName(), router.network());
    }

    /// How long ago: "for 12 s".
    String since(RouterState router, NodeState state, long sinceNanos) {
        return durations.since(state.nowNanos() - router.sinceNanos() + sinceNanos);
    }

    /// How long ago a peer was heard.
    String ago(long atNanos, NodeState state, long sinceNanos) {
        return texts.get("nodes.ago", durations.age(state.nowNanos() - atNanos + sinceNanos));
    }
}
