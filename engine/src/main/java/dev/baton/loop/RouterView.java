package dev.baton.loop;

import dev.baton.vrrp.RouterConfig;
import dev.baton.vrrp.State;

/// A router of a loop as it is now.
///
/// @param config  what it is set up as
/// @param state   its state, priority included
/// @param started whether every check that it must wait for has said something
public record RouterView(RouterConfig config, State state, boolean started) {}
