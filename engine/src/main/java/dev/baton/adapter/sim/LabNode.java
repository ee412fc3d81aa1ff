package dev.baton.adapter.sim;

import java.util.List;

/// A node of a lab as it is now.
///
/// @param name     what commands call it
/// @param status   whether its process runs
/// @param routers  its virtual routers, in the order set up; as they were last while the process does not run
/// @param driftPpm how many millionths its clock runs fast (negative: slow)
/// @param linkUp   whether every interface of it has a link
public record LabNode(String name, Status status, List<LabRouter> routers, int driftPpm, boolean linkUp) {
    public LabNode {
        routers = List.copyOf(routers);
    }

    /// What became of a node's process.
    public enum Status {
        /// It runs.
        RUNNING,
        /// It was stopped (SIGSTOP) and can be continued.
        STOPPED,
        /// It was killed (SIGKILL): it said nothing to anybody.
        KILLED,
        /// It was ended (SIGTERM): its routers resigned first.
        ENDED
    }
}
