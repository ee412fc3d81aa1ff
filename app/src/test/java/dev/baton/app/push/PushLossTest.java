package dev.baton.app.push;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.baton.adapter.sim.LabCommand;
import dev.baton.adapter.sim.LabPreset;
import dev.baton.app.testing.Quiet;
import dev.baton.client.NodeCalls;
import dev.baton.config.ConfigWriter;
import dev.baton.draft.Draft;
import dev.baton.draft.Edit;
import dev.baton.push.PushEnd;
import dev.baton.push.PushEnd.Has;
import dev.baton.push.PushEnd.Result;

import static dev.baton.app.testing.FxExtension.onFx;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// A node of a lab dies in the middle of each step of a push, just before or just after it has done what it was asked. Each
/// time the window says what failed, on which node, and what every node has now; and once the node lives again, every node
/// has the whole old or the whole new configuration, the one that was said. The tests wait for the nodes' own undo, which
/// takes its 30 s, so they run side by side, each on a lab of its own, in the background of other tests.
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(value = Quiet.MACHINE, mode = ResourceAccessMode.READ)
class PushLossTest {
    private static final Duration UNDONE = Duration.ofMinutes(3);
    private static final List<String> PUSHED = List.of("n3", "n2");

    /// A lab on which a node dies, what its nodes ran before, and what they were to run.
    private static final class Loss implements AutoCloseable {
        final LabStage stage;
        final String victim;
        final Map<String, String> before = new LinkedHashMap<>();
        final Map<String, String> after = new LinkedHashMap<>();
        private final AtomicReference<Optional<CutBases>> way = new AtomicReference<>(Optional.empty());

        Loss(CutBases.Cut cut) throws Throwable {
            victim = cut.node();
            AtomicReference<Optional<LabStage>> made = new AtomicReference<>(Optional.empty());
            stage = new LabStage(LabPreset.THREE, bases -> {
                CutBases cutting = new CutBases(bases, cut, () -> made.get().orElseThrow().lab.perform(
                        new LabCommand.Kill(cut.node())));
                way.set(Optional.of(cutting));
                return cutting;
            });
            made.set(Optional.of(stage));
            for (String node : List.of("n1", "n2", "n3")) {
                before.put(node, stage.base(node));
            }
        }

        CutBases way() {
            return way.get().orElseThrow();
        }

        /// Stages other priorities of n3 and n2, which changes no holder, and begins the push.
        void push(boolean keeps) throws Throwable {
            onFx(() -> {
                stage.staging().stage(new Edit.Priority("n3", "VI_1", 60));
                stage.staging().stage(new Edit.Priority("n2", "VI_1", 90));
                PUSHED.forEach(n -> after.put(n, stage.draft(n).flatMap(Draft::config).map(ConfigWriter::writeHidden)
                        .orElseThrow()));
                stage.model().keepByItself(keeps);
                stage.model().waitFor(PushViewModel.SHORTEST_SECONDS);
            });
            begin();
        }

        void begin() throws Throwable {
            onFx(stage.model()::open);
            stage.until(() -> stage.state().prepared().isPresent() && !stage.state().isAsking());
            onFx(() -> {
                stage.model().agree(true);
                way().begin();
                stage.model().start();
            });
        }

        PushEnd ended() throws Throwable {
            stage.until(() -> run().flatMap(RunState::end).isPresent());
            assertThat(way().isDone()).as("the node has died on the way").isTrue();
            return run().flatMap(RunState::end).orElseThrow();
        }

        Optional<RunState> run() {
            return stage.state().run();
        }

        NodeCalls calls(String node) {
            return Optional.ofNullable(stage.lab.bases().orElseThrow().nodes().get(node)).orElseThrow();
        }

        void start() throws Throwable {
            onFx(() -> stage.lab.perform(new LabCommand.Start(victim)));
        }

        /// Every node has decided, and runs a whole configuration: that which was said of it.
        void holdsWhatWasSaid(PushEnd end) {
            for (PushEnd.NodeEnd node : end.nodes()) {
                String name = node.node();
                await().atMost(UNDONE).ignoreExceptions().until(() -> calls(name).state().pending().isEmpty());
                String text = calls(name).config().text();
                String old = before.getOrDefault(name, "");
                String made = after.getOrDefault(name, "");
                switch (node.has()) {
                    case NEW -> assertThat(text).as("%s", node).isEqualTo(made);
                    case OLD, OLD_SOON -> assertThat(text).as("%s", node).isEqualTo(old);
                    case UNKNOWN -> assertThat(text).as("%s", node).isIn(old, made);
                }
            }
            assertThat(calls("n1").config().text()).isEqualTo(before.get("n1"));
        }

        /// One node holds the address, the one that held it before.
        void oneHolder() throws Throwable {
            stage.until(() -> stage.isMaster("n1"));
        }

        @Override
        public void close() {
            stage.close();
        }
    }

    private static Has has(PushEnd end, String node) {
        return end.nodes().stream().filter(n -> n.node().equals(node)).findFirst().orElseThrow().has();
    }

    private static String sentence(PushEnd end, String node) {
        return end.nodes().stream().filter(n -> n.node().equals(node)).findFirst().orElseThrow().sentence();
    }

    /// Which step, on which node, with which answer lost, and what the window says in the end.
    @ParameterizedTest
    @CsvSource({"n3, validate, false, false, REFUSED, OLD, OLD", "n2, validate, false, true, REFUSED, OLD, OLD",
            "n3, commit, false, false, UNDONE, OLD_SOON, OLD", "n3, commit, false, true, UNDONE, OLD_SOON, OLD",
            "n2, commit, false, false, UNDONE, OLD, OLD_SOON", "n2, commit, false, true, UNDONE, OLD, OLD_SOON",
            "n3, state, true, false, UNDONE, OLD_SOON, OLD", "n2, state, true, false, UNDONE, OLD, OLD_SOON"})
    void nodeThatDiesBeforeTheDecision_leavesTheOldConfigurationEverywhere(String node, String question,
            boolean isCommitted, boolean isAnswerLost, Result result, Has n3, Has n2) throws Throwable {
        try (Loss loss = new Loss(new CutBases.Cut(node, question, isCommitted, isAnswerLost))) {
            loss.push(true);
            PushEnd end = loss.ended();
            assertThat(end.result()).as(end.why()).isEqualTo(result);
            assertThat(end.why()).contains(node + " does not answer").contains("was killed");
            assertThat(has(end, "n3")).as(sentence(end, "n3")).isEqualTo(n3);
            assertThat(has(end, "n2")).as(sentence(end, "n2")).isEqualTo(n2);
            end.nodes().stream().filter(n -> n.has() == Has.OLD_SOON)
                    .forEach(n -> assertThat(n.sentence()).contains("undoes itself in"));
            loss.start();
            loss.holdsWhatWasSaid(end);
            loss.oneHolder();
            assertThat(loss.stage.draft(node).filter(Draft::isEdited)).as("what was staged stays staged").isPresent();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void nodeThatDiesWhileItIsUndone_undoesItByItself(boolean isAnswerLost) throws Throwable {
        try (Loss loss = new Loss(new CutBases.Cut("n2", "cancel", false, isAnswerLost))) {
            loss.push(false);
            loss.stage.until(() -> loss.run().filter(RunState::isDeciding).isPresent());
            onFx(loss.stage.model()::revert);
            PushEnd end = loss.ended();
            assertThat(end.result()).isEqualTo(Result.UNDONE);
            assertThat(has(end, "n3")).isEqualTo(Has.OLD);
            assertThat(has(end, "n2")).isEqualTo(Has.OLD_SOON);
            assertThat(sentence(end, "n2")).contains("undoes itself in", "n2 does not answer");
            loss.start();
            loss.holdsWhatWasSaid(end);
            loss.oneHolder();
        }
    }

    /// The first node that is told to keep it: without its answer nobody knows, and the others go back.
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void firstNodeThatDiesWhileItIsToldToKeepIt_isSaidToBeUnknown_andTheOthersGoBack(boolean isAnswerLost)
            throws Throwable {
        try (Loss loss = new Loss(new CutBases.Cut("n3", "confirm", true, isAnswerLost))) {
            loss.push(true);
            PushEnd end = loss.ended();
            assertThat(end.result()).isEqualTo(Result.MIXED);
            assertThat(end.why()).contains("n3 does not answer");
            assertThat(has(end, "n3")).isEqualTo(Has.UNKNOWN);
            assertThat(sentence(end, "n3")).contains("was asked to keep the new configuration and has not answered");
            assertThat(has(end, "n2")).isEqualTo(Has.OLD);
            loss.start();
            loss.holdsWhatWasSaid(end);
            assertThat(loss.calls("n3").config().text())
                    .isEqualTo((isAnswerLost ? loss.after : loss.before).get("n3"));
            loss.oneHolder();
        }
    }

    /// Once one node keeps it, the others are asked until they keep it, too.
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void nodeThatDiesWhileItIsToldToKeepIt_andComesBackInTime_keepsItLikeTheOthers(boolean isAnswerLost)
            throws Throwable {
        try (Loss loss = new Loss(new CutBases.Cut("n2", "confirm", true, isAnswerLost))) {
            loss.push(true);
            loss.stage.until(() -> loss.way().isDone());
            loss.start();
            PushEnd end = loss.ended();
            assertThat(end.result()).as(end.why()).isEqualTo(Result.DONE);
            loss.holdsWhatWasSaid(end);
            loss.oneHolder();
        }
    }

    @Test
    void nodeThatDiesWhileItIsToldToKeepIt_andStaysAway_isNamedAsTheOneToLookAt() throws Throwable {
        try (Loss loss = new Loss(new CutBases.Cut("n2", "confirm", true, false))) {
            loss.push(true);
            PushEnd end = loss.ended();
            assertThat(end.result()).isEqualTo(Result.MIXED);
            assertThat(has(end, "n3")).isEqualTo(Has.NEW);
            assertThat(has(end, "n2")).isEqualTo(Has.UNKNOWN);
            assertThat(end.why()).contains("n2");
            assertThat(sentence(end, "n2")).contains("was asked to keep the new configuration and has not answered");
            loss.start();
            loss.holdsWhatWasSaid(end);
            assertThat(loss.calls("n2").config().text()).isEqualTo(loss.before.get("n2"));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void heirThatDiesWhileItTakesOver_isNamed_andTheAddressIsHeldAllTheSame(boolean isAnswerLost) throws Throwable {
        try (Loss loss = new Loss(new CutBases.Cut("n3", "steer", false, isAnswerLost))) {
            onFx(() -> loss.stage.staging().stage(new Edit.HandOver("n3", "VI_1")));
            loss.begin();
            loss.ended();
            RunState run = loss.run().orElseThrow();
            assertThat(run.isGood()).isFalse();
            assertThat(run.takeovers()).singleElement()
                    .satisfies(end -> assertThat(end.sentence()).contains("n3 does not answer"));
            loss.stage.until(() -> loss.stage.lab.snapshot().get().clusters().stream()
                    .allMatch(c -> c.holder().filter(m -> !m.node().equals("n3")).isPresent()));
            loss.start();
            loss.holdsWhatWasSaid(new PushEnd(Result.UNDONE, "", List.of()));
        }
    }
}
