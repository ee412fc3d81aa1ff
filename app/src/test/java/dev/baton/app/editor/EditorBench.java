package dev.baton.app.editor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.transform.Scale;
import javafx.stage.Stage;
import javafx.util.Subscription;

import dev.baton.app.fx.Fx;
import dev.baton.app.fx.Pulse;
import dev.baton.app.fx.Tasks;
import dev.baton.app.i18n.Texts;
import dev.baton.app.testing.CssWarnings;
import dev.baton.app.testing.FxExtension;
import dev.baton.app.testing.Pictures;
import dev.baton.app.theme.Themes;
import dev.baton.draft.Form;

import static dev.baton.app.testing.FxExtension.onFx;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// An editor in a window of its own, with hands that type.
final class EditorBench implements AutoCloseable {
    static final Duration LIMIT = Duration.ofSeconds(60);

    private final Tasks tasks = new Tasks();
    private final Pulse pulse = new Pulse();
    private final List<CodeEditor> editors = new ArrayList<>();
    private final List<Stage> stages = new ArrayList<>();
    private final List<CssWarnings> warnings = new ArrayList<>();
    private final List<String> told = new ArrayList<>();

    EditorBench(Locale language, Themes.Choice theme, double width, double height, double zoom) throws Throwable {
        FxExtension.start();
        onFx(() -> {
            warnings.add(new CssWarnings());
            Themes themes = new Themes(Fx.colorScheme());
            themes.choice().set(theme);
            CodeEditor made = new CodeEditor(Texts.of(language), pulse, tasks);
            made.onEdited(told::add);
            editors.add(made);
            Stage stage = new Stage();
            StackPane root = new StackPane();
            made.view().getTransforms().setAll(new Scale(zoom, zoom));
            made.view().setPrefSize(width / zoom, height / zoom);
            made.view().setMaxSize(width / zoom, height / zoom);
            StackPane.setAlignment(made.view(), javafx.geometry.Pos.TOP_LEFT);
            stage.setScene(new Scene(root, width, height));
            themes.apply(stage.getScene());
            root.getChildren().add(made.view());
            stage.show();
            stages.add(stage);
        });
    }

    EditorBench() throws Throwable {
        this(Locale.ENGLISH, Themes.Choice.LIGHT, 940, 560, 1);
    }

    CodeEditor editor() {
        return editors.getFirst();
    }

    Pulse pulse() {
        return pulse;
    }

    /// The texts that were told, oldest first.
    List<String> told() {
        return told;
    }

    void show(String name, Form form, String text) throws Throwable {
        onFx(() -> {
            editor().show(new TextEditor.Shown(name, form, text, Optional.empty()));
            editor().sheet().requestFocus();
        });
        settle();
    }

    void caret(int offset) throws Throwable {
        onFx(() -> editor().sheet().moveTo(offset));
    }

    /// The caret stands behind this text, where it occurs first.
    void behind(String text) throws Throwable {
        onFx(() -> {
            int at = editor().page().shown().indexOf(text);
            assertThat(at).as(text).isNotNegative();
            editor().sheet().moveTo(at + text.length());
        });
    }

    private static Node target(Stage stage, CodeEditor editor) {
        Node owner = stage.getScene().getFocusOwner();
        return owner == null ? editor.sheet() : owner;
    }

    void press(KeyCode code, boolean shift, boolean control, boolean alt) throws Throwable {
        onFx(() -> {
            Node node = target(stages.getFirst(), editor());
            Event.fireEvent(node, new KeyEvent(node, node, KeyEvent.KEY_PRESSED, "", code.getName(), code, shift,
                    control, alt, false));
            Event.fireEvent(node, new KeyEvent(node, node, KeyEvent.KEY_RELEASED, "", code.getName(), code, shift,
                    control, alt, false));
        });
    }

    void press(KeyCode code) throws Throwable {
        press(code, false, false, false);
    }

    void control(KeyCode code) throws Throwable {
        press(code, false, true, false);
    }

    /// Types characters one by one, as a keyboard would.
    void type(String characters) throws Throwable {
        for (int i = 0; i < characters.length(); i++) {
            String character = characters.substring(i, i + 1);
            onFx(() -> {
                Node node = target(stages.getFirst(), editor());
                Event.fireEvent(node, new KeyEvent(node, node, KeyEvent.KEY_TYPED, character, "", KeyCode.UNDEFINED,
                        false, false, false, false));
            });
        }
    }

    String text() throws Throwable {
        List<String> text = new ArrayList<>();
        onFx(() -> text.add(editor().page().text()));
        return text.getFirst();
    }

    int caret() throws Throwable {
        List<Integer> caret = new ArrayList<>();
        onFx(() -> caret.add(editor().sheet().getCaretPosition()));
        return caret.getFirst();
    }

    /// Until some frames were drawn and all is coloured.
    void settle() throws Throwable {
        CountDownLatch seen = new CountDownLatch(4);
        List<Subscription> held = new ArrayList<>();
        onFx(() -> held.add(pulse.eachFrame(_ -> {
            if (editor().page().colours().isPainted()) {
                seen.countDown();
            }
        })));
        assertThat(seen.await(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        onFx(() -> {
            held.getFirst().unsubscribe();
            stages.getFirst().getScene().getRoot().applyCss();
            stages.getFirst().getScene().getRoot().layout();
        });
    }

    /// Until the text was looked at.
    void checked() throws Throwable {
        await().atMost(LIMIT).until(() -> {
            List<Boolean> is = new ArrayList<>();
            try {
                onFx(() -> is.add(editor().isChecked()));
            } catch (Throwable e) {
                throw new AssertionError(e);
            }
            return is.getFirst();
        });
        settle();
    }

    <T extends Node> T find(Class<T> kind, String selector) {
        Node found = stages.getFirst().getScene().getRoot().lookup(selector);
        assertThat(found).as(selector).isInstanceOf(kind);
        return kind.cast(found);
    }

    boolean isSeen(String selector) {
        Node found = stages.getFirst().getScene().getRoot().lookup(selector);
        return found != null && found.isVisible() && found.getParent() != null;
    }

    void picture(String name) throws Throwable {
        settle();
        onFx(() -> Pictures.save(stages.getFirst().getScene(), name));
    }

    @Override
    public void close() {
        List<String> complaints = new ArrayList<>();
        try {
            onFx(() -> {
                editor().close();
                stages.forEach(Stage::close);
                complaints.addAll(warnings.getFirst().messages());
                warnings.forEach(CssWarnings::close);
            });
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
        tasks.close();
        assertThat(complaints).isEmpty();
    }
}
