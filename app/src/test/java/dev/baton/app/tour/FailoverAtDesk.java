package dev.baton.app.tour;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.Spinner;
import javafx.scene.control.TitledPane;

import dev.baton.app.TourPrograms;
import dev.baton.app.drill.Underway;
import dev.baton.app.fx.Fx;
import dev.baton.app.fx.Pulse;
import dev.baton.app.link.ClientDoors;
import dev.baton.app.source.LiveSource;
import dev.baton.app.source.SourceKind;
import dev.baton.client.ClientHome;
import dev.baton.cluster.Cluster;
import dev.baton.cluster.Health;
import dev.baton.drill.DrillResult;
import dev.baton.drill.Measured;
import dev.baton.drill.Stage;
import dev.baton.drill.Verdict;
import dev.baton.failover.LedgerFile;

/// The whole window at a desk that is paired with real nodes: a failover test, from the button on the Overview to its verdict;
/// or until the fault is held, whereupon whoever runs this kills it; or what the next window tells of that. Run by
/// [FailoverOnNodesTest] in the namespace of the desk.
final class FailoverAtDesk {
    static final String MEASURED = "measured: ";
    static final String HELD = "held; kill me now";
    static final String TOLD = "the window tells: ";

    /// How far it goes.
    enum Way {
        TO_THE_VERDICT, UNTIL_KILLED, WHAT_IS_LEFT
    }

    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final int SHORT_LEASE = 10;
    /// A machine that is too busy loses probes before the test begins, and the test is refused for that.
    private static final int MOST_TRIES = 6;

    private final ClientHome home;
    private final FxSteps steps;
    private final Program program;
    private final Hand hand;

    private FailoverAtDesk(Path profile) {
        steps = new FxSteps(new Pulse(), LIMIT);
        home = ClientHome.of(Optional.empty(), System.getenv(), Path.of(System.getProperty("user.home", "")));
        program = steps.get("the program opens", () -> TourPrograms.open(profile,
                ClientDoors.open(home, LiveSource.SITE)));
        hand = new Hand(program);
    }

    /// Goes a way.
    ///
    /// @param words the folder of the profile, and how far
    public static void main(String[] words) throws InterruptedException {
        Fx.start(() -> {});
        try {
            FailoverAtDesk desk = new FailoverAtDesk(Path.of(words[0]));
            desk.go(Way.valueOf(words[1]));
        } catch (TourException | AssertionError e) {
            System.out.println("This did not come: " + e.getMessage());
            Runtime.getRuntime().halt(1);
        }
        Fx.exit();
    }

    private void go(Way way) throws InterruptedException {
        try {
            watch();
            switch (way) {
                case TO_THE_VERDICT -> toTheVerdict();
                case UNTIL_KILLED -> untilKilled();
                case WHAT_IS_LEFT -> whatIsLeft();
            }
        } catch (TourException | AssertionError e) {
            System.out.println("The window says: " + steps.get("words", () -> hand.words("frame")));
            throw e;
        }
        steps.run("the program closes", program::close);
    }

    private void until(String what, BooleanSupplier condition) {
        System.out.println("… " + what);
        steps.until(what, condition);
    }

    private void press(String id) {
        until(id + " can be pressed", () -> hand.canPress(id));
        steps.run(id, () -> hand.press(id));
    }

    private Optional<Node> styled(String styleClass) {
        return Optional.ofNullable(program.scene().getRoot().lookup("." + styleClass)).filter(Node::isVisible);
    }

    private void watch() {
        steps.run("the cards are read", () -> program.settings().update(s -> s.withWelcomed(true)));
        steps.run("the nodes", () -> program.shell().actions().action("source.nodes").command().run());
        until("the nodes are watched", () -> program.source().kind() == SourceKind.NODES);
        until("n1 holds the address, and n2 is ready", () -> {
            List<Cluster> clusters = program.source().snapshot().get().clusters();
            return clusters.size() == 1 && clusters.getFirst().health() == Health.READY
                    && clusters.getFirst().holder().filter(m -> m.node().equals("n1")).isPresent();
        });
    }

    /// From the Overview to the plan of a fault that nothing speaks against.
    private void plan(String fault) {
        steps.run("overview", () -> program.shell().go("overview"));
        until("a failover can be tested", () -> styled("cluster-test").filter(b -> !b.isDisabled()).isPresent());
        steps.run("Test failover", () -> styled("cluster-test").map(Button.class::cast).ifPresent(Button::fire));
        until("the faults are there", () -> hand.canPress("failover-start"));
        steps.run("more", () -> hand.find("failover-more").map(TitledPane.class::cast)
                .ifPresent(more -> more.setExpanded(true)));
        set("failover-every", 1);
        set("failover-lease", SHORT_LEASE);
        until("the nodes need not probe", () -> hand.canPress("failover-from-nodes"));
        steps.run("from here only", () -> hand.find("failover-from-nodes").map(CheckBox.class::cast)
                .filter(CheckBox::isSelected).ifPresent(CheckBox::fire));
        press("fault-" + fault);
        until("it is planned", () -> hand.canPress("failover-start") && styled("failover-title")
                .map(Labeled.class::cast).filter(l -> l.getText().contains("n1")).isPresent());
    }

    @SuppressWarnings("unchecked")
    private void set(String spinner, int value) {
        until(spinner + " is there", () -> hand.find(spinner).isPresent());
        steps.run(spinner, () -> hand.find(spinner).map(found -> (Spinner<Integer>) found)
                .ifPresent(found -> found.getValueFactory().setValue(value)));
    }

    private void toTheVerdict() {
        plan("resign");
        press("failover-start");
        verdict();
        for (int tries = 1; tries < MOST_TRIES && isShown("verdict-refused"); tries++) {
            press("failover-again");
            press("failover-start");
            until("it runs", () -> hand.find("failover-verdict").isEmpty());
            verdict();
        }
        DrillResult result = steps.get("what was kept", () -> {
            LedgerFile ledger = new LedgerFile(home);
            return ledger.of(ledger.subjects().getFirst()).getFirst();
        });
        Measured measured = result.measured().orElseThrow(() -> new AssertionError(result.sentence()));
        String shown = steps.get("the number", () -> hand.find("failover-measured").stream()
                .flatMap(figure -> figure.lookupAll(".failover-number").stream()).map(Label.class::cast)
                .map(Label::getText).findFirst().orElse(""));
        System.out.println(result.sentence());
        System.out.println("shown: " + shown);
        System.out.printf(Locale.ROOT, "%s%d %d %s %s%n", MEASURED, measured.gapNanos(), measured.backNanos(),
                result.verdict(), result.isRestored());
        if (result.verdict() == Verdict.PASSED) {
            steps.run("overview", () -> program.shell().go("overview"));
            until("the Overview says that it was proven just now", () -> styled("cluster-proven")
                    .map(Labeled.class::cast).filter(l -> !l.getText().isBlank()
                            && !l.getPseudoClassStates().toString().contains("old"))
                    .isPresent());
        }
    }

    private void verdict() {
        until("the verdict is there", () -> hand.find("failover-verdict").filter(v -> v.getStyleClass().stream()
                .anyMatch(style -> style.startsWith("verdict-"))).isPresent());
    }

    private boolean isShown(String verdict) {
        return steps.get("the verdict", () -> hand.find("failover-verdict")
                .filter(v -> v.getStyleClass().contains(verdict)).isPresent());
    }

    private void untilKilled() throws InterruptedException {
        plan("mute");
        press("failover-start");
        until("the fault is held, or the test refused", this::isHeldOrRefused);
        for (int tries = 1; tries < MOST_TRIES && isShown("verdict-refused"); tries++) {
            press("failover-again");
            press("failover-start");
            until("it runs", () -> hand.find("failover-verdict").isEmpty());
            until("the fault is held, or the test refused", this::isHeldOrRefused);
        }
        System.out.println(HELD);
        new CountDownLatch(1).await();
    }

    private boolean isHeldOrRefused() {
        return program.drills().underway().get().map(Underway::stage).filter(Stage.FAULT::equals).isPresent()
                || hand.find("failover-verdict").filter(v -> v.getStyleClass().contains("verdict-refused")).isPresent();
    }

    private void whatIsLeft() {
        steps.run("failover", () -> program.shell().go("failover"));
        until("the window tells of it", () -> styled("failover-left-over").isPresent());
        System.out.println(TOLD + steps.get("what", () -> hand.words("failover-left-over")));
    }
}
