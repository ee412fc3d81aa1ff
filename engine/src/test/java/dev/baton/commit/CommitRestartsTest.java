package dev.baton.commit;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import dev.baton.api.CommitStatus.Phase;
import dev.baton.api.Problem.Kind;

import static dev.baton.commit.CommitChecks.refused;
import static dev.baton.commit.SimNode.ALICE;
import static dev.baton.commit.SimNode.BOB;
import static dev.baton.commit.SimNode.NEW;
import static dev.baton.commit.SimNode.OLD;
import static dev.baton.commit.SimNode.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

/// Starts of the node, its clocks, and files that somebody edited meanwhile.
class CommitRestartsTest {
    private static final String ID = "commit-1";

    private final SimNode node = SimNode.fresh().start();

    @Test
    void decidedCommits_areRememberedAcrossRestarts_atMostSixtyFour() {
        for (int i = 0; i < Ledger.MAX_DECIDED + 2; i++) {
            node.push("commit-" + i + "-x", NEW.replace("120", Integer.toString(i + 1)));
            node.desk().confirm("commit-" + i + "-x", BOB);
        }
        SimNode again = node.killed().start();
        assertThat(again.desk().status("commit-1-x")).isEmpty();
        assertThat(again.desk().status("commit-2-x")).isPresent();
        assertThat(again.desk().stamp().generation()).isEqualTo(Ledger.MAX_DECIDED + 3);
        refused(Kind.NOT_FOUND, () -> again.desk().confirm("commit-1-x", ALICE));
    }

    @Test
    void firstStart_beginsTheGenerations_soThatALaterEditIsNoticed() {
        assertThat(node.desk().stamp().generation()).isEqualTo(1);
        SimNode again = node.killed();
        again.disk().with(SimNode.CONFIG, OLD.replace("51", "52").getBytes(StandardCharsets.UTF_8));
        assertThat(again.start().desk().stamp().generation()).isEqualTo(2);
    }

    @Test
    void dateThatIsStepped_neitherExtendsNorShortens() {
        node.push();
        node.clock().step(-86_400 * SECOND);
        node.clock().run(30 * SECOND);
        assertThat(node.status(ID).remainingNanos()).isEqualTo(30 * SECOND);
        SimNode again = node.killed();
        again.clock().step(2 * 86_400 * SECOND);
        again.start();
        assertThat(again.status(ID).remainingNanos()).isEqualTo(30 * SECOND);
        again.clock().run(30 * SECOND - 1);
        assertThat(again.text()).isEqualTo(SimNode.kept());
        again.clock().run(1);
        assertThat(again.text()).isEqualTo(OLD);
    }

    @Test
    void afterAnotherBoot_theDateCounts_butNeverForMoreThanWasLeft() {
        for (long stepSeconds : new long[]{-100_000, -40, 0, 20, 100_000}) {
            SimNode start = SimNode.fresh().start();
            start.push();
            SimClock clock = new SimClock(0, start.clock().wall());
            clock.step(stepSeconds * SECOND);
            SimNode booted = start.rebooted(start.disk().afterKill(), clock).start();
            long left = Math.clamp(60 - stepSeconds, 0, 60);
            assertThat(booted.desk().status(ID).orElseThrow().remainingNanos()).isEqualTo(left * SECOND);
            booted.clock().run(left * SECOND);
            assertThat(booted.text()).isEqualTo(OLD);
            assertThat(booted.status(ID).phase()).isEqualTo(Phase.REVERTED);
        }
    }

    @Test
    void afterAnotherBoot_theClockOfThatOneCounts() {
        node.push();
        SimClock clock = new SimClock(0, node.clock().wall());
        SimNode booted = node.rebooted(node.disk().afterKill(), clock).start();
        booted.clock().step(-5000 * SECOND);
        booted.clock().run(10 * SECOND);
        SimNode again = booted.killed().start();
        assertThat(again.status(ID).remainingNanos()).isEqualTo(50 * SECOND);
    }

    @Test
    void pendingConfigurationThatCannotStart_givesWayToTheOldOne() {
        node.push();
        Recovery recovery = Recovery.of(new CommitHome(node.disk().afterKill(), SimNode.FOLDER, SimNode.CONFIG,
                new Timekeeper(node.clock(), "boot-1"), (_, _, _, _, _) -> {}));
        assertThat(recovery.isPending()).isTrue();
        assertThat(recovery.fallBack("eth0 is not there.")).isTrue();
        assertThat(recovery.text().orElseThrow()).isEqualTo(OLD.getBytes(StandardCharsets.UTF_8));
        assertThat(recovery.ledger().decided().getLast().status().phase()).isEqualTo(Phase.REVERTED);
        assertThat(recovery.fallBack("again")).isFalse();
    }

    @Test
    void localEdit_isTakenOnWhenTheFileIsReadAgain() {
        String edited = OLD.replace("vrid: 51", "vrid: 52");
        node.disk().with(SimNode.CONFIG, edited.getBytes(StandardCharsets.UTF_8));
        assertThat(refused(Kind.STALE, node::push).detail()).contains("SIGHUP");
        Reread reread = node.desk().reread();
        assertThat(reread.diff().isEmpty()).isFalse();
        assertThat(node.desk().stamp().generation()).isEqualTo(2);
        assertThat(node.desk().reread().diff().isEmpty()).isTrue();
        assertThat(node.desk().stamp().generation()).isEqualTo(2);
        assertThat(node.killed().start().desk().stamp()).isEqualTo(node.desk().stamp());
    }

    @Test
    void localEdit_isFoundWhenTheNodeStarts() {
        node.push();
        node.desk().confirm(ID, BOB);
        SimNode again = node.killed();
        again.disk().with(SimNode.CONFIG, OLD.getBytes(StandardCharsets.UTF_8));
        again.start();
        assertThat(again.desk().stamp().generation()).isEqualTo(3);
        assertThat(again.audit()).first().asString().contains("generation 3");
    }

    @Test
    void localEditThatIsWrong_changesNothing() {
        node.disk().with(SimNode.CONFIG, "node: [".getBytes(StandardCharsets.UTF_8));
        assertThat(refused(Kind.REFUSED, () -> node.desk().reread()).violations()).isNotEmpty();
        assertThat(node.engine().reloads()).isZero();
        assertThat(node.desk().stamp().generation()).isEqualTo(1);
    }

    @Test
    void localEditWhileACommitIsPending_isNotReadAndIsKeptAside() {
        node.push();
        String edited = OLD.replace("vrid: 51", "vrid: 52");
        node.disk().with(SimNode.CONFIG, edited.getBytes(StandardCharsets.UTF_8));
        refused(Kind.PENDING, () -> node.desk().reread());
        refused(Kind.STALE, () -> node.desk().confirm(ID, BOB));
        node.clock().run(60 * SECOND);
        assertThat(node.text()).isEqualTo(OLD);
        assertThat(node.disk().text(SimNode.FOLDER.resolve("node.yaml.edited"))).isEqualTo(edited);
    }

    @Test
    void ledgerThatCannotBeRead_isSetAside_andGenerationsStillCountUp() {
        node.push();
        node.desk().confirm(ID, BOB);
        SimNode again = node.killed();
        again.disk().with(SimNode.FOLDER.resolve("commits.json"), "{\"format\":1".getBytes(StandardCharsets.UTF_8));
        again.start();
        assertThat(again.text()).isEqualTo(SimNode.kept());
        assertThat(again.desk().stamp().generation()).isGreaterThan(3);
        assertThat(again.recovery().notes()).anyMatch(n -> n.contains("cannot be read"));
        again.push("commit-2", NEW.replace("120", "130"));
        assertThat(again.desk().confirm("commit-2", BOB).phase()).isEqualTo(Phase.CONFIRMED);
    }

    @Test
    void closedDesk_refusesAndLeavesTheUndoToTheNextStart() {
        node.push();
        node.desk().close();
        refused(Kind.UNAVAILABLE, () -> node.desk().confirm(ID, BOB));
        node.clock().run(100 * SECOND);
        assertThat(node.text()).isEqualTo(SimNode.kept());
        assertThat(node.killed().start().text()).isEqualTo(OLD);
    }
}
