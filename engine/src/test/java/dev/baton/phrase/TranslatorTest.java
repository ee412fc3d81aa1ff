package dev.baton.phrase;

import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

class TranslatorTest {
    private static final Map<String, String> PHRASES = Map.ofEntries(Map.entry("{0} answers", "{0} 有回應"),
            Map.entry("{0} does not answer", "{0} 沒有回應"), Map.entry("{0} and {1}", "{0}和{1}"),
            Map.entry("{0}, {1}", "{0}、{1}"), Map.entry("{0}. {1}", "{0}。{1}"), Map.entry(".", "。"),
            Map.entry("{0#} s", "{0} 秒"), Map.entry("{0#} probes lost", "遺失 {0#} 個探測"),
            Map.entry("{0}; {1}", "{0}；{1}"), Map.entry("{0} ({1})", "{0}（{1}）"),
            Map.entry("{0} took over {1} after {2}", "{2}後由 {0} 接手 {1}"), Map.entry("expected {0}", "預期 {0}"),
            Map.entry("nobody", "沒有節點"));

    private static Translator chinese(Map<String, String> phrases) {
        return new Translator(PhraseBook.of(phrases), Locale.TRADITIONAL_CHINESE);
    }

    private final Translator translator = chinese(PHRASES);

    @Test
    void sentence_isSaid_withItsStop() {
        assertThat(translator.said("n1 answers.")).isEqualTo("n1 有回應。");
    }

    @Test
    void places_areSaidToo_andChangeTheirOrder() {
        assertThat(translator.said("nobody took over 10.0.0.1 and 10.0.0.2 after 3 s (expected 2.5 s)."))
                .isEqualTo("3 秒（預期 2.5 秒）後由沒有節點接手 10.0.0.1 和 10.0.0.2。");
    }

    @Test
    void severalSentences_areSaidOneByOne() {
        assertThat(translator.said("n1 answers. n2 does not answer. n3 answers."))
                .isEqualTo("n1 有回應。n2 沒有回應。n3 有回應。");
    }

    @Test
    void counts_areGroupedAsInTheLanguage_otherFiguresStay() {
        assertThat(translator.said("1164 probes lost")).isEqualTo("遺失 1,164 個探測");
        assertThat(translator.said("1164 s")).isEqualTo("1164 秒");
    }

    @Test
    void englishWindow_groupsCountsToo_andChangesNothingElse() {
        Translator english = Translator.of(Locale.ENGLISH);
        assertThat(english
                .said("n2 took over 10.0.0.1 after an outage of 610 ms; 1164 probes lost; back at n1 after 7 s."))
                .isEqualTo("n2 took over 10.0.0.1 after an outage of 610 ms; 1,164 probes lost; back at n1 after 7 s.");
        assertThat(english.said("The port 57344 is in use; choose another.")).isEqualTo(
                "The port 57344 is in use; choose another.");
    }

    @Test
    void firstLetter_mayBeACapital() {
        assertThat(translator.said("Expected 3 s.")).isEqualTo("預期 3 秒。");
    }

    @Test
    void whatTheBookDoesNotHave_staysAsItIs() {
        assertThat(translator.said("Something new of a later version.")).isEqualTo("Something new of a later version.");
        assertThat(translator.said("")).isEmpty();
        assertThat(translator.said("n1")).isEqualTo("n1");
        assertThat(translator.said("nginx-1.2.conf:10:3")).isEqualTo("nginx-1.2.conf:10:3");
    }

    @Test
    void unknownSentence_leavesTheOthersSaid() {
        assertThat(translator.said("n1 answers. Frobnicate the gizmo.")).startsWith("n1 有回應。Frobnicate the gizmo");
    }

    @Test
    void lines_stayLines() {
        assertThat(translator.said("n1 answers.\nn2 answers.")).isEqualTo("n1 有回應。\nn2 有回應。");
    }

    @Test
    void hostileTexts_endSoon() {
        String long1 = "and ".repeat(450);
        String long2 = "a, b and c; ".repeat(160);
        String long3 = "(((".repeat(600);
        String long4 = "x. ".repeat(600);
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            for (String text : new String[]{long1, long2, long3, long4, "and".repeat(100_000)}) {
                assertThat(translator.said(text)).isNotNull();
            }
        });
    }

    @Test
    void placeThatTheSentenceDoesNotHave_isAMistake() {
        Map<String, String> wrong = new HashMap<>(Map.of("{0} answers", "{1} 有回應"));
        assertThatThrownBy(() -> chinese(wrong)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("{0} answers");
    }
}
