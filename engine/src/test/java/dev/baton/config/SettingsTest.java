package dev.baton.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SettingsTest {
    private static final Setting.Keys ROUTER = Settings.ROUTER;

    private static Setting.One one(Setting.Keys keys, String name) {
        return (Setting.One) keys.find(name).orElseThrow().value();
    }

    @Test
    void settings_areTheKeysOfTheShapes_withTheirTextsAndDefaults() {
        for (Shape<?> shape : List.of(RouterShape.SHAPE, CheckShape.SHAPE, NodeShape.GROUP, NodeShape.NOTIFY)) {
            Setting.Keys keys = List.of(Settings.ROUTER, Settings.CHECK, Settings.GROUP, Settings.NOTIFICATION).stream()
                    .filter(k -> k.words().equals(shape.name())).findFirst().orElseThrow();
            assertThat(keys.settings().stream().map(Setting::name)).containsExactlyElementsOf(
                    shape.keys().stream().map(Key::name).toList());
            assertThat(keys.settings().stream().map(Setting::doc)).containsExactlyElementsOf(
                    shape.keys().stream().map(Key::doc).toList());
        }
        assertThat(ROUTER.find("priority").orElseThrow().fallback().orElseThrow().toString()).isEqualTo("100");
        assertThat(ROUTER.find("vrid").orElseThrow().isRequired()).isTrue();
        assertThat(Settings.CHECK.find("status").orElseThrow().needs()).contains("http");
        assertThat(Settings.CHECK.find("tcp").orElseThrow().isChoice()).isTrue();
    }

    @Test
    void kinds_areToldApart_soThatEachGetsItsControl() {
        assertThat(one(ROUTER, "preempt").kind()).isEqualTo(Setting.Kind.FLAG);
        assertThat(one(ROUTER, "priority").kind()).isEqualTo(Setting.Kind.NUMBER);
        assertThat(one(ROUTER, "advertInterval").kind()).isEqualTo(Setting.Kind.DURATION);
        assertThat(one(ROUTER, "checksum").choices()).contains("auto");
        assertThat(one(ROUTER, "source").kind()).isEqualTo(Setting.Kind.TEXT);
        assertThat(one(Settings.CHECK, "bodyLimit").kind()).isEqualTo(Setting.Kind.SIZE);
        Setting.Keys authentication = (Setting.Keys) ROUTER.find("authentication").orElseThrow().value();
        assertThat(one(authentication, "pass").kind()).isEqualTo(Setting.Kind.SECRET);
    }

    @Test
    void misfit_isWhatTheReaderOfFilesSays() {
        List<String> told = new ArrayList<>();
        for (String text : List.of("500", "high")) {
            Problem problem = ConfigLoader.load("n1.yaml", """
                    node: n1
                    routers:
                      - { name: web, interface: eth0, vrid: 51, priority: %s, addresses: [10.0.0.100/24] }
                    """.formatted(text)).problems().getFirst();
            Setting.Misfit misfit = one(ROUTER, "priority").misfit(text).orElseThrow();
            assertThat(misfit.problem()).isEqualTo(problem.message());
            assertThat(misfit.advice()).isEqualTo(problem.advice());
            told.add(misfit.sentence());
        }
        assertThat(told.getFirst()).isEqualTo("500 is outside 1..255. Write a whole number 1..255.");
        assertThat(one(ROUTER, "priority").misfit("150")).isEqualTo(Optional.empty());
    }

    @Test
    void written_holdsWhatStandsInTheText_rightOrWrong() {
        Tree.Branch tree = Settings.written("""
                node: n1
                routers:
                  - { name: web, priority: 500 }   # too high
                """).orElseThrow();
        assertThat(tree.find("routers").orElseThrow().toString()).contains("priority: 500");
        assertThat(Settings.written("node: [n1")).isEmpty();
        assertThat(Settings.written("")).isEmpty();
    }
}
