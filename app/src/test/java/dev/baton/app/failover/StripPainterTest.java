package dev.baton.app.failover;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.IntPredicate;

import org.junit.jupiter.api.Test;

import dev.baton.api.ProbeKind;
import dev.baton.api.ProbeSample;
import dev.baton.drill.Strip;
import dev.baton.drill.Vantage;

import static org.assertj.core.api.Assertions.assertThat;

class StripPainterTest {
    private static final int WIDTH = 100;
    private static final int N1 = 0xFF00FF00;
    private static final int LOST = 0xFFFF0000;
    private static final int GAP = 0x30330000;
    private static final StripPainter.Colours COLOURS = new StripPainter.Colours(List.of(N1), 0xFF888888, LOST, GAP,
            0xFF111111, 0xFF222222);
    private static final int FOOT = StripPainter.ROW - 6;

    private static StripData data(int probes, IntPredicate isLost) {
        List<ProbeSample> samples = new ArrayList<>();
        for (int i = 0; i < probes; i++) {
            samples.add(new ProbeSample(i, i * Recorded.MILLI,
                    isLost.test(i) ? OptionalLong.empty() : OptionalLong.of(1), isLost.test(i) ? "" : "n1"));
        }
        StripData data = new StripData();
        data.take(new Strip(new Vantage("", ProbeKind.IDENTITY, Recorded.ADDRESS), samples, 0, ""));
        return data;
    }

    private static int[] painted(List<List<StripData>> rows, long toNanos) {
        int[] pixels = new int[WIDTH * StripPainter.ROW * rows.size()];
        new StripPainter(WIDTH, StripPainter.ROW * rows.size(), pixels).paint(rows, Map.of("n1", 0), List.of(), 0,
                toNanos, COLOURS);
        return pixels;
    }

    @Test
    void oneLostProbeAmongTenThousand_isSeen() {
        int[] pixels = painted(List.of(List.of(data(10_000, i -> i == 5_000))), 10_000 * Recorded.MILLI);

        assertThat(pixels[FOOT * WIDTH + 50]).isEqualTo(LOST);
        assertThat(pixels[FOOT * WIDTH + 49]).isEqualTo(N1);
        assertThat(pixels[FOOT * WIDTH + 53]).isEqualTo(N1);
    }

    @Test
    void rowOfSeveral_showsWhatAnyOfThemLost() {
        StripData whole = data(1_000, _ -> false);
        StripData early = data(1_000, i -> i < 100);
        StripData late = data(1_000, i -> i >= 900);
        int[] pixels = painted(List.of(List.of(early, late, whole), List.of(whole)), 1_000 * Recorded.MILLI);

        assertThat(pixels[FOOT * WIDTH + 2]).isEqualTo(LOST);
        assertThat(pixels[FOOT * WIDTH + 50]).isEqualTo(N1);
        assertThat(pixels[FOOT * WIDTH + 95]).isEqualTo(LOST);
        assertThat(pixels[(StripPainter.ROW + FOOT) * WIDTH + 2]).isEqualTo(N1);
        assertThat(pixels[(StripPainter.ROW + FOOT) * WIDTH + 95]).isEqualTo(N1);
    }

    @Test
    void whatWasBefore_isNotSeenAnyMore() {
        int[] pixels = new int[WIDTH * StripPainter.ROW];
        StripPainter painter = new StripPainter(WIDTH, StripPainter.ROW, pixels);
        painter.paint(List.of(List.of(data(1_000, _ -> true))), Map.of(), List.of(), 0, 1_000 * Recorded.MILLI,
                COLOURS);
        painter.paint(List.of(List.of(data(10, _ -> false))), Map.of("n1", 0), List.of(), 0, 1_000 * Recorded.MILLI,
                COLOURS);

        assertThat(pixels).doesNotContain(LOST, GAP);
        assertThat(pixels[FOOT * WIDTH + 50]).isZero();
    }
}
