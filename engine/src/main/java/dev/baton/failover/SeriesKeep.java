package dev.baton.failover;

import java.util.ArrayList;
import java.util.List;

import dev.baton.drill.DrillResult;

/// The results of a series while it runs. All numbers are kept; the probes of the first tests as far as there is room for
/// them, and those of the latest tests in any case.
final class SeriesKeep {
    /// Of how many tests at the end the probes are kept whatever there is room for.
    static final int LATEST = DrillLedger.MAX_WITH_STRIPS;
    /// About how much a probe takes.
    static final int PROBE_BYTES = 13;
    /// What part of the memory that there is may go to probes.
    private static final int ROOM_PARTS = 6;
    private static final String FORGOTTEN = "The probes of this test were not kept one by one: there was no more room for"
            + " those of so long a series. Its numbers were measured with them.";

    private final long roomBytes;
    private final List<DrillResult> results = new ArrayList<>();
    private long usedBytes;

    /// @param roomBytes how much room there is for probes
    SeriesKeep(long roomBytes) {
        this.roomBytes = roomBytes;
    }

    /// With as much room as this machine has to give.
    static SeriesKeep here() {
        return new SeriesKeep(Runtime.getRuntime().maxMemory() / ROOM_PARTS);
    }

    /// Keeps one more.
    void add(DrillResult result) {
        results.add(result);
        usedBytes += bytes(result);
        int older = results.size() - 1 - LATEST;
        if (usedBytes > roomBytes && older >= 0) {
            DrillResult whole = results.get(older);
            usedBytes -= bytes(whole);
            results.set(older, bytes(whole) == 0 ? whole : whole.withoutProbes(FORGOTTEN));
        }
    }

    private static long bytes(DrillResult result) {
        return result.strips().stream().mapToLong(s -> (long) PROBE_BYTES * s.samples().size()).sum();
    }

    /// All, in their order.
    List<DrillResult> results() {
        return List.copyOf(results);
    }
}
