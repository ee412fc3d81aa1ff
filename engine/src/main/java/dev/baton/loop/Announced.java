package dev.baton.loop;

import dev.baton.wire.IpAddress;
import dev.baton.wire.MacAddress;

/// An address that a router moves, and what a new master says of it.
///
/// @param address       the address
/// @param interfaceName where the announcement is sent
/// @param mac           where the address is to be found, which the frame also comes from
public record Announced(IpAddress address, String interfaceName, MacAddress mac) {}
