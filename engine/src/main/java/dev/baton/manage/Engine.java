package dev.baton.manage;

import dev.baton.api.Beat;
import dev.baton.api.ConfigStamp;
import dev.baton.api.NodeState;
import dev.baton.api.Refusal;
import dev.baton.api.RouterState;
import dev.baton.config.ConfigDiff;
import dev.baton.config.NodeConfig;

/// What holds the addresses of a node. From any thread.
public interface Engine {
    /// The node as it is, at most 20 ms ago: asking often costs the election nothing. It knows of no pending commit: who
    /// serves it adds that.
    NodeState state();

    /// The short form of it, without a pending commit too.
    Beat beat();

    /// The configuration that runs.
    NodeConfig config();

    /// Goes over to another configuration, whole or not at all; returns once every router has. Routers that are the same
    /// miss nothing.
    ///
    /// @param stamp what the configuration is known as from then on
    /// @throws Refusal if it cannot run here, saying why; nothing has changed then
    ConfigDiff reload(NodeConfig next, ConfigStamp stamp);

    /// Tells a router something for the time being; returns once it has been done.
    ///
    /// @return the router as it is then
    /// @throws Refusal if there is no such router, or it cannot be done in its state, with the reason
    RouterState steer(String router, SteerOrder order, Caller by);

    /// Everything that happened.
    EventSource events();

    /// Frames as they pass.
    AdvertSource adverts();

    /// Holds faults for failover tests.
    default FaultDesk faults() {
        return FaultDesk.NONE;
    }

    /// Probes the virtual addresses.
    default ProbeDesk probes() {
        return ProbeDesk.NONE;
    }
}
