package dev.baton.adapter.sim;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.baton.loop.Stepper;
import dev.baton.vrrp.Advert;
import dev.baton.vrrp.Effect;
import dev.baton.vrrp.Input;
import dev.baton.vrrp.Reason;
import dev.baton.vrrp.State;
import dev.baton.vrrp.Step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// `-Dbaton.sim.hours=N` says how many cluster-hours are run: fixed seeds, and some fresh ones. Many fresh ones are for
/// `baton simulate`, whose failing seeds are looked into one by one.
class SimClusterTest {
    private static final long HOUR_NANOS = 3_600_000_000_000L;
    private static final long HOURS = Long.getLong("baton.sim.hours", 60);
    private static final long FRESH = Math.clamp(HOURS / 2, 1, 30);

    @Test
    void fixedSeeds_breakNoRule() {
        run(1, HOURS - FRESH);
    }

    @Test
    void freshSeeds_breakNoRule() {
        run(System.currentTimeMillis(), FRESH);
    }

    private static void run(long firstSeed, long runs) {
        SimReport report = Simulation.run(new SimOptions(runs, firstSeed, OptionalInt.empty(), HOUR_NANOS), _ -> true);
        System.out.printf(
                "simulated %.0f cluster-hours from seed %d: %.1f hours/s, %,d events, %,d transitions, %,d quiet"
                        + " times, %,d damaged frames, %,d checksum collisions%n",
                report.clusterHours(), firstSeed, report.hoursPerSecond(), report.events(), report.transitions(),
                report.quietTimes(), report.damaged(), report.collisions());
        assertThat(report.failed()).as(() -> report.failures().stream().map(SimFailure::getMessage)
                .collect(Collectors.joining(System.lineSeparator()))).isZero();
        assertThat(report.runs()).isEqualTo(runs);
        assertThat(report.quietTimes()).isPositive();
    }

    /// Seeds on which the simulation's own checks were once wrong: two clogs of one node that overlap, a timer of another
    /// router that is due in the instant of a push, a damaged advert that was believed and said a long interval.
    @ParameterizedTest
    @CsvSource({"1003165", "1039458", "1016466", "1023920", "1027965", "1035739", "1038521", "1038906", "1038935",
            "1011829"})
    void seedsWithRareCoincidences_breakNoRule(long seed) {
        assertThat(new SimCluster(seed, OptionalInt.empty(), Stepper.RFC).run(HOUR_NANOS).quietTimes()).isPositive();
    }

    /// Seeds on which sync groups with contradicting priorities stepped down together for too long: two nodes whose
    /// skews made up for their tie-breaks, and two pairs of nodes that woke each other with their resignations.
    @ParameterizedTest
    @CsvSource({"1047289", "1057676"})
    void groupsThatEachWinHalfAnElection_settleInTime(long seed) {
        assertThat(new SimCluster(seed, OptionalInt.empty(), Stepper.RFC).run(HOUR_NANOS).quietTimes()).isPositive();
    }

    @ParameterizedTest
    @CsvSource({"2", "7", "19", "31"})
    void sameSeed_givesTheSameStory(long seed) {
        SimCluster.Outcome first = new SimCluster(seed, OptionalInt.empty(), Stepper.RFC).run(HOUR_NANOS / 2);
        SimCluster.Outcome second = new SimCluster(seed, OptionalInt.empty(), Stepper.RFC).run(HOUR_NANOS / 2);
        assertThat(second).isEqualTo(first);
        assertThat(new SimCluster(seed + 1, OptionalInt.empty(), Stepper.RFC).run(HOUR_NANOS / 2).sum())
                .isNotEqualTo(first.sum());
    }

    @Test
    void masterThatIgnoresAHigherPriority_isCaught() {
        isCaught((router, state, input, now) -> {
            Step step = router.step(state, input, now);
            return yieldsTo(step, Reason.HIGHER_PRIORITY) ? new Step(state, List.of()) : step;
        }, "is MASTER with");
    }

    @Test
    void routerThatDoesNotReleaseItsAddresses_isCaught() {
        isCaught((router, state, input, now) -> {
            Step step = router.step(state, input, now);
            return new Step(step.state(), step.effects().stream()
                    .filter(e -> !(e instanceof Effect.ReleaseAddresses)).toList());
        }, "holds its addresses");
    }

    @Test
    void tieThatTheLowerAddressWins_isCaught() {
        isCaught((router, state, input, now) -> {
            boolean isTie = state instanceof State.Master master && input instanceof Input.AdvertHeard(Advert advert)
                    && advert.priority() == master.memory().priority().value()
                    && advert.source().compareTo(router.config().source()) > 0;
            return isTie ? new Step(state, List.of()) : router.step(state, input, now);
        }, "is MASTER with");
    }

    @Test
    void backupThatNeverTakesOver_isCaught() {
        isCaught((router, state, input, now) -> state instanceof State.Backup && input instanceof Input.TimerExpired
                ? router.step(state, new Input.GroupDemoted(), now)
                : router.step(state, input, now), "has 0 MASTERs when it must have settled");
    }

    @Test
    void processThatStoodStillAndGoesOnAsMaster_isCaught() {
        isCaught((router, state, input, now) -> {
            Step step = router.step(state, input, now);
            return yieldsTo(step, Reason.STALLED)
                    ? new Step(state, List.of(new Effect.SendAdvert(router.config().version(),
                            state.memory().priority().value(), router.config().advertIntervalNanos(),
                            state.memory().form())))
                    : step;
        }, "stood still and sends before it has stepped down");
    }

    @Test
    void addressesBeforeTheAdvert_areCaught() {
        isCaught((router, state, input, now) -> {
            Step step = router.step(state, input, now);
            List<Effect> claims = step.effects().stream().filter(Effect.ClaimAddresses.class::isInstance).toList();
            List<Effect> others = step.effects().stream().filter(e -> !(e instanceof Effect.ClaimAddresses)).toList();
            return claims.isEmpty()
                    ? step
                    : new Step(step.state(), Stream.concat(claims.stream(), others.stream()).toList());
        }, "claims its addresses before it has advertised");
    }

    private static boolean yieldsTo(Step step, Reason reason) {
        return step.effects().stream().anyMatch(
                e -> e instanceof Effect.Notify notify && notify.transition().reason() == reason);
    }

    /// Caught, told as a story with its seed, and shown again by that seed.
    private static void isCaught(Stepper broken, String rule) {
        SimReport report = Simulation.run(new SimOptions(40, 1, OptionalInt.empty(), HOUR_NANOS / 4), broken,
                soFar -> soFar.failures().stream().noneMatch(f -> f.rule().contains(rule)));
        SimFailure failure = report.failures().stream().filter(f -> f.rule().contains(rule)).findFirst()
                .orElseThrow(() -> new AssertionError("not caught: " + report.failures()));
        assertThat(failure.getMessage()).startsWith("seed " + failure.seed() + ": ").contains("What mattered:")
                .contains("The last of everything:").contains(" -> ");
        assertThat(failure.story().lines().count()).isLessThan(SimStory.LINES + SimStory.NOTABLE_LINES + 40L);
        assertThatThrownBy(() -> new SimCluster(failure.seed(), OptionalInt.empty(), broken).run(HOUR_NANOS / 4))
                .isInstanceOf(SimFailure.class).hasMessage(failure.getMessage());
    }

    @Test
    void simulation_stopsWhenItIsTold() {
        SimReport report = Simulation.run(new SimOptions(1_000_000, 1, OptionalInt.of(3), HOUR_NANOS / 60),
                soFar -> soFar.runs() < 5);
        assertThat(report.runs()).isBetween(5L, 5L + Runtime.getRuntime().availableProcessors());
    }

    @Test
    void impossibleOptions_sayWhatIsPossible() {
        assertThatThrownBy(() -> new SimOptions(0, 1, OptionalInt.empty(), 1)).isInstanceOf(LabException.class);
        assertThatThrownBy(() -> new SimOptions(1, 1, OptionalInt.of(50), 1)).isInstanceOf(LabException.class)
                .hasMessage("A simulated cluster has 2 to 7 nodes, not 50.");
        assertThatThrownBy(() -> new SimOptions(1, 1, OptionalInt.empty(), 0)).isInstanceOf(LabException.class);
    }
}
