package dev.baton.app.tour;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextInputControl;

import dev.baton.app.TourPrograms;
import dev.baton.app.fx.Fx;
import dev.baton.app.fx.Pulse;
import dev.baton.app.i18n.Texts;
import dev.baton.app.link.ClientDoors;
import dev.baton.app.source.LiveSource;
import dev.baton.app.source.SourceKind;
import dev.baton.client.ClientHome;
import dev.baton.cluster.Cluster;
import dev.baton.cluster.Health;
import dev.baton.config.ConfigLoader;
import dev.baton.config.ConfigResult;
import dev.baton.config.NodeConfig;
import dev.baton.draft.Draft;

/// The whole window at a desk that has never been used, on real nodes: everything is done by what can be pressed and typed
/// into, and looked at in what the window shows and the nodes' files have. Run by [JourneyOnNodesTest] in the namespace of
/// the desk; prints each step, ends with status 0 if all came as it should, and else with 1 after what did not.
final class AtDesk {
    static final String ALL = "went all the way";
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Texts TEXTS = Texts.of(Locale.ENGLISH);
    private static final List<String> PUSHED = List.of("n1", "n2", "n3");
    private static final Map<String, Integer> PRIORITIES = Map.of("n1", 101, "n2", 102, "n3", 200);

    private final Path folder;
    private final List<String> codes;
    private final Map<String, Long> pids;
    private final FxSteps steps;
    private final Program program;
    private final Hand hand;
    private Map<String, NodeConfig> before = Map.of();

    private AtDesk(Path folder, List<String> codes, Map<String, Long> pids) {
        this.folder = folder;
        this.codes = codes;
        this.pids = pids;
        steps = new FxSteps(new Pulse(), LIMIT);
        ClientHome home = ClientHome.of(Optional.empty(), System.getenv(), Path.of(System.getProperty("user.home",
                "")));
        program = steps.get("the program opens", () -> TourPrograms.open(folder.resolve("profile"),
                ClientDoors.open(home, LiveSource.SITE)));
        hand = new Hand(program);
    }

    /// Goes all the way.
    ///
    /// @param words the folder of the nodes' files, then for each node its code and the id of its process
    public static void main(String[] words) {
        Fx.start(() -> {});
        List<String> codes = new ArrayList<>();
        Map<String, Long> pids = new LinkedHashMap<>();
        for (int i = 1; i < words.length; i += 2) {
            codes.add(words[i]);
            pids.put("n" + (i / 2 + 1), Long.parseLong(words[i + 1]));
        }
        AtDesk desk = new AtDesk(Path.of(words[0]), codes, pids);
        try {
            desk.go();
            System.out.println(ALL);
        } catch (TourException | AssertionError e) {
            System.out.println("This did not come: " + e.getMessage());
            System.out.println("The window says: " + desk.steps.get("words", () -> desk.hand.words("frame")));
            Runtime.getRuntime().halt(1);
        }
        desk.steps.run("the program closes", desk.program::close);
        Fx.exit();
    }

    private void go() {
        pairAll();
        priorities();
        push();
        holds("n3");
        PUSHED.forEach(node -> until(node + " runs and keeps the new text", () -> file(node).contains("priority: "
                + PRIORITIES.get(node))
                && running(node).filter(c -> Integer.valueOf(priority(c)).equals(PRIORITIES.get(node))).isPresent()));
        behindItsBack();
        goBack();
        wizard();
    }

    private void until(String what, BooleanSupplier condition) {
        System.out.println("… " + what);
        steps.until(what, condition);
    }

    private void act(String action) {
        steps.run(action, () -> program.shell().actions().action(action).command().run());
    }

    private void press(String id) {
        until(id + " can be pressed", () -> hand.canPress(id));
        steps.run(id, () -> hand.press(id));
    }

    private void pairAll() {
        until("it opens on the lab, with its first card", () -> program.source().kind() == SourceKind.LAB
                && hand.isShown("first-card"));
        steps.run("the cards are read", () -> program.settings().update(s -> s.withWelcomed(true)));
        for (String code : codes) {
            act("nodes.pair");
            until("the card to pair is there", () -> hand.find("pair-code").isPresent());
            steps.run("the code is typed", () -> hand.find("pair-code").filter(TextInputControl.class::isInstance)
                    .map(TextInputControl.class::cast).ifPresent(field -> field.setText(code)));
            press("pair-now");
            press("pair-same");
        }
        act("source.nodes");
        until("the nodes are watched", () -> program.source().kind() == SourceKind.NODES);
        until("their configurations are known",
                () -> program.staging().workspace().get().drafts().size() == codes.size());
        holds("n1");
        before = steps.get("what they run", () -> {
            Map<String, NodeConfig> all = new LinkedHashMap<>();
            PUSHED.forEach(node -> running(node).ifPresent(config -> all.put(node, config)));
            return all;
        });
        steps.run("config", () -> program.shell().go("config"));
        PUSHED.forEach(node -> badge(node, "in-sync"));
    }

    private void holds(String node) {
        until(node + " holds the address, alone, and others are ready", () -> {
            List<Cluster> clusters = program.source().snapshot().get().clusters();
            return clusters.size() == 1 && clusters.getFirst().health() == Health.READY
                    && clusters.getFirst().holder().filter(m -> m.node().equals(node)).isPresent();
        });
    }

    /// What a node is to keep running, as the window knows it.
    private Optional<NodeConfig> running(String node) {
        return program.staging().bases().stream().flatMap(b -> b.bases().get().stream())
                .filter(b -> b.node().equals(node)).findFirst().flatMap(b -> config(b.text()));
    }

    private static Optional<NodeConfig> config(String text) {
        return ConfigLoader.load("node.yaml", text) instanceof ConfigResult.Loaded(NodeConfig config, var _)
                ? Optional.of(config)
                : Optional.empty();
    }

    private static int priority(NodeConfig config) {
        return config.routers().getFirst().priority();
    }

    private String file(String node) {
        try {
            return Files.readString(folder.resolve(node + ".yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The row of a node in the Config screen has this badge.
    private void badge(String node, String drift) {
        String words = TEXTS.get("config.drift." + drift);
        until("the badge of " + node + " says: " + words, () -> program.scene().getRoot().lookupAll(".file-cell")
                .stream().map(Node::getAccessibleText)
                .anyMatch(text -> text != null && text.startsWith(node + ", ") && text.contains(words)));
    }

    private void type(String node, int priority) {
        String thumb = "thumb-" + node + ".VI_1";
        until(thumb + " is on its scale", () -> hand.find(thumb).isPresent());
        steps.run("typing", () -> hand.find(thumb).ifPresent(at -> hand.type(at, Integer.toString(priority))));
        until(priority + " is staged for " + node, () -> program.staging().workspace().get().draft(node)
                .flatMap(Draft::config).filter(c -> priority(c) == priority).isPresent());
    }

    private void priorities() {
        steps.run("priorities", () -> program.shell().go("priorities"));
        PUSHED.forEach(node -> type(node, Optional.ofNullable(PRIORITIES.get(node)).orElseThrow()));
        until("the bar predicts n3", () -> Optional.ofNullable(program.scene().getRoot().lookup(".staged-outlook"))
                .filter(Labeled.class::isInstance).map(node -> ((Labeled) node).getText())
                .filter(text -> text.contains("n1 → n3")).isPresent());
    }

    private void push() {
        press("draft-diff");
        press("push-next");
        steps.run("agreed", () -> {
            if (hand.canPress("push-agree")) {
                hand.press("push-agree");
            }
        });
        press("push-next");
        until("the plan is there", () -> hand.find("push-keeps").isPresent());
        steps.run("by hand", () -> hand.find("push-keeps").map(CheckBox.class::cast).filter(CheckBox::isSelected)
                .ifPresent(CheckBox::fire));
        press("push-start");
        press("push-keep");
        until("the push is over", () -> hand.canPress("push-anew"));
        until("nothing is staged any more", () -> !program.staging().workspace().get().isEdited());
    }

    private void behindItsBack() {
        edit("priority: 102", "priority: 105");
        steps.run("config", () -> program.shell().go("config"));
        badge("n2", "drifted");
        steps.run("priorities", () -> program.shell().go("priorities"));
        type("n2", 110);
        edit("priority: 105", "priority: 106");
        until("it is asked: mine, theirs, or both", () -> hand.canPress("conflict-mine")
                && hand.canPress("conflict-theirs") && hand.find("conflict-merge").isPresent());
        until("what was staged is as it was", () -> program.staging().workspace().get().draft("n2")
                .flatMap(Draft::config).filter(c -> priority(c) == 110).isPresent());
        press("conflict-theirs");
        until("nothing is staged, and the node keeps what it was given", () -> !program.staging().workspace().get()
                .isEdited() && running("n2").filter(c -> priority(c) == 106).isPresent());
    }

    /// Somebody changes the file of n2, and has the node read it.
    private void edit(String old, String now) {
        String text = file("n2");
        if (!text.contains(old)) {
            throw new AssertionError("the file of n2 has no " + old + ": " + text);
        }
        try {
            Files.writeString(folder.resolve("n2.yaml"), text.replace(old, now));
            new ProcessBuilder("kill", "-HUP", String.valueOf(pids.get("n2"))).inheritIO().start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
        until("n2 has read its file", () -> program.staging().bases().stream().flatMap(b -> b.bases().get().stream())
                .anyMatch(b -> b.node().equals("n2") && b.text().contains(now)));
    }

    private void goBack() {
        for (String node : PUSHED) {
            steps.run("push", () -> program.shell().go("push"));
            until("what " + node + " ran before the push is among its revisions", () -> isFormerChosen(node));
            press("push-go-back");
            until("it is staged", () -> program.staging().workspace().get().draft(node).filter(Draft::isEdited)
                    .isPresent());
        }
        push();
        holds("n1");
        until("every node runs what it ran at first", () -> PUSHED.stream().allMatch(node -> running(node)
                .equals(Optional.ofNullable(before.get(node)))
                && config(file(node)).equals(Optional.ofNullable(before.get(node)))));
        steps.run("config", () -> program.shell().go("config"));
        PUSHED.forEach(node -> badge(node, "in-sync"));
    }

    private boolean isFormerChosen(String node) {
        Optional.ofNullable(program.scene().getRoot().lookup(".push-tabs")).filter(TabPane.class::isInstance)
                .map(TabPane.class::cast).ifPresent(tabs -> tabs.getSelectionModel().select(1));
        hand.find("push-revisions-node").map(found -> (ComboBox<?>) found).ifPresent(nodes -> {
            int at = nodes.getItems().stream().map(String::valueOf).toList().indexOf(node);
            if (nodes.getSelectionModel().getSelectedIndex() != at) {
                nodes.getSelectionModel().select(at);
            }
        });
        return hand.find("push-revisions").map(found -> (ListView<?>) found).filter(list -> list.getItems().size() > 1)
                .filter(list -> {
                    list.getSelectionModel().clearAndSelect(list.getItems().size() - 1);
                    return hand.canPress("push-go-back");
                }).isPresent();
    }

    /// The node without routers gets its first ones from the wizard; they are staged, and nothing is sent.
    private void wizard() {
        act("config.new-cluster");
        press("wizard-start-nodes");
        press("wizard-next");
        until("the configuration of n4 is there", () -> hand.words("wizard-card").contains("n4"));
        press("wizard-next");
        until("it is staged for n4 alone", () -> program.staging().workspace().get().drafts().stream()
                .filter(Draft::isEdited).map(Draft::node).toList().equals(List.of("n4"))
                && program.staging().workspace().get().draft("n4").flatMap(Draft::config)
                        .filter(c -> !c.routers().isEmpty()).isPresent());
        steps.run("discarded", program.staging()::discard);
        until("n4 runs what it ran", () -> !program.staging().workspace().get().isEdited()
                && running("n4").filter(c -> c.routers().isEmpty()).isPresent());
    }
}
