package dev.baton.cli;

import java.util.List;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.baton.adapter.sim.SimOptions;
import dev.baton.adapter.sim.SimReport;
import dev.baton.adapter.sim.Simulation;
import dev.baton.vrrp.Input;
import dev.baton.vrrp.State;
import dev.baton.vrrp.Step;
import dev.baton.vrrp.VirtualRouter;

import static org.assertj.core.api.Assertions.assertThat;

class RunSimulationTest {
    @Test
    void reportCountsRunsHoursAndEvents() {
        Shell.Run run = new Shell().run("simulate", "--runs", "4", "--seed", "11", "--nodes", "3", "--time", "15m");

        assertThat(run.status()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .containsPattern("4 runs from seed 11: 1\\.\\d cluster-hours in [\\d.]+ s, [\\d,.]+ hours per second")
                .containsPattern("[\\d,]+ events").endsWith("No rule was broken." + System.lineSeparator());
    }

    @Test
    void interruptedSimulationReportsWhatItHas() {
        Shell shell = new Shell();
        shell.interruption.request();

        Shell.Run run = shell.run("simulate", "--runs", "1000000", "--time", "1m");

        assertThat(run.status()).isZero();
        assertThat(run.out()).containsPattern("Interrupted after \\d of 1,000,000 runs");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {"--runs 0 | --runs: 0 is outside 1 to 1000000000.",
            "--runs many | --runs: 'many' is no whole number such as 42.",
            "--nodes 1 | --nodes: 1 is outside 2 to 7.",
            "--nodes 99999999999 | --nodes: 99999999999 is outside 2 to 7.",
            "--time 5000h | --time: '5000h' is outside 1ms to 1000h.",
            "--time -1h | --time: '-1h' is negative; time runs forward only.",
            "--seed x | --seed: 'x' is no whole number"})
    void wrongUsageIsToldInASentenceAndExitsWith2(String arguments, String sentence) {
        Shell.Run run = new Shell().run(("simulate " + arguments).split(" "));

        assertThat(run.err()).startsWith("baton simulate: " + sentence);
        assertThat(run.out()).isEmpty();
        assertThat(run.status()).isEqualTo(2);
    }

    /// A master that hears a higher priority and stays what it is.
    private static Step ignoringHigherPriority(VirtualRouter router, State state, Input input, long nowNanos) {
        boolean isIgnored = state instanceof State.Master && input instanceof Input.AdvertHeard;
        return isIgnored ? new Step(state, List.of()) : router.step(state, input, nowNanos);
    }

    @Test
    void brokenRuleIsToldWithItsStoryAndTheCommandThatShowsItAgain() {
        SimOptions options = new SimOptions(20, 1, OptionalInt.empty(), 3_600_000_000_000L);
        SimReport report = Simulation.run(options, RunSimulationTest::ignoringHigherPriority,
                soFar -> soFar.failed() == 0);

        Shell.Run run = new Shell().run(here -> new RunSimulation().tell(here, options, report));

        assertThat(run.status()).isEqualTo(1);
        long seed = report.failures().getFirst().seed();
        assertThat(run.out()).contains("seed " + seed + ": ")
                .contains("Again: baton simulate --runs 1 --seed " + seed + " --time 1h")
                .contains("broke a rule");
    }
}
