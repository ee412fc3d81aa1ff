package dev.baton.loop;

import dev.baton.vrrp.FaultCause;

/// What happened to a node, apart from the frames that it heard.
public sealed interface NodeInput {
    /// A check ended.
    record CheckEnded(String check, boolean success) implements NodeInput {}

    /// An interface lost its link or got it back.
    record LinkChanged(String interfaceName, boolean up) implements NodeInput {}

    /// Somebody else took an address of this router off its interface.
    record AddressesLost(String router) implements NodeInput {}

    /// A cause of FAULT of one router has begun or gone.
    record FaultChanged(String router, FaultCause cause, boolean holds) implements NodeInput {}

    /// Somebody wants something looked at or done on the loop's own thread, between two inputs. It must not wait.
    record Asked(Runnable question) implements NodeInput {}

    /// Somebody set a router's configured priority, 1..255.
    record PrioritySet(String router, int priority) implements NodeInput {}

    /// There is a new setup. Routers are compared by name: those that can keep their state keep it, the others stop and
    /// start.
    record SetupReplaced(NodeSetup setup) implements NodeInput {}

    /// The node is to end in order.
    record EndAsked() implements NodeInput {}
}
