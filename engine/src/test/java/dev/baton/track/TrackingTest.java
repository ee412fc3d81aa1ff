package dev.baton.track;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TrackingTest {

    private static Tracking fold(int base, Verdict verdict, Tracked... tracked) {
        return Tracking.fold(base, List.of(tracked), _ -> verdict);
    }

    @ParameterizedTest
    @CsvSource({"-20,false,PASSING,100", "-20,false,FAILING,80", "-20,false,UNKNOWN,100", "20,false,PASSING,120",
            "20,false,FAILING,100", "20,false,UNKNOWN,100", "20,true,PASSING,80", "20,true,FAILING,100",
            "-20,true,FAILING,120", "-20,true,PASSING,100"})
    void weight_movesThePriority_withItsSignAndReverse(int weight, boolean reverse, Verdict verdict, int value) {
        assertThat(fold(100, verdict, new Tracked("c", weight, reverse)).priority().value()).isEqualTo(value);
    }

    @Test
    void contributions_addUp_andAreNamedInOrder() {
        EffectivePriority priority = Tracking.fold(100,
                List.of(new Tracked("up", 30, false), new Tracked("down", -50, false), new Tracked("idle", -7, false)),
                check -> check.equals("down") ? Verdict.FAILING : Verdict.PASSING).priority();
        assertThat(priority.value()).isEqualTo(80);
        assertThat(priority.contributions()).containsExactly(new Contribution("up", true, 30, 30),
                new Contribution("down", false, -50, -50), new Contribution("idle", true, -7, 0));
        assertThat(priority.clamped()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"100,-253,1", "2,-1,1", "1,-1,1", "250,10,254", "254,0,254"})
    void sum_isClampedTo1To254(int base, int weight, int value) {
        Verdict verdict = weight < 0 ? Verdict.FAILING : Verdict.PASSING;
        EffectivePriority priority = EffectivePriority.of(base,
                List.of(new Contribution("c", verdict == Verdict.PASSING, weight, weight)));
        assertThat(priority.value()).isEqualTo(value);
        assertThat(priority.clamped()).isEqualTo(base + weight != value);
    }

    @Test
    void owner_isNotChangedByWeights() {
        EffectivePriority owner = fold(255, Verdict.FAILING, new Tracked("c", -253, false)).priority();
        assertThat(owner.value()).isEqualTo(255);
        assertThat(owner.clamped()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"false,FAILING,true", "false,PASSING,false", "true,PASSING,true", "true,FAILING,false"})
    void unweightedCheck_isAFault_whenItFails_orPassesInReverse(boolean reverse, Verdict verdict, boolean fault) {
        Tracking tracking = fold(100, verdict, new Tracked("c", 0, reverse));
        assertThat(tracking.failed()).isEqualTo(fault ? List.of("c") : List.of());
        assertThat(tracking.pending()).isEmpty();
        assertThat(tracking.priority().value()).isEqualTo(100);
    }

    @Test
    void unweightedCheckWithoutAResult_isPending_soTheRouterStaysInit() {
        Tracking tracking = fold(100, Verdict.UNKNOWN, new Tracked("c", 0, false));
        assertThat(tracking.pending()).containsExactly("c");
        assertThat(tracking.failed()).isEmpty();
    }

    @Test
    void weightedCheckWithoutAResult_isNotWaitedFor() {
        assertThat(fold(100, Verdict.UNKNOWN, new Tracked("c", -20, false)).pending()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {-254, 254, Integer.MAX_VALUE})
    void weightOutsideItsRange_isRefused(int weight) {
        assertThatThrownBy(() -> new Tracked("nginx", weight, false)).hasMessageContaining("nginx");
    }
}
