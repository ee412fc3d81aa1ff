package dev.baton.agent;

import java.util.List;
import java.util.function.Supplier;

import dev.baton.api.Access;
import dev.baton.api.Beat;
import dev.baton.api.NodeState;
import dev.baton.manage.ConfigDesk;
import dev.baton.manage.Engine;

/// What an agent serves.
///
/// @param engine  what holds the addresses
/// @param desk    where the configuration is read and changed
/// @param metrics the metrics as Prometheus reads them
/// @param units   the services that the node's policy allows to be handled, as it is now
/// @param highest what a client may do at most, whatever it was paired as, by the policy as it is now
public record Views(Engine engine, ConfigDesk desk, Supplier<String> metrics, Supplier<List<String>> units,
        Supplier<Access> highest) {
    /// Of a node whose policy stays as it is.
    public Views(Engine engine, ConfigDesk desk, Supplier<String> metrics, Supplier<List<String>> units,
            Access highest) {
        this(engine, desk, metrics, units, () -> highest);
    }

    /// Of a node whose policy sets clients no limit.
    public Views(Engine engine, ConfigDesk desk, Supplier<String> metrics, Supplier<List<String>> units) {
        this(engine, desk, metrics, units, Access.ADMIN);
    }

    /// The node as it is, the pending commit included.
    NodeState state() {
        return engine.state().withPending(desk.pending());
    }

    /// The short form of it.
    Beat beat() {
        return engine.beat().withPending(desk.pending());
    }
}
