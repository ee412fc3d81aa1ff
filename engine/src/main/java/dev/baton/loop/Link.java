package dev.baton.loop;

import dev.baton.wire.MacAddress;

/// An interface that routers run on. A VLAN is an interface of its own, whose frames the kernel tags.
///
/// @param name its name
/// @param mac  its own hardware address
public record Link(String name, MacAddress mac) {}
