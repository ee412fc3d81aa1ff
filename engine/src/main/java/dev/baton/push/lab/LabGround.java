package dev.baton.push.lab;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

import dev.baton.adapter.sim.LabException;
import dev.baton.adapter.sim.LabTrials;
import dev.baton.api.FaultKind;
import dev.baton.api.FaultLease;
import dev.baton.api.Problem;
import dev.baton.api.Refusal;
import dev.baton.api.RouterState;
import dev.baton.config.DrillPolicy;
import dev.baton.config.GroupSpec;
import dev.baton.config.NodeConfig;
import dev.baton.config.RouterSpec;
import dev.baton.lease.FaultGround;
import dev.baton.loop.Trial;
import dev.baton.manage.AuditPort;
import dev.baton.vrrp.Objection;
import dev.baton.vrrp.Order;

/// A node of a lab, as leases are held on it. Everything is done on the lab's thread, and by the lab's clock: a lab that is
/// paused holds a fault for as long as it is paused, and one that runs ten times as fast ends it ten times as soon.
final class LabGround implements FaultGround {
    /// How long a process has to answer before it is killed.
    static final long KILL_NANOS = 1_000_000L;
    /// What a check says of itself while a test has it fail.
    static final String FORCED = "forced by a failover test";

    /// What the ground needs of the node's process.
    ///
    /// @param isAlive whether it runs
    /// @param config  what it runs
    /// @param pending the commit that waits
    /// @param routers its routers as they are now
    /// @param kill    kills it, and has it started again after so long
    /// @param audit   takes down what it does by itself
    record Run(AtomicBoolean isAlive, Supplier<NodeConfig> config, Supplier<Optional<String>> pending,
            Supplier<List<RouterState>> routers, LongConsumer kill, AuditPort audit) {}

    private final String node;
    private final LabTrials trials;
    private final Run run;
    private final Set<FaultLease> held = new LinkedHashSet<>();

    LabGround(String node, LabTrials trials, Run run) {
        this.node = node;
        this.trials = trials;
        this.run = run;
    }

    /// The checks that a test has fail now.
    Set<String> forced() {
        Set<String> checks = new LinkedHashSet<>();
        held.forEach(lease -> lease.check().ifPresent(checks::add));
        return checks;
    }

    @Override
    public long nowNanos() {
        return trials.nowNanos(node);
    }

    /// A process that was killed does nothing any more.
    @Override
    public void after(long delayNanos, Runnable task) {
        trials.after(delayNanos, () -> {
            if (run.isAlive.get()) {
                task.run();
            }
        });
    }

    @Override
    public NodeConfig config() {
        return run.config.get();
    }

    @Override
    public DrillPolicy policy() {
        return DrillPolicy.EVERYTHING;
    }

    @Override
    public Optional<String> pending() {
        return run.pending.get();
    }

    @Override
    public RouterState router(String name) {
        return run.routers.get().stream().filter(r -> r.name().equals(name)).findFirst()
                .orElseThrow(() -> new Refusal(Problem.Kind.UNAVAILABLE, "The node " + node
                        + " has not come up yet; ask again a little later."));
    }

    @Override
    public void steer(String router, Order order) {
        refuse(() -> trials.tell(node, router, order));
    }

    @Override
    public void subject(String router, Trial trial) {
        refuse(() -> trials.subject(node, router, trial));
    }

    private static void refuse(Supplier<Optional<Objection>> deed) {
        try {
            deed.get().ifPresent(objection -> {
                throw new Refusal(objection.kind() == Objection.Kind.UNKNOWN
                        ? Problem.Kind.NOT_FOUND
                        : objection.kind() == Objection.Kind.RANGE ? Problem.Kind.REFUSED : Problem.Kind.CONFLICT,
                        objection.sentence());
            });
        } catch (LabException e) {
            throw new Refusal(Problem.Kind.UNAVAILABLE, String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void link(String interfaceName, boolean isUp) {
        trials.link(node, interfaceName, isUp);
    }

    @Override
    public Optional<String> obstacle(FaultKind kind, RouterSpec router, String from) {
        List<String> tied = config().groups().stream().filter(g -> g.routers().contains(router.name())).findFirst()
                .map(GroupSpec::routers).orElse(List.of(router.name()));
        List<String> others = config().routers().stream().filter(r -> !tied.contains(r.name()))
                .filter(r -> r.interfaceName().equals(router.interfaceName())).map(RouterSpec::name).toList();
        return kind == FaultKind.LINK && !others.isEmpty()
                ? Optional.of("Taking " + router.interfaceName() + " down would hit " + String.join(", ", others)
                        + " too, which is not tested. Test with mute or kill instead: to the others they look the same.")
                : Optional.empty();
    }

    @Override
    public long kill(long forNanos) {
        run.kill.accept(forNanos);
        return nowNanos() + KILL_NANOS;
    }

    @Override
    public void told(FaultLease lease, boolean isOwnDoing) {
        held.removeIf(h -> h.id().equals(lease.id()));
        if (lease.isHeld()) {
            held.add(lease);
        }
        if (isOwnDoing) {
            run.audit.record(AuditPort.NODE, "", "end of fault", lease.id(),
                    lease.kind().word() + " of " + lease.router() + ": " + lease.ended().orElse("held"));
        }
    }

    @Override
    public void failed(String sentence) {
        run.audit.record(AuditPort.NODE, "", "fault", node, sentence);
    }
}
