package dev.baton.whatif;

import dev.baton.config.NodeConfig;

/// Something that might be changed, or might happen.
public sealed interface Change {
    /// The node that it happens to.
    String node();

    /// The node gets another configuration, as a push gives it: routers that can keep their state keep it.
    record Configured(NodeConfig config) implements Change {
        @Override
        public String node() {
            return config.node();
        }
    }

    /// A router gets another configured priority.
    ///
    /// @param priority 1..255
    record Priority(String node, String router, int priority) implements Change {}

    /// A router begins or ceases to take over from a living master of lower priority.
    record Preempt(String node, String router, boolean preempt) implements Change {}

    /// The machine is gone at once: no power.
    record NodeDown(String node) implements Change {}

    /// The process ends in order: it gives up its addresses and says so with priority 0.
    record NodeStopped(String node) implements Change {}

    /// An interface loses its link.
    record LinkDown(String node, String interfaceName) implements Change {}

    /// An interface gets its link back.
    record LinkUp(String node, String interfaceName) implements Change {}

    /// A check has failed often enough to count.
    record CheckFails(String node, String check) implements Change {}

    /// A check has passed often enough to count.
    record CheckPasses(String node, String check) implements Change {}
}
