package dev.baton.adapter.probe;

import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.function.Consumer;
import java.util.function.Predicate;

import dev.baton.config.Check;
import dev.baton.config.Probe;
import dev.baton.loop.NodeInput;
import dev.baton.port.ProbePort;

/// Runs the checks of a node. Nothing here waits on the loop's thread, and nothing that hangs holds up another check: one
/// thread keeps the time of all, each look has a virtual thread of its own, and what may hang in the kernel is done
/// aside.
///
/// A node goes over to other checks in two steps: [#prepare] ends what is not the same any more, then the loop itself says
/// by [#run] from when on the new ones count. So no result of an old check is ever taken for one of a new check.
public final class CheckRunner implements ProbePort, AutoCloseable {
    /// How far apart checks that begin together look first; less if their interval is short for that.
    static final long SPREAD_NANOS = 5_000_000L;
    private static final Path PROC = Path.of("/proc");

    private final ProbeMeans means;
    private final Consumer<String> notices;
    private final ScheduledThreadPoolExecutor timer;
    private final Results results;
    private final Aside aside = new Aside();
    private final LinkBoard links = new LinkBoard();
    private final Map<String, CheckRun> runs = new ConcurrentHashMap<>();
    private Optional<ProcessTable> processes = Optional.empty();
    private Optional<FolderWatch> folders = Optional.empty();
    private Map<String, Check> known = Map.of();
    private volatile boolean closed;

    /// @param notices takes sentences for people, from any thread, and must not wait
    public CheckRunner(ProbeMeans means, Consumer<String> notices) {
        this.means = means;
        this.notices = notices;
        timer = new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("baton-checks").factory());
        timer.setRemoveOnCancelPolicy(true);
        results = new Results(timer);
    }

    /// Where results go; until this is called they wait.
    ///
    /// @param inbox takes one; false: it has no room, and will be asked again
    public void deliverTo(Predicate<NodeInput> inbox) {
        results.deliverTo(inbox);
    }

    /// Says what the names mean that [#run] is going to be called with. Checks that mean something else from now on, or
    /// nothing, are ended: once this returns nothing more is told of them.
    public synchronized void prepare(Collection<Check> checks) {
        Map<String, Check> next = new LinkedHashMap<>();
        checks.forEach(c -> next.put(c.name(), c));
        known = next;
        stopAllBut(known);
    }

    private void stopAllBut(Map<String, Check> kept) {
        runs.values().removeIf(run -> {
            boolean isOver = !run.check().equals(kept.get(run.check().name()));
            if (isOver) {
                run.stop();
            }
            return isOver;
        });
    }

    /// What one interface has come to.
    public void link(String interfaceName, boolean isRunning) {
        links.put(interfaceName, isRunning);
    }

    /// What all interfaces have come to: whether each is up and has a carrier.
    public void links(Map<String, Boolean> all) {
        links.putAll(all);
    }

    /// Called by the loop, which is not kept waiting.
    @Override
    public void run(Collection<String> checks) {
        if (!closed) {
            List<String> names = List.copyOf(checks);
            timer.execute(() -> goOver(names));
        }
    }

    private synchronized void goOver(List<String> names) {
        if (closed) {
            return;
        }
        Map<String, Check> wanted = new LinkedHashMap<>(known);
        wanted.keySet().retainAll(names);
        stopAllBut(wanted);
        List<Check> fresh = wanted.values().stream().filter(c -> !runs.containsKey(c.name())).toList();
        int number = 0;
        for (Check check : fresh) {
            CheckRun run = new CheckRun(check, results, timer, notices);
            runs.put(check.name(), run);
            run.start(look(check, run), number++ * Math.min(SPREAD_NANOS, check.intervalNanos() / fresh.size()));
        }
    }

    private Look look(Check check, CheckRun run) {
        return switch (check.probe()) {
            case Probe.Tcp tcp -> new TcpLook(tcp, aside);
            case Probe.Http http -> new HttpLook(http, aside);
            case Probe.Icmp icmp -> new IcmpLook(icmp, means.echoes(), aside);
            case Probe.Script script -> new ScriptLook(check, script, means.scripts());
            case Probe.File file -> new FileLook(file, folders(), aside, run::again);
            case Probe.Interface link -> new InterfaceLook(link, links, run::changed);
            case Probe.Processes named -> new ProcessLook(named, processes(), run::changed);
        };
    }

    private FolderWatch folders() {
        FolderWatch watch = folders.orElseGet(FolderWatch::new);
        folders = Optional.of(watch);
        return watch;
    }

    private ProcessTable processes() {
        ProcessTable table = processes.orElseGet(() -> new ProcessTable(means.processes(), timer, PROC));
        processes = Optional.of(table);
        return table;
    }

    /// What each check that runs saw last, by name. Never waits.
    public Map<String, CheckSight> sights() {
        Map<String, CheckSight> sights = new LinkedHashMap<>();
        runs.forEach((name, run) -> sights.put(name, run.sight()));
        return sights;
    }

    /// What one check saw last, a clause; empty if it has not seen anything. Never waits.
    public String detail(String check) {
        return Optional.ofNullable(runs.get(check)).map(r -> r.sight().detail()).orElse("");
    }

    /// Ends every check. Scripts that run are killed by whoever gave the means.
    @Override
    public synchronized void close() {
        closed = true;
        stopAllBut(Map.of());
        timer.shutdownNow();
        aside.close();
        processes.ifPresent(ProcessTable::close);
        folders.ifPresent(FolderWatch::close);
    }
}
