package dev.baton.app.tour;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;
import org.kordamp.ikonli.materialdesign2.MaterialDesignV;

import dev.baton.app.config.ConfigView;
import dev.baton.app.findings.FindingsScreen;
import dev.baton.app.fx.Pulse;
import dev.baton.app.lab.LabSession;
import dev.baton.app.lab.LabView;
import dev.baton.app.lab.LabViewModel;
import dev.baton.app.link.NoDoors;
import dev.baton.app.link.NodeLinks;
import dev.baton.app.nodes.NodesScreen;
import dev.baton.app.overview.OverviewView;
import dev.baton.app.overview.OverviewViewModel;
import dev.baton.app.priority.PrioritiesView;
import dev.baton.app.shell.AppContext;
import dev.baton.app.shell.Screen;
import dev.baton.app.shell.ScreenSlot;
import dev.baton.app.testing.FxExtension;
import dev.baton.app.theme.Themes;
import dev.baton.app.timeline.TimelineView;
import dev.baton.app.traffic.TrafficView;

import static org.assertj.core.api.Assertions.assertThat;

class TourTest {
    private static final Tour.Plan SMALL = new Tour.Plan(List.of(Locale.ENGLISH), List.of(Themes.Theme.LIGHT), 10, 30);
    private static final NodesScreen NODES = new NodesScreen(new NodeLinks(new NoDoors(""), new Pulse()));
    private final List<String> out = new ArrayList<>();
    private final List<String> err = new ArrayList<>();
    @TempDir
    private Path directory;

    @BeforeAll
    static void startToolkit() {
        FxExtension.start();
    }

    /// The screens of the window as its composition has them.
    private static List<ScreenSlot> screens(LabSession lab) {
        return List.of(
                ScreenSlot.ready("overview", MaterialDesignV.VIEW_DASHBOARD_OUTLINE, "Shortcut+1",
                        c -> new OverviewView(c, new OverviewViewModel(c.source(), c.texts()))),
                ScreenSlot.ready("traffic", MaterialDesignP.PULSE, "Shortcut+2", TrafficView::new),
                ScreenSlot.ready("timeline", MaterialDesignC.CHART_TIMELINE, "Shortcut+3", TimelineView::new),
                ScreenSlot.ready("priorities", MaterialDesignT.TUNE_VERTICAL, "Shortcut+4", PrioritiesView::new),
                ScreenSlot.ready("config", MaterialDesignF.FILE_DOCUMENT_OUTLINE, "Shortcut+5", ConfigView::new),
                ScreenSlot.ready("findings", MaterialDesignA.ALERT_DECAGRAM_OUTLINE, "Shortcut+7",
                        c -> new FindingsScreen().screen(c)),
                ScreenSlot.ready("nodes", MaterialDesignS.SERVER_NETWORK, "Shortcut+8", NODES::screen)
                        .withActions(NODES::addActions),
                ScreenSlot.ready("lab", MaterialDesignF.FLASK_OUTLINE, "Shortcut+9",
                        c -> new LabView(new LabViewModel(lab, c.texts()), c.texts(), c.pulse())));
    }

    private static Pulse pulse() throws Throwable {
        Pulse[] made = new Pulse[1];
        FxExtension.onFx(() -> made[0] = new Pulse());
        return made[0];
    }

    private int run(Path target) throws Throwable {
        return Tour.run(SMALL, target, TourTest::screens, pulse(), Locale.ENGLISH, out::add, err::add);
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
        assertThat(page.split("data:image/png;base64,", -1)).hasSize(26);
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
        int status = Tour.run(SMALL, directory, _ -> List.of(ScreenSlot.ready("overview",
                MaterialDesignV.VIEW_DASHBOARD_OUTLINE, "Shortcut+1", c -> new Broken(c))), pulse(), Locale.ENGLISH,
                out::add, err::add);
        assertThat(status).isEqualTo(Tour.FAILED);
        assertThat(err).singleElement().asString().contains("01-overview-light-en.png").contains("no such screen");
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
