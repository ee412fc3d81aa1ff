package dev.baton.app.lab;

import java.util.List;
import java.util.Optional;

import dev.baton.adapter.sim.LabCommand;
import dev.baton.adapter.sim.LabFaults;
import dev.baton.adapter.sim.LabNode;
import dev.baton.app.source.PacketView;
import dev.baton.cluster.Snapshot;

/// Everything the window shows of the lab at one instant.
///
/// @param setup    what the run was started from
/// @param run      counts the runs of this session; a restart begins the next one
/// @param snapshot what is known of the clusters, at the lab's virtual time
/// @param nodes    the nodes, in the lab's order
/// @param faults   the faults of the segment
/// @param cuts     the one-way partitions
/// @param log      the last lines of the log, oldest first
/// @param pace     how fast it runs
/// @param traffic  what was sent and lost so far
/// @param packets  the frames of all segments
/// @param problem  why the last command could not be done, until the next one that could
public record LabState(LabSetup setup, int run, Snapshot snapshot, List<LabNode> nodes, LabFaults faults,
        List<LabCommand.Cut> cuts, List<LabLine> log, Pace pace, Traffic traffic, PacketView packets,
        Optional<String> problem) {
    public LabState {
        nodes = List.copyOf(nodes);
        cuts = List.copyOf(cuts);
        log = List.copyOf(log);
    }

    /// Virtual time since the run began, in nanoseconds.
    public long nowNanos() {
        return snapshot.atNanos();
    }

    /// Counts since the run began.
    ///
    /// @param sent adverts put on a segment
    /// @param lost adverts lost on the way to one of their hearers
    /// @param shed adverts that were not handed to the drawings because too many came in one frame
    public record Traffic(long sent, long lost, long shed) {
        /// Nothing was sent.
        public static final Traffic NONE = new Traffic(0, 0, 0);
    }
}
