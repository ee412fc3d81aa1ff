package dev.baton.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import dev.baton.language.EditedText.Change;

import static org.assertj.core.api.Assertions.assertThat;

/// An editor that shows only line feeds loses nothing of a text.
class EditedTextTest {
    private static final String[] BREAKS = {"\n", "\r\n", "\r"};
    private static final String[] PIECES = {"a", "priority: 100", "", " ", "\t", "\u00e9", "\ud83d\ude00", "中文",
            "\u0000"};

    private static String random(Random random, String[] breaks) {
        StringBuilder text = new StringBuilder(random.nextInt(4) == 0 ? "\uFEFF" : "");
        int lines = random.nextInt(8);
        for (int i = 0; i < lines; i++) {
            text.append(PIECES[random.nextInt(PIECES.length)]).append(breaks[random.nextInt(breaks.length)]);
        }
        return text.append(PIECES[random.nextInt(PIECES.length)]).toString();
    }

    @Test
    void textThatIsOnlyShown_isTheSameByteForByte() {
        Random random = new Random(1);
        for (int i = 0; i < 5_000; i++) {
            String text = random(random, BREAKS);
            EditedText edited = new EditedText(text);
            assertThat(edited.text()).isEqualTo(text);
            assertThat(edited.shown()).isEqualTo(text.replace("\uFEFF", "").replace("\r\n", "\n").replace('\r', '\n'));
        }
    }

    @Test
    void editsThroughTheEditor_equalTheSameEditsOnTheString_whateverTheBreaks() {
        Random random = new Random(2);
        for (String lineBreak : List.of("\n", "\r\n")) {
            for (int i = 0; i < 3_000; i++) {
                String text = random(random, new String[]{lineBreak});
                EditedText edited = new EditedText(text);
                String plain = edited.shown();
                for (int step = 0; step < 6; step++) {
                    int start = random.nextInt(plain.length() + 1);
                    int end = start + random.nextInt(plain.length() - start + 1);
                    String put = random.nextBoolean() ? "" : random(random, new String[]{"\n"}).replace("\uFEFF", "");
                    edited.replaceShown(start, end, put);
                    plain = plain.substring(0, start) + put + plain.substring(end);
                    assertThat(edited.shown()).isEqualTo(plain);
                }
                boolean hadBreak = text.contains(lineBreak);
                if (hadBreak && lineBreak.equals("\n")) {
                    assertThat(edited.text()).isEqualTo((text.startsWith("\uFEFF") ? "\uFEFF" : "") + plain);
                }
            }
        }
    }

    @Test
    void linesThatWereNotTouched_keepTheirBreaks() {
        EditedText edited = new EditedText("\uFEFFa\r\nb\nc\r\nd");
        edited.replaceShown(1, 1, "x\ny");
        assertThat(edited.text()).isEqualTo("\uFEFFax\r\ny\r\nb\nc\r\nd");
        edited.replaceShown(edited.shown().length(), edited.shown().length(), "\n");
        assertThat(edited.text()).isEqualTo("\uFEFFax\r\ny\r\nb\nc\r\nd\r\n");
    }

    @Test
    void randomEditsWithMixedBreaks_showWhatTheEditorShows_andUndoGivesEveryByteBack() {
        Random random = new Random(3);
        for (int i = 0; i < 5_000; i++) {
            String text = random(random, BREAKS);
            EditedText edited = new EditedText(text);
            List<Change> changes = new ArrayList<>();
            List<String> states = new ArrayList<>(List.of(edited.text()));
            for (int step = 0; step < 5; step++) {
                String shown = edited.shown();
                int start = random.nextInt(shown.length() + 1);
                int end = start + random.nextInt(shown.length() - start + 1);
                String put = random.nextBoolean() ? "" : random(random, new String[]{"\n"}).replace("\uFEFF", "");
                changes.add(edited.replaceShown(start, end, put));
                assertThat(edited.shown()).isEqualTo(shown.substring(0, start) + put + shown.substring(end));
                assertThat(edited.lines()).isEqualTo(1 + (int) edited.shown().chars().filter(c -> c == '\n').count());
                states.add(edited.text());
            }
            for (int step = changes.size() - 1; step >= 0; step--) {
                edited.undo(changes.get(step));
                assertThat(edited.text()).isEqualTo(states.get(step));
                assertThat(edited.shown()).isEqualTo(new EditedText(states.get(step)).shown());
            }
            for (int step = 0; step < changes.size(); step++) {
                edited.redo(changes.get(step));
                assertThat(edited.text()).isEqualTo(states.get(step + 1));
            }
        }
    }

    @Test
    void offsets_goThereAndBack() {
        EditedText edited = new EditedText("ab\r\ncd\n\rx");
        for (int shown = 0; shown <= edited.shown().length(); shown++) {
            assertThat(edited.toShown(edited.fromShown(shown))).isEqualTo(shown);
        }
    }
}
