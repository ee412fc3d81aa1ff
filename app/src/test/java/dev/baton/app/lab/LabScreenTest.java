package dev.baton.app.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.application.ColorScheme;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javafx.util.Subscription;

import atlantafx.base.controls.ToggleSwitch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.baton.adapter.sim.LabCommand;
import dev.baton.adapter.sim.LabPreset;
import dev.baton.app.action.Action;
import dev.baton.app.action.ActionTable;
import dev.baton.app.control.AddressChip;
import dev.baton.app.control.LogEntry;
import dev.baton.app.control.SegmentView;
import dev.baton.app.fx.Pulse;
import dev.baton.app.i18n.Texts;
import dev.baton.app.testing.FxExtension;
import dev.baton.app.testing.Pictures;
import dev.baton.app.theme.Fonts;
import dev.baton.app.theme.Themes;
import dev.baton.cluster.Health;
import dev.baton.cluster.Member;

import static org.assertj.core.api.Assertions.assertThat;

class LabScreenTest {
    private static final long LIMIT_SECONDS = 60;
    private static final long SECOND = 1_000_000_000L;
    /// An advert of the master of three nodes with the first seed.
    private static final long NEXT_ADVERT_NANOS = 8_638_000_000L;
    private static final int MOST_RUNS = 20;
    private final List<Fixture> open = new ArrayList<>();

    /// The screen in a window.
    private record Fixture(Pulse pulse, LabSession session, LabViewModel model, LabView view, Stage stage,
            Scene scene, ActionTable actions) {}

    private void open(LabPreset preset, Locale language, Themes.Choice theme, double width, double height)
            throws Throwable {
        FxExtension.onFx(() -> {
            Pulse pulse = new Pulse();
            LabSession session = new LabSession(pulse, LabSetup.of(preset));
            Texts texts = Texts.of(language);
            LabViewModel model = new LabViewModel(session, texts);
            ActionTable actions = new ActionTable();
            LabActions.add(actions, model);
            LabView view = new LabView(model, texts, pulse);
            view.view().setStyle(Fonts.style(language));
            Scene scene = new Scene(view.view(), width, height);
            Themes themes = new Themes(new SimpleObjectProperty<>(ColorScheme.LIGHT));
            themes.choice().set(theme);
            themes.apply(scene);
            Stage stage = new Stage();
            stage.setScene(scene);
            stage.show();
            view.shown();
            model.setSpeed(20);
            open.add(new Fixture(pulse, session, model, view, stage, scene, actions));
        });
    }

    @AfterEach
    void close() throws Throwable {
        FxExtension.onFx(() -> {
            for (Fixture f : open) {
                f.view().hidden();
                f.session().close();
                f.stage().close();
            }
            open.clear();
        });
    }

    private Fixture fixture() {
        return open.getFirst();
    }

    private void until(BooleanSupplier condition) throws Throwable {
        CountDownLatch met = new CountDownLatch(1);
        Subscription[] frames = new Subscription[1];
        FxExtension.onFx(() -> frames[0] = fixture().pulse().eachFrame(_ -> {
            if (condition.getAsBoolean()) {
                met.countDown();
            }
        }));
        boolean done = met.await(LIMIT_SECONDS, TimeUnit.SECONDS);
        FxExtension.onFx(frames[0]::unsubscribe);
        assertThat(done).isTrue();
    }

    private void untilReady() throws Throwable {
        until(() -> !fixture().session().snapshot().get().clusters().isEmpty() && fixture().session().snapshot().get()
                .clusters().stream().allMatch(c -> c.health() == Health.READY));
    }

    private <T extends Node> T find(Class<T> type, String id) {
        return type.cast(fixture().scene().lookup("#" + id));
    }

    private boolean isMaster(String node) {
        return fixture().session().snapshot().get().clusters().stream().flatMap(c -> c.masters().stream())
                .map(Member::node).toList().equals(List.of(node));
    }

    @Test
    void killedByClick_isSucceededInTheDrawingAndInTheLog() throws Throwable {
        open(LabPreset.THREE, Locale.ENGLISH, Themes.Choice.LIGHT, 1100, 720);
        untilReady();
        FxExtension.onFx(() -> {
            assertThat(find(Label.class, "lab-hint").getText()).isEqualTo("Kill n1 and watch n2 take over in 3.6 s.");
            find(Button.class, "lab-kill-n1").fire();
        });
        until(() -> isMaster("n2"));
        FxExtension.onFx(() -> {
            ListView<?> log = find(ListView.class, "lab-log");
            assertThat(log.getItems()).extracting(e -> ((LogEntry) e).text())
                    .anyMatch(t -> t.contains("n2 BACKUP → MASTER: no advert from n1 for 3.609 s"))
                    .anyMatch(t -> t.contains("n1 was killed"));
            SegmentView segment = (SegmentView) fixture().scene().lookup(".segment");
            assertThat(segment.getAccessibleText()).contains("n2");
            assertThat(segment.chips()).extracting(AddressChip::holding).hasSize(1);
            assertThat(find(Label.class, "lab-hint").getText()).contains("n2 took over after 3.609 s");
            assertThat(find(Button.class, "lab-hint-action").getText()).isEqualTo("Start n1");
            assertThat(find(Button.class, "lab-kill-n1").isDisabled()).isTrue();
            assertThat(find(Button.class, "lab-kill-n1").getAccessibleHelp())
                    .isEqualTo("n1 is not running: start it first");
            assertThat(find(Button.class, "lab-start-n1").isDisabled()).isFalse();
            assertThat(find(Button.class, "lab-start-n2").isDisabled()).isTrue();
            find(Button.class, "lab-hint-action").fire();
        });
        until(() -> isMaster("n1"));
    }

    @Test
    void actions_doToTheMasterWhatTheyNameAndSayWhyTheyCannot() throws Throwable {
        open(LabPreset.THREE, Locale.ENGLISH, Themes.Choice.LIGHT, 1100, 720);
        untilReady();
        until(() -> isMaster("n1"));
        FxExtension.onFx(() -> {
            assertThat(fixture().actions().action("lab.revive").whyNot().getValue())
                    .isEqualTo("All nodes are running");
            Action kill = fixture().actions().action("lab.kill-master");
            assertThat(kill.possible()).isTrue();
            kill.command().run();
        });
        until(() -> isMaster("n2"));
        FxExtension.onFx(() -> {
            assertThat(fixture().actions().action("lab.revive").possible()).isTrue();
            fixture().actions().action("lab.revive").command().run();
        });
        until(() -> isMaster("n1"));
        FxExtension.onFx(() -> fixture().actions().action("lab.preset.nginx-pair").command().run());
        until(() -> isMaster("nginx-a"));
    }

    @Test
    void stoppedNode_canOnlyContinueOrBeKilled() throws Throwable {
        open(LabPreset.THREE, Locale.ENGLISH, Themes.Choice.LIGHT, 1100, 720);
        untilReady();
        FxExtension.onFx(() -> {
            assertThat(find(Button.class, "lab-continue-n2").isDisabled()).isTrue();
            find(Button.class, "lab-stop-n2").fire();
        });
        until(() -> !find(Button.class, "lab-continue-n2").isDisabled());
        FxExtension.onFx(() -> {
            assertThat(find(Button.class, "lab-stop-n2").isDisabled()).isTrue();
            assertThat(find(Button.class, "lab-end-n2").isDisabled()).isTrue();
            assertThat(find(Button.class, "lab-start-n2").isDisabled()).isTrue();
            assertThat(find(Button.class, "lab-kill-n2").isDisabled()).isFalse();
        });
    }

    @Test
    void sliders_setTheFaultsAndHealingPutsThemBack() throws Throwable {
        open(LabPreset.THREE, Locale.ENGLISH, Themes.Choice.LIGHT, 1100, 720);
        FxExtension.onFx(() -> {
            find(Slider.class, "lab-loss").setValue(30);
            find(Slider.class, "lab-delay").setValue(120);
            find(Slider.class, "lab-duplication").setValue(5);
            find(ButtonBase.class, "lab-hears-n2-n1").fire();
        });
        until(() -> {
            LabState now = fixture().session().state().get();
            return now.faults().loss() == 0.3 && now.faults().delayNanos() == 120_000_000L
                    && now.faults().duplication() == 0.05
                    && now.cuts().equals(List.of(new LabCommand.Cut("n1", "n2")));
        });
        FxExtension.onFx(() -> {
            assertThat(find(ButtonBase.class, "lab-hears-n2-n1").getAccessibleText()).contains("n2 does not hear n1");
            find(Button.class, "lab-heal").fire();
            assertThat(find(Slider.class, "lab-loss").getValue()).isZero();
        });
        until(() -> fixture().session().state().get().cuts().isEmpty()
                && fixture().session().state().get().faults().loss() == 0);
    }

    @Test
    void openingTheScreen_commandsNothing() throws Throwable {
        open(LabPreset.NGINX_PAIR, Locale.ENGLISH, Themes.Choice.LIGHT, 1100, 720);
        untilReady();
        FxExtension.onFx(() -> assertThat(fixture().session().state().get().log())
                .noneMatch(LabLine.Commanded.class::isInstance));
    }

    @Test
    void failedCheck_movesTheAddressesAndTheSwitchSaysSo() throws Throwable {
        open(LabPreset.NGINX_PAIR, Locale.ENGLISH, Themes.Choice.LIGHT, 1100, 720);
        untilReady();
        until(() -> isMaster("nginx-a"));
        FxExtension.onFx(() -> find(ToggleSwitch.class, "lab-check-nginx-nginx-a").setSelected(false));
        until(() -> isMaster("nginx-b"));
        FxExtension.onFx(() -> {
            assertThat(find(ToggleSwitch.class, "lab-check-nginx-nginx-a").isSelected()).isFalse();
            find(ToggleSwitch.class, "lab-check-nginx-nginx-a").setSelected(true);
        });
        until(() -> isMaster("nginx-a"));
    }

    @Test
    void seedThatIsNoNumber_isToldAndNothingRestarts() throws Throwable {
        open(LabPreset.THREE, Locale.ENGLISH, Themes.Choice.LIGHT, 1100, 720);
        FxExtension.onFx(() -> {
            find(TextField.class, "lab-seed").setText("seven");
            find(Button.class, "lab-restart").fire();
            assertThat(find(Label.class, "lab-problem").getText()).contains("seven").contains("42");
            find(TextField.class, "lab-seed").setText(" 7 ");
            find(Button.class, "lab-restart").fire();
        });
        until(() -> fixture().session().state().get().setup().seed() == 7);
        until(() -> find(Label.class, "lab-problem").getText().isEmpty());
    }

    @Test
    void hiddenScreen_followsNoLonger() throws Throwable {
        open(LabPreset.THREE, Locale.ENGLISH, Themes.Choice.LIGHT, 1100, 720);
        untilReady();
        String[] clock = new String[1];
        FxExtension.onFx(() -> {
            fixture().view().hidden();
            clock[0] = fixture().model().clock().get();
        });
        long now = fixture().session().state().get().nowNanos();
        until(() -> fixture().session().state().get().nowNanos() > now + 1_000_000_000L);
        FxExtension.onFx(() -> assertThat(fixture().model().clock().get()).isEqualTo(clock[0]));
    }

    @Test
    void everyPreset_isShownInBothThemesLanguagesAndSizes() throws Throwable {
        boolean dark = false;
        for (LabPreset preset : LabPreset.values()) {
            dark = !dark;
            picture(preset, Locale.ENGLISH, dark ? Themes.Choice.DARK : Themes.Choice.LIGHT, 1100, 720);
            picture(preset, Locale.TRADITIONAL_CHINESE, dark ? Themes.Choice.LIGHT : Themes.Choice.DARK, 820, 560);
        }
    }

    private void picture(LabPreset preset, Locale language, Themes.Choice theme, double width, double height)
            throws Throwable {
        open(preset, language, theme, width, height);
        until(() -> fixture().session().state().get().nowNanos() > 8_000_000_000L);
        FxExtension.onFx(() -> {
            WritableImage image = Pictures.save(fixture().scene(), "lab-" + preset.id() + "-" + theme + "-"
                    + language.toLanguageTag());
            assertThat(image.getWidth()).isEqualTo(width);
            assertThat(fixture().view().view().minWidth(-1)).isLessThanOrEqualTo(width);
        });
        close();
    }

    /// Compared with what it looked like when somebody looked at it.
    @ParameterizedTest
    @CsvSource({"en, LIGHT", "en, DARK", "zh-TW, LIGHT", "zh-TW, DARK"})
    void threeNodesThatAreSettled_lookAsTheyDid(String language, Themes.Choice theme) throws Throwable {
        open(LabPreset.THREE, Locale.forLanguageTag(language), theme, 1100, 720);
        untilReady();
        for (int run = 1; run == 1 || now() > NEXT_ADVERT_NANOS; run++) {
            int wanted = fixture().session().state().get().run() + 1;
            FxExtension.onFx(() -> {
                fixture().model().setPaused(false);
                fixture().model().setSpeed(5);
                fixture().model().restart();
            });
            until(() -> fixture().session().state().get().run() >= wanted && now() > NEXT_ADVERT_NANOS - 2 * SECOND);
            FxExtension.onFx(() -> fixture().model().setSpeed(1));
            // No advert is on its way then, and whatever moved at another speed has arrived.
            until(() -> now() > NEXT_ADVERT_NANOS - SECOND / 8);
            FxExtension.onFx(() -> fixture().model().setPaused(true));
            until(() -> fixture().session().state().get().pace().paused());
            assertThat(run).as("runs that could not be stopped in time").isLessThan(MOST_RUNS);
        }
        FxExtension.onFx(() -> Pictures.save(fixture().scene(), "lab-settled-" + language + "-" + theme));
    }

    private long now() {
        return fixture().session().state().get().nowNanos();
    }
}
