package dev.baton.app.form;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.baton.config.ConfigEdit;
import dev.baton.config.ConfigEditor;
import dev.baton.config.ConfigPath;
import dev.baton.config.EditResult;
import dev.baton.config.NodeConfig;
import dev.baton.config.Setting;
import dev.baton.config.Settings;
import dev.baton.config.Tree;
import dev.baton.resources.Resources;

import static org.assertj.core.api.Assertions.assertThat;

class FormEditsTest {
    private static final String TEXT = """
            node: n1   # first
            routers:
              - name: VI_1
                interface: eth0
                vrid: 51
                addresses: [10.0.0.100/24]
                track:
                  - { check: web, weight: -20 }
            checks:
              - { name: web, tcp: "127.0.0.1:80" }
            groups:
              - { name: g, routers: [VI_1] }
            notify:
              - { on: [master], script: on-change, routers: [VI_1] }
            """;

    private static Tree.Branch tree(String text) {
        return Settings.written(text).orElseThrow();
    }

    private static String made(String text, List<ConfigEdit> edits) {
        String now = text;
        for (ConfigEdit edit : edits) {
            EditResult result = ConfigEditor.apply("n1.yaml", now, edit);
            assertThat(result).as(edit.toString()).isInstanceOf(EditResult.Edited.class);
            now = ((EditResult.Edited) result).text();
        }
        return now;
    }

    private static Part first(Part.Kind kind) {
        return Part.of(kind, tree(TEXT)).getFirst();
    }

    private static Setting.One one(Setting.Keys keys, String name) {
        return (Setting.One) keys.find(name).orElseThrow().value();
    }

    @Test
    void keyInsideAMappingThatIsNotThere_makesIt_andTakesItAwayWithItsLastKey() {
        Part router = first(Part.Kind.ROUTER);
        Setting.Keys announce = (Setting.Keys) Settings.ROUTER.find("announce").orElseThrow().value();
        ConfigPath burst = router.path().key("announce").key("burst");
        String now = made(TEXT, List.of(FormEdits.set(router, burst, one(announce, "burst"), "3")));
        assertThat(now).contains("announce: { burst: 3 }").contains("# first");

        Part again = Part.of(Part.Kind.ROUTER, tree(now)).getFirst();
        assertThat(made(now, List.of(FormEdits.reset(again, burst)))).isEqualTo(TEXT);
    }

    @Test
    void partThatIsRemoved_goesWithWhatRefersToIt_soThatTheConfigurationStaysGood() {
        NodeConfig withoutCheck = config(made(TEXT, FormEdits.remove(first(Part.Kind.CHECK), tree(TEXT))));
        assertThat(withoutCheck.checks()).isEmpty();
        assertThat(withoutCheck.routers().getFirst().track()).isEmpty();
        NodeConfig withoutRouter = config(made(TEXT, FormEdits.remove(first(Part.Kind.ROUTER), tree(TEXT))));
        assertThat(withoutRouter.routers()).isEmpty();
        assertThat(withoutRouter.groups()).isEmpty();
        assertThat(withoutRouter.notifications()).isEmpty();
    }

    private static NodeConfig config(String text) {
        return ((dev.baton.config.ConfigResult.Loaded) dev.baton.config.ConfigLoader.load("n1.yaml", text)).config();
    }

    @Test
    void newAndDuplicatedParts_areAlwaysTaken() throws java.io.IOException {
        String everything;
        try (java.io.InputStream in = Resources.url("samples/everything.yaml").openStream()) {
            everything = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
        for (String text : List.of("node: n1\n", TEXT, everything)) {
            for (Part.Kind kind : Part.Kind.values()) {
                NewParts.of(kind, tree(text)).ifPresent(
                        part -> made(text, List.of(new ConfigEdit.Add(kind.path(), part))));
                if (kind != Part.Kind.GROUP) {
                    for (Part part : Part.of(kind, tree(text))) {
                        made(text, List.of(new ConfigEdit.Add(kind.path(), NewParts.again(part, tree(text)))));
                    }
                }
            }
        }
    }

    @Test
    void everyKeyOfTheReference_hasARowSomewhere_soThatNoneCanBeForgotten() {
        Part router = first(Part.Kind.ROUTER);
        List<String> shown = Section.of(router).stream().flatMap(s -> s.rows().stream()).map(r -> r.setting().name())
                .toList();
        List<String> all = Settings.ROUTER.settings().stream().map(Setting::name)
                .filter(name -> !name.equals("authentication")).toList();
        assertThat(shown).containsExactlyInAnyOrderElementsOf(all);
    }
}
