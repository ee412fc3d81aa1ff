package dev.baton.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class HighlighterTest {
    private static List<List<Token>> all(Syntax syntax, List<String> lines) {
        Highlighter highlighter = new Highlighter(syntax, lines.size(), lines::get);
        while (!highlighter.isClean()) {
            highlighter.work(3);
        }
        List<List<Token>> tokens = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            tokens.add(highlighter.tokens(i));
        }
        return tokens;
    }

    private static String told(Syntax syntax, String... lines) {
        StringBuilder told = new StringBuilder();
        List<List<Token>> tokens = all(syntax, List.of(lines));
        for (int i = 0; i < lines.length; i++) {
            for (Token token : tokens.get(i)) {
                told.append(token.kind()).append('(').append(lines[i], token.start(), token.end()).append(") ");
            }
        }
        return told.toString().strip();
    }

    @Test
    void yaml_hasKeysNumbersAddressesAndComments() {
        assertThat(told(Syntax.YAML, "- name: VI_1 # first", "  interval: 1.5s", "  a: [10.0.0.1/24, \"x: y\"]"))
                .isEqualTo("PUNCTUATION(-) KEY(name) PUNCTUATION(:) COMMENT(# first) KEY(interval) PUNCTUATION(:)"
                        + " NUMBER(1.5s) KEY(a) PUNCTUATION(:) PUNCTUATION([) ADDRESS(10.0.0.1/24) PUNCTUATION(,)"
                        + " STRING(\"x: y\") PUNCTUATION(])");
    }

    @Test
    void yaml_textInABlockAndInQuotesGoesOverLines() {
        assertThat(told(Syntax.YAML, "a: |", "  b: 1", "", "c: \"x", "y: 2\"", "d: true"))
                .isEqualTo("KEY(a) PUNCTUATION(:) PUNCTUATION(|) STRING(b: 1) KEY(c) PUNCTUATION(:) STRING(\"x)"
                        + " STRING(y: 2\") KEY(d) PUNCTUATION(:) WORD(true)");
    }

    @Test
    void keepalived_knowsKeywordsByTheirBlock() {
        assertThat(told(Syntax.KEEPALIVED, "vrrp_instance VI_1 {", " state MASTER ! why", " weight 2",
                " virtual_ipaddress { 10.0.0.1/24 }", " track_script {", "  chk weight -2", " }", "}"))
                .isEqualTo("BLOCK(vrrp_instance) NAME(VI_1) PUNCTUATION({) KEY(state) WORD(MASTER) COMMENT(! why)"
                        + " NUMBER(2) BLOCK(virtual_ipaddress) PUNCTUATION({) ADDRESS(10.0.0.1/24) PUNCTUATION(})"
                        + " BLOCK(track_script) PUNCTUATION({) NUMBER(-2) PUNCTUATION(}) PUNCTUATION(})");
    }

    @ParameterizedTest
    @EnumSource
    void afterAnyEdit_tokensAreThoseOfTheWholeTextCutAnew(Syntax syntax) {
        String[] pieces = {"a: |", "  b", "x: 'y", "it''s'", "{", "}", "vrrp_instance A {", "# \"", "c: \"d",
                "e\": [1,",
                "]", "", "  - f: 10.0.0.1", "state BACKUP"};
        Random random = new Random(5);
        for (int run = 0; run < 1_500; run++) {
            List<String> lines = new ArrayList<>(List.of(""));
            for (int i = random.nextInt(12); i > 0; i--) {
                lines.add(pieces[random.nextInt(pieces.length)]);
            }
            Highlighter highlighter = new Highlighter(syntax, lines.size(), lines::get);
            for (int step = 0; step < 6; step++) {
                int first = random.nextInt(lines.size());
                int removed = 1 + random.nextInt(lines.size() - first);
                int inserted = 1 + random.nextInt(3);
                lines.subList(first, first + removed).clear();
                for (int i = 0; i < inserted; i++) {
                    lines.add(first, pieces[random.nextInt(pieces.length)]);
                }
                highlighter.changed(first, removed, inserted);
                if (random.nextBoolean()) {
                    highlighter.work(1 + random.nextInt(4));
                }
            }
            while (!highlighter.isClean()) {
                highlighter.work(2);
            }
            List<List<Token>> expected = all(syntax, lines);
            for (int i = 0; i < lines.size(); i++) {
                assertThat(highlighter.tokens(i)).as("line %s of %s", i, lines).isEqualTo(expected.get(i));
            }
        }
    }

    @Test
    void anEdit_cutsOnlyTheLinesThatItReaches() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            lines.add("  key" + i + ": 10.0.0.1");
        }
        Highlighter highlighter = new Highlighter(Syntax.YAML, lines.size(), lines::get);
        while (!highlighter.isClean()) {
            highlighter.work(5_000);
        }
        lines.set(2_500, "  key: other");
        highlighter.changed(2_500, 1, 1);
        assertThat(highlighter.work(5_000)).isEqualTo(new Highlighter.Lines(2_500, 2_501));
        assertThat(highlighter.isClean()).isTrue();
    }
}
