package dev.baton.doctor;

import java.util.function.Consumer;

/// Something that is looked for across nodes.
@FunctionalInterface
interface ClusterCheck {
    void look(Cluster cluster, Consumer<ConfigFinding> found);
}
