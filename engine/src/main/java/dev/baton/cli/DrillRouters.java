package dev.baton.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.baton.api.NodeState;
import dev.baton.api.RouterState;
import dev.baton.drill.Arena;
import dev.baton.drill.Subject;

/// The virtual routers of some nodes by what people call them: a router's name, its VRID, or either with the segment behind
/// it, `VI_1@10.0.0.0/24`.
final class DrillRouters {
    private static final String AT = "@";

    private final Map<Subject, Set<String>> names = new LinkedHashMap<>();

    private DrillRouters() {}

    static DrillRouters of(Arena arena) {
        DrillRouters routers = new DrillRouters();
        arena.nodes().forEach(seat -> seat.state().ifPresent(routers::add));
        return routers;
    }

    private void add(NodeState state) {
        for (RouterState router : state.routers()) {
            names.computeIfAbsent(Subject.of(router), _ -> new LinkedHashSet<>()).add(router.name());
        }
    }

    /// All of them.
    List<Subject> subjects() {
        return List.copyOf(names.keySet());
    }

    /// What a virtual router is called: the names of its routers, mostly one.
    String name(Subject subject) {
        return String.join("/", names.getOrDefault(subject, Set.of()));
    }

    /// The one that is meant.
    ///
    /// @throws WrongUsage saying which there are
    Subject find(String typed) {
        List<Subject> found = new ArrayList<>();
        for (Subject subject : names.keySet()) {
            boolean isMeant = called(subject).stream()
                    .anyMatch(name -> name.equals(typed) || (name + AT + subject.network()).equals(typed));
            if (isMeant) {
                found.add(subject);
            }
        }
        if (found.size() == 1) {
            return found.getFirst();
        }
        if (found.isEmpty()) {
            List<String> known = names.values().stream().flatMap(Set::stream).distinct().toList();
            throw new WrongUsage("There is no router '" + Amounts.shortened(typed) + "'; "
                    + (known.isEmpty()
                            ? "the nodes that answer have none."
                            : "the routers are " + String.join(", ", known) + ".")
                    + Suggestion.closest(typed, known).map(s -> " Did you mean '" + s + "'?").orElse(""));
        }
        throw new WrongUsage("'" + Amounts.shortened(typed) + "' may be "
                + String.join(" or ", found.stream().map(s -> name(s) + AT + s.network() + " (" + s + ")").toList())
                + "; write which.");
    }

    private Set<String> called(Subject subject) {
        Set<String> called = new LinkedHashSet<>(names.getOrDefault(subject, Set.of()));
        called.add(String.valueOf(subject.vrid()));
        return called;
    }
}
