package dev.baton.failover;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import dev.baton.drill.Arena;
import dev.baton.drill.DrillEvent;

/// Has the nodes asked, all at once and again and again. A node that does not answer keeps nobody waiting: it is told to be
/// silent, and is not asked twice at once.
final class Asking {
    /// How often a node is asked while a test goes on.
    static final long EVERY_NANOS = 50_000_000L;
    /// A node that has not answered by then is told to be silent; what it answers later is told, too.
    static final long PATIENCE_NANOS = 3_000_000_000L;
    /// The first answer of a node needs a connection, and takes longer.
    static final long FIRST_PATIENCE_NANOS = 8_000_000_000L;

    /// A question that is out.
    private record Out(long sinceNanos, boolean isToldSilent) {}

    private final DrillGround ground;
    private final Seats seats;
    private final Consumer<DrillEvent> events;
    private final Map<String, Out> out = new ConcurrentHashMap<>();
    private final Map<String, Arena.Seat> latest = new ConcurrentHashMap<>();
    private final Map<String, Long> dueNanos = new ConcurrentHashMap<>();
    private volatile Optional<Round> round = Optional.empty();

    /// All are asked, and an answer of each is waited for.
    private record Round(long sinceNanos, Map<String, Arena.Seat> answers) {}

    Asking(DrillGround ground, Seats seats, Consumer<DrillEvent> events) {
        this.ground = ground;
        this.seats = seats;
        this.events = events;
    }

    /// Has every node asked once more: [DrillEvent.NodesAsked] follows.
    void askAll() {
        round = Optional.of(new Round(ground.nowNanos(), new ConcurrentHashMap<>()));
        seats.names().forEach(this::ask);
    }

    /// Does what is due.
    ///
    /// @param otherTest see [Arena#otherTest]
    void tick(String otherTest) {
        long now = ground.nowNanos();
        for (String node : seats.names()) {
            Out asked = out.get(node);
            if (asked == null && now >= dueNanos.getOrDefault(node, Long.MIN_VALUE)) {
                ask(node);
            } else if (asked != null && !asked.isToldSilent() && now - asked.sinceNanos() > patience(node)) {
                out.replace(node, asked, new Out(asked.sinceNanos(), true));
                answered(Arena.Seat.silent(node, node + " has not answered for " + patience(node) / 1_000_000_000L
                        + " s."));
            }
        }
        round.filter(r -> r.answers().size() == seats.names().size()).ifPresent(r -> {
            round = Optional.empty();
            events.accept(new DrillEvent.NodesAsked(arena(r.answers(), otherTest)));
        });
    }

    private long patience(String node) {
        return latest.containsKey(node) ? PATIENCE_NANOS : FIRST_PATIENCE_NANOS;
    }

    private void ask(String node) {
        long now = ground.nowNanos();
        if (out.putIfAbsent(node, new Out(now, false)) == null) {
            dueNanos.put(node, now + EVERY_NANOS);
            ground.work(() -> {
                try {
                    answered(seats.ask(node));
                } finally {
                    out.remove(node);
                }
            });
        }
    }

    private void answered(Arena.Seat seat) {
        latest.put(seat.node(), seat);
        round.ifPresent(r -> r.answers().put(seat.node(), seat));
        events.accept(new DrillEvent.NodeTold(seat));
    }

    private Arena arena(Map<String, Arena.Seat> answers, String otherTest) {
        List<Arena.Seat> all = new ArrayList<>();
        seats.names().forEach(node -> all.add(Optional.ofNullable(answers.get(node)).orElseThrow()));
        return new Arena(ground.nowNanos(), all, List.of(), otherTest, ground.isLab());
    }

    /// What a node has answered last.
    Optional<Arena.Seat> latest(String node) {
        return Optional.ofNullable(latest.get(node));
    }
}
