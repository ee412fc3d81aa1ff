package dev.baton.track;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CheckStateTest {

    /// The verdict after a row of results, `+` for a success and `-` for a failure.
    private static CheckState after(CheckState state, String results) {
        CheckState now = state;
        for (int i = 0; i < results.length(); i++) {
            now = now.after(results.charAt(i) == '+');
        }
        return now;
    }

    @ParameterizedTest
    @CsvSource({"+,PASSING", "-,FAILING", "'',UNKNOWN"})
    void firstResult_countsAtOnce(String results, Verdict verdict) {
        assertThat(after(CheckState.initial(3, 3, false), results).verdict()).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({"+--,PASSING", "+---,FAILING", "+--+--,PASSING", "+--+---,FAILING", "-++,FAILING", "-+++,PASSING",
            "-++-++,FAILING", "-++-+++,PASSING"})
    void riseAndFall_areCountedInARow(String results, Verdict verdict) {
        assertThat(after(CheckState.initial(3, 3, false), results).verdict()).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({"'',FAILING", "+,FAILING", "++,PASSING", "+-+,FAILING"})
    void checkThatStartsFailing_needsItsRise(String results, Verdict verdict) {
        assertThat(after(CheckState.initial(2, 3, true), results).verdict()).isEqualTo(verdict);
    }

    @Test
    void counter_isKeepalivedsCounter() {
        // keepalived: passing from `rise` on, at the top after a rise, 0 after a fall.
        CheckState passing = after(CheckState.initial(2, 3, false), "+");
        assertThat(passing.counter()).isEqualTo(4);
        assertThat(after(passing, "-").counter()).isEqualTo(3);
        assertThat(after(passing, "--").counter()).isEqualTo(2);
        assertThat(after(passing, "---").counter()).isZero();
        assertThat(after(passing, "---+").counter()).isEqualTo(1);
        assertThat(after(passing, "--+").counter()).isEqualTo(4);
    }

    @Test
    void counterAgreesWithItsVerdict_whateverTheResults() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
        for (int run = 0; run < 2_000; run++) {
            CheckState state = CheckState.initial(random.nextInt(1, 5), random.nextInt(1, 5), random.nextBoolean());
            for (int i = 0; i < 50; i++) {
                state = state.after(random.nextInt(3) > 0);
                assertThat(state.verdict() == Verdict.PASSING).isEqualTo(state.counter() >= state.rise());
            }
        }
    }

    @Test
    void riseOrFallOfZero_isRefused() {
        assertThatThrownBy(() -> CheckState.initial(0, 1, false)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CheckState.initial(1, 0, false)).isInstanceOf(IllegalArgumentException.class);
    }
}
