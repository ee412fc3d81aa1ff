package dev.baton.commit;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.baton.api.CommitStatus.Phase;
import dev.baton.api.Problem.Kind;
import dev.baton.api.Refusal;
import dev.baton.commit.SimDisk.Fate;

import static dev.baton.commit.SimNode.ALICE;
import static dev.baton.commit.SimNode.BOB;
import static dev.baton.commit.SimNode.OLD;
import static dev.baton.commit.SimNode.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/// Disks that are full, read-only or broken: a commit is refused and nothing has changed, and an undo goes on trying.
class DiskTroubleTest {
    private static final String ID = "commit-1";
    private static final long LONG_ENOUGH = 7200 * SECOND;

    @ParameterizedTest
    @EnumSource(value = Fate.class, names = {"FAILS", "FAILS_AFTERWARDS"})
    void commitOnADiskThatFailsOnceOrFromThenOn_isRefusedAndNothingHasChanged(Fate how) {
        SimNode counted = SimNode.fresh().start();
        counted.disk().plan(_ -> Fate.DONE);
        counted.push();
        int steps = counted.disk().steps();
        for (int step = 0; step < steps; step++) {
            for (boolean isForGood : List.of(false, true)) {
                SimNode node = SimNode.fresh().start();
                int from = step;
                node.disk().failAt(n -> isForGood ? n >= from : n == from, how);
                Refusal refusal = catchThrowableOfType(Refusal.class, node::push);
                String story = how + " at " + step + (isForGood ? " and from then on" : "");
                assertThat(refusal).as(story).isNotNull();
                assertThat(refusal.problem().is(Kind.UNAVAILABLE)).as(story).isTrue();
                assertThat(node.engine().config()).as(story).isEqualTo(SimNode.config(OLD));
                node.disk().plan(_ -> Fate.DONE);
                node.clock().run(LONG_ENOUGH);
                assertOld(node, story);
                SimNode again = node.killed().start();
                assertOld(again, story + ", started again");
                again.push("commit-2", SimNode.NEW);
                assertThat(again.desk().confirm("commit-2", BOB).phase()).isEqualTo(Phase.CONFIRMED);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(value = Fate.class, names = {"FAILS", "FAILS_AFTERWARDS"})
    void killedWithADiskThatFails_endsInTheOldText(Fate how) {
        for (int step = 0; step < 12; step++) {
            SimNode node = SimNode.fresh().start();
            int from = step;
            node.disk().failAt(n -> n >= from, how);
            assertThat(catchThrowableOfType(Refusal.class, node::push)).isNotNull();
            SimNode again = node.killed().start();
            again.clock().run(LONG_ENOUGH);
            assertOld(again, how + " from step " + step);
        }
    }

    private static void assertOld(SimNode node, String story) {
        assertThat(node.text()).as(story).isEqualTo(OLD);
        assertThat(node.engine().config()).as(story).isEqualTo(SimNode.config(OLD));
        assertThat(node.desk().pending()).as(story).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = Fate.class, names = {"FAILS", "FAILS_AFTERWARDS"})
    void confirmThatCannotBeWritten_isRefusedAndStaysPending(Fate how) {
        for (int step = 0; step < 4; step++) {
            SimNode node = SimNode.fresh().start();
            node.push();
            int from = step;
            node.disk().failAt(n -> n == from, how);
            Refusal refusal = catchThrowableOfType(Refusal.class, () -> node.desk().confirm(ID, BOB));
            assertThat(refusal.problem().is(Kind.UNAVAILABLE)).isTrue();
            assertThat(node.status(ID).phase()).isEqualTo(Phase.VERIFYING);
            SimNode again = node.killed().start();
            again.clock().run(LONG_ENOUGH);
            assertOld(again, how + " at " + step);
            assertThat(node.desk().confirm(ID, BOB).phase()).isEqualTo(Phase.CONFIRMED);
        }
    }

    @Test
    void extendThatCannotBeWritten_putsNothingOff() {
        SimNode node = SimNode.fresh().start();
        node.push();
        node.disk().failAt(_ -> true, Fate.FAILS);
        assertThat(catchThrowableOfType(Refusal.class, () -> node.desk().extend(ID, 600, ALICE)).problem()
                .is(Kind.UNAVAILABLE)).isTrue();
        assertThat(node.status(ID).remainingNanos()).isEqualTo(60 * SECOND);
    }

    @Test
    void undoOnADiskThatIsReadOnly_bringsTheRoutersBack_andTriesTheFileAgain() {
        SimNode node = SimNode.fresh().start();
        node.push();
        node.disk().failAt(_ -> true, Fate.FAILS);
        node.clock().run(62 * SECOND);
        assertThat(node.engine().config()).isEqualTo(SimNode.config(OLD));
        assertThat(node.text()).isEqualTo(SimNode.kept());
        assertThat(node.desk().pending()).isPresent();
        node.disk().plan(_ -> Fate.DONE);
        node.clock().run(5 * SECOND);
        assertOld(node, "once it can be written");
        assertThat(node.status(ID).phase()).isEqualTo(Phase.REVERTED);
    }

    @Test
    void undoOnADiskThatStaysReadOnly_isToldAsFailed_andDoneByTheNextStart() {
        SimNode node = SimNode.fresh().start();
        node.push();
        node.disk().failAt(_ -> true, Fate.FAILS);
        node.clock().run(300 * SECOND);
        assertThat(node.status(ID).phase()).isEqualTo(Phase.REVERT_FAILED);
        assertThat(node.status(ID).remarks()).anyMatch(r -> r.contains("cannot be written"));
        assertThat(node.engine().config()).isEqualTo(SimNode.config(OLD));
        SimNode readOnly = node.killed();
        readOnly.disk().failAt(_ -> true, Fate.FAILS);
        readOnly.start();
        assertThat(readOnly.engine().config()).isEqualTo(SimNode.config(OLD));
        assertThat(readOnly.text()).isEqualTo(SimNode.kept());
        SimNode again = node.killed().start();
        assertOld(again, "once it can be written");
        assertThat(again.status(ID).phase()).isEqualTo(Phase.REVERTED);
    }

    @Test
    void stateFolderThatIsReadOnly_letsTheNodeRun_andRefusesCommits() {
        SimNode node = SimNode.fresh();
        node.disk().failAt(_ -> true, Fate.FAILS);
        node.start();
        assertThat(node.recovery().notes()).anyMatch(n -> n.contains("No commit can be taken"));
        assertThat(catchThrowableOfType(Refusal.class, node::push).problem().is(Kind.UNAVAILABLE)).isTrue();
        assertOld(node, "read-only");
        assertThat(node.engine().reloads()).isZero();
    }
}
