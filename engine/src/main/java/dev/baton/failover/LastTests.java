package dev.baton.failover;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import dev.baton.api.NodeState;
import dev.baton.doctor.NodeFacts;
import dev.baton.doctor.OperationChecks;
import dev.baton.drill.Subject;

/// When each virtual router was last proven to fail over: facts for [OperationChecks].
public final class LastTests {
    private static final long NANOS_PER_MILLI = 1_000_000L;

    private LastTests() {}

    /// The virtual routers of some nodes, each once, with the name that their routers have.
    public static Map<Subject, String> subjects(Map<String, NodeState> states) {
        Map<Subject, String> subjects = new LinkedHashMap<>();
        states.values().forEach(state -> state.routers()
                .forEach(router -> subjects.putIfAbsent(Subject.of(router), router.name())));
        return subjects;
    }

    /// Those that several nodes share; one that a single node has cannot fail over.
    ///
    /// @param nowMillis milliseconds since 1970-01-01 UTC
    public static List<NodeFacts.LastTest> of(Map<String, NodeState> states, DrillLedger ledger, long nowMillis) {
        List<NodeFacts.LastTest> tests = new ArrayList<>();
        subjects(states).forEach((subject, name) -> {
            if (isShared(states, subject)) {
                Optional<DrillLedger.Proven> proven = ledger.lastProven(subject);
                tests.add(new NodeFacts.LastTest(name, proven
                        .map(p -> OptionalLong.of(Math.max(0, nowMillis - p.whenMillis()) * NANOS_PER_MILLI))
                        .orElseGet(OptionalLong::empty)));
            }
        });
        return tests;
    }

    private static boolean isShared(Map<String, NodeState> states, Subject subject) {
        return states.values().stream().filter(state -> state.routers().stream()
                .anyMatch(r -> Subject.of(r).equals(subject))).count() > 1;
    }
}
