package dev.baton.app.editor;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.baton.app.theme.Themes;
import dev.baton.draft.Form;

import static dev.baton.app.testing.FxExtension.onFx;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// What the editor looks like, to be looked at: `target/pictures/editor-*.png`.
class CodeEditorPicturesTest {
    private static final String WRONG = CodeEditorTest.YAML.replace("vrid: 51", "vrdi: 51")
            .replace("weight: -20", "weight: -300").replace("process: nginx", "proces: nginx");
    private static final String CONF = CodeEditorTest.CONF.replace("    priority 100\n", """
                nopreempt
                priority 100
                authentication {
                    auth_type PASS
                    auth_pass se#cret
                }
                notify_mastr "/etc/keepalived/tell.sh"
            """);

    private static String name(String what, Themes.Choice theme, String language) {
        return "editor-" + what + "-" + theme.name().toLowerCase(Locale.ROOT) + "-"
                + language.toLowerCase(Locale.ROOT);
    }

    @ParameterizedTest
    @CsvSource({"LIGHT,en", "DARK,en", "LIGHT,zh-TW", "DARK,zh-TW"})
    void everyState(Themes.Choice theme, String language) throws Throwable {
        Locale locale = Locale.forLanguageTag(language);
        try (EditorBench bench = new EditorBench(locale, theme, 940, 540, 1)) {
            bench.show("n1", Form.YAML, WRONG);
            bench.checked();
            bench.behind("vrdi");
            bench.picture(name("problems", theme, language));
            bench.press(KeyCode.F1);
            bench.picture(name("hover", theme, language));
            bench.press(KeyCode.ESCAPE);
            bench.press(KeyCode.ENTER, false, false, true);
            bench.picture(name("fixes", theme, language));
            bench.press(KeyCode.ESCAPE);
            bench.behind("priority: 100");
            bench.press(KeyCode.ENTER);
            bench.type("pre");
            await().atMost(EditorBench.LIMIT).until(() -> bench.isSeen("#editor-proposals"));
            bench.picture(name("completion", theme, language));
            bench.press(KeyCode.ESCAPE);
            bench.control(KeyCode.H);
            onFx(() -> bench.find(TextField.class, "#editor-find").setText("nginx"));
            bench.picture(name("find", theme, language));
            bench.press(KeyCode.ESCAPE);
            bench.show("n1.conf", Form.KEEPALIVED, CONF);
            bench.checked();
            bench.behind("state MASTER");
            bench.press(KeyCode.F1);
            bench.picture(name("keepalived", theme, language));
            assertThat(bench.editor().page().colours().spots()).isNotEmpty();
        }
    }

    @Test
    void atTwoHundredPercent_andNarrow_nothingIsCutOff() throws Throwable {
        try (EditorBench bench = new EditorBench(Locale.ENGLISH, Themes.Choice.LIGHT, 1100, 800, 2)) {
            bench.show("n1", Form.YAML, WRONG);
            bench.checked();
            bench.behind("priority: 100");
            bench.press(KeyCode.ENTER);
            bench.type("pre");
            await().atMost(EditorBench.LIMIT).until(() -> bench.isSeen("#editor-proposals"));
            bench.picture("editor-zoom-200");
            bench.press(KeyCode.ESCAPE);
            onFx(() -> bench.editor().show(new TextEditor.Shown("cap", Form.YAML, CodeEditorTest.YAML,
                    Optional.of("This is a capture: it shows what was, and cannot be edited."))));
            bench.checked();
            bench.behind("node");
            bench.press(KeyCode.F1);
            bench.picture("editor-readonly-zoom-200");
            assertThat(List.of(bench.editor().page().text())).containsExactly(CodeEditorTest.YAML);
        }
    }
}
