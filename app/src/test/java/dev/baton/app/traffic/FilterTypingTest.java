package dev.baton.app.traffic;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.input.KeyCode;
import javax.imageio.ImageIO;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.baton.app.theme.Themes;

import static org.assertj.core.api.Assertions.assertThat;

/// A person types a filter and takes what is suggested, with keys only.
class FilterTypingTest {
    private RobotStage stage;

    @BeforeEach
    void open() throws Throwable {
        stage = RobotStage.open(TrafficStage::capture);
        stage.run(() -> box().focus());
        stage.frames();
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private FilterBox box() {
        return stage.traffic().all(FilterBox.class).getFirst();
    }

    private String text() {
        return stage.get(() -> box().field().getText());
    }

    private List<String> suggested() {
        return stage.get(() -> box().completion().suggestions().stream().map(Suggestion::word).toList());
    }

    private void picture(String name) {
        stage.run(() -> {
            try {
                File folder = new File("target/pictures");
                folder.mkdirs();
                ImageIO.write(SwingFXUtils.fromFXImage(
                        box().completion().list().getScene().getRoot().snapshot(null, null), null), "png",
                        new File(folder, name + ".png"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @Test
    void filter_isTypedAndCompletedWithKeys_andShowsItsPackets() {
        stage.type("vrrp.pr");
        assertThat(suggested()).startsWith("vrrp.prio");
        picture("completion-fields");
        stage.press(KeyCode.DOWN);
        stage.press(KeyCode.ENTER);
        assertThat(text()).isEqualTo("vrrp.prio");
        assertThat(suggested()).isEmpty();
        stage.type(" ");
        assertThat(suggested()).startsWith("==", "!=");
        picture("completion-relations");
        stage.press(KeyCode.DOWN);
        stage.press(KeyCode.DOWN);
        stage.press(KeyCode.DOWN);
        stage.press(KeyCode.TAB);
        assertThat(text()).isEqualTo("vrrp.prio > ");
        assertThat(suggested()).contains("100", "150");
        stage.type("100");
        stage.press(KeyCode.ENTER);
        stage.until(() -> stage.traffic().model.applied().get().equals("vrrp.prio > 100")
                && stage.traffic().model.progress().get() == 1 && !stage.traffic().model.rows().isEmpty());
        assertThat(stage.get(() -> stage.traffic().model.rows().stream().map(PacketRow::priority).distinct().toList()))
                .containsExactly("150");
    }

    @Test
    void suggestions_areDrawnInTheDarkAndInChinese() throws Throwable {
        stage.close();
        stage = RobotStage.open(TrafficStage::capture, Locale.TRADITIONAL_CHINESE, Themes.Choice.DARK);
        stage.run(() -> box().focus());
        stage.type("vrrp.");
        assertThat(suggested()).hasSizeGreaterThan(10);
        stage.press(KeyCode.DOWN);
        picture("completion-zh-TW-dark");
    }

    @Test
    void escape_closesTheSuggestionsFirst_andThenClearsTheFilter() {
        stage.type("vrrp.v");
        assertThat(suggested()).isNotEmpty();
        stage.press(KeyCode.ESCAPE);
        assertThat(suggested()).isEmpty();
        assertThat(text()).isEqualTo("vrrp.v");
        stage.press(KeyCode.ESCAPE);
        assertThat(text()).isEmpty();
    }

    @Test
    void filtersOfBefore_areSuggestedForAnEmptyField() {
        stage.run(() -> stage.traffic().model.apply("vrrp.version == 3"));
        stage.press(KeyCode.DOWN);
        assertThat(suggested()).containsExactly("vrrp.version == 3");
        stage.press(KeyCode.TAB);
        assertThat(text()).isEqualTo("vrrp.version == 3");
    }

    @Test
    void chosenSuggestion_isToldToAScreenReader() {
        stage.type("vrrp.pr");
        stage.press(KeyCode.DOWN);
        assertThat(Optional.ofNullable(stage.get(() -> box().field().getAccessibleHelp())).orElse(""))
                .startsWith("vrrp.prio, Priority, 0 to 255");
    }
}
