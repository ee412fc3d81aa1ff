package dev.baton.whatif;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.baton.track.Tracked;

import static org.assertj.core.api.Assertions.assertThat;

/// What checks can make of a priority.
class WeightsTest {
    @Test
    void positiveWeight_countsWhilePassing_andNegativeWhileFailing() {
        Weights weights = new Weights(List.of(new Tracked("up", 10, false), new Tracked("down", -60, false)));
        assertThat(weights.lowest(150)).isEqualTo(90);
        assertThat(weights.highest(150)).isEqualTo(160);
        assertThat(weights.effective(150, _ -> false)).isEqualTo(160);
        assertThat(weights.effective(150, "down"::equals)).isEqualTo(100);
        assertThat(weights.effective(150, _ -> true)).isEqualTo(90);
    }

    @Test
    void reversedWeights_turnTheRangeRound() {
        Weights weights = new Weights(List.of(new Tracked("standby", -20, true)));
        assertThat(weights.lowest(100)).isEqualTo(100);
        assertThat(weights.highest(100)).isEqualTo(120);
        assertThat(weights.effective(100, _ -> true)).isEqualTo(120);
    }

    @Test
    void range_endsAt1And254_andAnOwnerHasNone() {
        Weights weights = new Weights(List.of(new Tracked("a", -253, false), new Tracked("b", 253, false)));
        assertThat(weights.lowest(100)).isEqualTo(1);
        assertThat(weights.highest(100)).isEqualTo(254);
        assertThat(weights.lowest(255)).isEqualTo(255);
        assertThat(weights.highest(255)).isEqualTo(255);
    }

    @Test
    void weightZero_isAFault_andNoReach() {
        Weights weights = new Weights(List.of(new Tracked("nginx", 0, false)));
        assertThat(weights.isWeighted()).isFalse();
        assertThat(weights.effective(100, _ -> true)).isEqualTo(100);
    }

    /// The engine says the same as the arithmetic.
    @Test
    void effectivePriority_isTheOneThatTheEngineComesTo() {
        Fleet fleet = Fleets.weighted(150, 100, -30);
        Predictor predictor = Predictor.of(fleet);
        RouterRef ref = new RouterRef("n1", "VI_1");
        Outcome outcome = Fleets.outcome(fleet, new Change.CheckFails("n1", "chk"));
        assertThat(outcome.after().members().getFirst().priority().value())
                .isEqualTo(predictor.weights(ref).effective(150, "chk"::equals));
    }

    @Test
    void predictionOfOneVirtualRouter_isWhatAPredictionOfAllSaysOfIt_andNothingElseIsRun() {
        Fleet fleet = new Fleet(List.of(
                Fleets.node("n1", Fleets.router("VI_1", 51, 150, 11), Fleets.router("VI_2", 52, 150, 11)),
                Fleets.node("n2", Fleets.router("VI_1", 51, 100, 12), Fleets.router("VI_2", 52, 100, 12))));
        Predictor predictor = Predictor.of(fleet);
        List<Change> changes = List.of(new Change.Priority("n2", "VI_1", 200), new Change.Priority("n2", "VI_2", 200));
        Prediction all = predictor.predict(changes);
        Prediction one = predictor.predict(changes, id -> id.vrid() == 52);
        assertThat(all.outcomes()).hasSize(2);
        assertThat(one.outcomes()).containsExactly(all.outcomes().getLast());
    }
}
