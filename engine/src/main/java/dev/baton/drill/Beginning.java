package dev.baton.drill;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.baton.api.FaultRequest;
import dev.baton.api.ProbeKind;
import dev.baton.api.ProbeRequest;
import dev.baton.api.ProbeSample;
import dev.baton.wire.IpAddress;
import dev.baton.wire.Ipv6Address;

/// The beginning of a course: nothing is done to anybody yet.
final class Beginning {
    /// The most addresses that are probed; the others move with them.
    static final int MOST_ADDRESSES = 4;
    /// The most runs of probes at once.
    static final int MOST_PROBES = 24;
    private static final long MILLI = 1_000_000L;

    private final Walk walk;

    Beginning(Walk walk) {
        this.walk = walk;
    }

    /// The nodes have been asked.
    void asked(Arena arena) {
        switch (walk.waits()) {
            case NODES -> first(arena);
            case NODES_AGAIN -> again(arena);
            case BASELINE, HOLD, MOVE, SETTLE, END, RETURN, HAND_BACK, AS_BEFORE, AFTERMATH, NOTHING ->
                arena.nodes().forEach(walk::told);
        }
    }

    private void first(Arena arena) {
        DrillPlan plan = Planner.plan(walk.order(), arena);
        walk.planned(plan, arena);
        if (!plan.preflight().isGood()) {
            refuse(plan);
            return;
        }
        List<DrillAct.Probe> probes = probes(plan);
        walk.tell("The addresses are probed from " + probes.size() + (probes.size() == 1 ? " vantage." : " vantages."));
        walk.act(new DrillAct.BeginProbes(probes));
        walk.await(Wait.BASELINE, walk.order().probing().beforeNanos() + ProbeSample.PATIENCE_NANOS
                + Course.SLOW_NANOS);
    }

    private void refuse(DrillPlan plan) {
        plan.preflight().items().stream().filter(i -> i.mark() == Preflight.Mark.BAD)
                .forEach(i -> walk.tell((i.sentence() + " " + i.advice()).strip()));
        walk.finish();
    }

    private void again(Arena arena) {
        DrillPlan first = walk.plan();
        Arena probed = new Arena(arena.nowNanos(), arena.nodes(), walk.state().gauge().strips(), arena.otherTest(),
                arena.isLab());
        DrillPlan plan = Planner.plan(walk.order(), probed);
        walk.planned(plan, probed);
        if (!plan.preflight().isGood()) {
            refuse(plan);
            return;
        }
        if (!plan.holder().equals(first.holder()) || !plan.heir().equals(first.heir())) {
            walk.tell("While the addresses were probed the plan became another: " + plan.heir()
                    + " would take over from " + plan.holder() + ".");
            walk.finish();
            return;
        }
        hold(plan);
    }

    private void hold(DrillPlan plan) {
        String id = walk.state().start().id();
        long lease = walk.order().guardrails().leaseNanos();
        FaultRequest request = new FaultRequest(id, walk.order().fault(), plan.actor().router(), lease / MILLI,
                plan.check(), plan.priority(), Optional.of("failover test " + id));
        walk.tell(plan.actor().node() + " is asked to hold the fault " + walk.order().fault().word() + ". "
                + plan.expected().sentence());
        walk.lease(Lease.NONE.asked(walk.now(), walk.now() + Course.HOLD_NANOS + lease));
        walk.act(new DrillAct.HoldFault(plan.actor().node(), request));
        walk.await(Wait.HOLD, Course.HOLD_NANOS);
    }

    /// Goes on once its time has come.
    void look() {
        switch (walk.waits()) {
            case NODES, NODES_AGAIN -> {
                if (walk.isOver()) {
                    walk.tell("The nodes were not asked within " + Spans.of(Course.ASK_NANOS) + ".");
                    walk.finish();
                }
            }
            case BASELINE -> {
                boolean isLongEnough = walk.now() - walk.state().sinceNanos() >= walk.order().probing().beforeNanos();
                if (walk.isOver() || (isLongEnough && haveAllSpoken())) {
                    walk.act(new DrillAct.AskNodes());
                    walk.await(Wait.NODES_AGAIN, Course.ASK_NANOS);
                }
            }
            case HOLD, MOVE, SETTLE, END, RETURN, HAND_BACK, AS_BEFORE, AFTERMATH, NOTHING -> {
                // Others look at these.
            }
        }
    }

    /// Whether every vantage has sent probes for most of the time, or has said why it does not.
    private boolean haveAllSpoken() {
        List<Strip> strips = walk.state().gauge().strips();
        long since = walk.state().sinceNanos() + walk.order().probing().beforeNanos() / 2;
        return strips.size() >= probes(walk.plan()).size() && strips.stream().allMatch(s -> !s.trouble().isEmpty()
                || (!s.samples().isEmpty() && s.samples().getLast().sentNanos() >= since));
    }

    private List<DrillAct.Probe> probes(DrillPlan plan) {
        Probing probing = walk.order().probing();
        List<String> from = new ArrayList<>(List.of(""));
        if (probing.fromNodes()) {
            from.addAll(plan.nodes());
        }
        long forMillis = Math.min(ProbeRequest.MAX_MILLIS, Math.ceilDiv(Course.mostNanos(walk.order()), MILLI));
        List<DrillAct.Probe> probes = new ArrayList<>();
        for (String vantage : from) {
            for (IpAddress address : probed(plan.addresses())) {
                for (ProbeKind kind : probing.kinds()) {
                    if (probes.size() < MOST_PROBES) {
                        probes.add(new DrillAct.Probe(new Vantage(vantage, kind, address),
                                new ProbeRequest(walk.state().start().id() + "-" + probes.size(), kind, address,
                                        probing.everyNanos(), forMillis, probing.port(), probing.path())));
                    }
                }
            }
        }
        return probes;
    }

    /// Link-local addresses are probed only where there are no others: they need an interface to be told.
    private static List<IpAddress> probed(List<IpAddress> addresses) {
        List<IpAddress> global = addresses.stream()
                .filter(a -> !(a instanceof Ipv6Address six) || !six.isLinkLocal()).toList();
        return (global.isEmpty() ? addresses : global).stream().limit(MOST_ADDRESSES).toList();
    }
}
