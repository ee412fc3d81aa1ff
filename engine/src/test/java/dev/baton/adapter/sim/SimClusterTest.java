package dev.baton.adapter.sim;

import java.util.OptionalInt;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SimClusterTest {
    private static final long HOUR = 3_600_000_000_000L;

    @Test
    void fixedSeeds_breakNoRule() {
        SimReport report = Simulation.run(new SimOptions(Long.getLong("baton.sim.hours", 60),
                Long.getLong("baton.sim.seed", 1), OptionalInt.empty(), HOUR), _ -> true);
        System.out.println(report.runs() + " runs " + report.hoursPerSecond() + " h/s " + report.eventsPerSecond()
                + " ev/s " + report.transitions() + " tr " + report.quietTimes() + " quiet " + report.damaged()
                + " dmg " + report.collisions() + " coll");
        assertThat(report.failed())
                .as(report.failures().stream().map(SimFailure::getMessage).collect(Collectors.joining("\n\n")))
                .isZero();
    }
}
