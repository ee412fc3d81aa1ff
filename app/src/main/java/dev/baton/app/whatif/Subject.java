package dev.baton.app.whatif;

import java.util.List;

import dev.baton.config.NodeConfig;
import dev.baton.whatif.Change;

/// What is asked about.
///
/// @param nodes   the configurations
/// @param already what has happened before any fault that is tried
/// @param leftOut what is left out because nothing in it can be used, by the names that people know it by
public record Subject(List<NodeConfig> nodes, List<Change> already, List<String> leftOut) {
    /// Nothing to ask about.
    public static final Subject NONE = new Subject(List.of(), List.of(), List.of());

    public Subject {
        nodes = List.copyOf(nodes);
        already = List.copyOf(already);
        leftOut = List.copyOf(leftOut);
    }
}
