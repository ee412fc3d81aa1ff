package dev.baton.push.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.baton.adapter.sim.Lab;
import dev.baton.adapter.sim.LabCommand;
import dev.baton.adapter.sim.LabEvent;
import dev.baton.adapter.sim.LabPreset;
import dev.baton.api.CommitRequest;
import dev.baton.api.CommitStatus;
import dev.baton.api.NodeState;
import dev.baton.api.Problem;
import dev.baton.api.RouterState;
import dev.baton.client.NodeCalls;
import dev.baton.client.NodeFailure;
import dev.baton.cluster.Sighting;
import dev.baton.config.ConfigLoader;
import dev.baton.config.ConfigResult;
import dev.baton.config.ConfigWriter;
import dev.baton.vrrp.Role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Nodes of a lab keep to what nodes promise.
class LabNodesTest {
    private static final long SECOND = 1_000_000_000L;

    /// A lab whose thread is the test's own.
    private static final class OneThread implements LabDoor {
        private final Lab lab;
        private final List<LabEvent> events = new ArrayList<>();

        OneThread(LabPreset preset) {
            lab = Lab.of(preset, OptionalInt.empty(), 1);
        }

        @Override
        public synchronized <T> T ask(Function<Lab, T> deed) {
            return deed.apply(lab);
        }

        synchronized void run(long nanos) {
            lab.advance(nanos, events::add);
        }
    }

    private final List<LabNodes> opened = new ArrayList<>();

    @AfterEach
    void close() {
        opened.forEach(LabNodes::close);
    }

    private LabNodes nodes(OneThread door) {
        LabNodes nodes = new LabNodes(door.lab, door);
        opened.add(nodes);
        door.run(8 * SECOND);
        return nodes;
    }

    private static void perform(OneThread door, LabNodes nodes, LabCommand command) {
        door.ask(lab -> {
            nodes.before(lab, command);
            lab.perform(command);
            nodes.after(command);
            return command;
        });
        door.run(SECOND);
    }

    private static NodeCalls call(LabNodes nodes, String node) {
        return Optional.ofNullable(nodes.calls().get(node)).orElseThrow();
    }

    private static CommitStatus commit(NodeCalls node, String id, String text) {
        return node.commit(new CommitRequest(id, text, 30, "a test"), node.config().stamp().sha256());
    }

    private static RouterState router(NodeState state, String name) {
        return state.routers().stream().filter(r -> r.name().equals(name)).findFirst().orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(LabPreset.class)
    void everyPreset_isWrittenAsConfigurations_thatAreGoodAndMeanWhatRuns(LabPreset preset) {
        OneThread door = new OneThread(preset);
        LabNodes nodes = nodes(door);

        for (Map.Entry<String, NodeCalls> node : nodes.calls().entrySet()) {
            String text = node.getValue().config().text();
            assertThat(ConfigLoader.load("n.yaml", text)).as(text).isInstanceOfSatisfying(ConfigResult.Loaded.class,
                    loaded -> assertThat(loaded.config()).isEqualTo(door.lab.config(node.getKey())));
            List<String> before = door.ask(lab -> lab.sight(node.getKey()).standings().toString()).lines().toList();
            door.ask(lab -> {
                lab.configure(node.getKey(), lab.config(node.getKey()));
                return lab;
            });
            assertThat(door.ask(lab -> lab.sight(node.getKey()).standings().toString()).lines().toList())
                    .as("the same configuration again changes nothing").isEqualTo(before);
        }
    }

    @Test
    void committedPriority_runsAtOnce_andOtherRoutersMissNothing() {
        OneThread door = new OneThread(LabPreset.DUAL_STACK);
        LabNodes nodes = nodes(door);
        NodeCalls n3 = call(nodes, "n3");
        door.events.clear();

        CommitStatus status = commit(n3, "commit-0001",
                n3.config().text().replaceFirst("priority: 50", "priority: 60"));
        door.run(5 * SECOND);

        assertThat(status.phase()).isEqualTo(CommitStatus.Phase.VERIFYING);
        assertThat(router(n3.state(), "VI_1").priority().base()).isEqualTo(60);
        assertThat(door.events).noneMatch(e -> e instanceof LabEvent.Seen(Sighting.Transitioned _));
        assertThat(n3.confirm("commit-0001").phase()).isEqualTo(CommitStatus.Phase.CONFIRMED);
    }

    @Test
    void staleBase_secondCommit_andAnInterfaceThatIsNotThere_areRefused_andChangeNothing() {
        OneThread door = new OneThread(LabPreset.THREE);
        LabNodes nodes = nodes(door);
        NodeCalls n3 = call(nodes, "n3");
        String text = n3.config().text();
        String sha = n3.config().stamp().sha256();

        assertThatThrownBy(() -> n3.commit(new CommitRequest("commit-0001", text, 30, ""), "0".repeat(64)))
                .isInstanceOfSatisfying(NodeFailure.Refused.class,
                        e -> assertThat(e.problem().is(Problem.Kind.STALE)).isTrue());
        assertThatThrownBy(() -> commit(n3, "commit-0002", text.replace("eth0", "eth7")))
                .isInstanceOf(NodeFailure.Refused.class).hasMessageContaining("eth7");
        commit(n3, "commit-0003", text.replace("priority: 50", "priority: 60"));
        assertThatThrownBy(() -> commit(n3, "commit-0004", text)).isInstanceOf(NodeFailure.Refused.class);
        assertThat(n3.cancel("commit-0003").phase()).isEqualTo(CommitStatus.Phase.REVERTED);
        assertThat(n3.config().stamp().sha256()).isEqualTo(sha);
        assertThat(router(n3.state(), "VI_1").priority().base()).isEqualTo(50);
    }

    @Test
    void killedNode_doesNotAnswer_andStillKnowsWhatItHasToUndoWhenItLivesAgain() {
        OneThread door = new OneThread(LabPreset.THREE);
        LabNodes nodes = nodes(door);
        NodeCalls n1 = call(nodes, "n1");
        String before = n1.config().text();
        commit(n1, "commit-0001", before.replace("priority: 150", "priority: 90"));

        perform(door, nodes, new LabCommand.Kill("n1"));
        assertThatThrownBy(n1::state).isInstanceOf(NodeFailure.Unreachable.class);
        assertThatThrownBy(() -> n1.confirm("commit-0001")).isInstanceOf(NodeFailure.Unreachable.class);
        perform(door, nodes, new LabCommand.Start("n1"));

        assertThat(router(n1.state(), "VI_1").priority().base()).isEqualTo(90);
        assertThat(n1.state().pending()).isPresent();
        assertThat(nodes.kept().getFirst().text()).as("what is not decided is not kept").isEqualTo(before);
        assertThat(n1.cancel("commit-0001").phase()).isEqualTo(CommitStatus.Phase.REVERTED);
        assertThat(n1.config().text()).isEqualTo(before);
    }

    @Test
    void nodeThatStandsStill_doesNotAnswer_untilItIsContinued() {
        OneThread door = new OneThread(LabPreset.THREE);
        LabNodes nodes = nodes(door);
        NodeCalls n2 = call(nodes, "n2");

        perform(door, nodes, new LabCommand.Stop("n2"));
        assertThatThrownBy(n2::state).isInstanceOf(NodeFailure.Unreachable.class).hasMessageContaining("stands still");
        perform(door, nodes, new LabCommand.Continue("n2"));

        assertThat(router(n2.state(), "VI_1").role()).isEqualTo(Role.BACKUP);
    }

    @Test
    void addedRouterWithACheck_runs_andGoesWithTheUndo() {
        OneThread door = new OneThread(LabPreset.NGINX_PAIR);
        LabNodes nodes = nodes(door);
        NodeCalls node = call(nodes, "nginx-b");
        String more = ConfigWriter.write(door.lab.config("nginx-b").withRouters(List.of(
                door.lab.config("nginx-b").routers().getFirst(), door.lab.config("nginx-b").routers().getFirst()
                        .draft().name("VI_2").vrid(155)
                        .addresses(List.of(dev.baton.config.PlacedAddress.parse("10.63.0.159/24"))).build())));

        commit(node, "commit-0001", more);
        door.run(8 * SECOND);

        assertThat(router(node.state(), "VI_2").role()).isEqualTo(Role.MASTER);
        node.cancel("commit-0001");
        assertThat(node.state().routers()).extracting(RouterState::name).containsExactly("VI_1");
    }
}
