package dev.baton.push.lab;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

import dev.baton.adapter.sim.Lab;
import dev.baton.adapter.sim.LabCommand;
import dev.baton.adapter.sim.LabHosts;
import dev.baton.adapter.sim.LabNode;
import dev.baton.api.ConfigText;
import dev.baton.client.NodeCalls;
import dev.baton.manage.ProbeDesk;

/// The nodes of one run of a lab, as they can be asked and pushed to.
public final class LabNodes implements AutoCloseable {
    /// How many nodes undo at once.
    private static final int THREADS = 4;
    private static final long IDLE_SECONDS = 5;

    /// What a node is to keep running.
    ///
    /// @param text     its configuration, passwords hidden
    /// @param revision the SHA-256 of it with its passwords
    public record Kept(String node, String text, String revision) {}

    private final Map<String, LabMachine> machines = new LinkedHashMap<>();
    private final LabProbeDesk client;
    private final AtomicLong version = new AtomicLong();
    private final ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(THREADS, work -> {
        Thread thread = new Thread(work, "baton-lab-node");
        thread.setDaemon(true);
        return thread;
    });

    /// @param lab  before it has run on its thread
    /// @param door the way to that thread
    public LabNodes(Lab lab, LabDoor door) {
        client = new LabProbeDesk(door, LabHosts.CLIENT);
        executor.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        executor.allowCoreThreadTimeOut(true);
        executor.setRemoveOnCancelPolicy(true);
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        for (LabNode node : lab.nodes()) {
            machines.put(node.name(), new LabMachine(node.name(), lab, door, executor,
                    version::incrementAndGet));
        }
    }

    /// How they are asked, by name. From any thread but the lab's.
    public Map<String, NodeCalls> calls() {
        Map<String, NodeCalls> calls = new LinkedHashMap<>();
        machines.forEach((name, machine) -> calls.put(name, new LabCalls(machine)));
        return calls;
    }

    /// Probes the virtual addresses from a client host on their segments, in the lab's own time. From any thread but the
    /// lab's.
    public ProbeDesk client() {
        return client;
    }

    /// Counts up whenever [#kept] has changed. From any thread.
    public long version() {
        return version.get();
    }

    /// What they are to keep running, as far as has been decided, in the lab's order. From any thread.
    public List<Kept> kept() {
        return machines.values().stream().map(machine -> {
            ConfigText text = machine.settled();
            return new Kept(machine.name(), text.text(), text.stamp().sha256());
        }).toList();
    }

    /// The lab is about to perform a command. On the lab's thread.
    public void before(Lab lab, LabCommand command) {
        if (command instanceof LabCommand.Start(String node) && isGone(lab, node)) {
            machine(node, machine -> machine.starting(lab));
        }
    }

    private static boolean isGone(Lab lab, String node) {
        return lab.nodes().stream().filter(n -> n.name().equals(node))
                .anyMatch(n -> n.status() == LabNode.Status.KILLED || n.status() == LabNode.Status.ENDED);
    }

    /// The lab has performed a command. On the lab's thread.
    public void after(LabCommand command) {
        switch (command) {
            case LabCommand.Kill(String node) -> machine(node, LabMachine::killed);
            case LabCommand.End(String node) -> machine(node, LabMachine::killed);
            case LabCommand.Stop(String node) -> machine(node, LabMachine::stopped);
            case LabCommand.Continue(String node) -> machine(node, LabMachine::continued);
            case LabCommand.Priority(String node, String _, int _) -> machine(node, LabMachine::edited);
            default -> {
                // The others change nothing that a node keeps.
            }
        }
    }

    private void machine(String node, Consumer<LabMachine> told) {
        Optional.ofNullable(machines.get(node)).ifPresent(told);
    }

    /// They are no more: whoever asks gets no answer.
    @Override
    public void close() {
        machines.values().forEach(LabMachine::killed);
        executor.shutdownNow();
    }
}
