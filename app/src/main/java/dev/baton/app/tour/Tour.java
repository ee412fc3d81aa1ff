package dev.baton.app.tour;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.util.Subscription;

import dev.baton.adapter.sim.LabCommand;
import dev.baton.adapter.sim.LabPreset;
import dev.baton.app.files.OpenConfigs;
import dev.baton.app.files.SamplePair;
import dev.baton.app.fx.FrameStats;
import dev.baton.app.fx.Pulse;
import dev.baton.app.fx.Tasks;
import dev.baton.app.i18n.Texts;
import dev.baton.app.lab.LabSession;
import dev.baton.app.lab.LabSetup;
import dev.baton.app.lab.LabState;
import dev.baton.app.shell.ScreenSlot;
import dev.baton.app.source.ConfigsSource;
import dev.baton.app.theme.Themes;
import dev.baton.cluster.Cluster;
import dev.baton.cluster.Health;
import dev.baton.cluster.Member;
import dev.baton.finding.Code;

/// Visits every screen that there is, on the lab, in both themes and both languages, and leaves pictures, a page that
/// shows them, and the frame times of the Overview with a fleet; then goes on a journey through the whole program. It waits for what is to be seen, never for a time.
public final class Tour {
    /// Everything was seen and written.
    public static final int SEEN = 0;
    /// A screen could not be shown.
    public static final int FAILED = 1;
    /// The directory cannot be written.
    public static final int CANNOT_WRITE = 3;

    private static final String OVERVIEW = "overview";
    private static final String LAB = "lab";
    private static final String TRAFFIC = "traffic";
    private static final String FINDINGS = "findings";
    private static final String TIMELINE = "timeline";
    private static final String CONFIG = "config";
    /// The lab's nodes are in this process: there is nobody to be paired with.
    private static final String NODES = "nodes";
    /// Frames after an advert: its pulse is on its way along the bus.
    private static final int FRAMES_ON_THE_BUS = 12;
    private static final double NANOS_PER_MILLI = 1e6;

    private final Path directory;
    private final Texts texts;
    private final Consumer<String> out;
    private final Pulse pulse;
    private final FxSteps steps;
    private final Doors doors;
    private final Album album;
    private final Plan plan;

    /// What the tour opens.
    ///
    /// @param slots   makes the screens on a lab
    /// @param program opens the whole program
    public record Doors(Function<LabSession, List<ScreenSlot>> slots, Program.Opener program) {}

    /// How much the tour looks at.
    ///
    /// @param languages      the languages of the window
    /// @param themes         its themes
    /// @param warmUpFrames   how many frames the machine is given to settle before they are measured
    /// @param measuredFrames over how many frames the frame times are measured
    /// @param limit          how long anything is waited for; reached only if something is broken
    record Plan(List<Locale> languages, List<Themes.Theme> themes, int warmUpFrames, int measuredFrames,
            Duration limit) {
        /// Everything, and ten seconds of frames.
        static final Plan FULL = new Plan(Texts.LANGUAGES, List.of(Themes.Theme.values()), 600, 600,
                Duration.ofSeconds(60));
    }

    private Tour(Plan plan, Path directory, Doors doors, Pulse pulse, Texts texts, Consumer<String> out) {
        this.plan = plan;
        this.directory = directory;
        this.doors = doors;
        this.pulse = pulse;
        this.texts = texts;
        this.out = out;
        album = new Album(directory, texts, out);
        steps = new FxSteps(pulse, plan.limit());
    }

    /// Makes the tour. The toolkit must run; the caller is not on its thread.
    ///
    /// @param directory where everything is written; made if it is not there
    /// @param doors     makes the screens
    /// @param pulse     the frames that the screens on a lab use too
    /// @param language  of what is told and of the page
    /// @param out       told of each picture and of the figures
    /// @param err       told why it failed
    /// @return the exit status: [#SEEN], [#FAILED] or [#CANNOT_WRITE]
    public static int run(Path directory, Doors doors, Pulse pulse, Locale language, Consumer<String> out,
            Consumer<String> err) {
        return run(Plan.FULL, directory, doors, pulse, language, out, err);
    }

    static int run(Plan plan, Path directory, Doors doors, Pulse pulse, Locale language, Consumer<String> out,
            Consumer<String> err) {
        Texts texts = Texts.of(language);
        try {
            Files.createDirectories(directory);
            Path probe = Files.createTempFile(directory, ".tour", ".new");
            Files.delete(probe);
        } catch (IOException e) {
            err.accept(texts.get("tour.cannotWrite", directory.toString(), String.valueOf(e)));
            return CANNOT_WRITE;
        }
        try {
            new Tour(plan, directory, doors, pulse, texts, out).visit();
            return SEEN;
        } catch (TourException e) {
            err.accept(texts.get("tour.failed", String.valueOf(e.getMessage())));
            return FAILED;
        } catch (IOException e) {
            err.accept(texts.get("tour.cannotWrite", directory.toString(), String.valueOf(e)));
            return CANNOT_WRITE;
        }
    }

    private void visit() throws IOException {
        LabSession lab = steps.get("lab", () -> new LabSession(pulse, LabSetup.of(LabPreset.THREE)));
        String frames;
        try {
            TourWindow window = steps.get("window",
                    () -> new TourWindow(pulse, doors.slots(), directory.resolve(".no-settings"), lab));
            try {
                frames = visit(window, lab);
            } finally {
                steps.run("window", window::close);
            }
        } finally {
            steps.run("lab", lab::close);
        }
        travel();
        album.write(frames);
    }

    /// The whole program, on an empty profile that is gone afterwards.
    private void travel() throws IOException {
        Path profile = Files.createTempDirectory("baton-tour");
        try {
            Program program = steps.get("program", () -> doors.program().open(profile));
            try {
                new Journey(plan, profile, album, steps, texts, program).go();
            } finally {
                steps.run("program", program::close);
            }
        } finally {
            takeAway(profile);
        }
    }

    private static void takeAway(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> found = Files.walk(folder)) {
            all = found.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path one : all) {
            Files.deleteIfExists(one);
        }
    }

    /// @return the sentence about the frame times
    private String visit(TourWindow window, LabSession lab) throws IOException {
        List<String> all = steps.get("screens", window::screens);
        List<String> screens = all.stream().filter(screen -> !screen.equals(CONFIG)).toList();
        until(lab, "tour.until.healthy", Tour::isReady);
        for (String screen : screens) {
            scene(window, lab, screen, screen);
        }
        if (screens.contains(LAB)) {
            visitFaults(window, lab, screens);
        }
        if (all.contains(CONFIG)) {
            visitFiles(window, lab);
        }
        restart(lab, LabPreset.FLEET);
        until(lab, "tour.until.fleet", Tour::isReady);
        String frames = screens.contains(OVERVIEW) ? measure(window, lab) : "";
        for (String screen : screens) {
            if (!screen.equals(NODES)) {
                scene(window, lab, screen + "-fleet", screen);
            }
        }
        return frames;
    }

    private void visitFaults(TourWindow window, LabSession lab, List<String> screens) throws IOException {
        lab.perform(new LabCommand.Kill("n1"));
        until(lab, "tour.until.takeover", state -> holder(state).equals(List.of("n2")));
        scene(window, lab, "lab-takeover", LAB);
        if (screens.contains(TIMELINE)) {
            scene(window, lab, "timeline-takeover", TIMELINE);
        }
        restart(lab, LabPreset.THREE);
        until(lab, "tour.until.healthy", Tour::isReady);
        lab.perform(new LabCommand.Cut("n1", "n2"));
        lab.perform(new LabCommand.Cut("n1", "n3"));
        lab.perform(new LabCommand.Cut("n2", "n1"));
        until(lab, "tour.until.split",
                state -> state.snapshot().clusters().stream().anyMatch(c -> c.health() == Health.SPLIT));
        scene(window, lab, "lab-split", LAB);
        if (screens.contains(OVERVIEW)) {
            scene(window, lab, "overview-split", OVERVIEW);
        }
        if (screens.contains(TRAFFIC)) {
            until(lab, "tour.until.findings", Tour::isSplitFound);
            scene(window, lab, "traffic-split", TRAFFIC);
        }
        if (screens.contains(FINDINGS)) {
            scene(window, lab, "findings-split", FINDINGS);
        }
        if (screens.contains(TIMELINE)) {
            scene(window, lab, "timeline-split", TIMELINE);
        }
    }

    /// Two configuration files, which are laid out for the while.
    private void visitFiles(TourWindow window, LabSession lab) throws IOException {
        Path folder = SamplePair.layOut(Files.createTempDirectory("baton-tour"));
        try (Tasks tasks = new Tasks()) {
            ConfigsSource files = steps.get("files",
                    () -> new ConfigsSource(OpenConfigs.read(List.of(folder)), tasks));
            try {
                fileScene(window, files, "config-pair", CONFIG, "", ".file-node");
                fileScene(window, files, "config-what-if", CONFIG, "config.what-if", ".standing");
                fileScene(window, files, "findings-pair", FINDINGS, "", ".inbox-title");
            } finally {
                steps.run("files", () -> {
                    window.show(CONFIG, lab, Themes.Theme.LIGHT, Locale.ENGLISH);
                    files.close();
                });
            }
        } finally {
            SamplePair.takeAway(folder);
        }
    }

    /// @param action what is done first; empty: nothing
    /// @param shown  what is there when it can be seen
    private void fileScene(TourWindow window, ConfigsSource files, String scene, String screen, String action,
            String shown) throws IOException {
        album.next();
        for (Locale language : plan.languages()) {
            for (Themes.Theme theme : plan.themes()) {
                Picture picture = album.picture(scene, theme, language);
                steps.run(picture.file(), () -> {
                    window.show(screen, files, theme, language);
                    if (!action.isEmpty()) {
                        window.act(action);
                    }
                });
                steps.until(texts.get("tour.until.files"), () -> window.isShown(shown) && window.isSettled());
                steps.frames(picture.file(), FRAMES_ON_THE_BUS);
                keep(window, picture);
            }
        }
    }

    private void scene(TourWindow window, LabSession lab, String scene, String screen) throws IOException {
        album.next();
        for (Locale language : plan.languages()) {
            for (Themes.Theme theme : plan.themes()) {
                Picture picture = album.picture(scene, theme, language);
                steps.run(picture.file(), () -> window.show(screen, lab, theme, language));
                settle(window, lab, picture.file());
                if (screen.equals(TIMELINE)) {
                    steps.until(picture.file(), () -> window.isShown(".timeline-chart"));
                    steps.frames(picture.file(), FRAMES_ON_THE_BUS);
                }
                keep(window, picture);
            }
        }
    }

    private void keep(TourWindow window, Picture picture) throws IOException {
        album.keep(picture, steps.get(picture.file(), window::picture));
    }

    /// Waits until the figures are there, for the next advert and until its pulse is on the bus, so that the picture shows life.
    private void settle(TourWindow window, LabSession lab, String what) {
        AtomicInteger adverts = new AtomicInteger();
        Subscription listening = steps.get(what, () -> lab.onAdverts(seen -> adverts.addAndGet(seen.size())));
        try {
            steps.frames(what, FRAMES_ON_THE_BUS);
            steps.until(what, window::isSettled);
            int before = adverts.get();
            steps.until(what, () -> adverts.get() > before);
            steps.frames(what, FRAMES_ON_THE_BUS);
        } finally {
            steps.run(what, listening::unsubscribe);
        }
    }

    private String measure(TourWindow window, LabSession lab) {
        String what = texts.get("tour.until.frames");
        steps.run(what, () -> window.show(OVERVIEW, lab, Themes.Theme.LIGHT, Locale.ENGLISH));
        steps.frames(what, plan.warmUpFrames());
        LabState before = steps.get(what, () -> {
            pulse.frames().reset();
            return lab.state().get();
        });
        steps.until(what, () -> pulse.frames().snapshot().count() >= plan.measuredFrames());
        FrameStats stats = steps.get(what, () -> pulse.frames().snapshot());
        LabState after = steps.get(what, () -> lab.state().get());
        double seconds = (after.nowNanos() - before.nowNanos()) / 1e9;
        String told = texts.get("tour.frames", Integer.toString(after.nodes().size()),
                rounded((after.traffic().sent() - before.traffic().sent()) / seconds, 0), rounded(stats.fps(), 1),
                rounded(stats.p50Nanos() / NANOS_PER_MILLI, 1), rounded(stats.p95Nanos() / NANOS_PER_MILLI, 1),
                rounded(stats.maxNanos() / NANOS_PER_MILLI, 1), Long.toString(stats.count()));
        out.accept(told);
        return told;
    }

    private void restart(LabSession lab, LabPreset preset) {
        int before = steps.get("lab", () -> lab.state().get().run());
        lab.restart(LabSetup.of(preset));
        until(lab, "tour.until.restart", state -> state.run() > before);
    }

    private void until(LabSession lab, String key, Predicate<LabState> condition) {
        steps.until(texts.get(key), () -> condition.test(lab.state().get()));
    }

    private static boolean isReady(LabState state) {
        List<Cluster> clusters = state.snapshot().clusters();
        return !clusters.isEmpty() && clusters.stream().allMatch(c -> c.health() == Health.READY)
                && state.nodes().stream().flatMap(n -> n.routers().stream()).map(r -> r.key()).distinct()
                        .count() == clusters.size();
    }

    private static boolean isSplitFound(LabState state) {
        return state.packets().findings().stream()
                .anyMatch(finding -> finding.code() == Code.S01 && finding.isOpen());
    }

    private static List<String> holder(LabState state) {
        return state.snapshot().clusters().stream().flatMap(c -> c.masters().stream()).map(Member::node).toList();
    }

    private String rounded(double value, int digits) {
        return String.format(texts.locale(), "%,." + digits + "f", value);
    }
}
