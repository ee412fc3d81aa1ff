package dev.baton.agent;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.baton.api.Access;
import dev.baton.api.CommitRequest;
import dev.baton.api.ConfigStamp;
import dev.baton.api.EngineHealth;
import dev.baton.api.Json;
import dev.baton.api.NodeState;
import dev.baton.manage.Caller;

import static org.assertj.core.api.Assertions.assertThat;

class StateTextTest {
    private static final Caller SOMEBODY = new Caller("somebody", "ab", Access.ADMIN, "127.0.0.1", "127.0.0.1 1");

    private final List<NodeState> asked = new ArrayList<>();
    private final FakeDesk desk = new FakeDesk();
    private NodeState now = state(1, 1, 0);
    private final StateText text = new StateText(new Views(new FakeEngine(1) {
        @Override
        public synchronized NodeState state() {
            asked.add(now);
            return now;
        }
    }, desk, () -> "", List::of));

    private static NodeState state(long nowNanos, long generation, long lastEvent) {
        return new NodeState("n1", "0.1", "baton", Instant.EPOCH, nowNanos, 0,
                new ConfigStamp(generation, "ab".repeat(32)), Optional.empty(), List.of(), List.of(), List.of(),
                new EngineHealth(0, 0, 0, 0, 0, 0, 0), lastEvent);
    }

    @Test
    void sameStateIsWrittenOnce_andTheEngineIsAskedEachTime() {
        String first = text.json();

        assertThat(text.json()).isSameAs(first);
        assertThat(asked).hasSize(2);
        assertThat(Json.read(first, NodeState.class)).isEqualTo(now);
    }

    @Test
    void whateverIsDifferentIsTold() {
        for (NodeState next : List.of(state(2, 1, 0), state(2, 2, 0), state(2, 2, 1))) {
            String before = text.json();
            now = next;

            assertThat(text.json()).isNotEqualTo(before);
            assertThat(Json.read(text.json(), NodeState.class)).isEqualTo(next);
        }
    }

    @Test
    void commitThatBecomesPendingIsToldAtOnce() {
        String before = text.json();
        var _ = desk.commit(new CommitRequest("12345678", "node: n1\n", 60, "test"), FakeDesk.BASE.sha256(), SOMEBODY);

        assertThat(text.json()).isNotEqualTo(before);
        assertThat(Json.read(text.json(), NodeState.class).pending()).isPresent();
    }
}
