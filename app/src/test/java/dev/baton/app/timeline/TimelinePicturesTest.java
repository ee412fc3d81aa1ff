package dev.baton.app.timeline;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Locale;
import javafx.scene.Parent;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.baton.adapter.sim.LabPreset;
import dev.baton.app.source.ClusterSource;
import dev.baton.app.source.Recording;
import dev.baton.app.source.SourceKind;
import dev.baton.app.theme.Themes;

import static org.assertj.core.api.Assertions.assertThat;

/// The screen in both themes and languages, for people to look at; what must be seen is looked for in the pixels.
class TimelinePicturesTest {
    private static TimelineStage open(ClusterSource source, String language, Themes.Choice theme) {
        return new TimelineStage(source, Recording.none(), Locale.forLanguageTag(language), theme, 1_200, 720);
    }

    private static long count(WritableImage image, Color colour) {
        long found = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                found += image.getPixelReader().getColor(x, y).equals(colour) ? 1 : 0;
            }
        }
        return found;
    }

    private static Palette palette(Themes.Choice theme) {
        return TimelineStage.on(() -> {
            Themes themes = new Themes(dev.baton.app.fx.Fx.colorScheme());
            themes.choice().set(theme);
            return Palette.of(themes.tokens());
        });
    }

    @ParameterizedTest
    @CsvSource({"en,LIGHT", "zh-TW,LIGHT", "en,DARK", "zh-TW,DARK"})
    void lab_withKillsACutAndAResignation_showsStatesProblemsAndTheReason(String language, Themes.Choice theme) {
        try (TimelineStage stage = open(new Past(Past.eventfulLab(LabPreset.THREE), SourceKind.LAB), language,
                theme).filled()) {
            TimelineStage.run(() -> {
                stage.model().showAll();
                stage.model().goToTrouble(true);
                stage.model().goToTrouble(true);
                stage.model().goToTurn(true);
            });
            stage.recalled();
            WritableImage image = stage.picture("timeline-lab-" + language + "-" + theme);
            Palette colours = palette(theme);
            assertThat(count(image, colours.master())).isGreaterThan(5_000);
            assertThat(count(image, colours.backup())).isGreaterThan(500);
            assertThat(count(image, colours.fault())).isGreaterThan(200);
            assertThat(count(image, colours.absent())).isGreaterThan(200);
            assertThat(stage.warnings()).isEmpty();
        }
    }

    /// As wide as it is at 200 %: what is done seldom is in a menu, so that the row takes two lines at most.
    @ParameterizedTest
    @CsvSource({"en,LIGHT", "zh-TW,DARK"})
    void narrowScreen_hasItsToolsInTwoLines_andTheRestInAMenu(String language, Themes.Choice theme) {
        try (TimelineStage stage = new TimelineStage(new Past(Past.eventfulLab(LabPreset.THREE), SourceKind.LAB),
                Recording.none(), Locale.forLanguageTag(language), theme, 580, 360).filled()) {
            TimelineStage.run(stage.model()::showAll);
            stage.picture("timeline-narrow-" + language + "-" + theme);
            List<Double> lines = TimelineStage
                    .on(() -> stage.view().view().lookup(".timeline-bar") instanceof Parent bar
                            ? bar.getChildrenUnmodifiable().stream().map(n -> n.getBoundsInParent().getCenterY())
                                    .map(Math::rint)
                                    .distinct().toList()
                            : List.of());
            assertThat(lines).hasSizeBetween(1, 2);
            assertThat(TimelineStage.on(() -> stage.view().view().lookup("#timeline-more").isVisible())).isTrue();
            assertThat(stage.warnings()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"en,LIGHT", "zh-TW,DARK"})
    void capture_isShownWhole_withItsWallTimes(String language, Themes.Choice theme) {
        try (TimelineStage stage = open(new Past(Past.capture(), SourceKind.FILE), language, theme).filled()) {
            TimelineStage.run(() -> stage.model().goToTurn(true));
            TimelineStage.run(() -> stage.model().goToTurn(true));
            stage.recalled();
            stage.picture("timeline-capture-" + language + "-" + theme);
            assertThat(stage.warnings()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"en,LIGHT"})
    void fleetAndBusyWeek_areDrawnInTheTimeOfAFrameOrTwo(String language, Themes.Choice theme) {
        try (TimelineStage stage = open(new Past(Past.busyWeek(), SourceKind.FILE), language, theme).filled()) {
            TimelineStage.run(() -> stage.model().showAll());
            stage.picture("timeline-week-" + language + "-" + theme);
            long nanos = TimelineStage.on(() -> {
                TimelineChart chart = (TimelineChart) stage.scene().getRoot().lookup(".timeline-chart");
                // Of this thread alone: the machine may be busy with other things.
                ThreadMXBean threads = ManagementFactory.getThreadMXBean();
                long began = threads.getCurrentThreadCpuTime();
                for (int i = 0; i < 20; i++) {
                    stage.model().zoom(i % 2 == 0 ? 1.1 : 1 / 1.1, java.util.OptionalLong.empty());
                    chart.changed();
                    chart.frame();
                }
                return (threads.getCurrentThreadCpuTime() - began) / 20;
            });
            System.getLogger("timeline").log(System.Logger.Level.INFO, "10,000 changes: {0} us a frame",
                    nanos / 1_000);
            assertThat(nanos).isLessThan(33_000_000L);
        }
        try (TimelineStage stage = open(new Past(Past.eventfulLab(LabPreset.FLEET), SourceKind.LAB), language,
                theme).filled()) {
            TimelineStage.run(() -> stage.model().showAll());
            stage.picture("timeline-fleet-" + language + "-" + theme);
        }
    }
}
