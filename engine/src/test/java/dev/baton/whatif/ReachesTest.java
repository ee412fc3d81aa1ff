package dev.baton.whatif;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.baton.config.RouterDraft;
import dev.baton.config.RouterSpec;
import dev.baton.config.TrackSpec;
import dev.baton.track.Tracked;
import dev.baton.track.Tracking;
import dev.baton.track.Verdict;

import static dev.baton.whatif.Fleets.checked;
import static dev.baton.whatif.Fleets.router;
import static dev.baton.whatif.Fleets.weighted;
import static org.assertj.core.api.Assertions.assertThat;

class ReachesTest {
    private static final int FLEETS = 120;

    private static CheckReach.Reach reach(Fleet fleet, String node, String check) {
        return Predictor.of(fleet).checks().stream()
                .filter(r -> r.ref().node().equals(node) && r.check().equals(check)).findFirst().orElseThrow().reach();
    }

    private static CheckReach.Rival rival(String node, int priority) {
        return new CheckReach.Rival(new RouterRef(node, "VI_1"), priority);
    }

    @Test
    void weightThatIsTooSmallNeverMovesTheAddress() {
        assertThat(reach(weighted(100, 70, -20), "n1", "chk")).isEqualTo(
                new CheckReach.Never(Optional.of(rival("n2", 70))));
    }

    @Test
    void weightThatIsEnoughMovesIt() {
        assertThat(reach(weighted(100, 90, -20), "n1", "chk")).isEqualTo(
                new CheckReach.Moves(List.of("n2"), Optional.of(rival("n2", 90))));
    }

    /// 100 − 20 = 80 equals 80: an equal priority does not take over, but the check has an effect on who is first.
    @Test
    void weightThatMakesATieIsNotProvedInVain() {
        assertThat(reach(weighted(100, 80, -20), "n1", "chk")).isEqualTo(
                new CheckReach.NotNow(CheckReach.Why.EQUAL, Optional.of(rival("n2", 80))));
    }

    @Test
    void checkWithoutAWeightIsAFault() {
        assertThat(reach(weighted(100, 70, 0), "n1", "chk")).isEqualTo(new CheckReach.Faults(List.of("n2")));
    }

    /// The published pair: a positive weight adds while the check passes; on both nodes it does, so failing on one moves.
    @Test
    void positiveWeightMovesItWhereBothHaveIt() {
        assertThat(reach(weighted(100, 98, 20), "n1", "chk")).isInstanceOf(CheckReach.Moves.class);
    }

    @Test
    void twoChecksTogetherMoveWhatNeitherMovesAlone() {
        RouterDraft both = router("VI_1", 51, 100, 11)
                .track(List.of(TrackSpec.check("a", -20), TrackSpec.check("b", -20)));
        Fleet fleet = new Fleet(List.of(checked("n1", both), checked("n2", router("VI_1", 51, 70, 12))));

        assertThat(reach(fleet, "n1", "a")).isEqualTo(new CheckReach.Together(List.of("b"), List.of("n2")));
        assertThat(reach(fleet, "n1", "b")).isEqualTo(new CheckReach.Together(List.of("a"), List.of("n2")));
    }

    @Test
    void rivalThatDoesNotPreemptIsNamed() {
        Fleet fleet = new Fleet(List.of(
                checked("n1", router("VI_1", 51, 100, 11).track(List.of(TrackSpec.check("chk", -20)))),
                checked("n2", router("VI_1", 51, 90, 12).preempt(false))));

        assertThat(reach(fleet, "n1", "chk")).isEqualTo(
                new CheckReach.NotNow(CheckReach.Why.PREEMPT_OFF, Optional.of(rival("n2", 90))));
    }

    @Test
    void checkOfABackupDecidesOnlyWhoComesNext() {
        Fleet fleet = new Fleet(List.of(checked("n1", router("VI_1", 51, 200, 11)),
                checked("n2", router("VI_1", 51, 100, 12).track(List.of(TrackSpec.check("chk", -20)))),
                checked("n3", router("VI_1", 51, 90, 13))));

        assertThat(reach(fleet, "n2", "chk")).isEqualTo(
                new CheckReach.NotNow(CheckReach.Why.NOT_THE_HOLDER, Optional.empty()));
    }

    @Test
    void ownerIsNotMovedByWeights() {
        assertThat(reach(weighted(255, 100, -20), "n1", "chk")).isInstanceOf(CheckReach.Never.class);
    }

    /// A claim of Never means: in no combination of verdicts, of all checks of all nodes, does this check change how any
    /// pair of routers compares. Every combination is tried. And where it is not claimed, some combination shows why.
    @Test
    void neverIsNever_andWhatIsNotNeverHasAnExample() {
        int never = 0;
        for (long seed = 0; seed < FLEETS; seed++) {
            Fleet fleet = new RandomFleets(seed, true).next();
            for (CheckReach reach : Predictor.of(fleet).checks()) {
                boolean changes = canChangeARank(fleet, reach);
                if (reach.reach() instanceof CheckReach.Never) {
                    never++;
                    assertThat(changes).as("seed " + seed + " " + reach).isFalse();
                } else if (!(reach.reach() instanceof CheckReach.Faults)) {
                    assertThat(changes).as("seed " + seed + " " + reach).isTrue();
                }
            }
        }
        assertThat(never).isPositive();
    }

    private static boolean canChangeARank(Fleet fleet, CheckReach reach) {
        List<Tracked> own = tracked(fleet, reach.ref());
        for (int mine : combinations(own)) {
            int with = priority(fleet, reach.ref(), mine | bit(own, reach.check()));
            int without = priority(fleet, reach.ref(), mine & ~bit(own, reach.check()));
            for (var node : fleet.nodes()) {
                for (RouterSpec router : node.routers()) {
                    RouterRef other = new RouterRef(node.node(), router.name());
                    boolean isRival = router.vrid() == reach.id().vrid() && !other.equals(reach.ref());
                    if (isRival && combinations(tracked(fleet, other)).stream().map(c -> priority(fleet, other, c))
                            .anyMatch(p -> Integer.compare(with, p) != Integer.compare(without, p))) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static List<Tracked> tracked(Fleet fleet, RouterRef ref) {
        return fleet.node(ref.node()).flatMap(n -> n.router(ref.router())).orElseThrow().track().stream()
                .map(TrackSpec::tracked).filter(t -> t.weight() != 0).toList();
    }

    /// One bit for each check; set: it passes.
    private static List<Integer> combinations(List<Tracked> tracked) {
        List<Integer> all = new ArrayList<>();
        for (int bits = 0; bits < 1 << tracked.size(); bits++) {
            all.add(bits);
        }
        return all;
    }

    private static int bit(List<Tracked> tracked, String check) {
        for (int i = 0; i < tracked.size(); i++) {
            if (tracked.get(i).check().equals(check)) {
                return 1 << i;
            }
        }
        return 0;
    }

    private static int priority(Fleet fleet, RouterRef ref, int passing) {
        List<Tracked> tracked = tracked(fleet, ref);
        int base = fleet.node(ref.node()).flatMap(n -> n.router(ref.router())).orElseThrow().priority();
        return Tracking.fold(base, tracked, check -> (passing & bit(tracked, check)) != 0
                ? Verdict.PASSING
                : Verdict.FAILING).priority().value();
    }
}
