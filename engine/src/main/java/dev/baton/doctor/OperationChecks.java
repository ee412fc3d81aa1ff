package dev.baton.doctor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import dev.baton.finding.Code;

/// What is found out of facts about running nodes, which configurations do not tell: clocks (X08), pushes that wait (X09),
/// nodes that do not run what was approved (X10), failovers that nobody has tested (X11). Who is connected to nodes calls
/// it with what it knows; what it does not know is not told.
public final class OperationChecks {
    /// Further apart, and times of different nodes can no longer be compared.
    public static final long MAX_CLOCK_NANOS = 1_000_000_000L;
    /// A test that is older says little of what runs now.
    public static final long MAX_TEST_AGE_NANOS = 90L * 24 * 3_600 * 1_000_000_000L;

    private static final long NANOS_PER_DAY = 24L * 3_600 * 1_000_000_000L;
    private static final long NANOS_PER_MILLI = 1_000_000L;
    private static final double MILLIS_PER_SECOND = 1_000.0;

    private OperationChecks() {}

    /// Everything that is found.
    ///
    /// @param nodes the nodes, each once
    /// @param tests the routers whose tests are known
    public static List<ConfigFinding> of(List<NodeFacts> nodes, List<NodeFacts.LastTest> tests) {
        List<ConfigFinding> found = new ArrayList<>();
        clocks(nodes).ifPresent(found::add);
        nodes.forEach(node -> {
            node.pending().ifPresent(pending -> found.add(pending(node.node(), pending)));
            drift(node).ifPresent(found::add);
        });
        tests.forEach(test -> untested(test).ifPresent(found::add));
        return found;
    }

    private record Clocked(String node, NodeFacts.Clock clock) {}

    /// The two that are furthest apart, when they surely are.
    private static Optional<ConfigFinding> clocks(List<NodeFacts> nodes) {
        List<Clocked> clocks = nodes.stream().flatMap(n -> n.clock().map(c -> new Clocked(n.node(), c)).stream())
                .sorted(Comparator.comparingLong(c -> c.clock().offsetNanos())).toList();
        if (clocks.size() < 2) {
            return Optional.empty();
        }
        Clocked slow = clocks.getFirst();
        Clocked fast = clocks.getLast();
        long apart = fast.clock().offsetNanos() - slow.clock().offsetNanos();
        long error = fast.clock().errorNanos() + slow.clock().errorNanos();
        if (apart - error <= MAX_CLOCK_NANOS) {
            return Optional.empty();
        }
        return Optional.of(ConfigFinding.of(Code.X08, slow.node() + ", " + fast.node(),
                "The clock of " + fast.node() + " is " + seconds(apart) + " ahead of that of " + slow.node()
                        + " (give or take "
                        + seconds(error)
                        + "). Elections do not need clocks, but what happened first can no longer be told"
                        + " from logs and events, and certificates may be refused.",
                List.of(), "Let both keep time: timedatectl set-ntp true, and look at chronyc tracking."));
    }

    private static String seconds(long nanos) {
        return Math.floorDiv(nanos, NANOS_PER_MILLI) / MILLIS_PER_SECOND + " s";
    }

    private static ConfigFinding pending(String node, NodeFacts.Pending pending) {
        String next = pending.rollbackNanos().isPresent()
                ? " It takes it back by itself in " + seconds(pending.rollbackNanos().getAsLong()) + "."
                : " It keeps it, but the next restart may run another one.";
        String age = pending.ageNanos().isPresent() ? " " + seconds(pending.ageNanos().getAsLong()) + " ago" : "";
        return ConfigFinding.of(Code.X09, node, node + " runs revision " + pending.revision()
                + ", which was pushed" + age + " and which nobody has confirmed." + next,
                List.of(), "Confirm the push if the cluster works as it should, or roll it back now.");
    }

    private static Optional<ConfigFinding> drift(NodeFacts node) {
        boolean drifts = node.approved().isPresent() && node.running().isPresent()
                && !node.approved().equals(node.running()) && node.pending().isEmpty();
        return drifts
                ? Optional.of(ConfigFinding.of(Code.X10, node.node(), node.node() + " runs revision "
                        + node.running().get() + ", and approved is " + node.approved().get()
                        + ": somebody changed it on the node, or a push did not reach it.", List.of(),
                        "Compare the two, then push the approved one or approve the other."))
                : Optional.empty();
    }

    private static Optional<ConfigFinding> untested(NodeFacts.LastTest test) {
        boolean isFresh = test.testAgeNanos().isPresent() && test.testAgeNanos().getAsLong() <= MAX_TEST_AGE_NANOS;
        if (isFresh) {
            return Optional.empty();
        }
        String when = test.testAgeNanos().isPresent()
                ? "was last tested " + test.testAgeNanos().getAsLong() / NANOS_PER_DAY + " days ago (more than "
                        + MAX_TEST_AGE_NANOS / NANOS_PER_DAY + ")"
                : "has never been tested";
        return Optional.of(ConfigFinding.of(Code.X11, test.router(), "The failover of " + test.router() + " " + when
                + ": whether the address moves, and how long that takes, is a hope.", List.of(),
                "Run a failover test at a quiet hour: baton drill " + test.router() + "."));
    }
}
