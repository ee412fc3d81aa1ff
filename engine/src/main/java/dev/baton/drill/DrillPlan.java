package dev.baton.drill;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import dev.baton.whatif.RouterRef;
import dev.baton.wire.IpAddress;

/// A test, worked out: it can begin if its preflight is good. If it is not, some of it may be [#NOBODY] or
/// [Expected#NONE].
///
/// @param holder    who has the addresses; a router that is of no node here goes by its address
/// @param heir      who is to take over
/// @param actor     whose node holds the fault, one of the two
/// @param check     the check that is to fail
/// @param priority  the priority that the holder is to count with
/// @param addresses that are probed
/// @param nodes     that are a part of it and can be asked, by name
public record DrillPlan(DrillOrder order, RouterRef holder, RouterRef heir, RouterRef actor, Optional<String> check,
        OptionalInt priority, List<IpAddress> addresses, List<String> nodes, Expected expected, Preflight preflight) {
    /// Stands for a router where there is none.
    public static final RouterRef NOBODY = new RouterRef("", "");

    public DrillPlan {
        addresses = List.copyOf(addresses);
        nodes = List.copyOf(nodes);
    }
}
