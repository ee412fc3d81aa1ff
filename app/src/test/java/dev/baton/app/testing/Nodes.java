package dev.baton.app.testing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import dev.baton.api.Access;
import dev.baton.api.AuditEntry;
import dev.baton.api.AuditWalk;
import dev.baton.api.CheckState;
import dev.baton.api.CommitStatus;
import dev.baton.api.ConfigStamp;
import dev.baton.api.EngineHealth;
import dev.baton.api.NodeState;
import dev.baton.api.PeerState;
import dev.baton.api.RouterState;
import dev.baton.api.Steering;
import dev.baton.app.link.LinkState;
import dev.baton.app.link.PairedNode;
import dev.baton.cluster.ClusterKey;
import dev.baton.cluster.Sighting;
import dev.baton.track.Contribution;
import dev.baton.track.EffectivePriority;
import dev.baton.vrrp.Role;
import dev.baton.vrrp.VirtualAddress;
import dev.baton.wire.Family;
import dev.baton.wire.IpAddress;

/// What nodes say, for tests.
public final class Nodes {
    public static final long SECOND = 1_000_000_000L;
    public static final String NETWORK = "10.0.0.0/24";
    public static final ClusterKey KEY = new ClusterKey("local", NETWORK, Family.IPV4, 51);
    public static final LinkState LIVE = new LinkState(LinkState.Phase.LIVE, LinkState.Cause.NONE, "",
            new LinkState.ClockView(1_400_000, 12_000_000, 900_000));
    private static final long NODE_NOW = 90_000 * SECOND;

    private Nodes() {}

    public static PairedNode paired(String name, Access role) {
        return new PairedNode(name, "192.0.2." + (10 + name.hashCode() % 7), 8642, name.hashCode() % 2 == 0
                ? "c4".repeat(32)
                : "5e".repeat(32), role, Optional.empty());
    }

    public static RouterState router(String name, Role role, int priority) {
        return router(name, role, EffectivePriority.of(priority), Steering.NONE);
    }

    public static RouterState router(String name, Role role, EffectivePriority priority, Steering steering) {
        return new RouterState(name, "eth0", NETWORK, Family.IPV4, 51, 3, role, priority, true, 0,
                IpAddress.parse("10.0.0.1"), SECOND, SECOND, 3 * SECOND + SECOND * (256 - priority.value()) / 256,
                NODE_NOW - 754 * SECOND, Long.MAX_VALUE, List.of(VirtualAddress.parse("10.0.0.100/24")), List.of(),
                role == Role.MASTER, false, false, Optional.empty(), List.of(), Optional.empty(), Optional.empty(),
                steering);
    }

    /// A priority that a failing check lowers.
    public static EffectivePriority lowered(int base) {
        return EffectivePriority.of(base, List.of(new Contribution("nginx", false, -20, -20)));
    }

    public static NodeState state(String name, RouterState... routers) {
        return state(name, Optional.empty(), routers);
    }

    public static NodeState state(String name, Optional<CommitStatus> pending, RouterState... routers) {
        return new NodeState(name, "0.5.0", "baton", Instant.parse("2026-11-27T10:00:00Z"), NODE_NOW,
                NODE_NOW - 8_000 * SECOND, stamp(7), pending, List.of(routers),
                List.of(new CheckState("nginx", "process", "PASSING", "2 processes"),
                        new CheckState("web", "http", "FAILING", "http://127.0.0.1/healthz answered 503")),
                List.of(new PeerState("VI_1", IpAddress.parse("10.0.0.2"), 120, NODE_NOW - SECOND / 5, 7_312)),
                new EngineHealth(0, 0, 0, 0, 0, 0, 84L << 20), 41);
    }

    public static ConfigStamp stamp(long generation) {
        return new ConfigStamp(generation, "3fa91c07" + "d1".repeat(28));
    }

    public static CommitStatus commit(String id, long remainingNanos) {
        return new CommitStatus(id, CommitStatus.Phase.VERIFYING, stamp(7), stamp(8),
                Instant.parse("2026-11-27T10:01:00Z"), remainingNanos, "ann@desk (5e5e5e5e5e5e)", "raise n2",
                List.of(), List.of());
    }

    /// An audit log whose lines hold on to each other.
    public static List<AuditEntry> audit(int lines) {
        List<AuditEntry> entries = new ArrayList<>();
        for (int i = 1; i <= lines; i++) {
            AuditEntry open = new AuditEntry(i, Instant.parse("2026-11-27T09:00:00Z").plusSeconds(i * 60L),
                    i % 3 == 0 ? "node" : "ann@desk (5e5e5e5e5e5e)", i % 3 == 0 ? "" : "192.0.2.9",
                    i % 3 == 0 ? "undo" : "POST /v1/routers/VI_1/priority", i % 3 == 0 ? "c-" + i : "VI_1",
                    i % 5 == 0 ? "refused: the router is in FAULT" : "done",
                    entries.isEmpty() ? AuditWalk.BEGINNING : entries.getLast().hash(), "");
            entries.add(hashed(open));
        }
        return entries;
    }

    private static AuditEntry hashed(AuditEntry open) {
        return new AuditEntry(open.number(), open.wall(), open.who(), open.from(), open.action(), open.subject(),
                open.result(), open.previous(), AuditWalk.hash(open));
    }

    /// What a node reports of its router.
    public static Sighting.RouterReported report(String node, int host, Role role, int priority, long intervalNanos,
            long atNanos) {
        return new Sighting.RouterReported(KEY, atNanos, node, "VI_1", "eth0", IpAddress.parse("10.0.0." + host), 3,
                role, EffectivePriority.of(priority), intervalNanos, true,
                List.of(VirtualAddress.parse("10.0.0.100/24")), role == Role.MASTER);
    }

    /// A link that was cut.
    public static LinkState lost() {
        return new LinkState(LinkState.Phase.LOST, LinkState.Cause.UNREACHABLE, "connect timed out",
                LinkState.ClockView.UNKNOWN);
    }

    /// Somebody else answers.
    public static LinkState pinChanged() {
        return new LinkState(LinkState.Phase.REFUSED, LinkState.Cause.PIN, "Expected c4c4, found 5e5e.",
                LinkState.ClockView.UNKNOWN);
    }

    /// In maintenance with a priority that somebody set.
    public static Steering steered() {
        return new Steering(true, false, false, OptionalInt.of(90));
    }
}
