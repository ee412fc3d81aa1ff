package dev.baton.app.editor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;

import dev.baton.config.Place;
import dev.baton.config.Severity;
import dev.baton.draft.Form;

import static dev.baton.app.testing.FxExtension.onFx;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// What somebody does at the keyboard, and what the text is then.
class CodeEditorTest {
    static final String YAML = """
            # One of two web servers.
            node: n1
            routers:
              - name: VI_1
                interface: eth0
                vrid: 51
                priority: 100
                addresses: [10.0.0.100/24]
                track:
                  - { check: nginx, weight: -20 }
            checks:
              - { name: nginx, process: nginx }
            """;
    static final String CONF = """
            ! One of two web servers.
            vrrp_instance VI_1 {
                state MASTER
                interface eth0
                virtual_router_id 51
                priority 100
                virtual_ipaddress {
                    10.0.0.100/24
                }
            }
            """;

    private static void awaitProposal(EditorBench bench, String label) {
        await().atMost(EditorBench.LIMIT).until(() -> proposals(bench).contains(label));
    }

    private static List<String> proposals(EditorBench bench) {
        List<String> labels = new ArrayList<>();
        try {
            onFx(() -> labels.addAll(bench.editor().proposals()));
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
        return labels;
    }

    @Test
    void typing_isToldWithTheWholeText_andIndentedOnEnter() throws Throwable {
        try (EditorBench bench = new EditorBench()) {
            bench.show("n1", Form.YAML, YAML);
            bench.behind("vrid: 51");
            bench.press(KeyCode.ENTER);
            bench.type("preempt: false");
            bench.settle();
            String expected = YAML.replace("vrid: 51\n", "vrid: 51\n    preempt: false\n");
            assertThat(bench.text()).isEqualTo(expected);
            await().atMost(EditorBench.LIMIT).until(() -> bench.told().getLast().equals(expected));
        }
    }

    @Test
    void undo_takesBackWordByWord_andRedoMakesItAgain() throws Throwable {
        try (EditorBench bench = new EditorBench()) {
            bench.show("n1", Form.YAML, YAML);
            bench.behind("node: n1");
            bench.press(KeyCode.ENTER);
            bench.type("ab cd");
            bench.press(KeyCode.ESCAPE);
            bench.control(KeyCode.Z);
            assertThat(bench.text()).contains("\nab \n");
            bench.control(KeyCode.Z);
            bench.control(KeyCode.Z);
            assertThat(bench.text()).isEqualTo(YAML);
            bench.control(KeyCode.Y);
            bench.control(KeyCode.Y);
            bench.press(KeyCode.Z, true, true, false);
            assertThat(bench.text()).contains("\nab cd\n");
        }
    }

    @Test
    void completion_comesWhileAKeyIsTyped_andIsChosenByKeyboard() throws Throwable {
        try (EditorBench bench = new EditorBench()) {
            bench.show("n1", Form.YAML, YAML);
            bench.behind("vrid: 51");
            bench.press(KeyCode.ENTER);
            bench.type("pre");
            awaitProposal(bench, "preemptDelay");
            assertThat(proposals(bench).getFirst()).isEqualTo("preempt");
            bench.press(KeyCode.DOWN);
            bench.press(KeyCode.UP);
            bench.press(KeyCode.ENTER);
            assertThat(bench.text()).contains("    preempt: \n");
            awaitProposal(bench, "false");
            bench.press(KeyCode.DOWN);
            bench.press(KeyCode.TAB);
            assertThat(bench.text()).contains("    preempt: false\n");
            bench.control(KeyCode.Z);
            bench.control(KeyCode.Z);
            assertThat(bench.text()).contains("    pre\n");
        }
    }

    @Test
    void completion_isAskedForWithControlSpace_andLeavesWithEscape() throws Throwable {
        try (EditorBench bench = new EditorBench()) {
            bench.show("n1", Form.KEEPALIVED, CONF);
            bench.behind("state ");
            bench.control(KeyCode.SPACE);
            awaitProposal(bench, "MASTER");
            bench.press(KeyCode.ESCAPE);
            assertThat(proposals(bench)).isEmpty();
            assertThat(bench.text()).isEqualTo(CONF);
        }
    }

    @Test
    void aProblemIsMarkedInTheMargin_andAltEnterMendsIt() throws Throwable {
        try (EditorBench bench = new EditorBench()) {
            bench.show("n1", Form.YAML, YAML.replace("vrid", "vrdi"));
            bench.checked();
            assertThat(bench.editor().page().colours().spots()).anyMatch(s -> s.message().contains("vrdi"));
            bench.behind("vrdi");
            bench.press(KeyCode.ENTER, false, false, true);
            bench.settle();
            ListView<?> fixes = bench.find(ListView.class, "#editor-fixes");
            assertThat(fixes.getItems()).isNotEmpty();
            bench.press(KeyCode.ENTER);
            assertThat(bench.text()).isEqualTo(YAML);
            bench.checked();
            assertThat(bench.editor().page().colours().spots()).noneMatch(s -> s.message().contains("vrdi"));
            bench.control(KeyCode.Z);
            assertThat(bench.text()).contains("vrdi");
        }
    }

    @Test
    void marksOfOthers_areShownOnce_withTheirFixes() throws Throwable {
        try (EditorBench bench = new EditorBench()) {
            bench.show("n1", Form.YAML, YAML);
            bench.checked();
            List<String> done = new ArrayList<>();
            onFx(() -> bench.editor().mark(List.of(new TextEditor.Mark(Place.inLine("n1", 6, 5, 4, "    vrid: 51"),
                    Severity.WARNING, "the others have 52", "Write 52.",
                    List.of(new TextEditor.Fix("Write 52", () -> done.add("52")))))));
            bench.behind("vrid");
            bench.control(KeyCode.PERIOD);
            bench.settle();
            bench.press(KeyCode.ENTER);
            assertThat(done).containsExactly("52");
            assertThat(bench.editor().page().colours().spots())
                    .filteredOn(s -> s.message().equals("the others have 52"))
                    .hasSize(1);
        }
    }

    @Test
    void findAndReplaceAll_isOneStep() throws Throwable {
        try (EditorBench bench = new EditorBench()) {
            bench.show("n1", Form.YAML, YAML);
            bench.caret(0);
            bench.control(KeyCode.H);
            onFx(() -> {
                bench.find(TextField.class, "#editor-find").setText("nginx");
                bench.find(TextField.class, "#editor-replace").setText("web");
            });
            assertThat(bench.find(Label.class, "#editor-hits").getText()).isEqualTo("1 of 3");
            onFx(() -> ((javafx.scene.control.Button) bench.find(TextField.class, "#editor-replace").getParent()
                    .getChildrenUnmodifiable().getLast()).fire());
            assertThat(bench.text()).isEqualTo(YAML.replace("nginx", "web"));
            bench.press(KeyCode.ESCAPE);
            bench.control(KeyCode.Z);
            assertThat(bench.text()).isEqualTo(YAML);
        }
    }

    @Test
    void f3GoesFromHitToHit_andRound() throws Throwable {
        try (EditorBench bench = new EditorBench()) {
            bench.show("n1", Form.YAML, YAML);
            bench.caret(0);
            bench.control(KeyCode.F);
            onFx(() -> bench.find(TextField.class, "#editor-find").setText("nginx"));
            int first = YAML.indexOf("nginx");
            assertThat(bench.caret()).isEqualTo(first + 5);
            bench.press(KeyCode.F3);
            bench.press(KeyCode.F3);
            assertThat(bench.find(Label.class, "#editor-hits").getText()).isEqualTo("3 of 3");
            bench.press(KeyCode.F3);
            assertThat(bench.caret()).isEqualTo(first + 5);
            bench.press(KeyCode.F3, true, false, false);
            assertThat(bench.find(Label.class, "#editor-hits").getText()).isEqualTo("3 of 3");
        }
    }

    @Test
    void readOnly_saysWhy_andTakesNothing() throws Throwable {
        try (EditorBench bench = new EditorBench()) {
            onFx(() -> {
                bench.editor()
                        .show(new TextEditor.Shown("n1", Form.YAML, YAML, Optional.of("A capture cannot be edited.")));
                bench.editor().sheet().requestFocus();
            });
            bench.settle();
            assertThat(bench.find(Label.class, "#editor-banner").getText()).isEqualTo("A capture cannot be edited.");
            bench.caret(5);
            bench.type("x");
            bench.press(KeyCode.ENTER);
            bench.press(KeyCode.TAB);
            bench.press(KeyCode.DELETE);
            bench.control(KeyCode.SLASH);
            bench.control(KeyCode.Z);
            bench.control(KeyCode.SPACE);
            bench.settle();
            assertThat(bench.text()).isEqualTo(YAML);
            assertThat(bench.told()).isEmpty();
            assertThat(proposals(bench)).isEmpty();
        }
    }

    @Test
    void sameNameAgain_keepsCaretSelectionAndUndo() throws Throwable {
        try (EditorBench bench = new EditorBench()) {
            bench.show("n1", Form.YAML, YAML);
            onFx(() -> bench.editor().sheet().selectRange(YAML.indexOf("priority"), YAML.indexOf("priority") + 8));
            String other = YAML.replace("# One", "# This is one");
            onFx(() -> bench.editor().show(new TextEditor.Shown("n1", Form.YAML, other, Optional.empty())));
            onFx(() -> {
                assertThat(bench.editor().sheet().getSelectedText()).isEqualTo("priority");
                assertThat(bench.editor().page().text()).isEqualTo(other);
            });
            bench.settle();
            assertThat(bench.told()).isEmpty();
            bench.control(KeyCode.Z);
            assertThat(bench.text()).isEqualTo(YAML);
        }
    }

    @Test
    void anotherName_beginsAtItsTop_withNothingToTakeBack() throws Throwable {
        try (EditorBench bench = new EditorBench()) {
            bench.show("n1", Form.YAML, YAML);
            bench.behind("node: n1");
            bench.type("x");
            bench.show("n2", Form.KEEPALIVED, CONF);
            assertThat(bench.caret()).isZero();
            bench.control(KeyCode.Z);
            assertThat(bench.text()).isEqualTo(CONF);
            assertThat(bench.told().getLast()).isEqualTo(YAML.replace("node: n1", "node: n1x"));
        }
    }

    @Test
    void tabsCommentsAndClosingBraces_keepTheShape() throws Throwable {
        try (EditorBench bench = new EditorBench()) {
            bench.show("n1", Form.KEEPALIVED, CONF);
            bench.behind("priority 100");
            bench.press(KeyCode.ENTER);
            bench.type("track_script {");
            bench.press(KeyCode.ESCAPE);
            bench.press(KeyCode.ENTER);
            bench.press(KeyCode.ESCAPE);
            bench.type("}");
            assertThat(bench.text()).contains("    track_script {\n    }\n");
            bench.behind("state MASTER");
            bench.control(KeyCode.SLASH);
            assertThat(bench.text()).contains("    # state MASTER\n");
            bench.press(KeyCode.TAB, true, false, false);
            assertThat(bench.text()).contains("\n# state MASTER\n");
        }
    }

    @Test
    void whatWouldBeTooLong_isNotPutIn_andTold() throws Throwable {
        try (EditorBench bench = new EditorBench()) {
            bench.show("n1", Form.YAML, YAML);
            onFx(() -> {
                ClipboardContent content = new ClipboardContent();
                content.putString("x".repeat(CodeEditor.MAX_CHARACTERS));
                Clipboard.getSystemClipboard().setContent(content);
                bench.editor().sheet().paste();
            });
            assertThat(bench.text()).isEqualTo(YAML);
            assertThat(bench.find(Label.class, "#editor-banner").isVisible()).isTrue();
            onFx(() -> {
                ClipboardContent content = new ClipboardContent();
                content.putString("# a\r\n# b\r\n");
                Clipboard.getSystemClipboard().setContent(content);
                bench.editor().sheet().moveTo(0);
                bench.editor().sheet().paste();
            });
            assertThat(bench.text()).isEqualTo("# a\n# b\n" + YAML);
        }
    }

    @Test
    void anyTextIsGivenBackByteForByte_andRandomEditsEqualThoseOnAString() throws Throwable {
        Random random = new Random(20261127);
        String[] pieces = {"a: 1", "", "\t", "  - x", "中文", "\ud83d\ude00", "\u00e9"};
        try (EditorBench bench = new EditorBench()) {
            for (int run = 0; run < 60; run++) {
                String lineBreak = run % 2 == 0 ? "\r\n" : "\n";
                StringBuilder made = new StringBuilder(run % 3 == 0 ? "\uFEFF" : "");
                for (int i = 0; i < 1 + random.nextInt(8); i++) {
                    made.append(pieces[random.nextInt(pieces.length)]).append(lineBreak);
                }
                String text = made.append(random.nextBoolean() ? "end" : "").toString();
                String name = "n" + run;
                onFx(() -> {
                    bench.editor().show(new TextEditor.Shown(name, Form.YAML, text, Optional.empty()));
                    assertThat(bench.editor().page().text()).isEqualTo(text);
                    String mark = text.startsWith("\uFEFF") ? "\uFEFF" : "";
                    String plain = text.substring(mark.length()).replace("\r\n", "\n");
                    for (int step = 0; step < 8; step++) {
                        int start = random.nextInt(plain.length() + 1);
                        int end = Math.min(plain.length(), start + random.nextInt(6));
                        String put = random.nextBoolean() ? "" : pieces[random.nextInt(pieces.length)] + "\n";
                        bench.editor().sheet().replaceText(start, end, put);
                        plain = plain.substring(0, start) + put + plain.substring(end);
                        assertThat(bench.editor().sheet().getText()).isEqualTo(plain);
                        assertThat(bench.editor().page().shown()).isEqualTo(plain);
                    }
                    while (bench.editor().page().canUndo()) {
                        bench.editor().page().undo();
                    }
                    assertThat(bench.editor().page().text()).isEqualTo(text);
                    assertThat(bench.editor().sheet().getText())
                            .isEqualTo(text.substring(mark.length()).replace("\r\n", "\n"));
                });
            }
        }
    }

    @Test
    void goToLine_outlineAndReveal_moveTheCaret() throws Throwable {
        try (EditorBench bench = new EditorBench()) {
            bench.show("n1", Form.YAML, YAML);
            bench.checked();
            bench.control(KeyCode.G);
            onFx(() -> {
                TextField field = bench.find(TextField.class, "#editor-goto");
                field.setText("6:5");
                field.getOnAction().handle(new javafx.event.ActionEvent());
            });
            assertThat(bench.caret()).isEqualTo(YAML.indexOf("vrid"));
            onFx(() -> bench.editor().reveal(Place.inLine("n1", 2, 7, 2, "node: n1")));
            assertThat(bench.caret()).isEqualTo(YAML.indexOf("n1"));
            ListView<?> outline = bench.find(ListView.class, "#editor-outline");
            assertThat(outline.getItems()).hasSize(3);
        }
    }

    @Test
    void helpAtTheCaret_saysWhatTheKeyMeans() throws Throwable {
        try (EditorBench bench = new EditorBench()) {
            bench.show("n1", Form.YAML, YAML);
            bench.behind("prio");
            bench.press(KeyCode.F1);
            bench.settle();
            assertThat(bench.isSeen("#editor-card")).isTrue();
            assertThat(bench.find(javafx.scene.layout.VBox.class, "#editor-card").getAccessibleText())
                    .contains("router / priority").contains("Who is MASTER");
            bench.press(KeyCode.ESCAPE);
            assertThat(bench.isSeen("#editor-card")).isFalse();
        }
    }

    @Test
    void nodesThatDiffer_areMarkedBesideTheirNeighbours() throws Throwable {
        try (EditorBench bench = new EditorBench()) {
            bench.show("n1", Form.YAML, YAML);
            String other = YAML.replace("node: n1", "node: n2").replace("vrid: 51", "vrid: 52");
            onFx(() -> bench.editor().neighbours(
                    List.of(new TextEditor.Shown("n2", Form.YAML, other, Optional.empty()))));
            bench.checked();
            assertThat(bench.editor().page().colours().spots()).anyMatch(s -> s.title().startsWith("X03")
                    && s.fixes().stream().anyMatch(f -> f.title().contains("52")));
        }
    }
}
