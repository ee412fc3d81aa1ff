package dev.baton.adapter.sim;

import dev.baton.cluster.ClusterKey;
import dev.baton.track.EffectivePriority;
import dev.baton.vrrp.Role;
import dev.baton.vrrp.RouterConfig;

/// A virtual router of a lab's node as it is now.
///
/// @param name     its name on its node
/// @param key      the cluster it belongs to
/// @param config   what it is set up as
/// @param role     its state; INIT while its node's process is gone
/// @param priority its effective priority
public record LabRouter(String name, ClusterKey key, RouterConfig config, Role role, EffectivePriority priority) {}
