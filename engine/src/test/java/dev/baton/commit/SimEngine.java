package dev.baton.commit;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import dev.baton.api.Beat;
import dev.baton.api.ConfigStamp;
import dev.baton.api.EngineHealth;
import dev.baton.api.NodeState;
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
import dev.baton.port.Clock;
import dev.baton.track.EffectivePriority;
import dev.baton.vrrp.Role;
import dev.baton.wire.IpAddress;

/// An engine that runs what it is told, unless a test has it do otherwise.
final class SimEngine implements Engine {
    private final Clock clock;
    private NodeConfig config;
    private ConfigStamp stamp;
    private Function<NodeConfig, Optional<Refusal>> refusal = _ -> Optional.empty();
    private UnaryOperator<RouterState> distortion = UnaryOperator.identity();
    private int staleAnswers;
    private Optional<NodeState> before = Optional.empty();
    private int reloads;

    SimEngine(Clock clock, NodeConfig config, ConfigStamp stamp) {
        this.clock = clock;
        this.config = config;
        this.stamp = stamp;
    }

    void refuse(Function<NodeConfig, Optional<Refusal>> next) {
        refusal = next;
    }

    /// Routers tell something else than they were told.
    void distort(UnaryOperator<RouterState> next) {
        distortion = next;
    }

    /// After the next reload so many answers are still those from before.
    void stale(int answers) {
        staleAnswers = answers;
    }

    int reloads() {
        return reloads;
    }

    @Override
    public NodeState state() {
        if (staleAnswers > 0 && before.isPresent()) {
            staleAnswers--;
            return before.get();
        }
        return fresh();
    }

    private NodeState fresh() {
        List<RouterState> routers = config.routers().stream().map(this::router).map(distortion).toList();
        return new NodeState(config.node(), "1", "baton", clock.wall(), clock.nowNanos(), 0, stamp, Optional.empty(),
                routers, List.of(), List.of(), new EngineHealth(0, 0, 0, 0, 0, 0, 0), 0);
    }

    private RouterState router(RouterSpec spec) {
        return new RouterState(spec.name(), spec.interfaceName(), "10.63.0.0/24", spec.family(), spec.vrid(),
                spec.version(), Role.BACKUP, EffectivePriority.of(spec.priority()), spec.preempt(),
                spec.preemptDelayNanos(), IpAddress.parse("10.63.0.1"), spec.advertIntervalNanos(),
                spec.advertIntervalNanos(), 3 * spec.advertIntervalNanos(), 0, Long.MAX_VALUE,
                spec.addresses().stream().map(PlacedAddress::address).toList(),
                spec.excluded().stream().map(PlacedAddress::address).toList(), false, spec.virtualMac(), false,
                Optional.empty(), List.of(), Optional.empty(), Optional.empty(),
                new Steering(false, false, false, OptionalInt.empty()));
    }

    @Override
    public Beat beat() {
        throw new UnsupportedOperationException("nobody here listens to beats");
    }

    @Override
    public NodeConfig config() {
        return config;
    }

    @Override
    public ConfigDiff reload(NodeConfig next, ConfigStamp nextStamp) {
        Optional<Refusal> refused = refusal.apply(next);
        if (refused.isPresent()) {
            throw refused.get();
        }
        before = Optional.of(fresh());
        ConfigDiff diff = ConfigDiff.between(config, next);
        config = next;
        stamp = nextStamp;
        reloads++;
        return diff;
    }

    @Override
    public RouterState steer(String router, SteerOrder order, Caller by) {
        throw new UnsupportedOperationException("nobody here steers");
    }

    @Override
    public EventSource events() {
        throw new UnsupportedOperationException("nobody here listens to events");
    }

    @Override
    public AdvertSource adverts() {
        throw new UnsupportedOperationException("nobody here listens to adverts");
    }
}
