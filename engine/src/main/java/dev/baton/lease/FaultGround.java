package dev.baton.lease;

import java.util.Optional;

import dev.baton.api.FaultKind;
import dev.baton.api.FaultLease;
import dev.baton.api.RouterState;
import dev.baton.config.DrillPolicy;
import dev.baton.config.NodeConfig;
import dev.baton.config.RouterSpec;
import dev.baton.loop.Trial;
import dev.baton.vrrp.Order;

/// The node that leases are held on. What it cannot do it throws a [dev.baton.api.Refusal] for, and nothing has changed
/// then.
public interface FaultGround {
    /// The clock that leases end by. Nobody can set it.
    long nowNanos();

    /// Calls `task` once this much of that clock has passed, later where it must be, and never from within this call.
    void after(long delayNanos, Runnable task);

    /// The configuration that runs.
    NodeConfig config();

    /// What tests may do here.
    DrillPolicy policy();

    /// The commit that waits to be confirmed; empty: none does.
    Optional<String> pending();

    /// A router as it is now.
    RouterState router(String name);

    /// Tells a router something; returns once it has been done.
    void steer(String router, Order order);

    /// Puts a router and its sync group through something, or lets go of them; returns once it has been done.
    void subject(String router, Trial trial);

    /// Takes an interface down or up.
    void link(String interfaceName, boolean isUp);

    /// What is in the way of a fault on this machine, and what to do, whole sentences; empty: nothing is.
    ///
    /// @param from the address that it was asked from; empty: from here
    Optional<String> obstacle(FaultKind kind, RouterSpec router, String from);

    /// Kills this process, soon after this call: who asked is to be answered before.
    ///
    /// @param forNanos after how long it is to be started again, where this machine can choose
    /// @return when it is killed
    long kill(long forNanos);

    /// A lease has begun or ended.
    ///
    /// @param isOwnDoing whether nobody has asked for that just now
    void told(FaultLease lease, boolean isOwnDoing);

    /// Something about leases has gone wrong, and goes on being tried.
    void failed(String sentence);
}
