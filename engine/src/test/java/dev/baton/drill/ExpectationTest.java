package dev.baton.drill;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.baton.adapter.sim.DrillTrial;
import dev.baton.api.FaultKind;
import dev.baton.api.ProbeSample;
import dev.baton.config.Check;
import dev.baton.config.GroupSpec;
import dev.baton.config.NodeConfig;
import dev.baton.config.PlacedAddress;
import dev.baton.config.Probe;
import dev.baton.config.RouterDraft;
import dev.baton.config.RouterSpec;
import dev.baton.config.TrackSpec;
import dev.baton.vrrp.Role;
import dev.baton.vrrp.VirtualAddress;
import dev.baton.wire.Family;
import dev.baton.wire.IpAddress;

import static org.assertj.core.api.Assertions.assertThat;

/// Holds what is expected of a fault against the real engine on a virtual segment, and what is measured against the truth.
class ExpectationTest {
    private static final long MILLI = 1_000_000L;
    private static final long SECOND = 1_000_000_000L;
    private static final int CLUSTERS = 60;
    private static final int PHASES = 3;
    private static final String ROUTER = "VI_1";
    private static final Subject SUBJECT = new Subject("eth0", Family.IPV4, 51);
    /// Two may begin within a hop of each other; the segment itself takes no time.
    private static final long SLACK = 10_000L;

    /// A cluster drawn from a seed.
    private record Drawn(List<NodeConfig> configs, long interval, boolean isPlain) {
        static Drawn of(Random random) {
            int nodes = 2 + random.nextInt(3);
            int version = random.nextInt(4) == 0 ? 2 : 3;
            long interval = version == 2
                    ? (1 + random.nextInt(2)) * SECOND
                    : List.of(10 * MILLI, 100 * MILLI, SECOND).get(random.nextInt(3));
            boolean isGrouped = random.nextInt(6) == 0;
            long delay = !isGrouped && random.nextInt(5) == 0 ? random.nextInt(4) * interval + interval / 3 : 0;
            int weight = List.of(0, -20, -80, 40).get(random.nextInt(4));
            int adverts = random.nextInt(4) == 0 ? 2 + random.nextInt(3) : 3;
            boolean isTied = random.nextInt(5) == 0;
            List<NodeConfig> configs = new ArrayList<>();
            for (int i = 0; i < nodes; i++) {
                int priority = isTied ? 100 : 20 + random.nextInt(220);
                boolean preempts = random.nextInt(4) > 0;
                List<RouterSpec> routers = new ArrayList<>();
                for (int r = 0; r < (isGrouped ? 2 : 1); r++) {
                    routers.add(router(r, i, priority).version(version).advertIntervalNanos(interval).preempt(preempts)
                            .preemptDelayNanos(delay).downAdverts(adverts)
                            .track(List.of(TrackSpec.check("chk", weight))).build());
                }
                Check check = new Check("chk", new Probe.Processes("nginx", 1, Optional.empty()), 1, 1, SECOND, SECOND,
                        Check.Initial.UNKNOWN);
                configs.add(new NodeConfig("n" + (i + 1), routers, List.of(check), isGrouped
                        ? List.of(new GroupSpec("g", List.of("VI_1", "VI_2"), List.of()))
                        : List.of(), List.of()));
            }
            return new Drawn(configs, interval, !isGrouped);
        }

        private static RouterDraft router(int router, int node, int priority) {
            return RouterSpec.draft("VI_" + (router + 1), "eth0", 51 + router,
                    List.of(new PlacedAddress(VirtualAddress.parse("10.0.0." + (100 + router) + "/24"),
                            Optional.empty(), Optional.empty())))
                    .priority(priority).source(IpAddress.parse("10.0.0." + (11 + node)));
        }

        /// Runs until it has settled, and to some phase of the interval.
        DrillTrial settled(long phaseNanos) {
            DrillTrial trial = new DrillTrial(configs, ROUTER);
            trial.run(40 * interval + 12 * SECOND + phaseNanos);
            return trial;
        }

        Arena arena(DrillTrial trial, boolean isConfigKnown) {
            return new Arena(trial.nowNanos(), configs.stream().map(c -> new Arena.Seat(c.node(),
                    Optional.of(trial.state(c.node())), "", isConfigKnown ? Optional.of(c) : Optional.empty(),
                    List.of(), Optional.empty(), "", 0, 0, false)).toList(), List.of(), "", true);
        }
    }

    private static DrillPlan plan(FaultKind fault, Arena arena) {
        Guardrails guardrails = new Guardrails(60 * SECOND, OptionalLong.empty(), OptionalLong.empty(), true, true);
        return Planner.plan(new DrillOrder(SUBJECT, fault, Optional.empty(), Optional.empty(), guardrails,
                Probing.DEFAULT), arena);
    }

    @ParameterizedTest
    @EnumSource(FaultKind.class)
    void anyFaultOfAnyCluster_isWithinWhatIsExpected(FaultKind fault) {
        int tested = 0;
        for (int seed = 0; seed < CLUSTERS; seed++) {
            Random random = new Random(seed * 31L + fault.word().hashCode());
            Drawn drawn = Drawn.of(random);
            boolean isConfigKnown = fault == FaultKind.CHECK || random.nextBoolean();
            for (int phase = 0; phase < PHASES; phase++) {
                DrillTrial trial = drawn.settled(random.nextLong(drawn.interval()));
                DrillPlan plan = plan(fault, drawn.arena(trial, isConfigKnown));
                if (plan.preflight().isGood() && trial.canCount(plan.actor().node(), plan.priority())) {
                    tested++;
                    requireExpected(fault, trial, plan, fault + " of seed " + seed + ": " + drawn);
                }
            }
        }

        assertThat(tested).as("clusters in which the fault was possible").isGreaterThan(CLUSTERS / 3);
    }

    private static void requireExpected(FaultKind fault, DrillTrial trial, DrillPlan plan, String how) {
        long began = trial.nowNanos();
        Expected expected = plan.expected();
        trial.hold(fault, plan.actor().node(), plan.check(), plan.priority());
        trial.run(expected.moveNanos() + SECOND);

        long gap = trial.longestGapNanos(began);
        var takeover = trial.takeover(plan.heir().node(), began);
        assertThat(takeover).as(how + " " + plan.expected()).isPresent();
        long moved = takeover.orElseThrow().atNanos() - began;
        assertThat(moved).as(how + " moves; " + expected).isBetween(expected.leastMoveNanos() - SLACK,
                expected.moveNanos() + SLACK);
        assertThat(gap).as(how + " leaves a gap; " + expected).isBetween(expected.leastNanos() - SLACK,
                expected.gapNanos() + SLACK);
        boolean servesOn = fault == FaultKind.MUTE || fault == FaultKind.DEAF;
        assertThat(trial.answers(trial.nowNanos())).as(how).get().isIn(servesOn
                ? List.of(plan.heir().node(), plan.holder().node())
                : List.of(plan.heir().node()));
    }

    /// A fault that nobody could hold, or that would move nothing, is refused for that reason alone where it is true.
    @Test
    void lowerPriorityThatIsRefused_wouldMoveNothing() {
        int tested = 0;
        for (int seed = 0; seed < CLUSTERS; seed++) {
            Random random = new Random(seed);
            Drawn drawn = Drawn.of(random);
            DrillTrial trial = drawn.settled(random.nextLong(drawn.interval()));
            DrillPlan plan = plan(FaultKind.PRIORITY, drawn.arena(trial, random.nextBoolean()));
            boolean isRefused = plan.preflight().items().stream().anyMatch(i -> i.mark() == Preflight.Mark.BAD
                    && i.sentence().contains("would not preempt"));
            List<String> before = trial.masters();
            OptionalInt low = OptionalInt.of(60);
            if (isRefused && trial.canCount(before.getFirst(), low)) {
                tested++;
                trial.hold(FaultKind.PRIORITY, before.getFirst(), Optional.empty(), low);
                trial.run(20 * drawn.interval());
                assertThat(trial.masters()).as("seed %s: %s", seed, drawn).isEqualTo(before);
            }
        }

        assertThat(tested).isGreaterThan(3);
    }

    @ParameterizedTest
    @EnumSource(FaultKind.class)
    void measuredOutage_isTheTruthWithinOneProbe(FaultKind fault) {
        for (int seed = 0; seed < CLUSTERS; seed++) {
            Random random = new Random(seed);
            Drawn drawn = Drawn.of(random);
            DrillTrial trial = drawn.settled(random.nextLong(drawn.interval()));
            DrillPlan plan = plan(fault, drawn.arena(trial, true));
            if (plan.preflight().isGood() && trial.canCount(plan.actor().node(), plan.priority())) {
                long every = List.of(MILLI, 10 * MILLI, 100 * MILLI).get(random.nextInt(3));
                long began = trial.nowNanos();
                trial.hold(fault, plan.actor().node(), plan.check(), plan.priority());
                trial.run(plan.expected().moveNanos() + SECOND);
                Seen seen = probed(trial, plan, began, every, random.nextLong(every));

                assertThat(Math.abs(seen.gapNanos() - trial.longestGapNanos(began)))
                        .as("%s of seed %s: %s", fault, seed, seen).isLessThanOrEqualTo(every);
                assertThat(seen.errorNanos()).isLessThanOrEqualTo(every);
            }
        }
    }

    private static Seen probed(DrillTrial trial, DrillPlan plan, long began, long every, long phase) {
        List<ProbeSample> samples = new ArrayList<>();
        for (long at = began - 10 * every + phase; at < trial.nowNanos(); at += every) {
            Optional<String> by = trial.answers(at);
            samples.add(by.isPresent()
                    ? Probings.answered(samples.size(), at, by.get())
                    : Probings.lost(samples.size(), at));
        }
        Gauge.Window window = new Gauge.Window(plan.holder().node(), began, Long.MAX_VALUE, OptionalLong.empty(), 0,
                List.of());
        return Gauge.of(every).with(List.of(Probings.strip("", samples))).seen(window).getFirst();
    }

    @ParameterizedTest
    @EnumSource(value = FaultKind.class, names = {"MUTE", "DEAF"})
    void clientsOfAHolderThatServedOn_areBackWithinWhatIsExpected(FaultKind fault) {
        for (int seed = 0; seed < CLUSTERS; seed++) {
            Random random = new Random(seed);
            Drawn drawn = Drawn.of(random);
            DrillTrial trial = drawn.settled(random.nextLong(drawn.interval()));
            DrillPlan plan = plan(fault, drawn.arena(trial, random.nextBoolean()));
            if (plan.preflight().isGood() && plan.expected().backNanos() > 0 && drawn.isPlain()) {
                trial.hold(fault, plan.actor().node(), plan.check(), plan.priority());
                trial.run(plan.expected().moveNanos() + random.nextLong(5 * SECOND));
                long ended = trial.nowNanos();
                trial.heal();
                trial.run(plan.expected().backNanos() + 2 * SECOND);

                assertThat(trial.longestGapNanos(ended)).as("%s of seed %s: %s", fault, seed, drawn)
                        .isLessThanOrEqualTo(plan.expected().backNanos() + SLACK);
                assertThat(trial.answers(trial.nowNanos())).as("%s of seed %s", fault, seed)
                        .contains(plan.holder().node());
            }
        }
    }

    @Test
    void everyClusterThatHasSettled_hasOneHolder() {
        for (int seed = 0; seed < CLUSTERS; seed++) {
            Drawn drawn = Drawn.of(new Random(seed));
            DrillTrial trial = drawn.settled(0);

            assertThat(trial.masters()).as("seed %s: %s", seed, drawn).hasSize(1);
            assertThat(trial.state(trial.masters().getFirst()).routers().getFirst().role()).isEqualTo(Role.MASTER);
        }
    }
}
