package dev.baton.app.watch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import javafx.application.ColorScheme;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.baton.adapter.pcap.CaptureInterface;
import dev.baton.app.fx.Tasks;
import dev.baton.app.i18n.Texts;
import dev.baton.app.source.Notice;
import dev.baton.app.source.Opening;
import dev.baton.app.source.PacketText;
import dev.baton.app.source.SourceDesk;
import dev.baton.app.source.StillDesk;
import dev.baton.app.source.TextForm;
import dev.baton.app.testing.FxExtension;
import dev.baton.app.testing.Pictures;
import dev.baton.app.theme.Fonts;
import dev.baton.app.theme.Themes;

import static dev.baton.app.testing.FxExtension.onFx;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class WatchTest {
    private static final List<CaptureInterface> FOUND = List.of(
            new CaptureInterface("eth0", List.of("10.0.0.11", "fe80::5054:ff:fe12:3456"), false, true, true),
            new CaptureInterface("eth1.20", List.of(), false, true, false),
            new CaptureInterface("wg0", List.of("10.9.0.1"), false, false, false),
            new CaptureInterface("lo", List.of("127.0.0.1", "::1"), true, true, true));

    private final Desk desk = new Desk();
    private final List<Stage> stages = new ArrayList<>();
    private final List<InterfaceChooser> choosers = new ArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Tasks tasks = new Tasks();

    /// Notes what it is asked for.
    private static final class Desk implements SourceDesk {
        @Override
        public void exportRows(List<PacketText> forms, LongStream numbers, long total) {}

        private final StillDesk still = new StillDesk();
        final List<Object> asked = new ArrayList<>();

        @Override
        public void watchLab() {
            asked.add("lab");
        }

        @Override
        public void watchNodes() {}

        @Override
        public void watchLive(List<String> interfaces) {
            asked.add(interfaces);
        }

        @Override
        public void openCapture(Path file) {
            asked.add(file);
        }

        @Override
        public void chooseCapture() {
            asked.add("choose");
        }

        @Override
        public void openConfigs(List<Path> paths) {
            asked.add("configs");
        }

        @Override
        public void chooseConfigs() {
            asked.add("choose configs");
        }

        @Override
        public void chooseConfigFolder() {
            asked.add("choose folder");
        }

        @Override
        public void openSamplePair() {
            asked.add("sample");
        }

        @Override
        public void open(List<Path> paths) {
            asked.add(paths);
        }

        @Override
        public void saveBytes(String suggestedName, String ending, Supplier<byte[]> content) {
            asked.add("bytes");
        }

        @Override
        public void saveText(String suggestedName, List<TextForm> forms) {
            asked.add("text");
        }

        @Override
        public void savePackets(Optional<LongStream> numbers) {
            asked.add("save");
        }

        @Override
        public void cancel() {
            asked.add("cancel");
        }

        @Override
        public ReadOnlyObjectProperty<Optional<Opening>> opening() {
            return still.opening();
        }

        @Override
        public ReadOnlyObjectProperty<Optional<Notice>> notice() {
            return still.notice();
        }

        @Override
        public void dismiss() {
            asked.add("dismiss");
        }
    }

    private InterfaceChooser open(Locale locale, Themes.Choice theme, boolean allowed) throws Throwable {
        onFx(() -> {
            InterfaceChooser chooser = new InterfaceChooser(Texts.of(locale), tasks, desk,
                    () -> new Interfaces(FOUND, allowed), closed::countDown);
            StackPane pane = new StackPane(chooser);
            pane.setStyle(Fonts.style(locale));
            Scene scene = new Scene(pane, 760, 800);
            Themes themes = new Themes(new SimpleObjectProperty<>(ColorScheme.LIGHT));
            themes.choice().set(theme);
            themes.apply(scene);
            Stage stage = new Stage();
            stage.setScene(scene);
            stage.show();
            stages.add(stage);
            choosers.add(chooser);
        });
        await().until(() -> chooser().box("eth0").isPresent() || !chooser().lookupAll(".right-pane").isEmpty());
        return chooser();
    }

    private InterfaceChooser chooser() {
        return choosers.getLast();
    }

    @AfterEach
    void close() throws Throwable {
        onFx(() -> stages.forEach(Stage::close));
        tasks.close();
    }

    @Test
    void chosenInterfaces_areWatched() throws Throwable {
        InterfaceChooser chooser = open(Locale.ENGLISH, Themes.Choice.LIGHT, true);
        onFx(() -> {
            assertThat(chooser.box("eth0").orElseThrow().isSelected()).as("the first that runs").isTrue();
            assertThat(chooser.box("wg0").orElseThrow().isDisabled()).as("switched off").isTrue();
            chooser.box("eth1.20").orElseThrow().fire();
            chooser.watchButton().fire();
        });
        assertThat(closed.await(1, TimeUnit.SECONDS)).isTrue();
        assertThat(desk.asked).containsExactly(List.of("eth0", "eth1.20"));
    }

    @Test
    void withoutAnyChosen_thereIsNothingToWatch() throws Throwable {
        InterfaceChooser chooser = open(Locale.ENGLISH, Themes.Choice.LIGHT, true);
        onFx(() -> {
            chooser.box("eth0").orElseThrow().fire();
            assertThat(chooser.watchButton().isDisabled()).isTrue();
        });
    }

    @Test
    void withoutTheRight_itSaysHowToGetIt_withCommandsThatNameAnInterface() throws Throwable {
        InterfaceChooser chooser = open(Locale.ENGLISH, Themes.Choice.LIGHT, false);
        onFx(() -> {
            assertThat(chooser.watchButton().isDisabled()).isTrue();
            assertThat(chooser.lookupAll(".command").stream().map(n -> ((TextField) n).getText()))
                    .anyMatch(c -> c.equals("sudo -E baton gui --live eth0"))
                    .anyMatch(c -> c.startsWith("sudo tcpdump -U -i eth0 -w baton.pcap"))
                    .anyMatch(c -> c.startsWith("sudo setcap cap_net_raw+ep"));
        });
    }

    @Test
    void card_isDrawnInBothThemesAndLanguages() throws Throwable {
        for (boolean allowed : List.of(true, false)) {
            for (Locale locale : Texts.LANGUAGES) {
                for (Themes.Choice theme : List.of(Themes.Choice.LIGHT, Themes.Choice.DARK)) {
                    InterfaceChooser chooser = open(locale, theme, allowed);
                    onFx(() -> assertThat(Pictures.save(chooser.getScene(), "watch-" + (allowed ? "choose" : "right")
                            + "-" + theme + "-" + locale.getLanguage()).getWidth()).isEqualTo(760));
                }
            }
        }
    }

    @Test
    void droppedFiles_areOpenedTogether() throws Throwable {
        onFx(() -> {
            DropTarget target = new DropTarget(Texts.of(Locale.ENGLISH), desk);
            assertThat(target.isVisible()).isFalse();
            target.dropped(List.of(Path.of("a.pcap"), Path.of("b.pcap")));
        });
        assertThat(desk.asked).containsExactly(List.of(Path.of("a.pcap"), Path.of("b.pcap")));
    }

    static {
        FxExtension.start();
    }
}
