package dev.baton.app.tour;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import javafx.scene.image.Image;
import javafx.scene.layout.Region;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kordamp.ikonli.materialdesign2.MaterialDesignV;

import dev.baton.adapter.sim.LabCommand;
import dev.baton.app.TourPrograms;
import dev.baton.app.fx.Pulse;
import dev.baton.app.lab.LabSession;
import dev.baton.app.shell.AppContext;
import dev.baton.app.shell.Screen;
import dev.baton.app.shell.ScreenSlot;
import dev.baton.app.testing.FxExtension;
import dev.baton.app.theme.Themes;

import static org.assertj.core.api.Assertions.assertThat;

class TourTest {
    private static final Tour.Plan SMALL = new Tour.Plan(List.of(Locale.ENGLISH), List.of(Themes.Theme.LIGHT), 10, 30,
            Duration.ofSeconds(60));
    private final List<String> out = new ArrayList<>();
    private final List<String> err = new ArrayList<>();
    @TempDir
    private Path directory;

    @BeforeAll
    static void startToolkit() {
        FxExtension.start();
    }

    private static Pulse pulse() throws Throwable {
        Pulse[] made = new Pulse[1];
        FxExtension.onFx(() -> made[0] = new Pulse());
        return made[0];
    }

    private int run(Path target) throws Throwable {
        return Tour.run(SMALL, target, new Tour.Doors(TourPrograms::screens, TourPrograms::open), pulse(),
                Locale.ENGLISH,
                out::add, err::add);
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void everyScene_isAPictureOfTheRightSizeThatIsNotBlank() throws Throwable {
        Path target = directory.resolve("made").resolve("here");
        int status = run(target);
        assertThat(err).isEmpty();
        assertThat(status).isEqualTo(Tour.SEEN);
        assertThat(names(target)).containsExactly("01-overview-light-en.png",
                "02-traffic-light-en.png",
                "03-timeline-light-en.png",
                "04-priorities-light-en.png",
                "05-failover-light-en.png",
                "06-findings-light-en.png",
                "07-nodes-light-en.png",
                "08-lab-light-en.png",
                "09-lab-takeover-light-en.png",
                "10-timeline-takeover-light-en.png",
                "11-lab-split-light-en.png",
                "12-overview-split-light-en.png",
                "13-traffic-split-light-en.png",
                "14-findings-split-light-en.png",
                "15-timeline-split-light-en.png",
                "16-config-pair-light-en.png",
                "17-config-what-if-light-en.png",
                "18-findings-pair-light-en.png",
                "19-overview-fleet-light-en.png",
                "20-traffic-fleet-light-en.png",
                "21-timeline-fleet-light-en.png",
                "22-priorities-fleet-light-en.png",
                "23-failover-fleet-light-en.png",
                "24-findings-fleet-light-en.png",
                "25-lab-fleet-light-en.png",
                "26-journey-start-light-en.png",
                "27-journey-staged-light-en.png",
                "28-journey-diff-light-en.png",
                "29-journey-plan-light-en.png",
                "30-journey-run-light-en.png",
                "31-journey-kept-light-en.png",
                "32-journey-moved-light-en.png",
                "33-journey-revisions-light-en.png",
                "34-journey-back-diff-light-en.png",
                "35-journey-back-plan-light-en.png",
                "36-journey-back-run-light-en.png",
                "37-journey-back-kept-light-en.png",
                "38-journey-back-light-en.png",
                "39-journey-drill-ready-light-en.png",
                "40-journey-drill-passed-light-en.png",
                "failover-report.html",
                "index.html");
        for (String name : names(target)) {
            if (name.endsWith(".png")) {
                Image image = new Image(target.resolve(name).toUri().toString());
                assertThat(image.isError()).as(name).isFalse();
                assertThat(image.getWidth()).as(name).isEqualTo(TourWindow.WIDTH);
                assertThat(image.getHeight()).as(name).isEqualTo(TourWindow.HEIGHT);
                assertThat(colours(image)).as(name).hasSizeGreaterThan(50);
            }
        }
        String page = Files.readString(target.resolve("index.html"));
        assertThat(page.split("data:image/png;base64,", -1)).hasSize(41);
        assertThat(page).contains("Traffic: a partition, two MASTERs");
        assertThat(page).contains("fps");
        assertThat(out).anyMatch(line -> line.contains("50 nodes") && line.contains("fps"));
    }

    private static Set<Integer> colours(Image image) {
        Set<Integer> found = new HashSet<>();
        for (int y = 0; y < image.getHeight(); y += 3) {
            for (int x = 0; x < image.getWidth(); x += 3) {
                found.add(image.getPixelReader().getArgb(x, y));
            }
        }
        return found;
    }

    @Test
    void directoryThatCannotBeMade_isToldInASentence() throws Throwable {
        Path file = Files.writeString(directory.resolve("file"), "");
        int status = run(file.resolve("below"));
        assertThat(status).isEqualTo(Tour.CANNOT_WRITE);
        assertThat(err).singleElement().asString().startsWith("The tour cannot write to " + file.resolve("below"));
    }

    @Test
    void screenThatCannotBeMade_endsTheTourWithItsReason() throws Throwable {
        int status = Tour.run(SMALL, directory, new Tour.Doors(_ -> List.of(ScreenSlot.ready("overview",
                MaterialDesignV.VIEW_DASHBOARD_OUTLINE, "Shortcut+1", c -> new Broken(c))), TourPrograms::open),
                pulse(), Locale.ENGLISH, out::add, err::add);
        assertThat(status).isEqualTo(Tour.FAILED);
        assertThat(err).singleElement().asString().contains("01-overview-light-en.png").contains("no such screen");
    }

    @Test
    void stationThatIsNotComeTo_endsTheTour_sayingWhichAndWhy() throws Throwable {
        Tour.Plan impatient = new Tour.Plan(SMALL.languages(), SMALL.themes(), 1, 1, Duration.ofSeconds(15));
        int status = Tour.run(impatient, directory, new Tour.Doors(_ -> List.of(), TourTest::withoutItsHeir), pulse(),
                Locale.ENGLISH, out::add, err::add);
        assertThat(status).isEqualTo(Tour.FAILED);
        assertThat(err).singleElement().asString()
                .contains("At the station “Push: what would change” this did not come: the push is prepared")
                .contains("n2 does not answer: its process was killed");
        assertThat(names(directory)).contains("02-journey-staged-light-en.png").noneMatch(n -> n.contains("kept"));
    }

    /// The program on a lab whose n2 dies as soon as something is staged.
    private static Program withoutItsHeir(Path profile) {
        Program program = TourPrograms.open(profile);
        if (program.source() instanceof LabSession lab) {
            program.staging().workspace().subscribe(now -> {
                if (now.isEdited()) {
                    lab.perform(new LabCommand.Kill("n2"));
                }
            });
        }
        return program;
    }

    /// A screen that has no view.
    private record Broken(AppContext context) implements Screen {
        @Override
        public String id() {
            return "broken";
        }

        @Override
        public Region view() {
            throw new IllegalStateException("no such screen");
        }
    }
}
