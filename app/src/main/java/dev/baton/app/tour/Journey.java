package dev.baton.app.tour;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
import javafx.scene.control.Toggle;
import javafx.scene.image.WritableImage;

import dev.baton.app.i18n.Texts;
import dev.baton.app.lab.LabSession;
import dev.baton.app.shell.ShellView;
import dev.baton.app.theme.Themes;
import dev.baton.cluster.Cluster;
import dev.baton.cluster.Health;
import dev.baton.draft.Draft;

/// From an empty start to a pushed change and back: the whole program is opened as somebody opens it for the first time, a
/// priority is typed, pushed to the nodes of the lab and kept, and what ran before is pushed back from its revision. Each
/// station has to come to what it says. The pushes are the real ones: the lab's nodes take, arm and keep them.
final class Journey {
    /// How fast the lab runs: what a push waits for is over sooner, and is the same.
    private static final double SPEED = 10;
    private static final String HOLDER = "n1";
    private static final String HEIR = "n2";
    private static final String THUMB = "thumb-n2.VI_1";
    private static final String PRIORITY = "200";
    private static final String SCENE = "journey-";
    private static final String FAILOVER = "failover";
    private static final String REPORT = "failover-report.html";
    private static final int STILL_FRAMES = 12;
    private static final int LONGEST_WORDS = 600;

    private final Tour.Plan plan;
    private final Path profile;
    private final Album album;
    private final FxSteps steps;
    private final Texts texts;
    private final Program program;
    private final Hand hand;
    private Map<String, String> before = Map.of();
    private String station = "";

    /// @param profile where the program keeps everything
    Journey(Tour.Plan plan, Path profile, Album album, FxSteps steps, Texts texts, Program program) {
        this.plan = plan;
        this.profile = profile;
        this.album = album;
        this.steps = steps;
        this.texts = texts;
        this.program = program;
        hand = new Hand(program);
    }

    /// Goes all the way.
    ///
    /// @throws TourException if a station does not come to what it says; the message says which and why
    void go() throws IOException {
        try {
            start();
            stage();
            push("diff", "plan", "run", "kept");
            moved();
            goBack();
            drill();
        } catch (TourException e) {
            String words = steps.get(station, () -> hand.words("push-page"));
            String why = String.valueOf(e.getMessage()) + (words.isEmpty()
                    ? ""
                    : " " + texts.get("tour.station.says", words.substring(0, Math.min(LONGEST_WORDS,
                            words.length()))));
            throw new TourException(texts.get("tour.station", texts.get("tour.scene." + SCENE + station), why), e);
        }
    }

    private void at(String next) {
        station = next;
        album.next();
    }

    private void start() throws IOException {
        at("start");
        until("lab", () -> program.shell().shown().get().equals("lab") && hand.isShown("first-card"));
        steps.run("speed", () -> lab().setSpeed(SPEED));
        until("holder", () -> isHeldBy(HOLDER), HOLDER);
        before = steps.get("texts", this::running);
        picture(() -> hand.isShown("first-card"));
    }

    private LabSession lab() {
        if (program.source() instanceof LabSession lab) {
            return lab;
        }
        throw new TourException(texts.get("tour.station.lab"));
    }

    private void stage() throws IOException {
        at("staged");
        steps.run("priorities", () -> {
            program.settings().update(s -> s.withWelcomed(true));
            program.shell().go("priorities");
        });
        until("thumb", () -> hand.find(THUMB).isPresent());
        steps.run("typing", () -> hand.find(THUMB).ifPresent(thumb -> hand.type(thumb, PRIORITY)));
        until("staged", () -> staged().contains("priority: " + PRIORITY), HEIR, PRIORITY);
        until("predicted", this::isPredicted, HEIR);
        picture(this::isPredicted);
    }

    private String staged() {
        return program.staging().workspace().get().draft(HEIR).map(Draft::text).orElse("");
    }

    /// The bar names who would hold the address, of what is staged now.
    private boolean isPredicted() {
        return Optional.ofNullable(program.scene().getRoot().lookup(".staged-outlook"))
                .filter(node -> node.getPseudoClassStates().stream().noneMatch(s -> s.getPseudoClassName().equals(
                        "old")))
                .filter(Labeled.class::isInstance).map(node -> ((Labeled) node).getText())
                .filter(text -> text.contains(HEIR)).isPresent();
    }

    /// Goes through the stepper until every node keeps what is staged.
    private void push(String diff, String planned, String running, String kept) throws IOException {
        at(diff);
        steps.run("diff", () -> hand.press("draft-diff"));
        until("prepared", () -> hand.canPress("push-next"));
        picture(() -> hand.isShown("push-change"));
        at(planned);
        steps.run("next", () -> {
            hand.press("push-next");
            hand.find("push-agree").filter(_ -> hand.canPress("push-agree")).ifPresent(_ -> hand.press("push-agree"));
            hand.press("push-next");
        });
        until("planned", () -> hand.find("push-keeps").isPresent());
        steps.run("by hand", this::decideByHand);
        until("can-start", () -> hand.canPress("push-start"));
        picture(() -> hand.canPress("push-start"));
        at(running);
        steps.run("push", () -> hand.press("push-start"));
        until("deciding", () -> hand.canPress("push-keep") || hand.canPress("push-anew"));
        picture(() -> hand.canPress("push-keep"));
        at(kept);
        steps.run("keep", () -> hand.press("push-keep"));
        until("over", () -> hand.canPress("push-anew"));
        until("kept", () -> !program.staging().workspace().get().isEdited());
        picture(() -> hand.canPress("push-anew"));
    }

    private void decideByHand() {
        hand.find("push-keeps").filter(javafx.scene.control.CheckBox.class::isInstance)
                .map(javafx.scene.control.CheckBox.class::cast).filter(box -> box.isSelected())
                .ifPresent(_ -> hand.press("push-keeps"));
    }

    private void moved() throws IOException {
        at("moved");
        steps.run("overview", () -> program.shell().go("overview"));
        until("holder", () -> isHeldBy(HEIR), HEIR);
        until("runs", () -> running().getOrDefault(HEIR, "").contains("priority: " + PRIORITY), HEIR, PRIORITY);
        picture(() -> isHeldBy(HEIR));
    }

    private void goBack() throws IOException {
        at("revisions");
        steps.run("push", () -> program.shell().go("push"));
        picture(this::isFormerChosen);
        steps.run("back", () -> hand.press("push-go-back"));
        until("staged", () -> program.staging().workspace().get().isEdited(), HEIR, "100");
        push("back-diff", "back-plan", "back-run", "back-kept");
        at("back");
        steps.run("overview", () -> program.shell().go("overview"));
        until("holder", () -> isHeldBy(HOLDER), HOLDER);
        until("as-before", () -> running().equals(before) && !program.staging().workspace().get().isEdited());
        picture(() -> isHeldBy(HOLDER));
    }

    /// Tests the failover: the holder steps down, the addresses move and come back, and there is a report.
    private void drill() throws IOException {
        at("drill-ready");
        steps.run(FAILOVER, () -> program.shell().go(FAILOVER));
        until("can-test", () -> hand.canPress("failover-start"));
        steps.run("fault", () -> hand.press("fault-resign"));
        picture(() -> hand.canPress("failover-start") && hand.find("fault-resign")
                .filter(card -> card instanceof Toggle toggle && toggle.isSelected()).isPresent());
        at("drill-passed");
        steps.run("test", () -> hand.press("failover-start"));
        until("tested", () -> hand.canPress("failover-again"));
        until("proven", () -> !program.drills().proofs().get().isEmpty());
        until("holder", () -> isHeldBy(HOLDER), HOLDER);
        picture(() -> hand.canPress("failover-again"));
        steps.run("report", () -> hand.choose("failover-save", "failover-save-html"));
        until("reported", () -> report().isPresent());
        album.adopt(report().orElseThrow(), REPORT);
    }

    /// The report that was saved, once it is whole: it is written under another name first.
    private Optional<Path> report() {
        Path folder = profile.resolve(Program.SAVED);
        try (Stream<Path> files = Files.exists(folder) ? Files.list(folder) : Stream.empty()) {
            return files.filter(file -> file.toString().endsWith(".html")).findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException("the tour's profile cannot be read", e);
        }
    }

    /// Leafs to the revisions of the node and to the oldest of them, as far as they are there.
    private boolean isFormerChosen() {
        Optional.ofNullable(program.scene().getRoot().lookup(".push-tabs")).filter(TabPane.class::isInstance)
                .map(TabPane.class::cast).ifPresent(tabs -> tabs.getSelectionModel().select(1));
        hand.find("push-revisions-node").filter(ComboBox.class::isInstance).map(node -> (ComboBox<?>) node)
                .ifPresent(Journey::chooseHeir);
        return hand.find("push-revisions").filter(ListView.class::isInstance).map(node -> (ListView<?>) node)
                .filter(list -> list.getItems().size() > 1).filter(list -> {
                    list.getSelectionModel().clearAndSelect(list.getItems().size() - 1);
                    return hand.canPress("push-go-back");
                }).isPresent();
    }

    private static void chooseHeir(ComboBox<?> nodes) {
        int heir = nodes.getItems().stream().map(String::valueOf).toList().indexOf(HEIR);
        if (heir >= 0 && nodes.getSelectionModel().getSelectedIndex() != heir) {
            nodes.getSelectionModel().select(heir);
        }
    }

    private boolean isHeldBy(String node) {
        List<Cluster> clusters = program.source().snapshot().get().clusters();
        return !clusters.isEmpty() && clusters.stream().allMatch(c -> c.health() == Health.READY
                && c.holder().filter(m -> m.node().equals(node)).isPresent());
    }

    /// What every node is to keep running.
    private Map<String, String> running() {
        Map<String, String> running = new LinkedHashMap<>();
        program.staging().bases().ifPresent(bases -> bases.bases().get().forEach(b -> running.put(b.node(),
                b.text())));
        return running;
    }

    private void until(String what, BooleanSupplier condition, Object... arguments) {
        steps.until(texts.get("tour.station." + what, arguments), condition);
    }

    /// Takes the picture of the station, in every theme and language, each time once `isThere` holds.
    private void picture(BooleanSupplier isThere) throws IOException {
        for (Locale language : plan.languages()) {
            speak(language);
            for (Themes.Theme theme : plan.themes()) {
                Picture picture = album.picture(SCENE + station, theme, language);
                steps.run(picture.file(), () -> program.settings()
                        .update(s -> s.withTheme(theme == Themes.Theme.DARK ? "dark" : "light")));
                until("shown", isThere);
                steps.frames(picture.file(), STILL_FRAMES);
                album.keep(picture, steps.get(picture.file(), () -> program.scene().snapshot(
                        new WritableImage(TourWindow.WIDTH, TourWindow.HEIGHT))));
            }
        }
    }

    /// The frame is another one after the language was changed.
    private void speak(Locale language) {
        String tag = language.toLanguageTag();
        ShellView old = steps.get(tag, program::shell);
        boolean isOther = steps.get(tag, () -> {
            boolean changes = !program.settings().value().get().language().equals(tag);
            program.settings().update(s -> s.withLanguage(tag));
            return changes;
        });
        if (isOther) {
            until("shown", () -> program.shell() != old);
        }
    }
}
