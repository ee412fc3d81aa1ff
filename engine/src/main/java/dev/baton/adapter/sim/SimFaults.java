package dev.baton.adapter.sim;

/// Everything that can go wrong in a simulated cluster, in one record. The first group is rolled for every frame on its
/// way to every hearer; the second holds for nodes; the third says how often, relative to each other, one of the
/// incidents is chosen.
///
/// @param loss            share of frames that are lost, 0..1
/// @param delayNanos      how long a frame takes at least
/// @param jitterNanos     how much longer it may take
/// @param duplication     share of frames that arrive twice
/// @param reordering      share of frames that are held back long enough to be overtaken
/// @param corruption      share of frames that arrive with one to four bits turned over
/// @param wakeNanos       how late a node may wake up for a timer
/// @param driftPpm        the most a node's clock runs fast or slow, in millionths
/// @param diskFailure     share of journal writes that fail
/// @param partition       weight of: what one node sends reaches another no longer, one way
/// @param clog            weight of: what reaches a node is held back for a time, then comes at once
/// @param wallStep        weight of: a node's wall clock jumps
/// @param pause           weight of: a node's process stands still and goes on (SIGSTOP, SIGCONT)
/// @param kill            weight of: a node's process is killed, and started again
/// @param end             weight of: a node's process ends in order, and is started again
/// @param link            weight of: an interface loses its link and gets it back
/// @param check           weight of: a check fails and passes again
/// @param priority        weight of: a router's priority is set
/// @param push            weight of: a node gets another configuration
/// @param steer           weight of: a router is told to take over, to resign, or something else for the time being
public record SimFaults(double loss, long delayNanos, long jitterNanos, double duplication, double reordering,
        double corruption, long wakeNanos, int driftPpm, double diskFailure, int partition, int clog, int wallStep,
        int pause, int kill, int end, int link, int check, int priority, int push, int steer) {

    /// Nothing goes wrong.
    public static final SimFaults NONE = new SimFaults(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    /// What a lab can be told to do to its frames.
    static SimFaults of(LabFaults faults) {
        return new SimFaults(faults.loss(), faults.delayNanos(), faults.jitterNanos(), faults.duplication(), 0, 0, 0, 0,
                0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    /// The same world with nothing lost, doubled, turned round or broken: frames still take their time, clocks still
    /// drift, wake-ups are still late.
    SimFaults healed() {
        return new SimFaults(0, delayNanos, jitterNanos, 0, 0, 0, wakeNanos, driftPpm, diskFailure, 0, 0, 0, 0, 0, 0, 0,
                0, 0, 0, 0);
    }

    /// The longest time a frame may take while nothing is held back.
    long worstDelayNanos() {
        return delayNanos + jitterNanos;
    }
}
