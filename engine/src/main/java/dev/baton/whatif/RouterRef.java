package dev.baton.whatif;

/// A router of a node.
///
/// @param node   the node's name
/// @param router the router's name there
public record RouterRef(String node, String router) {
    @Override
    public String toString() {
        return node + "." + router;
    }
}
