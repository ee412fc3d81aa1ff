package dev.baton.draft;

import dev.baton.config.ConfigEdit;
import dev.baton.keepalived.ConfEdit;

/// One change that somebody has made and can take back.
public sealed interface Edit {
    /// The node whose configuration is changed, or that is to do something.
    String node();

    /// A router gets another configured priority.
    ///
    /// @param priority 1..255
    record Priority(String node, String router, int priority) implements Edit {}

    /// A router begins or ceases to take over from a living master of lower priority.
    record Preempt(String node, String router, boolean preempt) implements Edit {}

    /// Something else in a YAML configuration; comments, order and every other byte stay.
    record InYaml(String node, ConfigEdit edit) implements Edit {}

    /// Something else in a keepalived.conf; comments, order and every other byte stay.
    record InConf(String node, ConfEdit edit) implements Edit {}

    /// Somebody has typed: the whole text as it is then. It may be no good configuration yet.
    record Typed(String node, String text) implements Edit {}

    /// A node that had no configuration gets one.
    record Added(String node, Form form, String text) implements Edit {}

    /// A node is to take a router's addresses over once the configurations are as they should be.
    record HandOver(String node, String router) implements Edit {}
}
