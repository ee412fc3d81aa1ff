package dev.baton.app.nodes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.stage.Stage;
import javafx.util.Subscription;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.baton.api.Access;
import dev.baton.api.NodeState;
import dev.baton.api.Pairing;
import dev.baton.api.ServiceState;
import dev.baton.api.Steering;
import dev.baton.app.action.ActionTable;
import dev.baton.app.fx.Fx;
import dev.baton.app.fx.Pulse;
import dev.baton.app.fx.Tasks;
import dev.baton.app.i18n.Texts;
import dev.baton.app.link.LinkTrouble;
import dev.baton.app.link.NodeLinks;
import dev.baton.app.shell.AppContext;
import dev.baton.app.shell.Target;
import dev.baton.app.testing.CssWarnings;
import dev.baton.app.testing.FakeDoors;
import dev.baton.app.testing.FxExtension;
import dev.baton.app.testing.Nodes;
import dev.baton.app.testing.Pictures;
import dev.baton.app.testing.SampleSource;
import dev.baton.app.theme.Themes;
import dev.baton.vrrp.Role;

import static dev.baton.app.testing.FxExtension.onFx;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// The Nodes screen with its cards, its actions and their reasons, and what it looks like.
class NodesViewTest {
    private static final java.time.Duration LIMIT = java.time.Duration.ofSeconds(20);
    private final Tasks tasks = new Tasks();
    private final List<Stage> stages = new ArrayList<>();
    private final List<NodesView> views = new ArrayList<>();
    private final List<NodeLinks> links = new ArrayList<>();
    private final List<ActionTable> actions = new ArrayList<>();
    private final List<CssWarnings> warnings = new ArrayList<>();

    @BeforeEach
    void toolkit() throws Throwable {
        FxExtension.start();
        onFx(() -> warnings.add(new CssWarnings()));
    }

    @AfterEach
    void close() throws Throwable {
        onFx(() -> {
            views.forEach(NodesView::hidden);
            links.forEach(NodeLinks::close);
            stages.forEach(Stage::close);
            warnings.forEach(CssWarnings::close);
        });
        tasks.close();
        assertThat(warnings.getFirst().messages()).isEmpty();
    }

    private void open(FakeDoors doors, Locale language, Themes.Choice theme, double width, double height)
            throws Throwable {
        onFx(() -> {
            Themes themes = new Themes(Fx.colorScheme());
            themes.choice().set(theme);
            Pulse pulse = new Pulse();
            links.add(new NodeLinks(doors, pulse));
            actions.add(new ActionTable());
            AppContext context = new AppContext(Texts.of(language), themes, pulse, tasks, actions.getLast(),
                    new SampleSource());
            new NodesScreen(links.getLast()).addActions(context);
            views.add(new NodesView(context, links.getLast(), System::nanoTime));
            Stage stage = new Stage();
            stage.setScene(new Scene(views.getLast().view(), width, height));
            themes.apply(stage.getScene());
            stage.show();
            stages.add(stage);
            views.getLast().shown();
        });
    }

    private void open(FakeDoors doors) throws Throwable {
        open(doors, Locale.ENGLISH, Themes.Choice.LIGHT, 1_080, 700);
    }

    private static FakeDoors three() {
        FakeDoors doors = new FakeDoors(Nodes.paired("n1", Access.ADMIN), Nodes.paired("n2", Access.OPERATOR),
                Nodes.paired("n3", Access.VIEWER));
        doors.audit(Nodes.audit(12));
        doors.services(List.of(new ServiceState("nginx.service", "active", "enabled"),
                new ServiceState("keepalived.service", "inactive", "disabled")));
        doors.pairings(List.of(new Pairing("5e".repeat(32), "ann@desk", Access.ADMIN, Instant.EPOCH),
                new Pairing("c4".repeat(32), "wallboard", Access.VIEWER, Instant.EPOCH)));
        return doors;
    }

    /// n1 is MASTER with a push pending, n2 BACKUP with a failing check, n3 cannot be reached.
    private void tell(FakeDoors doors) throws Throwable {
        doors.listener("n1").link(Nodes.LIVE);
        doors.listener("n1").state(Nodes.state("n1", Optional.of(Nodes.commit("c-20261127-1", 41 * Nodes.SECOND)),
                Nodes.router("VI_1", Role.MASTER, 150),
                Nodes.router("VI_2", Role.BACKUP, Nodes.lowered(120), Nodes.steered())));
        doors.listener("n2").link(Nodes.LIVE);
        doors.listener("n2").state(Nodes.state("n2",
                Nodes.router("VI_1", Role.BACKUP, Nodes.lowered(120), Steering.NONE)));
        doors.listener("n3").link(Nodes.lost());
        await().atMost(LIMIT).until(() -> views.getLast().model().rows().stream()
                .filter(n -> n.link().isLive()).count() == 2);
        settle();
    }

    private void settle() throws Throwable {
        CountDownLatch seen = new CountDownLatch(6);
        List<Subscription> held = new ArrayList<>();
        Pulse[] pulse = new Pulse[1];
        onFx(() -> {
            pulse[0] = new Pulse();
            held.add(pulse[0].eachFrame(_ -> seen.countDown()));
        });
        assertThat(seen.await(60, TimeUnit.SECONDS)).isTrue();
        onFx(() -> {
            held.getFirst().unsubscribe();
            views.getLast().beat();
            stages.getLast().getScene().getRoot().applyCss();
            stages.getLast().getScene().getRoot().layout();
        });
    }

    private <T extends Node> T find(Class<T> kind, String selector) {
        Node found = stages.getLast().getScene().getRoot().lookup(selector);
        assertThat(found).as(selector).isInstanceOf(kind);
        return kind.cast(found);
    }

    private void press(String selector) throws Throwable {
        onFx(() -> find(Button.class, selector).fire());
    }

    private void run(String action) throws Throwable {
        onFx(() -> {
            assertThat(actions.getLast().action(action).whyNot().getValue()).as(action).isEmpty();
            actions.getLast().action(action).command().run();
        });
    }

    private String whyNot(String action) {
        return actions.getLast().action(action).whyNot().getValue();
    }

    private void picture(String name) throws Throwable {
        settle();
        onFx(() -> Pictures.save(stages.getLast().getScene(), name));
    }

    @Test
    void everyAction_asksFirst_namesTheNode_andDoesItOnlyOnYes() throws Throwable {
        FakeDoors doors = three();
        open(doors);
        tell(doors);
        run(NodeActions.RESIGN);
        settle();
        assertThat(find(Label.class, ".overlay-title").getText()).isEqualTo("Let n1 resign from VI_1?");
        press("#ask-no");
        assertThat(doors.asked()).isEmpty();
        run(NodeActions.RESIGN);
        press("#ask-yes");

        await().atMost(LIMIT).until(() -> doors.asked().contains("resign VI_1 on n1"));
        await().atMost(LIMIT).until(() -> views.getLast().model().said().get().isPresent());
        assertThat(find(Label.class, ".node-said").getText()).isEqualTo("n1 has resigned from VI_1.");
    }

    @Test
    void priority_isCheckedAsItIsTyped_andSaysWhoWouldHold() throws Throwable {
        FakeDoors doors = three();
        open(doors);
        tell(doors);
        run(NodeActions.PRIORITY);
        settle();
        onFx(() -> {
            TextField field = find(TextField.class, "#ask-field");
            field.setText("0");
            assertThat(find(Button.class, "#ask-yes").isDisabled()).isTrue();
            field.setText("255");
            assertThat(find(Button.class, "#ask-yes").isDisabled()).isTrue();
            field.setText("90");
            assertThat(find(Button.class, "#ask-yes").isDisabled()).isFalse();
            assertThat(find(Label.class, ".ask-note").getText())
                    .isEqualTo("n2 has more and preempts: it is expected to take over from n1.");
        });
        press("#ask-yes");
        await().atMost(LIMIT).until(() -> doors.asked().contains("priority VI_1 on n1 OptionalInt[90]"));
    }

    @Test
    void whatARoleMayNotDo_isDisabledWithTheReason_notHidden() throws Throwable {
        FakeDoors doors = three();
        open(doors);
        tell(doors);
        onFx(() -> views.getLast().model().select("n3"));
        assertThat(whyNot(NodeActions.MAINTENANCE_ON)).isEqualTo("Select a router first.");
        doors.listener("n3").link(Nodes.LIVE);
        doors.listener("n3").state(Nodes.state("n3", Nodes.router("VI_1", Role.BACKUP, 100)));
        await().atMost(LIMIT).untilAsserted(() -> assertThat(whyNot(NodeActions.MAINTENANCE_ON))
                .isEqualTo("This needs the role operator. On n3 this window is viewer."));
        assertThat(whyNot(NodeActions.UNPAIR)).isEqualTo("Select a client first.");
        assertThat(whyNot(NodeActions.RENAME)).isEmpty();
        onFx(() -> views.getLast().hidden());
        assertThat(whyNot(NodeActions.RENAME)).isEqualTo("Go to the Nodes screen first.");
    }

    @Test
    void overviewsWish_opensTheQuestionOfThatNodeAndRouter() throws Throwable {
        FakeDoors doors = three();
        open(doors);
        tell(doors);
        onFx(() -> views.getLast().show(new Target.OfNode("n2", "VI_1", Target.NodeWish.HAND_OVER)));
        settle();
        assertThat(find(Label.class, ".overlay-title").getText()).isEqualTo("Hand VI_1 over to n2?");
    }

    @Test
    void service_isAskedForByName_andStoppedOnThatNodeOnly() throws Throwable {
        FakeDoors doors = three();
        open(doors);
        tell(doors);
        onFx(() -> find(TabPane.class, ".node-tabs").getSelectionModel().select(2));
        await().atMost(LIMIT).until(() -> !find(TableView.class, "#nodes-service").getItems().isEmpty());
        onFx(() -> find(TableView.class, "#nodes-service").getSelectionModel().select(0));
        run(NodeActions.STOP);
        settle();
        assertThat(find(Label.class, ".overlay-title").getText()).isEqualTo("Stop nginx.service on n1?");
        press("#ask-yes");
        await().atMost(LIMIT).until(() -> doors.asked().contains("stop nginx.service on n1"));
    }

    @Test
    void pairing_leadsFromTheCodeToTheWords_andTheCodeIsGoneFromTheField() throws Throwable {
        FakeDoors doors = new FakeDoors();
        open(doors);
        settle();
        onFx(() -> views.getLast().show(new Target.PairNode()));
        onFx(() -> find(TextInputControl.class, "#pair-code").setText(FakeDoors.CODE));
        assertThat(find(Button.class, "#pair-now").isDisabled()).isFalse();
        press("#pair-now");
        await().atMost(LIMIT).until(() -> stages.getLast().getScene().getRoot().lookup("#pair-same") != null);
        settle();
        assertThat(stages.getLast().getScene().getRoot().lookupAll(".pair-word")).extracting(n -> ((Label) n).getText())
                .containsExactly("amber", "canal", "fiddle", "onion");
        assertThat(texts()).noneMatch(text -> text.contains("not-a-secret"));
        press("#pair-same");
        assertThat(views.getLast().overlay().isOpen()).isFalse();
        assertThat(views.getLast().model().selected().get().orElseThrow().name()).isEqualTo("n9");
    }

    private List<String> texts() {
        return stages.getLast().getScene().getRoot().lookupAll("*").stream().<String>map(node -> switch (node) {
            case Labeled labeled -> labeled.getText();
            case TextInputControl input -> input.getText();
            default -> "";
        }).filter(text -> text != null).toList();
    }

    @Test
    void changedPin_offersNoWayToAcceptIt() throws Throwable {
        FakeDoors doors = new FakeDoors();
        doors.fail(new LinkTrouble(LinkTrouble.Kind.PIN, "Expected c4c4, found 5e5e. Pair again."));
        open(doors);
        onFx(() -> views.getLast().show(new Target.PairNode()));
        onFx(() -> find(TextInputControl.class, "#pair-code").setText(FakeDoors.CODE));
        press("#pair-now");
        await().atMost(LIMIT).until(() -> stages.getLast().getScene().getRoot().lookup("#pair-failed") != null);
        settle();
        assertThat(find(Label.class, "#pair-failed").getText()).contains("another key");
        assertThat(views.getLast().overlay().lookupAll(".button")).hasSize(1);
    }

    @Test
    void removal_saysWhatItMeans_andIsNotTheDefault() throws Throwable {
        FakeDoors doors = three();
        open(doors);
        tell(doors);
        run(NodeActions.REMOVE);
        settle();
        assertThat(find(Button.class, "#ask-yes").isDefaultButton()).isFalse();
        assertThat(texts()).anyMatch(text -> text.contains("still knows this window"));
        press("#ask-yes");
        await().atMost(LIMIT).until(() -> doors.asked().contains("remove n1"));
    }

    @Test
    void nodeFacts_areReadOut_andTheCountdownGoesOn() throws Throwable {
        FakeDoors doors = three();
        open(doors);
        tell(doors);
        assertThat(find(FactsPane.class, ".node-facts").getAccessibleText()).contains("Configuration: generation 7")
                .contains("Its clock: 12 ms ahead").contains("Memory: 84 MiB");
        String first = find(Label.class, ".node-pending").getText();
        assertThat(first).contains("undoes itself in");
        await().atMost(LIMIT).until(() -> {
            onFxQuietly(() -> views.getLast().beat());
            return !find(Label.class, ".node-pending").getText().equals(first);
        });
    }

    private static void onFxQuietly(FxExtension.Work work) {
        try {
            onFx(work);
        } catch (Throwable t) {
            throw new AssertionError(t);
        }
    }

    @ParameterizedTest
    @CsvSource({"en,LIGHT", "en,DARK", "zh-TW,LIGHT", "zh-TW,DARK"})
    void everyPart_isDrawnWithoutWarning(String language, Themes.Choice theme) throws Throwable {
        String look = "-" + theme.name().toLowerCase(Locale.ROOT) + "-" + language;
        FakeDoors doors = three();
        open(doors, Locale.forLanguageTag(language), theme, 1_080, 720);
        tell(doors);
        picture("nodes-routers" + look);
        for (int tab : List.of(1, 2, 3, 4)) {
            onFx(() -> find(TabPane.class, ".node-tabs").getSelectionModel().select(tab));
            await().atMost(LIMIT).until(() -> tab == 1 || !find(TableView.class,
                    tab == 2 ? "#nodes-service" : tab == 3 ? "#nodes-audit" : "#nodes-pairing").getItems().isEmpty());
            picture("nodes-tab-" + tab + look);
        }
        onFx(() -> views.getLast().show(new Target.OfNode("n2", "VI_1", Target.NodeWish.HAND_OVER)));
        picture("nodes-hand-over" + look);
        onFx(() -> views.getLast().show(new Target.PairNode()));
        onFx(() -> find(TextInputControl.class, "#pair-code").setText(FakeDoors.CODE));
        picture("nodes-pair" + look);
        press("#pair-now");
        await().atMost(LIMIT).until(() -> stages.getLast().getScene().getRoot().lookup("#pair-same") != null);
        picture("nodes-paired" + look);
        press("#pair-same");
        doors.listener("n3").link(Nodes.pinChanged());
        onFx(() -> views.getLast().model().select("n3"));
        await().atMost(LIMIT).until(() -> views.getLast().model().selected().get().orElseThrow().link()
                .cause() == dev.baton.app.link.LinkState.Cause.PIN);
        picture("nodes-pin" + look);
        open(new FakeDoors(), Locale.forLanguageTag(language), theme, 1_080, 720);
        picture("nodes-empty" + look);
    }

    @Test
    void narrowWindow_keepsEverythingReachable() throws Throwable {
        FakeDoors doors = three();
        open(doors, Locale.ENGLISH, Themes.Choice.LIGHT, 640, 400);
        tell(doors);
        picture("nodes-narrow");
        NodeState state = views.getLast().model().selected().get().orElseThrow().state().orElseThrow();
        assertThat(state.node()).isEqualTo("n1");
    }
}
