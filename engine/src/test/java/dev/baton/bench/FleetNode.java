package dev.baton.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import dev.baton.api.AdvertBatch;
import dev.baton.api.Beat;
import dev.baton.api.ConfigStamp;
import dev.baton.api.EngineHealth;
import dev.baton.api.NodeEvent;
import dev.baton.api.NodeState;
import dev.baton.api.Problem;
import dev.baton.api.Refusal;
import dev.baton.api.RouterState;
import dev.baton.api.Steering;
import dev.baton.config.ConfigDiff;
import dev.baton.config.NodeConfig;
import dev.baton.config.PlacedAddress;
import dev.baton.config.RouterSpec;
import dev.baton.manage.AdvertSource;
import dev.baton.manage.Caller;
import dev.baton.manage.Engine;
import dev.baton.manage.EventSource;
import dev.baton.manage.SteerOrder;
import dev.baton.track.EffectivePriority;
import dev.baton.vrrp.Evidence;
import dev.baton.vrrp.Reason;
import dev.baton.vrrp.Role;
import dev.baton.vrrp.Transition;
import dev.baton.vrrp.VirtualAddress;
import dev.baton.wire.ChecksumForm;
import dev.baton.wire.Family;
import dev.baton.wire.FrameEncoder;
import dev.baton.wire.Ipv4Address;
import dev.baton.wire.MacAddress;
import dev.baton.wire.VrrpMessage;

/// One node of [Fleet]: to its agent it looks like an engine whose routers advertise and hear adverts all the time, but it
/// sends nothing and has no timers. What it says follows from the clock when it is asked.
final class FleetNode implements Engine, EventSource, AdvertSource {
    private static final ConfigStamp STAMP = new ConfigStamp(1, "ab".repeat(32));
    private static final EngineHealth HEALTH = new EngineHealth(0, 0, 0, 0, 0, 0, 0);
    private static final String BOOT = "fleet";
    private static final String VERSION = "bench";
    private static final int V3 = 3;
    private static final int HOP_LIMIT = 255;
    private static final int CENTIS = 10;
    private static final long INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int DOWN_ADVERTS = 3;
    private static final int HIGHEST = 200;
    private static final int STEP_DOWN = 50;
    /// Older events are forgotten.
    private static final int MAX_EVENTS = 1_000;

    private final FleetCluster cluster;
    private final int member;
    private final long startedNanos = System.nanoTime();
    private final List<NodeEvent> kept = new ArrayList<>();
    private final List<Runnable> wakes = new CopyOnWriteArrayList<>();
    private long lastId;

    /// @param member its place in the cluster, from 0
    FleetNode(FleetCluster cluster, int member) {
        this.cluster = cluster;
        this.member = member;
    }

    String name() {
        return cluster.node(member);
    }

    /// A router has become something else.
    void changed(int vrid, Role from, Role to) {
        long now = System.nanoTime();
        Transition transition = new Transition(from, to,
                to == Role.MASTER ? Reason.HANDED_OVER : Reason.HIGHER_PRIORITY,
                new Evidence(priority(), Optional.empty(), -1, -1, INTERVAL_NANOS, DOWN_ADVERTS, skewNanos(),
                        Optional.empty()),
                now);
        synchronized (this) {
            lastId++;
            kept.add(new NodeEvent(lastId, Instant.now(), now, BOOT, router(vrid),
                    new NodeEvent.Changed(transition, "the bench has said so")));
            if (kept.size() > MAX_EVENTS) {
                kept.removeFirst();
            }
        }
        wakes.forEach(Runnable::run);
    }

    private static String router(int vrid) {
        return "VI_" + vrid;
    }

    private int priority() {
        return HIGHEST - STEP_DOWN * member;
    }

    private long skewNanos() {
        return (256 - priority()) * INTERVAL_NANOS / 256;
    }

    private Role role(int vrid) {
        return cluster.master(vrid) == member ? Role.MASTER : Role.BACKUP;
    }

    @Override
    public synchronized NodeState state() {
        List<RouterState> routers = new ArrayList<>();
        for (int vrid = 1; vrid <= FleetCluster.ROUTERS; vrid++) {
            Role role = role(vrid);
            routers.add(new RouterState(router(vrid), "eth0", cluster.network(), Family.IPV4, vrid, V3, role,
                    EffectivePriority.of(priority()), true, 0, cluster.address(member), INTERVAL_NANOS, INTERVAL_NANOS,
                    DOWN_ADVERTS * INTERVAL_NANOS + skewNanos(), startedNanos, Long.MAX_VALUE,
                    List.of(VirtualAddress.parse(cluster.virtual(vrid) + "/24")), List.of(), role == Role.MASTER,
                    false, false, Optional.empty(), List.of(), Optional.empty(), Optional.empty(), Steering.NONE));
        }
        return new NodeState(name(), VERSION, "baton", Instant.now(), System.nanoTime(), startedNanos, STAMP,
                Optional.empty(), routers, List.of(), List.of(), HEALTH, lastId);
    }

    @Override
    public synchronized Beat beat() {
        List<Beat.RouterBeat> routers = new ArrayList<>();
        for (int vrid = 1; vrid <= FleetCluster.ROUTERS; vrid++) {
            Role role = role(vrid);
            routers.add(new Beat.RouterBeat(router(vrid), role, EffectivePriority.of(priority()), role == Role.MASTER,
                    Steering.NONE));
        }
        return new Beat(Instant.now(), System.nanoTime(), STAMP, Optional.empty(), routers, HEALTH, lastId);
    }

    @Override
    public NodeConfig config() {
        return NodeConfig.of(name(), List.of(RouterSpec.draft(router(1), "eth0", 1,
                List.of(PlacedAddress.parse(cluster.virtual(1) + "/24"))).build()));
    }

    @Override
    public ConfigDiff reload(NodeConfig next, ConfigStamp stamp) {
        throw new Refusal(Problem.Kind.REFUSED, "A node of the bench keeps its configuration.");
    }

    @Override
    public RouterState steer(String router, SteerOrder order, Caller by) {
        throw new Refusal(Problem.Kind.REFUSED, "A node of the bench is steered by the bench.");
    }

    @Override
    public EventSource events() {
        return this;
    }

    @Override
    public AdvertSource adverts() {
        return this;
    }

    @Override
    public synchronized long firstId() {
        return kept.isEmpty() ? lastId + 1 : kept.getFirst().id();
    }

    @Override
    public synchronized long lastId() {
        return lastId;
    }

    @Override
    public synchronized List<NodeEvent> after(long id, int limit) {
        return kept.stream().filter(e -> e.id() > id).limit(limit).toList();
    }

    @Override
    public Ending onEvent(Runnable wake) {
        wakes.add(wake);
        return () -> wakes.remove(wake);
    }

    /// One listener: it gets every advert of the cluster that was due since it was here before.
    @Override
    public Listening listen() {
        return new Listening() {
            private long heardNanos = System.nanoTime();

            @Override
            public AdvertBatch take() {
                long now = System.nanoTime();
                List<AdvertBatch.Heard> frames = new ArrayList<>();
                for (int vrid = 1; vrid <= FleetCluster.ROUTERS; vrid++) {
                    int master = cluster.master(vrid);
                    for (long at = due(vrid, heardNanos); at <= now; at += INTERVAL_NANOS) {
                        frames.add(new AdvertBatch.Heard("eth0", cluster.network(), at, master == member,
                                advert(vrid, master)));
                    }
                }
                heardNanos = now;
                return new AdvertBatch(frames, 0, now);
            }

            @Override
            public void close() {
                // It holds nothing.
            }
        };
    }

    /// The first advert of a router after an instant. The routers of a cluster are spread over the interval.
    private static long due(int vrid, long afterNanos) {
        long phase = vrid * INTERVAL_NANOS / FleetCluster.ROUTERS;
        return afterNanos + INTERVAL_NANOS - Math.floorMod(afterNanos - phase, INTERVAL_NANOS);
    }

    private String advert(int vrid, int master) {
        return Base64.getEncoder().encodeToString(FrameEncoder.advert(MacAddress.virtual(Family.IPV4, vrid),
                OptionalInt.empty(), cluster.address(master), Ipv4Address.VRRP_GROUP, HOP_LIMIT,
                VrrpMessage.v3(vrid, HIGHEST - STEP_DOWN * master, CENTIS,
                        List.of(Ipv4Address.parse(cluster.virtual(vrid)))),
                ChecksumForm.PSEUDO_HEADER));
    }
}
