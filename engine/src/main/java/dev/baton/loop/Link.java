package dev.baton.loop;

import java.util.OptionalInt;

import dev.baton.wire.MacAddress;

/// An interface that routers run on.
///
/// @param name its name
/// @param mac  its own hardware address
/// @param vlan the 802.1Q tag that its frames carry, if they carry one
public record Link(String name, MacAddress mac, OptionalInt vlan) {}
