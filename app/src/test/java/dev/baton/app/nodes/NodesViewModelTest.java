package dev.baton.app.nodes;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.baton.api.Access;
import dev.baton.api.ServiceState;
import dev.baton.app.fx.Pulse;
import dev.baton.app.i18n.Texts;
import dev.baton.app.link.LinkTrouble;
import dev.baton.app.link.LinkedNode;
import dev.baton.app.link.NodeLinks;
import dev.baton.app.testing.FakeDoors;
import dev.baton.app.testing.FxExtension;
import dev.baton.app.testing.Nodes;
import dev.baton.vrrp.Role;

import static dev.baton.app.testing.FxExtension.onFx;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class NodesViewModelTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Texts TEXTS = Texts.of(Locale.ENGLISH);
    private final FakeDoors doors = new FakeDoors(Nodes.paired("n1", Access.ADMIN), Nodes.paired("n2", Access.OPERATOR),
            Nodes.paired("n3", Access.VIEWER));
    private final List<NodesViewModel> models = new ArrayList<>();
    private final List<NodeLinks> links = new ArrayList<>();

    @BeforeEach
    void open() throws Throwable {
        FxExtension.start();
        onFx(() -> {
            links.add(new NodeLinks(doors, new Pulse()));
            models.add(new NodesViewModel(links.getFirst(), TEXTS));
            model().start();
        });
        tell("n1", Role.MASTER, 150);
        tell("n2", Role.BACKUP, 120);
        tell("n3", Role.BACKUP, 100);
        await().atMost(LIMIT).until(() -> model().rows().stream().filter(n -> n.link().isLive()).count() == 3);
    }

    @AfterEach
    void close() throws Throwable {
        onFx(() -> {
            model().stop();
            links.getFirst().close();
        });
        assertThat(doors.followed()).isEmpty();
    }

    private NodesViewModel model() {
        return models.getFirst();
    }

    private void tell(String name, Role role, int priority) {
        doors.listener(name).link(Nodes.LIVE);
        doors.listener(name).state(Nodes.state(name, Nodes.router("VI_1", role, priority)));
    }

    private LinkedNode selected() {
        return model().selected().get().orElseThrow();
    }

    private void select(String name) throws Throwable {
        onFx(() -> model().select(name));
    }

    private Said said() {
        await().atMost(LIMIT).until(() -> model().said().get().isPresent());
        return model().said().get().orElseThrow();
    }

    @Test
    void firstNode_isLookedAt_withItsFirstRouter() {
        assertThat(selected().name()).isEqualTo("n1");
        assertThat(model().router().get()).contains("VI_1");
    }

    @Test
    void nodeThatIsLost_staysSelected_andNothingCanBeAskedOfIt() throws Throwable {
        select("n2");
        doors.listener("n2").link(Nodes.lost());

        await().atMost(LIMIT).untilAsserted(() -> assertThat(selected().link().isLive()).isFalse());
        assertThat(selected().name()).isEqualTo("n2");
        assertThat(model().whyNot(new Order.HandOver("VI_1"))).isEqualTo("The link to n2 is not live.");
        assertThat(RoutersPane.shown(selected().link(), selected().routers().getFirst()))
                .isEqualTo(dev.baton.app.control.NodeState.LOST);
    }

    @Test
    void pinThatChanged_isAHardStop_thatSaysNotToAcceptIt() throws Throwable {
        doors.listener("n1").link(Nodes.pinChanged());

        await().atMost(LIMIT).untilAsserted(() -> assertThat(selected().link().isLive()).isFalse());
        String told = new LinkWords(TEXTS).trouble(selected());
        assertThat(told).contains("another key").contains("never accepted").contains("found 5e5e");
        assertThat(model().whyNot(new Order.Resign("VI_1"))).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(Access.class)
    void role_decidesWhatCanBeAsked_andTheReasonNamesIt(Access role) {
        LinkedNode node = new LinkedNode(Nodes.paired("n5", role), Nodes.LIVE,
                java.util.Optional.of(Nodes.state("n5", Nodes.router("VI_1", Role.MASTER, 150))), 0);
        OrderRules rules = new OrderRules(TEXTS);
        for (Order order : List.of(new Order.Resign("VI_1"), new Order.Maintenance("VI_1", true),
                new Order.SetPriority("VI_1", OptionalInt.of(90)), new Order.Undo("c-1"),
                new Order.Service("nginx.service", "stop"), new Order.Unpair("k", "x"))) {
            String why = rules.whyNot(node, order);
            if (role.includes(order.needs())) {
                assertThat(why).as("%s by %s", order, role).isEmpty();
            } else {
                assertThat(why).contains(rules.role(order.needs())).contains(rules.role(role));
            }
        }
    }

    @Test
    void stateOfARouter_decidesWhatMakesSense() throws Throwable {
        assertThat(model().whyNot(new Order.HandOver("VI_1"))).isEqualTo("VI_1 is MASTER here already.");
        select("n2");
        assertThat(model().whyNot(new Order.HandOver("VI_1"))).isEmpty();
        assertThat(model().whyNot(new Order.Resign("VI_1"))).isEqualTo("VI_1 is not MASTER here.");
        assertThat(model().whyNot(new Order.Maintenance("VI_1", false))).isEqualTo("VI_1 is not in maintenance.");
        assertThat(model().whyNot(new Order.Resign("gone"))).isEqualTo("n2 has no router gone any more.");
        tell("n2", Role.FAULT, 120);
        await().atMost(LIMIT).untilAsserted(
                () -> assertThat(model().whyNot(new Order.HandOver("VI_1"))).contains("is in FAULT"));
    }

    @Test
    void handOver_goesOnWithOneMoreThanTheOthersHave() throws Throwable {
        select("n2");
        onFx(() -> model().give(new Order.HandOver("VI_1")));

        assertThat(said()).isEqualTo(new Said(true, "n2 holds VI_1 now.", ""));
        assertThat(doors.asked()).contains("hand-over VI_1 to n2 at OptionalInt[151]");
    }

    @Test
    void question_namesNodeAndRouter_andSaysWhoYields() {
        LinkedNode n2 = links.getFirst().find("n2").orElseThrow();
        OrderWords.Question question = model().words().question(model().all(), n2, new Order.HandOver("VI_1"));

        assertThat(question.title()).isEqualTo("Hand VI_1 over to n2?");
        assertThat(question.lines()).anyMatch(line -> line.contains("n1 (MASTER, priority 150) yields"))
                .anyMatch(line -> line.contains("at most 5 ms")).anyMatch(line -> line.contains("151 instead of 120"));
        LinkedNode n1 = links.getFirst().find("n1").orElseThrow();
        assertThat(model().words().question(model().all(), n1, new Order.Resign("VI_1")).lines())
                .anyMatch(
                        line -> line.startsWith("n2 (priority 120) is expected to take over after its skew of 531 ms"));
    }

    @Test
    void resignation_withoutAHeir_warnsOfIt() throws Throwable {
        doors.listener("n2").link(Nodes.lost());
        doors.listener("n3").link(Nodes.lost());
        await().atMost(LIMIT).until(() -> model().rows().stream().filter(n -> n.link().isLive()).count() == 1);

        assertThat(model().words().question(model().all(), selected(), new Order.Resign("VI_1")).lines())
                .contains("No other paired node is ready to take over: the addresses may go without a holder.");
    }

    @Test
    void refusalOfTheNode_isToldInItsWords_andNothingStaysBusy() throws Throwable {
        doors.fail(new LinkTrouble(LinkTrouble.Kind.REFUSED, "n1: VI_1 is in a sync group that is moving."));
        onFx(() -> model().give(new Order.Resign("VI_1")));

        assertThat(said()).isEqualTo(new Said(false, "The node did not do it.",
                "n1: VI_1 is in a sync group that is moving."));
        assertThat(model().busy().get()).isFalse();
    }

    @Test
    void listsThatAreAskedFor_belongToTheNodeThatIsLookedAt() throws Throwable {
        doors.services(List.of(new ServiceState("nginx.service", "active", "enabled")));
        onFx(model()::loadServices);
        await().atMost(LIMIT).until(() -> model().services().get().phase() == Loaded.Phase.THERE);
        assertThat(model().services().get().items()).hasSize(1);

        select("n2");

        assertThat(model().services().get().phase()).isEqualTo(Loaded.Phase.NOT_ASKED);
        assertThat(model().services().get().items()).isEmpty();
    }

    @Test
    void listThatCannotBeHad_saysWhy() throws Throwable {
        doors.fail(new LinkTrouble(LinkTrouble.Kind.UNREACHABLE, "n1 did not answer within 8 s."));
        onFx(model()::loadAudit);

        await().atMost(LIMIT).until(() -> model().audit().get().phase() == Loaded.Phase.FAILED);
        assertThat(model().audit().get().problem()).contains("did not answer within 8 s");
    }

    @Test
    void auditChain_isBrokenWhereALineDoesNotHoldTheHashBefore() {
        List<dev.baton.api.AuditEntry> whole = Nodes.audit(9);
        assertThat(NodeTabs.brokenAt(whole)).isEmpty();
        for (int gone = 1; gone < whole.size() - 1; gone++) {
            List<dev.baton.api.AuditEntry> cut = new ArrayList<>(whole);
            cut.remove(gone);
            assertThat(NodeTabs.brokenAt(cut)).contains(whole.get(gone + 1));
        }
    }

    /// The node may say what it likes of its own hashes.
    @Test
    void auditChain_isBrokenWhereTheWordsOfALineDoNotGiveItsHash() {
        List<dev.baton.api.AuditEntry> whole = Nodes.audit(9);
        for (int at = 0; at < whole.size(); at++) {
            List<dev.baton.api.AuditEntry> changed = new ArrayList<>(whole);
            dev.baton.api.AuditEntry e = whole.get(at);
            changed.set(at, new dev.baton.api.AuditEntry(e.number(), e.wall(), e.who(), e.from(), e.action(),
                    e.subject(), "something else", e.previous(), e.hash()));
            assertThat(NodeTabs.brokenAt(changed)).contains(changed.get(at));
        }
    }

    @Test
    void renamedNode_isFollowedUnderItsName_andStaysSelected() throws Throwable {
        onFx(() -> model().rename(selected().node(), "edge-a"));
        assertThat(said().isGood()).isTrue();
        await().atMost(LIMIT).untilAsserted(() -> assertThat(selected().name()).isEqualTo("edge-a"));
        assertThat(doors.followed()).contains("edge-a").doesNotContain("n1");
    }

    @Test
    void removedNode_isFollowedNoMore() throws Throwable {
        onFx(() -> model().remove(selected().node()));
        await().atMost(LIMIT).untilAsserted(() -> assertThat(selected().name()).isEqualTo("n2"));
        assertThat(doors.followed()).containsExactly("n2", "n3");
    }

    @Test
    void hiddenScreen_followsNobody() throws Throwable {
        onFx(model()::stop);
        assertThat(doors.followed()).isEmpty();
    }
}
