package dev.baton.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LineDiffTest {
    private static final int RUNS = 2_000;

    @Test
    void hunks_turnTheOneTextIntoTheOther_andLeaveTheRestAlone() {
        SplittableRandom random = new SplittableRandom(11);
        for (int run = 0; run < RUNS; run++) {
            List<String> before = random(random);
            List<String> after = random(random);
            List<LineDiff.Hunk> hunks = LineDiff.between(before, after);
            List<String> built = new ArrayList<>();
            int at = 0;
            int newAt = 0;
            for (LineDiff.Hunk hunk : hunks) {
                assertThat(hunk.from() - at).as("lines between hunks").isEqualTo(hunk.newFrom() - newAt);
                built.addAll(before.subList(at, hunk.from()));
                built.addAll(after.subList(hunk.newFrom(), hunk.newTo()));
                at = hunk.to();
                newAt = hunk.newTo();
            }
            built.addAll(before.subList(at, before.size()));
            assertThat(built).isEqualTo(after);
        }
    }

    @Test
    void oneChangedLineOfMany_isOneHunk() {
        List<String> before = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            before.add("line " + i + "\n");
        }
        List<String> after = new ArrayList<>(before);
        after.set(17, "other\n");
        after.set(4_000, "other\n");
        assertThat(LineDiff.between(before, after)).containsExactly(new LineDiff.Hunk(17, 18, 17, 18),
                new LineDiff.Hunk(4_000, 4_001, 4_000, 4_001));
    }

    @Test
    void textsWithNothingInCommon_areOneHunk_howeverLong() {
        List<String> before = new ArrayList<>();
        List<String> after = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            before.add("a" + i);
            after.add("b" + i);
        }
        assertThat(LineDiff.between(before, after)).containsExactly(new LineDiff.Hunk(0, 5_000, 0, 5_000));
    }

    @Test
    void lines_areTheTextAgain() {
        for (String text : List.of("", "a", "a\n", "a\nb", "\n\n", "a\r\nb\r\n")) {
            assertThat(String.join("", LineDiff.lines(text))).isEqualTo(text);
        }
    }

    @Test
    void changesOfDifferentLines_goTogether_andOfTheSameLineDoNot() {
        String before = "a\nb\nc\nd\n";
        assertThat(ThreeWay.merge(before, "a\nB\nc\nd\n", "a\nb\nc\nD\n")).contains("a\nB\nc\nD\n");
        assertThat(ThreeWay.merge(before, "a\nB\nc\nd\n", "a\nX\nc\nd\n")).isEmpty();
        assertThat(ThreeWay.merge(before, "a\nB\nc\nd\n", "a\nB\nc\nd\n")).contains("a\nB\nc\nd\n");
        assertThat(ThreeWay.merge(before, "a\nb\nm\nc\nd\n", "a\nb\nt\nc\nd\n")).isEmpty();
    }

    private static List<String> random(SplittableRandom random) {
        List<String> lines = new ArrayList<>();
        int count = random.nextInt(12);
        for (int i = 0; i < count; i++) {
            lines.add(String.valueOf((char) ('a' + random.nextInt(4))));
        }
        return lines;
    }
}
