package dev.baton.push;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

import dev.baton.api.Json;
import dev.baton.client.NodeCalls;
import dev.baton.config.ConfigWriter;
import dev.baton.config.NodeConfig;
import dev.baton.config.PlacedAddress;
import dev.baton.config.RouterSpec;
import dev.baton.wire.IpAddress;

/// Nodes that are pushed to, on a clock that goes on only while somebody waits, with faults at single calls. Whoever pushes
/// can be killed at any call or any write of its file.
public final class SimFleet implements PushTime {
    static final long SECOND = 1_000_000_000L;
    /// More calls than any push here needs.
    static final int MOST_OPERATIONS = 5_000;

    /// The one who pushes is no more.
    static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    /// What goes wrong with a call.
    enum Trouble {
        NONE,
        /// It does not reach the node.
        LOST,
        /// The node does it, and its answer is lost.
        ANSWER_LOST
    }

    final Map<String, SimNode> nodes = new LinkedHashMap<>();
    private long nowNanos = 1_000 * SECOND;
    private int operations;
    private IntFunction<Boolean> kills = _ -> false;
    private Trouble trouble = Trouble.NONE;
    private String troubled = "";
    private int troubledFrom;
    private int troubledTo;
    private Optional<String> disk = Optional.empty();
    boolean stopped;
    /// What the push sees besides.
    PushEyes eyes = PushEyes.NONE;
    /// How long every call takes.
    long latencyNanos;

    /// n1 with the highest priority, and so on.
    public SimFleet(int count) {
        for (int i = 1; i <= count; i++) {
            nodes.put("n" + i, new SimNode(this, config(i, 200 - 10 * i)));
        }
    }

    static NodeConfig config(int number, int priority) {
        return NodeConfig.of("n" + number, List.of(RouterSpec
                .draft("VI_1", "eth0", 51, List.of(PlacedAddress.parse("10.0.0.100/24")))
                .source(IpAddress.parse("10.0.0." + number)).priority(priority)
                .advertIntervalNanos(SECOND / 10).build()));
    }

    public static String text(int number, int priority) {
        return ConfigWriter.write(config(number, priority));
    }

    public SimNode node(String name) {
        return Optional.ofNullable(nodes.get(name)).orElseThrow();
    }

    Map<String, NodeCalls> calls() {
        return new LinkedHashMap<>(nodes);
    }

    /// A push of new priorities to every node, the highest last.
    PushFile push(List<Transfer> handOvers) {
        List<Turn> turns = new ArrayList<>();
        List<SimNode> all = List.copyOf(nodes.values());
        for (int i = all.size(); i >= 1; i--) {
            SimNode node = node("n" + i);
            turns.add(new Turn(node.node(), "push-test-" + i, node.sha(), text(i, 201 - 10 * i),
                    i == 1 ? handOvers : List.of(), Progress.WAITING, Optional.empty(), "", ""));
        }
        return new PushFile(PushFile.FORMAT, "test", wall(), "a test", 120, PushFile.Stage.PUSHING, turns,
                handOvers.stream().map(Transfer::back).toList(), List.of(), "");
    }

    /// Begins or goes on with a push, as it is on the disk.
    PushEnd run() {
        PushFile file = Json.read(disk.orElseThrow(), PushFile.class);
        return new PushRun(file, calls(), this::save, this, (_, _) -> {}, eyes, Decision.KEEP).run();
    }

    PushEnd run(PushFile file) {
        disk = Optional.of(Json.write(file));
        return run();
    }

    private void save(PushFile file) {
        operation();
        disk = Optional.of(Json.write(file));
        operation();
    }

    PushFile onDisk() {
        return Json.read(disk.orElseThrow(), PushFile.class);
    }

    /// One step of whoever pushes.
    void operation() {
        operations++;
        if (operations > MOST_OPERATIONS) {
            throw new AssertionError("the push does not end");
        }
        if (kills.apply(operations)) {
            throw new Killed();
        }
    }

    int operations() {
        return operations;
    }

    void killAt(int operation) {
        kills = n -> n == operation;
    }

    /// Calls of a node fail from one operation to another.
    void trouble(Trouble what, String node, int from, int to) {
        trouble = what;
        troubled = node;
        troubledFrom = from;
        troubledTo = to;
    }

    Trouble troubleOf(String node) {
        boolean isNow = node.equals(troubled) && operations >= troubledFrom && operations <= troubledTo;
        return isNow ? trouble : Trouble.NONE;
    }

    @Override
    public long nowNanos() {
        return nowNanos;
    }

    @Override
    public Instant wall() {
        return Instant.EPOCH.plusNanos(nowNanos);
    }

    @Override
    public boolean sleep(long nanos) {
        nowNanos += nanos;
        nodes.values().forEach(SimNode::tick);
        return stopped;
    }

    /// Who is MASTER: a claim that lasts, else the highest priority.
    Optional<SimNode> master() {
        return nodes.values().stream().filter(SimNode::isClaimed).findFirst()
                .or(() -> nodes.values().stream().filter(n -> !n.isFaulted())
                        .max(Comparator.comparingInt(SimNode::priority)));
    }
}
