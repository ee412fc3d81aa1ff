package dev.baton.adapter.sim;

import java.util.List;

/// What simulation has given so far.
///
/// @param runs           how many clusters ran to their end or to a failure
/// @param clusterHours   how much time was simulated; a cluster with several virtual routers counts once
/// @param events         how many things happened
/// @param transitions    how many changes of state there were
/// @param quietTimes     how many times a cluster was put right, waited for and looked at
/// @param damaged        frames that arrived damaged
/// @param collisions     damaged adverts whose checksum was right by chance
/// @param failed         how many runs failed
/// @param failures       the first of them, at most [Simulation#KEPT_FAILURES]
/// @param seconds        how long it took
public record SimReport(long runs, double clusterHours, long events, long transitions, long quietTimes, long damaged,
        long collisions, long failed, List<SimFailure> failures, double seconds) {
    public SimReport {
        failures = List.copyOf(failures);
    }

    /// Simulated cluster-hours per second.
    public double hoursPerSecond() {
        return seconds > 0 ? clusterHours / seconds : 0;
    }

    /// Events per second.
    public double eventsPerSecond() {
        return seconds > 0 ? events / seconds : 0;
    }
}
