package dev.baton.adapter.reach;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;

import dev.baton.api.ProbeBatch;
import dev.baton.api.ProbeKind;
import dev.baton.api.ProbeRequest;
import dev.baton.api.Problem;
import dev.baton.api.Refusal;
import dev.baton.manage.ProbeDesk;
import dev.baton.wire.IpAddress;
import dev.baton.wire.Ipv4Address;

/// Probes addresses from this machine. Runs end by themselves; what they have found out is kept for a while, or until the
/// room is needed.
public final class Reach implements ProbeDesk, AutoCloseable {
    /// For how long the answers of a run can be asked for after it.
    public static final long KEEP_NANOS = 300_000_000_000L;
    /// How many runs are kept, those that go on among them.
    static final int MAX_KEPT = 512;
    private static final int PRACTICE = 300;
    private static final int DISCARD_PORT = 9;
    private static final IpAddress LOOPBACK = new Ipv4Address(0x7F00_0001);
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final Targets targets;
    private final ReachLimits limits;
    private final Map<String, Run> runs = new LinkedHashMap<>();
    private final Pacer pacer = new Pacer();
    private final Map<ProbeKind, Way> ways = new EnumMap<>(ProbeKind.class);
    private final Set<ProbeKind> practised = EnumSet.noneOf(ProbeKind.class);
    private boolean isClosed;

    /// @param identityPort where nodes answer the identity echo
    /// @param witness      hears of every identity answer
    public Reach(Targets targets, ReachLimits limits, int identityPort, EchoWitness witness) {
        this.targets = targets;
        this.limits = limits;
        ConnectWay connect = new ConnectWay();
        ways.put(ProbeKind.IDENTITY, new IdentityWay(identityPort, witness));
        ways.put(ProbeKind.ICMP, new PingWay());
        ways.put(ProbeKind.TCP, connect);
        ways.put(ProbeKind.HTTP, connect);
    }

    @Override
    public synchronized void begin(ProbeRequest request) {
        RequestRules.check(request);
        Optional<Run> known = Optional.ofNullable(runs.get(request.id()));
        if (known.isPresent()) {
            if (!known.get().request().equals(request)) {
                throw new Refusal(Problem.Kind.CONFLICT,
                        "There is another run " + request.id() + " already. Choose another id.");
            }
            return;
        }
        if (isClosed) {
            throw new Refusal(Problem.Kind.UNAVAILABLE, "Nothing is probed any more: this program is ending.");
        }
        Targets.Target target = targets.of(request);
        makeRoom(request);
        Run run = new Run(request, target.address(), target.remark());
        Way way = Optional.ofNullable(ways.get(request.kind())).orElseThrow();
        practise(way, request.kind());
        Way.Outlet outlet = way.open(run);
        runs.put(request.id(), run);
        pacer.add(run, outlet);
    }

    /// Sends some probes to this machine itself before the first run of a kind: a virtual machine that has never sent one
    /// takes milliseconds over it.
    private void practise(Way way, ProbeKind kind) {
        boolean isConnecting = kind == ProbeKind.TCP || kind == ProbeKind.HTTP;
        if (isConnecting || !practised.add(kind)) {
            return;
        }
        ProbeRequest request = new ProbeRequest("practice", kind, LOOPBACK, ProbeRequest.MIN_EVERY_NANOS, PRACTICE,
                OptionalInt.of(DISCARD_PORT), "/");
        Run run = new Run(request, LocalProbes.inetAddress(LOOPBACK), "");
        try (Way.Outlet outlet = way.open(run)) {
            for (int i = 0; i < PRACTICE; i++) {
                long now = System.nanoTime();
                outlet.send(run.sent(now, now));
            }
        }
        run.over(System.nanoTime());
        run.after(-1, System.nanoTime());
    }

    private void makeRoom(ProbeRequest request) {
        long now = System.nanoTime();
        runs.values().removeIf(run -> run.isOverFor(KEEP_NANOS, now));
        long going = runs.values().stream().filter(run -> !run.isOver()).count();
        if (going >= limits.runs()) {
            throw new Refusal(Problem.Kind.TOO_MANY, going
                    + " runs of probes go on here already, and more are not allowed. Wait for one to end, or end one.");
        }
        long rate = runs.values().stream().filter(run -> !run.isOver()).mapToLong(run -> perSecond(run.request()))
                .sum();
        if (rate + perSecond(request) > limits.perSecond()) {
            throw new Refusal(Problem.Kind.TOO_MANY, "There would be " + (rate + perSecond(request))
                    + " probes a second from here; at most " + limits.perSecond()
                    + " are allowed. Probe less often, or wait for another run to end.");
        }
        makeRoomForSamples(Run.most(request));
    }

    private static long perSecond(ProbeRequest request) {
        return Math.max(1, NANOS_PER_SECOND / request.everyNanos());
    }

    /// Those that have been over for longest go first.
    private void makeRoomForSamples(long wanted) {
        long used = runs.values().stream().mapToLong(Run::room).sum();
        Iterator<Run> oldest = runs.values().iterator();
        while ((used + wanted > limits.samples() || runs.size() >= MAX_KEPT) && oldest.hasNext()) {
            Run run = oldest.next();
            if (run.isOver()) {
                used -= run.room();
                oldest.remove();
            }
        }
        if (used + wanted > limits.samples()) {
            throw new Refusal(Problem.Kind.TOO_MANY, "There is no room for " + wanted
                    + " more samples here. Probe less often or for a shorter time.");
        }
    }

    @Override
    public ProbeBatch after(String id, int sequence) {
        return run(id).after(sequence, System.nanoTime());
    }

    @Override
    public void end(String id) {
        run(id).over(System.nanoTime());
    }

    private synchronized Run run(String id) {
        return Optional.ofNullable(runs.get(id)).orElseThrow(() -> new Refusal(Problem.Kind.NOT_FOUND,
                "There is no run of probes by that id here. It may have ended more than "
                        + KEEP_NANOS / NANOS_PER_SECOND + " s ago."));
    }

    /// Ends the runs whose address is no more to be probed.
    public synchronized void keepOnly(Predicate<IpAddress> wanted) {
        long now = System.nanoTime();
        runs.values().stream().filter(run -> !wanted.test(run.request().address())).forEach(run -> run.over(now));
    }

    @Override
    public void close() {
        synchronized (this) {
            isClosed = true;
        }
        pacer.close();
        ways.values().forEach(Way::close);
    }
}
