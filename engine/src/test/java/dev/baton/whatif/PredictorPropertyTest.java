package dev.baton.whatif;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.baton.config.ConfigWriter;
import dev.baton.config.NodeConfig;
import dev.baton.config.RouterSpec;
import dev.baton.config.TrackSpec;
import dev.baton.vrrp.Timing;

import static org.assertj.core.api.Assertions.assertThat;

/// Random fleets against two judges that share nothing with the predictor: a run of the whole fleet on one segment for a
/// fixed time, with the fault at any moment; and arithmetic.
class PredictorPropertyTest {
    private static final int FLEETS = 150;
    private static final long PRESENT_NANOS = 60 * Fleets.SECOND;

    @Test
    void predictionIsWhatTheWholeFleetDoes() {
        int moved = 0;
        int open = 0;
        for (long seed = 0; seed < FLEETS; seed++) {
            RandomFleets random = new RandomFleets(seed, false);
            Fleet fleet = random.next();
            Change fault = random.fault(fleet);
            Prediction prediction = Predictor.of(fleet).predict(fault);
            WholeFleetRun judge = new WholeFleetRun(fleet);
            judge.run(PRESENT_NANOS + random.below(2_000) * Fleets.MILLI, fault);
            for (Outcome outcome : prediction.outcomes()) {
                if (outcome.after().remarks().stream().anyMatch(Remark.Flaps.class::isInstance)) {
                    open++;
                    continue;
                }
                String story = "seed " + seed + ", " + fault + ", " + outcome.id() + " of\n" + shown(fleet);
                assertThat(judge.holders(outcome.id().vrid())).as(story).isEqualTo(outcome.after().holders());
                if (!outcome.isOpen()) {
                    long interval = intervalNanos(fleet, outcome.id());
                    assertThat(judge.gapNanos(outcome.id().vrid())).as(story)
                            .isBetween(Math.max(0, outcome.gapNanos() - interval), outcome.gapNanos());
                }
                moved += outcome.moves() ? 1 : 0;
            }
        }
        assertThat(moved).isGreaterThan(FLEETS / 4);
        assertThat(open).isLessThan(FLEETS / 10);
    }

    private static String shown(Fleet fleet) {
        return String.join("\n", fleet.nodes().stream().map(ConfigWriter::write).toList());
    }

    /// Within which a gap may be shorter than the longest: an interval, of a sync group the longest of its routers.
    private static long intervalNanos(Fleet fleet, VirtualRouterId id) {
        boolean isGrouped = fleet.nodes().stream().anyMatch(n -> !n.groups().isEmpty());
        return fleet.nodes().stream().flatMap(n -> n.routers().stream())
                .filter(r -> isGrouped || r.vrid() == id.vrid())
                .mapToLong(RouterSpec::advertIntervalNanos).max().orElseThrow();
    }

    @Test
    void holderIsTheHighestPriority_amongEqualsTheOldHolderOrTheHighestAddress() {
        for (long seed = 1_000; seed < 1_000 + FLEETS; seed++) {
            RandomFleets random = new RandomFleets(seed, true);
            Fleet fleet = random.next();
            Change fault = random.fault(fleet);
            for (Outcome outcome : Predictor.of(fleet).predict(fault).outcomes()) {
                List<Contender> before = contenders(fleet, outcome.id(), Optional.empty());
                List<Contender> after = contenders(fleet, outcome.id(), Optional.of(fault));
                Optional<Contender> old = before.stream().max(Contender.ORDER);
                Optional<Contender> best = after.stream().max(Contender.ORDER);
                Optional<Contender> kept = old.flatMap(o -> after.stream()
                        .filter(a -> a.node().equals(o.node())
                                && best.filter(b -> b.priority() == a.priority()).isPresent())
                        .findFirst());
                String story = "seed " + seed + ", " + fault + ", " + outcome.id() + " of\n" + shown(fleet);
                assertThat(outcome.before().holders()).as(story).isEqualTo(old.map(Contender::node).stream().toList());
                assertThat(outcome.after().holders()).as(story)
                        .isEqualTo(kept.or(() -> best).map(Contender::node).stream().toList());
                boolean isLost = old.isPresent() && best.isPresent()
                        && after.stream().noneMatch(a -> a.node().equals(old.get().node()));
                if (isLost) {
                    assertThat(outcome.gapNanos()).as(story).isEqualTo(gap(fault, best.get()));
                } else {
                    assertThat(outcome.gapNanos() == 0 || outcome.isOpen()).as(story).isTrue();
                }
            }
        }
    }

    /// A crash and a lost link are silence; a stop and a failed check resign.
    private static long gap(Change fault, Contender heir) {
        RouterSpec router = heir.router();
        boolean isSilent = fault instanceof Change.NodeDown || fault instanceof Change.LinkDown;
        return isSilent
                ? Timing.masterDownNanos(router.version(), heir.priority(), router.advertIntervalNanos(), 3)
                : Timing.skewNanos(router.version(), heir.priority(), router.advertIntervalNanos());
    }

    private record Contender(String node, RouterSpec router, int priority) {
        private static final Comparator<Contender> ORDER = Comparator.comparingInt(Contender::priority)
                .thenComparing(c -> c.router().source().orElseThrow());
    }

    private static List<Contender> contenders(Fleet fleet, VirtualRouterId id, Optional<Change> fault) {
        return fleet.nodes().stream().filter(n -> fault.filter(f -> isGone(f, n)).isEmpty())
                .flatMap(n -> n.routers().stream().filter(r -> r.vrid() == id.vrid())
                        .flatMap(r -> contender(n, r, fault).stream()))
                .toList();
    }

    private static boolean isGone(Change fault, NodeConfig node) {
        return fault.node().equals(node.node()) && !(fault instanceof Change.CheckFails);
    }

    private static Optional<Contender> contender(NodeConfig node, RouterSpec router, Optional<Change> fault) {
        int priority = router.priority();
        for (TrackSpec track : router.track()) {
            boolean fails = fault.filter(f -> f.equals(new Change.CheckFails(node.node(), track.target().checkName())))
                    .isPresent();
            if (fails && track.weight() == 0) {
                return Optional.empty();
            }
            priority += fails ? Math.min(track.weight(), 0) : Math.max(track.weight(), 0);
        }
        return Optional.of(new Contender(node.node(), router, Math.clamp(priority, 1, 254)));
    }
}
