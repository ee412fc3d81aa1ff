package dev.baton.app.source;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.baton.api.Access;
import dev.baton.api.ConfigStamp;
import dev.baton.api.ConfigText;
import dev.baton.api.NodeState;
import dev.baton.app.draft.FakeBases;
import dev.baton.app.fx.Pulse;
import dev.baton.app.link.NodeLinks;
import dev.baton.app.testing.FakeDoors;
import dev.baton.app.testing.FxExtension;
import dev.baton.app.testing.Nodes;
import dev.baton.draft.Base;

import static dev.baton.app.testing.FxExtension.onFx;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// The configurations of paired nodes: fetched when they tell of another one, and called as the window calls the nodes.
class NodeBasesTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final FakeDoors doors = new FakeDoors(Nodes.paired("one", Access.OPERATOR),
            Nodes.paired("two", Access.OPERATOR));
    private final List<NodeLinks> links = new ArrayList<>();
    private final List<NodeBases> bases = new ArrayList<>();

    @BeforeEach
    void open() throws Throwable {
        FxExtension.start();
        onFx(() -> {
            links.add(new NodeLinks(doors, new Pulse()));
            links.getFirst().hold();
            bases.add(new NodeBases(links.getFirst(), System::nanoTime));
        });
    }

    @AfterEach
    void close() throws Throwable {
        onFx(() -> {
            bases.getFirst().close();
            links.getFirst().close();
        });
    }

    private static ConfigText text(String node, int priority) {
        Base base = FakeBases.yaml(node, priority);
        return new ConfigText(base.text(), new ConfigStamp(1, base.revision()));
    }

    private static NodeState state(String ownName, String sha) {
        NodeState plain = Nodes.state(ownName);
        return new NodeState(plain.node(), plain.version(), plain.engine(), plain.wall(), plain.nowNanos(),
                plain.startedNanos(), new ConfigStamp(1, sha), Optional.empty(), List.of(), List.of(), List.of(),
                plain.health(), 1);
    }

    private List<String> known() {
        AtomicReference<List<String>> known = new AtomicReference<>(List.of());
        try {
            onFx(() -> known.set(bases.getFirst().bases().get().stream()
                    .map(base -> base.node() + " " + base.revision()).toList()));
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
        return known.get();
    }

    private long asked(String node) {
        return doors.asked().stream().filter(("config " + node)::equals).count();
    }

    @Test
    void configuration_isFetchedOnce_forEachThatANodeTellsOf() {
        doors.config("one", text("n1", 150));
        doors.listener("one").state(state("n1", "n1-150"));
        await().atMost(LIMIT).until(() -> known().equals(List.of("one n1-150")));
        doors.listener("one").state(state("n1", "n1-150"));
        doors.config("one", text("n1", 90));
        doors.listener("one").state(state("n1", "n1-90"));
        await().atMost(LIMIT).until(() -> known().equals(List.of("one n1-90")));
        assertThat(asked("one")).isEqualTo(2);
    }

    @Test
    void nodeThatDoesNotAnswer_isAskedAgain_andTheOthersAreThere() {
        doors.config("two", text("n2", 100));
        doors.listener("one").state(state("n1", "n1-150"));
        doors.listener("two").state(state("n2", "n2-100"));
        await().atMost(LIMIT).until(() -> known().equals(List.of("two n2-100")));
        doors.config("one", text("n1", 150));
        await().atMost(LIMIT).until(() -> known().equals(List.of("one n1-150", "two n2-100")));
        assertThat(asked("one")).isBetween(2L, 5L);
    }

    @Test
    void lostLink_leavesTheLastConfiguration_andUnpairingTakesIt() throws Throwable {
        doors.config("one", text("n1", 150));
        doors.listener("one").state(state("n1", "n1-150"));
        await().atMost(LIMIT).until(() -> known().equals(List.of("one n1-150")));
        doors.listener("one").link(Nodes.lost());
        assertThat(known()).containsExactly("one n1-150");
        onFx(() -> {
            doors.remove(doors.nodes().getFirst());
            links.getFirst().bookChanged();
        });
        await().atMost(LIMIT).until(() -> known().isEmpty());
    }

    @Test
    void refresh_asksAgain() throws Throwable {
        doors.config("one", text("n1", 150));
        doors.listener("one").state(state("n1", "n1-150"));
        await().atMost(LIMIT).until(() -> known().equals(List.of("one n1-150")));
        doors.config("one", text("n1", 80));
        onFx(bases.getFirst()::refresh);
        await().atMost(LIMIT).until(() -> known().equals(List.of("one n1-80")));
        onFx(() -> assertThat(bases.getFirst().nodes()).containsOnlyKeys("one", "two"));
    }
}
