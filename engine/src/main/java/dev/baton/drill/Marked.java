package dev.baton.drill;

/// An instant of a failover. Times are nanoseconds on the clock of who runs the test.
///
/// @param node       where it happened, or who told of it
/// @param errorNanos by how much it may be wrong: the clocks of nodes are known from round trips only
public record Marked(Mark mark, String node, long atNanos, long errorNanos) {}
