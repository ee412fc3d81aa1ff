package dev.baton.commit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.baton.api.CommitStatus;
import dev.baton.api.CommitStatus.Phase;
import dev.baton.commit.SimDisk.Fate;
import dev.baton.commit.SimDisk.Killed;

import static dev.baton.commit.SimNode.ALICE;
import static dev.baton.commit.SimNode.ALICE_AGAIN;
import static dev.baton.commit.SimNode.OLD;
import static dev.baton.commit.SimNode.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

/// Kills the node at every single step on the disk, with and without a loss of power, and again while it recovers.
class CommitCrashTest {
    private static final String ID = "commit-1";
    /// A commit's time and every retry of its undo.
    private static final long LONG_ENOUGH = 7200 * SECOND;
    private static final Instant LATER = Instant.parse("2026-01-01T00:00:50Z");
    /// How often a recovery is killed before one is let through.
    private static final int DEPTH = 2;

    /// How far the client has come before the node was killed.
    private enum Asked {
        NOTHING, COMMITTED, CONFIRMING, CONFIRMED, CANCELLED
    }

    /// What a client does, and how far it has come.
    private static final class Client {
        private Asked asked = Asked.NOTHING;

        void commit(SimNode node) {
            CommitStatus status = node.push();
            assertThat(status.phase()).isEqualTo(Phase.VERIFYING);
            asked = Asked.COMMITTED;
        }

        void confirm(SimNode node) {
            asked = Asked.CONFIRMING;
            node.desk().confirm(ID, ALICE_AGAIN);
            asked = Asked.CONFIRMED;
        }

        void cancel(SimNode node) {
            node.desk().cancel(ID, ALICE);
            asked = Asked.CANCELLED;
        }
    }

    @FunctionalInterface
    private interface Scenario {
        void play(SimNode node, Client client);
    }

    private static final Map<String, Scenario> SCENARIOS = new LinkedHashMap<>();

    static {
        SCENARIOS.put("commit and confirm", (node, client) -> {
            client.commit(node);
            client.confirm(node);
        });
        SCENARIOS.put("commit and cancel", (node, client) -> {
            client.commit(node);
            client.cancel(node);
        });
        SCENARIOS.put("commit and timeout", (node, client) -> {
            client.commit(node);
            node.clock().run(61 * SECOND);
        });
        SCENARIOS.put("commit, extend and timeout", (node, client) -> {
            client.commit(node);
            node.desk().extend(ID, 600, ALICE);
            node.clock().run(700 * SECOND);
        });
        SCENARIOS.put("commit, extend and confirm", (node, client) -> {
            client.commit(node);
            node.clock().run(30 * SECOND);
            node.desk().extend(ID, 600, ALICE);
            node.clock().run(300 * SECOND);
            client.confirm(node);
        });
    }

    static Stream<String> scenarios() {
        return SCENARIOS.keySet().stream();
    }

    private int ends;

    @ParameterizedTest
    @MethodSource("scenarios")
    void killedAtAnyStep_endsInTheWholeOldOrWholeNewText(String name) {
        Scenario scenario = Optional.ofNullable(SCENARIOS.get(name)).orElseThrow();
        SimNode whole = SimNode.fresh().start();
        whole.disk().plan(_ -> Fate.DONE);
        scenario.play(whole, new Client());
        int steps = whole.disk().steps();
        assertThat(steps).as("steps of %s", name).isGreaterThan(12);
        Set<String> seen = new LinkedHashSet<>();
        for (int step = 0; step < steps; step++) {
            for (Fate how : List.of(Fate.KILLED_BEFORE, Fate.KILLED_WITHIN)) {
                SimNode node = SimNode.fresh().start();
                node.disk().killAt(step, how);
                Client client = new Client();
                assertThat(killed(() -> scenario.play(node, client))).isTrue();
                Asked asked = client.asked;
                String story = name + ", " + how + " at step " + step + ", " + asked;
                left(node).forEach(after -> recover(after, asked, story, DEPTH, seen));
            }
        }
        System.out.printf("%s: %d steps, %d different ends%n", name, steps, ends);
        assertThat(ends).as("ends looked at").isGreaterThan(steps * 2);
    }

    private static boolean killed(Runnable deed) {
        try {
            deed.run();
            return false;
        } catch (Killed _) {
            return true;
        }
    }

    /// The nodes that may be found after this one was killed: the machine goes on, or lost its power, and in that case its
    /// date may be anything.
    private static List<SimNode> left(SimNode node) {
        List<SimNode> all = new ArrayList<>();
        all.add(node.killed());
        for (SimDisk disk : node.disk().afterPowerLoss()) {
            all.add(node.rebooted(disk, new SimClock(3 * SECOND, LATER)));
        }
        return all;
    }

    private void recover(SimNode node, Asked asked, String story, int depth, Set<String> seen) {
        if (!seen.add(asked + " " + depth + node.disk().fingerprint() + node.clock().nowNanos())) {
            return;
        }
        assertWhole(node, story);
        SimNode counted = node.killed();
        counted.disk().plan(_ -> Fate.DONE);
        counted.start();
        int steps = counted.disk().steps();
        end(counted, asked, story);
        for (int step = 0; depth > 0 && step < steps; step++) {
            SimNode again = node.killed();
            again.disk().killAt(step, step % 2 == 0 ? Fate.KILLED_BEFORE : Fate.KILLED_WITHIN);
            assertThat(killed(again::start)).as(story).isTrue();
            String longer = story + "; recovery killed at step " + step;
            left(again).forEach(next -> recover(next, asked, longer, depth - 1, seen));
        }
    }

    private static void assertWhole(SimNode node, String story) {
        assertThat(node.text()).as(story).isIn(OLD, SimNode.kept());
    }

    private void end(SimNode node, Asked asked, String story) {
        ends++;
        assertThat(node.engine().config()).as(story).isEqualTo(SimNode.config(node.text()));
        assertWhole(node, story);
        long generation = node.desk().stamp().generation();
        node.clock().run(LONG_ENOUGH);
        assertWhole(node, story);
        assertThat(node.engine().config()).as(story).isEqualTo(SimNode.config(node.text()));
        assertThat(node.desk().pending()).as(story).isEmpty();
        assertThat(node.desk().stamp().generation()).as(story).isGreaterThanOrEqualTo(generation);
        assertThat(node.desk().stamp().sha256()).as(story).isEqualTo(Sha256.of(node.disk().text(SimNode.CONFIG)
                .getBytes(StandardCharsets.UTF_8)));
        Optional<Phase> phase = node.desk().status(ID).map(CommitStatus::phase);
        switch (asked) {
            case NOTHING, COMMITTED, CANCELLED -> {
                assertThat(node.text()).as(story).isEqualTo(OLD);
                assertThat(phase.orElse(Phase.REVERTED)).as(story).isEqualTo(Phase.REVERTED);
            }
            case CONFIRMED -> {
                assertThat(node.text()).as(story).isEqualTo(SimNode.kept());
                assertThat(phase).as(story).contains(Phase.CONFIRMED);
            }
            case CONFIRMING -> assertThat(phase).as(story).contains(node.text().equals(OLD)
                    ? Phase.REVERTED
                    : Phase.CONFIRMED);
        }
        boolean wasAnswered = asked != Asked.NOTHING;
        assertThat(!wasAnswered || phase.isPresent()).as(story + ": an answered commit is remembered").isTrue();
    }

    @Test
    void killedAgainAndAgain_doesNotPutTheUndoOff() {
        SimNode node = SimNode.fresh().start();
        node.push();
        for (int i = 0; i < 5; i++) {
            node.clock().run(10 * SECOND);
            node = node.killed().start();
            assertThat(node.status(ID).phase()).isEqualTo(Phase.VERIFYING);
        }
        assertThat(node.status(ID).remainingNanos()).isEqualTo(10 * SECOND);
        node.clock().run(10 * SECOND);
        assertThat(node.text()).isEqualTo(OLD);
    }

    @Test
    void afterRecovery_theNodeTakesCommitsAgain() {
        SimNode node = SimNode.fresh().start();
        node.disk().killAt(6, Fate.KILLED_BEFORE);
        assertThat(killed(node::push)).isTrue();
        SimNode next = node.killed().start();
        next.push("commit-2", SimNode.NEW);
        next.desk().confirm("commit-2", ALICE_AGAIN);
        assertThat(next.text()).isEqualTo(SimNode.kept());
    }
}
