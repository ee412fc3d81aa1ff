package dev.baton.api;

import dev.baton.wire.IpAddress;

/// Somebody whose adverts a node hears for one of its routers.
///
/// @param router        the node's router
/// @param source        who sent them
/// @param priority      of the last one
/// @param lastHeardNanos when that was heard, on the node's clock
/// @param adverts       how many were heard
public record PeerState(String router, IpAddress source, int priority, long lastHeardNanos, long adverts) {}
