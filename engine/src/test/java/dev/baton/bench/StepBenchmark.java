package dev.baton.bench;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

import dev.baton.vrrp.Advert;
import dev.baton.vrrp.Input;
import dev.baton.vrrp.RouterConfig;
import dev.baton.vrrp.Step;
import dev.baton.vrrp.VirtualAddress;
import dev.baton.vrrp.VirtualRouter;
import dev.baton.wire.ChecksumForm;
import dev.baton.wire.IpAddress;

/// One election step on the paths that are walked all day. Each step starts from the state that the last one left, and
/// its input is made anew, as in the loop. The goal is under 200 ns.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class StepBenchmark {
    private static final long SECOND = 1_000_000_000L;
    private static final List<VirtualAddress> ADDRESSES = List.of(VirtualAddress.parse("10.0.0.100/24"),
            VirtualAddress.parse("10.0.0.101/24"), VirtualAddress.parse("10.0.0.102/24"));
    private static final List<IpAddress> ADVERTISED = ADDRESSES.stream().map(VirtualAddress::address).toList();
    private static final Optional<ChecksumForm> FORM = Optional.of(ChecksumForm.PSEUDO_HEADER);

    private final IpAddress peer = IpAddress.parse("10.0.0.4");
    private final VirtualRouter router = new VirtualRouter(
            RouterConfig.v3("VI_1", "eth0", 51, IpAddress.parse("10.0.0.5"), ADDRESSES));
    private dev.baton.vrrp.State backup = router.initial(0);
    private dev.baton.vrrp.State master = backup;
    private dev.baton.vrrp.State rivalled = backup;
    private long backupNow;
    private long masterNow;
    private long rivalledNow;

    /// A backup, and a master whose first bursts are over.
    @Setup
    public void begin() {
        backup = router.step(router.initial(0), new Input.Started(), 0).state();
        master = backup;
        while (masterNow < 20 * SECOND) {
            masterNow = master.deadlineNanos();
            master = router.step(master, new Input.TimerExpired(), masterNow).state();
        }
        rivalled = master;
        rivalledNow = masterNow;
    }

    /// A backup hears its master.
    @Benchmark
    public Step advertHeardInBackup() {
        backupNow += SECOND;
        Step step = router.step(backup, new Input.AdvertHeard(advert(200, backupNow)), backupNow);
        backup = step.state();
        return step;
    }

    /// A master sends its regular advertisement.
    @Benchmark
    public Step timerExpiredInMaster() {
        masterNow += SECOND;
        Step step = router.step(master, new Input.TimerExpired(), masterNow);
        master = step.state();
        return step;
    }

    /// A master hears a rival that must yield, and answers at once.
    @Benchmark
    public Step losingAdvertInMaster() {
        rivalledNow += SECOND;
        Step step = router.step(rivalled, new Input.AdvertHeard(advert(50, rivalledNow)), rivalledNow);
        rivalled = step.state();
        return step;
    }

    private Advert advert(int priority, long now) {
        return new Advert(peer, 3, priority, SECOND, ADVERTISED, FORM, now);
    }

    /// Runs the benchmarks of this class with allocation figures.
    public static void main(String[] args) throws RunnerException {
        new Runner(new OptionsBuilder().include(StepBenchmark.class.getName()).addProfiler(GCProfiler.class).build())
                .run();
    }
}
