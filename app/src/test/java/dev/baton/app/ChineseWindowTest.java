package dev.baton.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TreeCell;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javafx.util.Subscription;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.baton.adapter.sim.LabPreset;
import dev.baton.app.files.SamplePair;
import dev.baton.app.fx.Pulse;
import dev.baton.app.lab.LabSetup;
import dev.baton.app.settings.SettingsFile;
import dev.baton.app.source.Tap;
import dev.baton.app.testing.FxExtension;

import static dev.baton.app.testing.FxExtension.onFx;
import static org.assertj.core.api.Assertions.assertThat;

/// What a person reads who has the window in Traditional Chinese: no English sentence on any screen, and no place that was
/// not filled.
class ChineseWindowTest {
    private static final int SETTLING_FRAMES = 150;
    private static final List<String> SCREENS = List.of("overview", "traffic", "timeline", "priorities", "config",
            "failover", "findings", "nodes", "lab");
    /// Words that make a sentence of names.
    private static final Pattern ENGLISH = Pattern
            .compile("(?<![\\w'-])(?:the|is|are|was|has|have|does|not|its|that|this"
                    + "|which|with|for|from|and|or|cannot|there)(?![\\w'-])|[a-z]{3,} [a-z]{3,} [a-z]{3,}");
    private static final String COMMAND = "sudo ";
    private static final Pattern PLACE = Pattern.compile("\\{\\d+}");
    @TempDir
    private Path folder = Path.of("");
    private final Pulse frames = new Pulse();
    private final SortedMap<String, String> wrong = new TreeMap<>();
    private int read;

    private void frames(int count) throws Throwable {
        CountDownLatch seen = new CountDownLatch(count);
        List<Subscription> held = new ArrayList<>();
        onFx(() -> held.add(frames.eachFrame(_ -> seen.countDown())));
        assertThat(seen.await(120, TimeUnit.SECONDS)).isTrue();
        onFx(() -> held.getFirst().unsubscribe());
    }

    private BatonApp open(Start start) throws Throwable {
        Path file = folder.resolve("window.conf");
        Files.writeString(file, "language = zh-TW\ntheme = light\nwelcomed = true\n");
        List<BatonApp> opened = new ArrayList<>();
        FxExtension.start();
        onFx(() -> {
            opened.add(new BatonApp(new Stage(), new SettingsFile(file), folder, start, Tap::ofInterface, () -> {}));
            opened.getFirst().open();
        });
        frames(SETTLING_FRAMES);
        return opened.getFirst();
    }

    /// Everything that can be read below a node. What a person has written himself, in fields and editors, is not said to
    /// him; the fields of a packet are called as Wireshark calls them, and a command is typed as it is.
    private void read(String screen, Node node) {
        if (!node.isVisible() || node instanceof TextInputControl || node instanceof TreeCell<?>
                || node.getStyleClass().contains("text-editor")
                || node.getStyleClass().contains("code-editor") || node.getStyleClass().contains("styled-text-area")) {
            return;
        }
        String text = switch (node) {
            case Labeled labeled -> labeled.getText();
            case Text shown -> shown.getText();
            default -> "";
        };
        if (text != null && !text.isBlank() && !text.startsWith(COMMAND)) {
            read++;
            if (ENGLISH.matcher(text).find() || PLACE.matcher(text).find()) {
                wrong.put(screen + ": " + text, String.join(" ", node.getStyleClass()));
            }
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> read(screen, child));
        }
    }

    private void readAll(BatonApp app, String when) throws Throwable {
        for (String screen : SCREENS) {
            onFx(() -> app.shell().go(screen));
            frames(40);
            onFx(() -> read(when + " " + screen, app.shell().view()));
        }
    }

    @Test
    void lab_isChineseOnEveryScreen() throws Throwable {
        BatonApp app = open(new Start.OnLab(LabSetup.of(LabPreset.THREE)));
        try {
            readAll(app, "healthy");
        } finally {
            onFx(app::close);
        }
        assertThat(read).isGreaterThan(200);
        assertThat(wrong).isEmpty();
    }

    @Test
    void filesWithMistakes_areChineseOnEveryScreen() throws Throwable {
        BatonApp app = open(new Start.OnConfigs(List.of(SamplePair.layOut(folder.resolve("pair")))));
        try {
            readAll(app, "pair");
        } finally {
            onFx(app::close);
        }
        assertThat(read).isGreaterThan(100);
        assertThat(wrong).isEmpty();
    }
}
