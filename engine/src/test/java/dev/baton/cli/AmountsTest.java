package dev.baton.cli;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class AmountsTest {
    @ParameterizedTest
    @CsvSource({"10ms,10000000", "1s,1000000000", "2m,120000000000", "1h,3600000000000", "1.5s,1500000000",
            "0.25ms,250000", "' 3 s ',3000000000", "1H,3600000000000"})
    void durationsAreRead(String text, long nanos) {
        assertThat(Amounts.duration("--for", text, 0, Long.MAX_VALUE)).isEqualTo(nanos);
    }

    @ParameterizedTest
    @CsvSource({"1000000000,1 s", "3531250000,3.531 s", "3609375000,3.609 s", "500000000,500 ms", "35312500,35.313 ms",
            "10000000,10 ms", "0,0 ms"})
    void spansHaveTheUnitThatSuits(long nanos, String told) {
        assertThat(Amounts.span(nanos)).isEqualTo(told);
    }

    @Test
    void partsOfASumHaveTheUnitOfTheWhole() {
        assertThat(Amounts.span(531_250_000L, 3_531_250_000L)).isEqualTo("0.531 s");
    }

    @Test
    void instantsAlwaysHaveThreeDecimals() {
        assertThat(Amounts.instant(5_000_000_000L)).isEqualTo("5.000 s");
        assertThat(Amounts.instant(8_609_375_000L)).isEqualTo("8.609 s");
    }

    @Test
    void nearestWordIsSuggestedAndFarOnesAreNot() {
        List<String> words = List.of("three", "fleet", "clash");

        assertThat(Suggestion.closest("tree", words)).contains("three");
        assertThat(Suggestion.closest("fleat", words)).contains("fleet");
        assertThat(Suggestion.closest("clsah", words)).contains("clash");
        assertThat(Suggestion.closest("fle", words)).contains("fleet");
        assertThat(Suggestion.closest("window", words)).isEmpty();
        assertThat(Suggestion.closest("x".repeat(10_000), words)).isEmpty();
    }
}
