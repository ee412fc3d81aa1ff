package dev.baton.lease;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.PriorityQueue;

import dev.baton.api.FaultKind;
import dev.baton.api.FaultLease;
import dev.baton.api.Problem;
import dev.baton.api.Refusal;
import dev.baton.api.RouterState;
import dev.baton.api.Steering;
import dev.baton.config.DrillPolicy;
import dev.baton.config.GroupSpec;
import dev.baton.config.NodeConfig;
import dev.baton.config.PlacedAddress;
import dev.baton.config.RouterSpec;
import dev.baton.loop.Trial;
import dev.baton.track.EffectivePriority;
import dev.baton.vrrp.Order;
import dev.baton.vrrp.Role;
import dev.baton.wire.Family;
import dev.baton.wire.IpAddress;

/// A node whose clock is set by hand, and which remembers what was done to it and has not been undone.
final class FakeGround implements FaultGround {
    private record Alarm(long atNanos, Runnable task) {}

    long now = 5_000_000_000L;
    NodeConfig config = config("a", "b", "c", "d", "e", "f");
    DrillPolicy policy = DrillPolicy.DEFAULT;
    Optional<String> pending = Optional.empty();
    Optional<String> obstacle = Optional.empty();
    Optional<Refusal> refusal = Optional.empty();
    final Map<String, Role> roles = new LinkedHashMap<>();
    boolean isInMaintenance;
    int base = 150;
    /// What is different from before, a word each.
    final Map<String, String> effects = new LinkedHashMap<>();
    final List<FaultLease> told = new ArrayList<>();
    final List<String> failures = new ArrayList<>();
    /// Called before anything is done.
    Runnable before = () -> {};
    private final PriorityQueue<Alarm> alarms = new PriorityQueue<>(
            java.util.Comparator.comparingLong(Alarm::atNanos));

    static NodeConfig config(String... routers) {
        List<RouterSpec> specs = new ArrayList<>();
        for (int i = 0; i < routers.length; i++) {
            specs.add(router(routers[i], i + 1));
        }
        return NodeConfig.of("n1", specs);
    }

    static RouterSpec router(String name, int vrid) {
        return RouterSpec.draft(name, "eth0", vrid, List.of(PlacedAddress.parse("10.0.0." + (100 + vrid) + "/24")))
                .build();
    }

    void advance(long nanos) {
        long until = now + nanos;
        while (!alarms.isEmpty() && alarms.peek().atNanos <= until) {
            Alarm next = alarms.remove();
            now = Math.max(now, next.atNanos);
            next.task.run();
        }
        now = until;
    }

    @Override
    public long nowNanos() {
        return now;
    }

    @Override
    public void after(long delayNanos, Runnable task) {
        alarms.add(new Alarm(now + delayNanos, task));
    }

    @Override
    public NodeConfig config() {
        return config;
    }

    @Override
    public DrillPolicy policy() {
        return policy;
    }

    @Override
    public Optional<String> pending() {
        return pending;
    }

    @Override
    public RouterState router(String name) {
        IpAddress source = IpAddress.parse("10.0.0.1");
        return new RouterState(name, "eth0", "10.0.0.0/24", Family.IPV4, 51, 3, roles.getOrDefault(name, Role.MASTER),
                EffectivePriority.of(base), true, 0, source, 1_000_000_000L, 1_000_000_000L, 3_609_375_000L, 1,
                Long.MAX_VALUE, List.of(), List.of(), true, false, false, Optional.empty(), List.of(),
                Optional.empty(), Optional.empty(), new Steering(isInMaintenance, false, false, OptionalInt.empty()));
    }

    private void act() {
        before.run();
        refusal.ifPresent(r -> {
            throw new Refusal(r.problem());
        });
    }

    @Override
    public void steer(String router, Order order) {
        act();
        switch (order) {
            case Order.Claim _ -> effects.put(router, "claims");
            case Order.Resign _ -> effects.put(router, "resigned");
            case Order.Tested(OptionalInt value) when value.isPresent() ->
                effects.put(router, "counts " + value.getAsInt());
            case Order.LetGo _ -> undone(router, "claims");
            case Order.Rejoin _ -> undone(router, "resigned");
            case Order.Tested _ -> undone(router, "counts ");
            case Order.Maintenance _,Order.Priority _ -> throw new AssertionError(order);
        }
    }

    private void undone(String what, String effect) {
        String was = effects.remove(what);
        if (was != null && !was.startsWith(effect)) {
            throw new AssertionError(was + " is undone as " + effect);
        }
    }

    @Override
    public void subject(String router, Trial trial) {
        act();
        if (trial.equals(Trial.NONE)) {
            effects.remove(router);
        } else {
            effects.put(router, trial.toString());
        }
    }

    @Override
    public void link(String interfaceName, boolean isUp) {
        act();
        if (isUp) {
            undone(interfaceName, "down");
        } else {
            effects.put(interfaceName, "down");
        }
    }

    @Override
    public Optional<String> obstacle(FaultKind kind, RouterSpec router, String from) {
        return obstacle;
    }

    @Override
    public long kill(long forNanos) {
        act();
        effects.put("process", "killed for " + forNanos);
        return now;
    }

    @Override
    public void told(FaultLease lease, boolean isOwnDoing) {
        told.add(lease);
    }

    @Override
    public void failed(String sentence) {
        failures.add(sentence);
    }

    void refuse(Problem.Kind kind) {
        refusal = Optional.of(new Refusal(kind, "Not now."));
    }

    /// The routers as one sync group.
    void tie(String... routers) {
        config = new NodeConfig(config.node(), config.routers(), config.checks(),
                List.of(new GroupSpec("together", List.of(routers), List.of())), config.notifications());
    }
}
