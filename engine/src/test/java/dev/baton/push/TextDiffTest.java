package dev.baton.push;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.baton.push.TextDiff.Fate;
import dev.baton.push.TextDiff.Line;

import static org.assertj.core.api.Assertions.assertThat;

class TextDiffTest {
    @Test
    void whatBothHave_stays_andBothTextsCanBeReadFromIt() {
        String before = "a\nb\nc\nd\ne\n";
        String after = "a\nc\nx\nd\ne\nf\n";

        List<Line> lines = TextDiff.between(before, after);

        assertThat(lines).extracting(Line::fate).containsExactly(Fate.SAME, Fate.REMOVED, Fate.SAME, Fate.ADDED,
                Fate.SAME, Fate.SAME, Fate.ADDED);
        assertThat(read(lines, Fate.ADDED)).isEqualTo(before);
        assertThat(read(lines, Fate.REMOVED)).isEqualTo(after);
    }

    private static String read(List<Line> lines, Fate without) {
        StringBuilder text = new StringBuilder();
        lines.stream().filter(l -> l.fate() != without).forEach(l -> text.append(l.text()).append('\n'));
        return text.toString();
    }

    @Test
    void hunksHoldTheChangesWithWhatStandsAroundThem_andNothingTwice() {
        StringBuilder before = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            before.append("line ").append(i).append('\n');
        }
        String after = before.toString().replace("line 5\n", "LINE 5\n").replace("line 9\n", "LINE 9\n")
                .replace("line 30\n", "");

        List<List<Line>> hunks = TextDiff.hunks(TextDiff.between(before.toString(), after), 2);

        assertThat(hunks).hasSize(2);
        assertThat(hunks.getFirst()).doesNotHaveDuplicates().extracting(Line::text).startsWith("line 3")
                .endsWith("line 11");
        assertThat(hunks.getLast()).extracting(Line::text).containsExactly("line 28", "line 29", "line 30", "line 31",
                "line 32");
    }

    @Test
    void sameTexts_haveNoHunks() {
        assertThat(TextDiff.hunks(TextDiff.between("a\nb\n", "a\nb\n"), 3)).isEmpty();
    }
}
