package dev.baton.push;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.baton.push.PushEnd.Has;
import dev.baton.push.PushEnd.Result;
import dev.baton.push.SimFleet.Trouble;

import static org.assertj.core.api.Assertions.assertThat;

class PushRunTest {
    private static final List<Transfer> TO_N2 = List.of(new Transfer("n1", "VI_1", "n2", "VI_1", false));
    private static final long LONG_AFTER = 2 * 3_600 * SimFleet.SECOND;

    private static List<String> old(SimFleet fleet) {
        return fleet.nodes.keySet().stream().map(n -> SimFleet.text(number(n), 200 - 10 * number(n))).toList();
    }

    private static int number(String node) {
        return Integer.parseInt(node.substring(1));
    }

    private static List<String> texts(SimFleet fleet) {
        return fleet.nodes.values().stream().map(SimNode::text).toList();
    }

    /// Every node has the whole old or the whole new configuration once all clocks have run out, and it is the one that was
    /// said; what is said to be unknown is so only where a confirmation was not answered.
    private static void holdsWhatWasSaid(SimFleet fleet, PushEnd end) {
        fleet.sleep(LONG_AFTER);
        for (PushEnd.NodeEnd node : end.nodes()) {
            String text = fleet.node(node.node()).text();
            int number = number(node.node());
            String before = SimFleet.text(number, 200 - 10 * number);
            String after = SimFleet.text(number, 201 - 10 * number);
            switch (node.has()) {
                case NEW -> assertThat(text).as("%s", node).isEqualTo(after);
                case OLD, OLD_SOON -> assertThat(text).as("%s", node).isEqualTo(before);
                case UNKNOWN -> assertThat(text).as("%s", node).isIn(before, after);
            }
        }
        boolean isAllNew = end.nodes().stream().allMatch(n -> n.has() == Has.NEW);
        assertThat(end.result() == Result.DONE).isEqualTo(isAllNew);
    }

    @Test
    void pushGoesFromTheFirstToTheLast_andIsConfirmedOnlyWhenAllAreGood() {
        SimFleet fleet = new SimFleet(3);

        PushEnd end = fleet.run(fleet.push(List.of()));

        assertThat(end.result()).isEqualTo(Result.DONE);
        assertThat(fleet.nodes.values()).allSatisfy(n -> assertThat(n.done).containsExactly("committed", "confirmed"));
        assertThat(fleet.onDisk().isSettled()).isTrue();
        holdsWhatWasSaid(fleet, end);
    }

    @Test
    void masterIsHandedOverFirst_withAPriorityThatKeepsIt_andGetsItBack() {
        SimFleet fleet = new SimFleet(3);

        PushEnd end = fleet.run(fleet.push(TO_N2));

        assertThat(end.result()).isEqualTo(Result.DONE);
        assertThat(fleet.node("n2").done).containsExactly("committed", "claimed at OptionalInt[191]", "confirmed");
        assertThat(fleet.node("n1").done).containsExactly("committed", "confirmed", "claimed at OptionalInt.empty");
        assertThat(fleet.master()).contains(fleet.node("n1"));
    }

    @Test
    void redGate_undoesAllInReverseOrder_andGivesBackWhatWasHandedOver() {
        SimFleet fleet = new SimFleet(3);
        PushFile push = fleet.push(TO_N2);
        Turn bad = push.turn("n1");
        push = push.with(new Turn("n1", bad.commitId(), bad.base(), SimFleet.text(1, SimNode.FAULTY), bad.handOvers(),
                bad.progress(), bad.deadline(), "", ""));

        PushEnd end = fleet.run(push);

        assertThat(end.result()).isEqualTo(Result.UNDONE);
        assertThat(end.why()).contains("n1/VI_1 is in FAULT");
        assertThat(fleet.nodes.values()).allSatisfy(n -> assertThat(n.done).contains("committed", "undone")
                .doesNotContain("confirmed"));
        assertThat(texts(fleet)).isEqualTo(old(fleet));
        assertThat(fleet.master()).contains(fleet.node("n1"));
        assertThat(fleet.node("n1").done).last().asString().startsWith("claimed");
    }

    @Test
    void whatOneNodeWouldNotTake_isSentToNone() {
        SimFleet fleet = new SimFleet(3);
        PushFile push = fleet.push(List.of());
        Turn bad = push.turn("n1");
        push = push.with(new Turn("n1", bad.commitId(), bad.base(), bad.config().replace("eth0", "eth9"), List.of(),
                bad.progress(), bad.deadline(), "", ""));

        PushEnd end = fleet.run(push);

        assertThat(end.result()).isEqualTo(Result.REFUSED);
        assertThat(end.why()).contains("n1 would not take", "line 3", "push.interfaces", "Use eth0.");
        assertThat(fleet.nodes.values()).allSatisfy(n -> assertThat(n.done).isEmpty());
    }

    @Test
    void staleBaseAndSomebodyElsesPush_areFoundBeforeAnythingIsSent() {
        SimFleet edited = new SimFleet(2);
        PushFile push = edited.push(List.of());
        edited.node("n1").edited(SimFleet.text(1, 77));
        SimFleet busy = new SimFleet(2);
        busy.node("n1").pushedByOther();

        PushEnd stale = edited.run(push);
        PushEnd pending = busy.run(busy.push(List.of()));

        assertThat(stale.result()).isEqualTo(Result.REFUSED);
        assertThat(stale.why()).contains("n1", "somebody has changed it");
        assertThat(pending.result()).isEqualTo(Result.REFUSED);
        assertThat(pending.why()).contains("n1", "somebody", "undoes itself in 60 s");
        assertThat(edited.node("n2").done).isEmpty();
        assertThat(busy.node("n2").done).isEmpty();
    }

    @Test
    void baseThatGoesStaleOnTheWay_undoesTheRest_andLeavesTheEditAlone() {
        SimFleet fleet = new SimFleet(2);
        PushFile push = fleet.push(List.of());
        String edit = SimFleet.text(1, 77);

        PushEnd end = new PushRun(push, fleet.calls(), _ -> {}, fleet, (turn, _) -> {
            if (turn.node().equals("n2") && turn.progress() == Progress.GREEN) {
                fleet.node("n1").edited(edit);
            }
        }).run();

        assertThat(end.result()).isEqualTo(Result.UNDONE);
        assertThat(fleet.node("n1").text()).isEqualTo(edit);
        assertThat(fleet.node("n2").text()).isEqualTo(SimFleet.text(2, 180));
    }

    @Test
    void pushThatTakesLong_isExtendedOnTheNodesThatWait() {
        SimFleet fleet = new SimFleet(18);
        fleet.latencyNanos = SimFleet.SECOND / 20;
        PushFile push = fleet.push(List.of());
        push = new PushFile(push.format(), push.id(), push.begun(), push.reason(), 30, push.stage(), push.turns(),
                List.of(), List.of(), "");

        PushEnd end = fleet.run(push);

        assertThat(end.result()).isEqualTo(Result.DONE);
        assertThat(fleet.node("n18").done).contains("extended");
    }

    @Test
    void stoppedByHand_isUndone() {
        SimFleet fleet = new SimFleet(2);
        fleet.stopped = true;

        PushEnd end = fleet.run(fleet.push(List.of()));

        assertThat(end.result()).isEqualTo(Result.UNDONE);
        assertThat(texts(fleet)).isEqualTo(old(fleet));
        assertThat(fleet.node("n2").done).containsExactly("committed", "undone");
        assertThat(fleet.node("n1").done).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 10, 300})
    void killedAnywhereAndResumed_everyNodeHasWhatIsSaid(long secondsLater) {
        int atMost = operationsOf(TO_N2);
        int done = 0;
        for (int at = 1; at <= atMost; at++) {
            SimFleet fleet = new SimFleet(3);
            fleet.killAt(at);
            PushEnd end;
            try {
                end = fleet.run(fleet.push(TO_N2));
            } catch (SimFleet.Killed _) {
                fleet.sleep(secondsLater * SimFleet.SECOND);
                end = fleet.run();
            }
            holdsWhatWasSaid(fleet, end);
            assertThat(end.nodes()).as("killed at %d", at).noneMatch(n -> n.has() == Has.UNKNOWN);
            done += end.result() == Result.DONE ? 1 : 0;
        }
        assertThat(done).isGreaterThan(secondsLater < 30 ? atMost - 1 : 0);
    }

    @Test
    void killedAgainAndAgain_everyNodeHasWhatIsSaid() {
        for (int every = 3; every < 40; every++) {
            SimFleet fleet = new SimFleet(3);
            Optional<PushEnd> end = Optional.empty();
            fleet.killAt(every);
            PushFile push = fleet.push(TO_N2);
            for (int life = 0; end.isEmpty(); life++) {
                try {
                    end = Optional.of(life == 0 ? fleet.run(push) : fleet.run());
                } catch (SimFleet.Killed _) {
                    fleet.killAt(fleet.operations() + every + life);
                    fleet.sleep(SimFleet.SECOND);
                }
            }
            holdsWhatWasSaid(fleet, end.get());
        }
    }

    @Test
    void killedAndNeverResumed_everyNodeThatWasNotConfirmedGoesBack() {
        int atMost = operationsOf(TO_N2);
        for (int at = 1; at <= atMost; at++) {
            SimFleet fleet = new SimFleet(3);
            fleet.killAt(at);
            try {
                fleet.run(fleet.push(TO_N2));
            } catch (SimFleet.Killed _) {
                fleet.sleep(LONG_AFTER);
                fleet.nodes.values().forEach(n -> assertThat(n.text()).isEqualTo(SimFleet.text(number(n.node()),
                        (n.done.contains("confirmed") ? 201 : 200) - 10 * number(n.node()))));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"n1", "n2", "n3"})
    void nodeThatIsLostAtAnyPoint_forGood_leavesEveryNodeWithWhatIsSaid(String lost) {
        int atMost = operationsOf(TO_N2);
        for (int at = 1; at <= atMost; at++) {
            SimFleet fleet = new SimFleet(3);
            fleet.trouble(Trouble.LOST, lost, at, Integer.MAX_VALUE);
            holdsWhatWasSaid(fleet, fleet.run(fleet.push(TO_N2)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"n1", "n2", "n3"})
    void nodeThatIsLostForAWhile_leavesEveryNodeWithWhatIsSaid(String lost) {
        int atMost = operationsOf(TO_N2);
        for (int at = 1; at <= atMost; at++) {
            SimFleet fleet = new SimFleet(3);
            fleet.trouble(Trouble.LOST, lost, at, at + 12);
            holdsWhatWasSaid(fleet, fleet.run(fleet.push(TO_N2)));
        }
    }

    @ParameterizedTest
    @EnumSource(value = Trouble.class, names = {"LOST", "ANSWER_LOST"})
    void oneCallOrAnswerThatIsLost_hindersNothing(Trouble trouble) {
        int atMost = operationsOf(List.of());
        for (String node : List.of("n1", "n2", "n3")) {
            for (int at = 1; at <= atMost; at++) {
                SimFleet fleet = new SimFleet(3);
                fleet.trouble(trouble, node, at, at + 1);
                PushEnd end = fleet.run(fleet.push(List.of()));
                assertThat(end.result()).as("%s of %s at %d: %s", trouble, node, at, end).isEqualTo(Result.DONE);
                assertThat(fleet.node(node).done).containsOnlyOnce("committed", "confirmed");
            }
        }
    }

    @Test
    void lostNode_isSaidToUndoItself_withTheSecondsThatAreLeft() {
        SimFleet fleet = new SimFleet(2);
        PushFile push = fleet.push(List.of());

        PushEnd end = new PushRun(push, fleet.calls(), _ -> {}, fleet, (turn, _) -> {
            if (turn.node().equals("n2") && turn.progress() == Progress.APPLIED) {
                fleet.trouble(Trouble.LOST, "n2", 0, Integer.MAX_VALUE);
            }
        }).run();

        assertThat(end.result()).isEqualTo(Result.UNDONE);
        assertThat(end.nodes()).filteredOn(n -> n.node().equals("n2")).singleElement().satisfies(n -> {
            assertThat(n.has()).isEqualTo(Has.OLD_SOON);
            assertThat(n.sentence()).containsPattern("n2 undoes itself in 1\\d\\d s");
            assertThat(n.deadline()).isPresent();
        });
        holdsWhatWasSaid(fleet, end);
    }

    private static int operationsOf(List<Transfer> handOvers) {
        SimFleet fleet = new SimFleet(3);
        fleet.run(fleet.push(handOvers));
        return fleet.operations();
    }
}
