package dev.baton.app.traffic;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import javafx.scene.control.Button;
import javafx.scene.control.Label;

import org.junit.jupiter.api.Test;

import dev.baton.app.control.FindingWords;
import dev.baton.app.i18n.Texts;
import dev.baton.app.testing.Captures;
import dev.baton.app.testing.Feeds;
import dev.baton.app.testing.FxTest;
import dev.baton.app.testing.PacketSource;
import dev.baton.app.testing.Pictures;
import dev.baton.app.theme.Themes;
import dev.baton.finding.Code;
import dev.baton.finding.Evidence;
import dev.baton.finding.Finding;

import static org.assertj.core.api.Assertions.assertThat;

@FxTest
class FindingStripTest {
    private static final int ADVERTS = 200;

    private final List<Long> went = new ArrayList<>();
    private final FindingStrip strip = new FindingStrip(Texts.of(Locale.ENGLISH), number -> number > 10, went::add);

    private static Finding finding(Code code, String subject, boolean isOpen, long... packets) {
        List<Evidence> evidence = java.util.Arrays.stream(packets).mapToObj(n -> new Evidence(n, "seen")).toList();
        return new Finding(code, subject, "Something is so", evidence, "Do this", 1, 2, 7,
                isOpen ? OptionalLong.empty() : OptionalLong.of(3));
    }

    private List<Button> lines() {
        return strip.getChildren().stream().filter(Button.class::isInstance).map(Button.class::cast).toList();
    }

    private static List<String> words(Button line) {
        return line.getGraphic().lookupAll(".label").stream().map(node -> ((Label) node).getText()).toList();
    }

    @Test
    void withoutFindings_theStripIsNotThere() {
        strip.show(List.of());
        assertThat(strip.isManaged()).isFalse();
        strip.show(List.of(finding(Code.S05, "a", true, 20)));
        assertThat(strip.isVisible()).isTrue();
        strip.show(List.of());
        assertThat(strip.isVisible()).isFalse();
        assertThat(strip.isManaged()).isFalse();
    }

    @Test
    void worstFindings_areNamed_openBeforeEnded_theOthersAreCounted() {
        strip.show(List.of(finding(Code.P16, "a", true, 20), finding(Code.S01, "b", false, 20),
                finding(Code.S05, "c", true, 20), finding(Code.S02, "d", true, 20), finding(Code.P10, "e", false, 20)));
        assertThat(lines()).extracting(line -> words(line).get(1)).containsExactly("S02", "S05", "P16");
        assertThat(strip.getChildren().getLast()).isInstanceOfSatisfying(Label.class,
                label -> assertThat(label.getText()).isEqualTo("1 more: S01"));
    }

    @Test
    void line_tellsSeverityCodeCauseAndCount_toAScreenReaderToo() {
        strip.show(List.of(finding(Code.S01, "VRID 51 IPV4 lan", true, 20)));
        assertThat(words(lines().getFirst())).containsExactly("Error", "S01", "Two or more MASTERs",
                "Something is so", "7×");
        assertThat(lines().getFirst().getAccessibleText())
                .isEqualTo("Error, S01, Two or more MASTERs, Something is so, 7×");
        assertThat(lines().getFirst().getAccessibleHelp()).isEqualTo("Something is so. To do: Do this.");
    }

    @Test
    void line_leadsToTheFirstPacketThatIsStillKept() {
        strip.show(List.of(finding(Code.S01, "a", true, 4, 25), finding(Code.S05, "b", true, 3)));
        lines().getFirst().fire();
        lines().getLast().fire();
        assertThat(went).containsExactly(25L);
        assertThat(lines().getLast().getAccessibleHelp()).contains("no longer kept");
    }

    @Test
    void everyCode_hasASentenceInEachLanguage() {
        for (Locale language : Texts.LANGUAGES) {
            FindingWords words = new FindingWords(Texts.of(language));
            for (Code code : Code.values()) {
                Finding finding = finding(code, "VRID 51 IPV4 lan", true, 1);
                assertThat(words.title(code)).as("%s %s", language, code).isNotBlank();
                assertThat(words.inGeneral(code, finding.subject())).as("%s %s", language, code)
                        .startsWith("VRID 51 IPv4 lan");
            }
        }
    }

    @Test
    void twoMasters_areToldAboveTheTable_andAClickSelectsAPacketThatTheFilterHides() {
        for (Locale language : Texts.LANGUAGES) {
            for (Themes.Choice theme : List.of(Themes.Choice.LIGHT, Themes.Choice.DARK)) {
                try (TrafficStage stage = new TrafficStage(new PacketSource(Feeds.of(Feeds.split(ADVERTS))), language,
                        theme, 1_280, 800)) {
                    stage.frame(0);
                    stage.frame(300);
                    stage.frame(600);
                    Pictures.save(stage.scene, "traffic-findings-" + language.toLanguageTag() + "-"
                            + theme.name().toLowerCase(Locale.ROOT));
                    FindingStrip told = stage.all(FindingStrip.class).getFirst();
                    Button first = (Button) told.getChildren().getFirst();
                    assertThat(words(first)).contains("S01");
                    stage.model.apply("frame.number == 1");
                    first.fire();
                    assertThat(stage.model.applied().get()).isEmpty();
                    long number = stage.model.selected().get().orElseThrow().number();
                    assertThat(stage.model.findings()).flatExtracting(Finding::evidence).extracting(Evidence::packet)
                            .contains(number);
                    assertThat(stage.all(PacketTable.class).getFirst().selection().numbers()).containsExactly(number);
                }
            }
        }
    }

    @Test
    void healthyCluster_hasNoStrip() {
        List<dev.baton.adapter.pcap.CapturedFrame> frames = java.util.stream.IntStream.range(0, ADVERTS)
                .mapToObj(i -> Captures.frame(Captures.START_NANOS + i * 100L * Captures.MS, 1, 150)).toList();
        try (TrafficStage stage = new TrafficStage(new PacketSource(Feeds.of(frames)), Locale.ENGLISH,
                Themes.Choice.LIGHT, 1_280, 800)) {
            stage.frame(0);
            stage.frame(300);
            assertThat(stage.model.findings()).isEmpty();
            assertThat(stage.all(FindingStrip.class).getFirst().isManaged()).isFalse();
        }
    }
}
