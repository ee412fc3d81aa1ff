package dev.baton.failover;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.baton.adapter.sim.Lab;
import dev.baton.adapter.sim.LabCommand;
import dev.baton.adapter.sim.LabException;
import dev.baton.adapter.sim.LabFrame;
import dev.baton.adapter.sim.LabTwin;
import dev.baton.api.CheckState;
import dev.baton.api.NodeState;
import dev.baton.api.RouterState;
import dev.baton.client.NodeCalls;
import dev.baton.drill.Arena;
import dev.baton.manage.ProbeDesk;
import dev.baton.push.lab.LabDoor;
import dev.baton.push.lab.LabNodes;
import dev.baton.traffic.LinkType;
import dev.baton.traffic.Packet;
import dev.baton.vrrp.Order;
import dev.baton.vrrp.Role;
import dev.baton.wire.IpAddress;

/// A lab with copies of real nodes: same names, configurations, failing checks, and the same masters. Its time runs only
/// while the test waits, as fast as it goes, so that a rehearsal takes seconds and gives the same each time.
public final class Rehearsal implements DrillGround {
    private static final long SEED = 1;
    private static final long STEP_NANOS = 100_000_000L;
    private static final long LEAST_SETTLE_NANOS = 5_000_000_000L;
    /// A router has settled after so many advertisement intervals.
    private static final int SETTLE_INTERVALS = 8;
    private static final String FAILING = "FAILING";

    private final Lab lab;
    private final LabNodes nodes;
    private List<DrillEar> ears = List.of();
    private long frames;

    /// @param lab before it has run; it belongs to this from now on
    public Rehearsal(Lab lab) {
        this.lab = lab;
        nodes = new LabNodes(lab, new LabDoor() {
            @Override
            public <T> T ask(Function<Lab, T> deed) {
                return asked(deed);
            }
        });
        lab.tap(this::heard);
    }

    private synchronized <T> T asked(Function<Lab, T> deed) {
        return deed.apply(lab);
    }

    /// A copy of the nodes that have answered, settled as they are now.
    ///
    /// @throws DrillException if it cannot be made, with the reason and what to do
    public static Rehearsal of(Arena arena) {
        List<Arena.Seat> seats = arena.nodes().stream().filter(s -> s.state().isPresent()).toList();
        List<LabTwin> twins = new ArrayList<>();
        for (Arena.Seat seat : seats) {
            twins.add(twin(seat));
        }
        try {
            Rehearsal rehearsal = new Rehearsal(Lab.copy(twins, SEED));
            rehearsal.settle(seats);
            return rehearsal;
        } catch (LabException e) {
            throw new DrillException("The cluster cannot be rehearsed in the lab. " + e.getMessage());
        }
    }

    private static LabTwin twin(Arena.Seat seat) {
        Map<String, String> segments = new LinkedHashMap<>();
        Map<String, List<IpAddress>> own = new LinkedHashMap<>();
        for (RouterState router : seat.state().orElseThrow().routers()) {
            segments.put(router.interfaceName(), router.network());
            own.merge(router.interfaceName(), List.of(router.source()),
                    (one, other) -> Stream.concat(one.stream(), other.stream()).distinct().toList());
        }
        return new LabTwin(seat.node(), seat.config().orElseThrow(() -> new DrillException("The configuration of "
                + seat.node() + " cannot be read from here, so there is no copy of it to rehearse with.")), segments,
                own);
    }

    /// Runs until the copies are as the nodes are.
    private void settle(List<Arena.Seat> seats) {
        for (Arena.Seat seat : seats) {
            for (CheckState check : seat.state().orElseThrow().checks()) {
                boolean isFailing = check.verdict().equals(FAILING);
                asked(l -> {
                    perform(l, new LabCommand.Check(check.name(), seat.node(), !isFailing));
                    return isFailing;
                });
            }
        }
        long intervals = seats.stream().flatMap(s -> s.state().stream()).map(NodeState::routers).flatMap(List::stream)
                .mapToLong(RouterState::intervalNanos).max().orElse(0) * SETTLE_INTERVALS;
        advance(Math.max(LEAST_SETTLE_NANOS, intervals));
        for (Arena.Seat seat : seats) {
            for (RouterState router : seat.state().orElseThrow().routers()) {
                claim(seat.node(), router);
            }
        }
        advance(Math.max(LEAST_SETTLE_NANOS, intervals));
    }

    private static void perform(Lab l, LabCommand.Check command) {
        boolean isKnown = l.sight(command.node()).verdicts().containsKey(command.check())
                || l.config(command.node()).checks().stream().anyMatch(c -> c.name().equals(command.check()));
        if (isKnown) {
            l.perform(command);
        }
    }

    /// Who is MASTER without being the strongest is so here, too.
    private void claim(String node, RouterState router) {
        boolean isMaster = router.role() == Role.MASTER;
        boolean isSo = Optional.ofNullable(nodes.calls().get(node)).stream()
                .flatMap(calls -> calls.state().routers().stream())
                .anyMatch(r -> r.name().equals(router.name()) && r.role() == Role.MASTER);
        if (isMaster && !isSo) {
            asked(l -> {
                l.steer(node, router.name(), new Order.Claim(OptionalInt.empty()));
                return true;
            });
        }
    }

    private void heard(LabFrame frame) {
        frames++;
        if (!ears.isEmpty()) {
            Packet packet = Packet.of(frames, frame.atNanos(), frame.segment(), LinkType.ETHERNET,
                    frame.bytes().length(), frame.bytes().bytes(), Optional.empty());
            ears.forEach(ear -> ear.heard(packet, 0));
        }
    }

    @Override
    public Map<String, NodeCalls> nodes() {
        return nodes.calls();
    }

    @Override
    public ProbeDesk here() {
        return nodes.client();
    }

    @Override
    public long nowNanos() {
        return asked(Lab::nowNanos);
    }

    @Override
    public void pause(long nanos) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        advance(nanos);
    }

    private void advance(long nanos) {
        for (long left = nanos; left > 0; left -= STEP_NANOS) {
            long step = Math.min(left, STEP_NANOS);
            asked(l -> {
                l.advance(step, _ -> {});
                return step;
            });
        }
    }

    @Override
    public boolean isLab() {
        return true;
    }

    /// The lab's time stands still while it is done.
    @Override
    public void work(Runnable work) {
        work.run();
    }

    @Override
    public synchronized Listening listen(DrillEar ear) {
        ears = Stream.concat(ears.stream(), Stream.of(ear)).toList();
        return () -> forget(ear);
    }

    private synchronized void forget(DrillEar ear) {
        ears = ears.stream().filter(e -> !e.equals(ear)).toList();
    }

    @Override
    public void close() {
        nodes.close();
    }
}
