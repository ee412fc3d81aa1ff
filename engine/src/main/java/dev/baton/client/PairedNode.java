package dev.baton.client;

import java.util.List;

/// What pairing with a node has come to.
///
/// @param node  the node, not in the address book yet
/// @param nodesName what the node calls itself
/// @param words four words that the node's console shows too; whoever compares them sees that nobody stands in between
public record PairedNode(KnownNode node, String nodesName, List<String> words) {
    public PairedNode {
        words = List.copyOf(words);
    }
}
