package dev.baton.loop;

import dev.baton.vrrp.Discard;
import dev.baton.wire.IpAddress;

/// How many packets of one sender one router did not let in, for one reason.
///
/// @param router the router's name; empty when no router of the node was meant
public record DiscardCount(String router, IpAddress source, Discard reason, long count) {}
