package dev.baton.finding;

import dev.baton.wire.IpAddress;

/// A node that is meant to take part in a virtual router.
///
/// @param node   the node's name, the same on all of its networks
/// @param source the address it sends from there
public record OwnMember(String node, IpAddress source) {}
