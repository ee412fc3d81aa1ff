package dev.baton.drill;

import dev.baton.api.ProbeKind;
import dev.baton.wire.IpAddress;

/// From where an address is probed, and how.
///
/// @param from the node's name; empty: the machine that runs the test
public record Vantage(String from, ProbeKind kind, IpAddress address) {}
