package dev.baton.drill;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;

import org.junit.jupiter.api.Test;

import dev.baton.api.ProbeSample;

import static org.assertj.core.api.Assertions.assertThat;

class PackedProbesTest {
    private static List<ProbeSample> random(Random random, int count) {
        List<ProbeSample> samples = new ArrayList<>();
        long sent = random.nextLong(1L << 50) - (1L << 49);
        int sequence = random.nextInt(1_000);
        for (int i = 0; i < count; i++) {
            samples.add(random.nextInt(5) == 0
                    ? Probings.lost(sequence, sent)
                    : new ProbeSample(sequence, sent, OptionalLong.of(random.nextLong(1_000_000_000L)), "n" + random
                            .nextInt(4)));
            int step = random.nextInt(20) == 0 ? 1 + random.nextInt(50) : 1;
            sequence += step;
            sent += 1_000_000L * step + random.nextInt(300_000);
        }
        return samples;
    }

    @Test
    void packedProbes_areTheSame() {
        for (int seed = 0; seed < 100; seed++) {
            List<ProbeSample> samples = random(new Random(seed), 1 + seed * 7);

            List<ProbeSample> packed = PackedProbes.of(samples);

            assertThat(packed).as("seed %d", seed).isInstanceOf(PackedProbes.class).isEqualTo(samples);
            assertThat(new Strip(Probings.vantage(""), samples, 0, "").packed().samples())
                    .isInstanceOf(PackedProbes.class);
        }
    }

    @Test
    void whatCannotBePacked_staysAsItIs() {
        assertThat(PackedProbes.of(List.of())).isEmpty();
        List<ProbeSample> uneven = List.of(Probings.answered(0, 0, "a"), Probings.answered(1, 9_000_000_000L, "a"),
                Probings.answered(2, 9_000_000_001L, "a"));
        assertThat(PackedProbes.of(uneven)).isSameAs(uneven);
        List<ProbeSample> many = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            many.add(Probings.answered(i, i, "n" + i));
        }
        assertThat(PackedProbes.of(many)).isSameAs(many);
    }
}
