package dev.baton.drill;

import java.util.List;

/// Whether a test may begin: each point with its reason. Nothing begins unless all are good.
///
/// @param items in the order of [Point]
public record Preflight(List<Item> items) {
    /// What is looked at.
    public enum Point {
        /// Every node that is a part of it answers, in time.
        NODES_ANSWER,
        /// Exactly one MASTER.
        ONE_MASTER,
        /// A backup that would take over, with its checks passing.
        READY_BACKUP,
        /// Same addresses, version and interval on all.
        SAME_SETUP,
        /// No commit waits to be confirmed.
        NO_PENDING_PUSH,
        /// Nobody is in maintenance, resigned, or steered otherwise.
        NO_MAINTENANCE,
        /// No node holds a fault of another test.
        NO_OTHER_TEST,
        /// The holder would not be the last node standing.
        NOT_THE_LAST,
        /// The node can hold this fault, for so long.
        FAULT_POSSIBLE,
        /// The expectation says that another takes over, and nobody else's addresses move.
        EXPECTED,
        /// The addresses answer probes without loss before anything is done.
        PROBES_CLEAN
    }

    /// How a point stands.
    public enum Mark {
        GOOD,
        BAD,
        /// Not looked at yet.
        OPEN
    }

    /// One point.
    ///
    /// @param sentence how it is, with the numbers and names
    /// @param advice   what to do if it is bad; else empty
    public record Item(Point point, Mark mark, String sentence, String advice) {}

    public Preflight {
        items = List.copyOf(items);
    }

    /// Whether nothing speaks against it, as far as it was looked at.
    public boolean isGood() {
        return items.stream().noneMatch(item -> item.mark() == Mark.BAD);
    }
}
