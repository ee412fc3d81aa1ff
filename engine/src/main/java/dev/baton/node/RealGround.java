package dev.baton.node;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.baton.adapter.linux.LinuxException;
import dev.baton.adapter.linux.OwnProcess;
import dev.baton.adapter.linux.Rtnetlink;
import dev.baton.api.FaultKind;
import dev.baton.api.FaultLease;
import dev.baton.api.NodeEvent;
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
import dev.baton.port.NotifyPort;
import dev.baton.track.Verdict;
import dev.baton.trust.TrustException;
import dev.baton.vrrp.Order;

/// This machine, as leases are held on it.
final class RealGround implements FaultGround, AutoCloseable {
    /// What a check says of itself while a test has it fail.
    static final String FORCED = "forced by a failover test";
    /// How long the answer to who asked has to leave before the process is killed.
    static final long KILL_NANOS = 500_000_000L;
    private static final Logger LOG = LoggerFactory.getLogger(RealGround.class);
    private static final String END = "end of fault";

    /// What the ground needs besides the daemon.
    ///
    /// @param tests   what the node was started with
    /// @param policy  what tests may do now
    /// @param pending the commit that waits
    /// @param router  a router as it is now
    /// @param questions to the loop
    /// @param log     takes what is told to people
    record Around(BuiltIn.Tests tests, Supplier<DrillPolicy> policy, Supplier<Optional<String>> pending,
            Function<String, RouterState> router, Questions questions, NotifyPort log) {}

    private final Daemon daemon;
    private final Chronicle chronicle;
    private final Around around;
    private final ScheduledExecutorService alarms = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("baton-faults").factory());
    private final Set<FaultLease> held = new LinkedHashSet<>();
    private volatile Set<String> forced = Set.of();

    RealGround(Daemon daemon, Chronicle chronicle, Around around) {
        this.daemon = daemon;
        this.chronicle = chronicle;
        this.around = around;
    }

    /// The checks that a test has fail now.
    Set<String> forced() {
        return forced;
    }

    @Override
    public long nowNanos() {
        return daemon.clock().nowNanos();
    }

    @Override
    public void after(long delayNanos, Runnable task) {
        try {
            var _ = alarms.schedule(task, delayNanos, TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException _) {
            LOG.debug("the node ends; no alarm is set any more");
        }
    }

    @Override
    public NodeConfig config() {
        return daemon.plan().config();
    }

    @Override
    public DrillPolicy policy() {
        return around.policy.get();
    }

    @Override
    public Optional<String> pending() {
        return around.pending.get();
    }

    @Override
    public RouterState router(String name) {
        return around.router.apply(name);
    }

    @Override
    public void steer(String router, Order order) {
        daemon.tell(router, order);
    }

    @Override
    public void subject(String router, Trial trial) {
        daemon.subject(router, trial);
    }

    @Override
    public void link(String interfaceName, boolean isUp) {
        int index = Rtnetlink.indexOf(interfaceName);
        if (index == 0) {
            throw new Refusal(Problem.Kind.NOT_FOUND, "There is no interface " + interfaceName + " any more.");
        }
        try (Rtnetlink kernel = new Rtnetlink()) {
            kernel.setUp(index, isUp);
        } catch (LinuxException e) {
            throw new Refusal(Problem.Kind.UNAVAILABLE, "The kernel refuses: " + e.getMessage() + ".");
        }
    }

    @Override
    public Optional<String> obstacle(FaultKind kind, RouterSpec router, String from) {
        boolean needsDisk = kind == FaultKind.LINK || kind == FaultKind.KILL;
        if (needsDisk && !daemon.leaseBook().isLasting()) {
            return Optional.of("This node has no state folder, so nobody would know after a crash that the fault "
                    + kind.word() + " has to be undone. Start it with --state-dir.");
        }
        return switch (kind) {
            case LINK -> linkObstacle(router, from);
            case KILL -> around.tests.isStartedAgain()
                    ? Optional.empty()
                    : Optional.of("Nothing is known to start this node again once it is killed. Run it under systemd"
                            + " (Restart=on-failure), or with --supervised where something else does.");
            case HAND_OVER, RESIGN, PRIORITY, CHECK, MUTE, DEAF -> Optional.empty();
        };
    }

    private Optional<String> linkObstacle(RouterSpec router, String from) {
        try {
            return new LinkObstacles(config(), Machine.now(), around.tests.management()).of(router, from);
        } catch (LinuxException e) {
            return Optional.of("This machine cannot be looked at, so nobody knows what taking "
                    + router.interfaceName() + " down would hit: " + e.getMessage() + ".");
        }
    }

    @Override
    public long kill(long forNanos) {
        var _ = alarms.schedule(OwnProcess::kill, KILL_NANOS, TimeUnit.NANOSECONDS);
        return nowNanos() + KILL_NANOS;
    }

    @Override
    public void told(FaultLease lease, boolean isOwnDoing) {
        boolean isNews = remember(lease);
        around.log.found(lease.router(), lease.router() + ": " + lease.words());
        chronicle.append(lease.router(), new NodeEvent.Faulted(lease));
        lease.check().filter(_ -> isNews).ifPresent(check -> checkTurned(check, lease.isHeld()));
        if (isOwnDoing) {
            takeDown(lease);
        }
    }

    /// @return whether it was held here by this run of the node, or is now
    private boolean remember(FaultLease lease) {
        boolean isNews = held.removeIf(h -> h.id().equals(lease.id())) || lease.isHeld();
        if (lease.isHeld()) {
            held.add(lease);
        }
        Set<String> checks = new LinkedHashSet<>();
        Set<String> quiet = new LinkedHashSet<>();
        for (FaultLease one : held) {
            one.check().ifPresent(checks::add);
            quiet.add(one.router());
            config().groups().stream().filter(g -> g.routers().contains(one.router())).map(GroupSpec::routers)
                    .forEach(quiet::addAll);
        }
        forced = Set.copyOf(checks);
        daemon.quiet(quiet);
        return isNews;
    }

    private void checkTurned(String check, boolean isHeld) {
        if (isHeld) {
            chronicle.append("", new NodeEvent.CheckTurned(check, "FAILING", FORCED));
        } else {
            chronicle.append("", new NodeEvent.CheckTurned(check, verdict(check), daemon.checks().detail(check)));
        }
    }

    private String verdict(String check) {
        try {
            return StateView.word(around.questions
                    .ask(() -> daemon.loop().verdicts().getOrDefault(check, Verdict.UNKNOWN)));
        } catch (Refusal _) {
            return StateView.word(Verdict.UNKNOWN);
        }
    }

    private void takeDown(FaultLease lease) {
        try {
            around.tests.audit().record(AuditPort.NODE, "", END, lease.id(),
                    lease.kind().word() + " of " + lease.router() + ": " + lease.ended().orElse("held"));
        } catch (TrustException e) {
            LOG.error("not in the audit log: {} {}", END, lease, e);
        }
    }

    @Override
    public void failed(String sentence) {
        around.log.refused("", sentence);
        chronicle.append("", new NodeEvent.MachineRefused(sentence));
    }

    @Override
    public void close() {
        alarms.shutdownNow();
    }
}
