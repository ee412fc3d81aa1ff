package dev.baton.app.overview;

import dev.baton.app.control.NodeState;

/// A node of a cluster as a row of the table: all that its drawing shows, in words.
///
/// @param cluster  "VRID 51 · lan"
/// @param health   the health of its cluster
/// @param node     its name
/// @param state    what it is shown as
/// @param stateText the same in words
/// @param priority "120 → 100 (check_http −20)"
/// @param source   the address it sends from
/// @param heardBy  who hears its adverts, and who should and does not
/// @param change   how long it is in its state and why
public record NodeRow(String cluster, String health, String node, NodeState state, String stateText, String priority,
        String source, String heardBy, String change) {}
