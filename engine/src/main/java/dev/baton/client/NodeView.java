package dev.baton.client;

import java.util.Optional;
import java.util.OptionalLong;

import dev.baton.api.NodeState;
import dev.baton.doctor.NodeFacts;

/// A followed node as it is known at an instant.
///
/// @param node    the entry of the address book
/// @param link    how the connection is
/// @param state   what the node told last; empty before the first time
/// @param clock   how far its clock (since its machine began) is from ours
/// @param wall    how far its date and time is from ours
/// @param roundTripNanos how long the last question took
/// @param missedEvents how many events were lost because the node forgot them before they were read
public record NodeView(KnownNode node, NodeLink link, Optional<NodeState> state, Optional<NodeFacts.Clock> clock,
        Optional<NodeFacts.Clock> wall, OptionalLong roundTripNanos, long missedEvents) {}
