package dev.baton.language;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.baton.language.TextSearch.Query;

import static org.assertj.core.api.Assertions.assertThat;

class TypingTest {
    @ParameterizedTest
    @CsvSource({"YAML,'routers:',2", "YAML,'  - name: a',4", "YAML,'    vrid: 5',4", "YAML,'  - { name: a }',2",
            "YAML,'  track: # why',4", "KEEPALIVED,'vrrp_instance A {',4", "KEEPALIVED,'    track_script { # x',8",
            "KEEPALIVED,'    state BACKUP',4"})
    void enter_indentsTheNextLine(Syntax syntax, String line, int spaces) {
        assertThat(Typing.enter(syntax, line, line.length())).isEqualTo("\n" + " ".repeat(spaces));
    }

    @Test
    void commentsComeAndGo_withoutChangingAnythingElse() {
        String text = "a:\n  b: 1\n\n  c: 2\nd: 3";
        String commented = TextChange.apply(text, Typing.comment(text, 1, 3));
        assertThat(commented).isEqualTo("a:\n  # b: 1\n\n  # c: 2\nd: 3");
        assertThat(TextChange.apply(commented, Typing.comment(commented, 1, 3))).isEqualTo(text);
    }

    @Test
    void shift_indentsLinesThatHaveSomething_andTakesItBack() {
        String text = "a\n\n b";
        String shifted = TextChange.apply(text, Typing.shift(Syntax.YAML, text, 0, 2, false));
        assertThat(shifted).isEqualTo("  a\n\n   b");
        assertThat(TextChange.apply(shifted, Typing.shift(Syntax.YAML, shifted, 0, 2, true))).isEqualTo(text);
    }

    @Test
    void bracket_findsItsPartner_notThoseThatAreNoCode() {
        String text = "a: [1, \"]\", 2]";
        assertThat(Typing.brackets(text, 3, i -> i != 8)).containsExactly(new TextRange(3, 4), new TextRange(13, 14));
        assertThat(Typing.brackets(text, 14, i -> i != 8)).containsExactly(new TextRange(13, 14), new TextRange(3, 4));
        assertThat(Typing.brackets(text, 1, i -> true)).isEmpty();
    }

    private static List<String> hits(String text, Query query) {
        return TextSearch.find(text, query).hits().stream().map(r -> text.substring(r.start(), r.end())).toList();
    }

    @Test
    void search_heedsCaseWordAndExpression() {
        String text = "vrid VRID vrids\nVrid";
        assertThat(hits(text, new Query("vrid", false, false, false))).hasSize(4);
        assertThat(hits(text, new Query("vrid", true, true, false))).containsExactly("vrid");
        assertThat(hits(text, new Query("^v\\w+", true, false, true))).containsExactly("vrid");
        assertThat(hits(text, new Query("x*", true, false, true))).isEmpty();
        assertThat(TextSearch.find(text, new Query("(", false, false, true)).problem())
                .contains(TextSearch.Problem.NO_EXPRESSION);
    }

    @Test
    void replaceAll_fillsInGroups() {
        String text = "priority 100\npriority 90";
        assertThat(TextChange.apply(text, TextSearch.replaceAll(text, new Query("priority (\\d+)", true, false, true),
                "priority: $1 # $"))).isEqualTo("priority: 100 # $\npriority: 90 # $");
        assertThat(TextChange.apply(text, TextSearch.replaceAll(text, new Query("priority", true, false, false),
                "$1"))).isEqualTo("$1 100\n$1 90");
    }

    @Test
    void expressionThatWouldNeverEnd_isGivenUp() {
        assertThat(TextSearch.find("a".repeat(60) + "b", new Query("(.*a){12}c", true, false, true)).problem())
                .contains(TextSearch.Problem.TOO_SLOW);
    }

    @Test
    void outline_listsWhatIsDefined_andHelpSaysWhatAKeyIs() {
        String yaml = "node: n1\nrouters:\n  - name: VI_1\n    priority: 90\nchecks:\n  - { name: web, tcp: 'a:1' }\n";
        assertThat(Assistant.outline(Syntax.YAML, yaml)).extracting(OutlineItem::kind, OutlineItem::name)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(OutlineItem.Kind.GLOBAL, "n1"),
                        org.assertj.core.groups.Tuple.tuple(OutlineItem.Kind.ROUTER, "VI_1"),
                        org.assertj.core.groups.Tuple.tuple(OutlineItem.Kind.CHECK, "web"));
        Help help = Assistant.help(Syntax.YAML, yaml, yaml.indexOf("priority") + 2).orElseThrow();
        assertThat(help.title()).isEqualTo("router / priority");
        assertThat(help.fallback()).contains("100");
        assertThat(help.text()).contains("Who is MASTER");
        String conf = "vrrp_instance VI_1 {\n  advert_int 1\n}\n";
        assertThat(Assistant.outline(Syntax.KEEPALIVED, conf)).extracting(OutlineItem::name).containsExactly("VI_1");
        assertThat(Assistant.help(Syntax.KEEPALIVED, conf, conf.indexOf("advert")).orElseThrow().form())
                .isEqualTo("0.01..255 s");
        assertThat(Assistant.help(Syntax.KEEPALIVED, conf, 0).orElseThrow().title()).isEqualTo("vrrp_instance");
    }
}
