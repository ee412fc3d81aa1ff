package dev.baton.commit;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.baton.api.Access;
import dev.baton.api.CommitRequest;
import dev.baton.api.CommitStatus;
import dev.baton.api.CommitStatus.Phase;
import dev.baton.api.Problem;
import dev.baton.api.Problem.Kind;
import dev.baton.api.Refusal;
import dev.baton.api.Validation;
import dev.baton.manage.Caller;

import static dev.baton.commit.CommitChecks.assertUnchanged;
import static dev.baton.commit.CommitChecks.base;
import static dev.baton.commit.CommitChecks.refused;
import static dev.baton.commit.SimNode.ALICE;
import static dev.baton.commit.SimNode.ALICE_AGAIN;
import static dev.baton.commit.SimNode.BOB;
import static dev.baton.commit.SimNode.NEW;
import static dev.baton.commit.SimNode.OLD;
import static dev.baton.commit.SimNode.SECOND;
import static dev.baton.commit.SimNode.request;
import static org.assertj.core.api.Assertions.assertThat;

/// The desk as clients see it.
class CommitsTest {
    private static final String ID = "commit-1";

    private final SimNode node = SimNode.fresh().start();

    @Test
    void commit_isWrittenAgainFromRecords_appliedAndVerified() {
        CommitStatus status = node.push();
        assertThat(status.phase()).isEqualTo(Phase.VERIFYING);
        assertThat(node.text()).isEqualTo(SimNode.kept()).doesNotContain("# more").contains("s3cret");
        assertThat(node.engine().config()).isEqualTo(SimNode.config(node.text()));
        assertThat(status.before().generation()).isEqualTo(1);
        assertThat(status.after().generation()).isEqualTo(2);
        assertThat(status.after().sha256()).isEqualTo(Sha256.of(node.text().getBytes(StandardCharsets.UTF_8)));
        assertThat(status.changes()).containsExactly("VI_1 priority 100 → 120");
        assertThat(status.remainingNanos()).isEqualTo(60 * SECOND);
        assertThat(node.told().stream().map(CommitStatus::phase)).containsExactly(Phase.STAGED, Phase.APPLIED,
                Phase.VERIFYING);
        assertThat(node.desk().pending()).contains(status);
    }

    @Test
    void confirmed_isKeptForGood() {
        node.push();
        CommitStatus status = node.desk().confirm(ID, ALICE_AGAIN);
        assertThat(status.phase()).isEqualTo(Phase.CONFIRMED);
        node.clock().run(7200 * SECOND);
        assertThat(node.text()).isEqualTo(SimNode.kept());
        assertThat(node.desk().pending()).isEmpty();
        assertThat(node.clock().alarms()).isZero();
        assertThat(node.desk().confirm(ID, BOB)).isEqualTo(node.status(ID));
        refused(Kind.CONFLICT, () -> node.desk().cancel(ID, ALICE));
        refused(Kind.CONFLICT, () -> node.desk().extend(ID, 10, ALICE));
    }

    @Test
    void unconfirmed_isUndoneByteForByte_whenItsTimeIsUp() {
        node.push();
        node.clock().run(60 * SECOND - 1);
        assertThat(node.text()).isEqualTo(SimNode.kept());
        node.clock().run(1);
        assertThat(node.text()).isEqualTo(OLD);
        assertThat(node.engine().config()).isEqualTo(SimNode.config(OLD));
        assertThat(node.status(ID).phase()).isEqualTo(Phase.REVERTED);
        assertThat(node.status(ID).remarks()).anyMatch(r -> r.contains("Nobody confirmed it in time"));
        assertThat(node.desk().stamp().generation()).isEqualTo(3);
        assertThat(node.told()).last().isEqualTo(node.status(ID));
        assertThat(node.audit()).last().asString().startsWith("node||undo|commit-1|reverted");
        assertThat(refused(Kind.CONFLICT, () -> node.desk().confirm(ID, ALICE_AGAIN)).detail()).contains("undone");
    }

    @Test
    void cancelled_isUndoneAtOnce() {
        node.push();
        CommitStatus status = node.desk().cancel(ID, BOB);
        assertThat(status.phase()).isEqualTo(Phase.REVERTED);
        assertThat(status.remarks()).anyMatch(r -> r.contains("bob"));
        assertThat(node.text()).isEqualTo(OLD);
        assertThat(node.clock().alarms()).isZero();
        assertThat(node.desk().cancel(ID, ALICE)).isEqualTo(status);
    }

    @Test
    void confirmOverTheSameConnection_provesNothing() {
        node.push();
        Problem problem = refused(Kind.CONFLICT, () -> node.desk().confirm(ID, ALICE));
        assertThat(problem.detail()).contains("connection");
        assertThat(node.status(ID).phase()).isEqualTo(Phase.VERIFYING);
        node.desk().commit(request(ID, NEW), node.status(ID).before().sha256(), ALICE_AGAIN);
        refused(Kind.CONFLICT, () -> node.desk().confirm(ID, ALICE_AGAIN));
        assertThat(node.desk().confirm(ID, BOB).phase()).isEqualTo(Phase.CONFIRMED);
    }

    @Test
    void extended_undoesItselfLater_andNeverAfterMoreThanAnHour() {
        node.push();
        node.clock().run(50 * SECOND);
        assertThat(node.desk().extend(ID, 100, ALICE).remainingNanos()).isEqualTo(110 * SECOND);
        node.clock().run(109 * SECOND);
        assertThat(node.text()).isEqualTo(SimNode.kept());
        Problem problem = refused(Kind.REFUSED, () -> node.desk().extend(ID, 3441, ALICE));
        assertThat(problem.detail()).contains("3440 s more");
        refused(Kind.MALFORMED, () -> node.desk().extend(ID, 0, ALICE));
        refused(Kind.MALFORMED, () -> node.desk().extend(ID, 3601, ALICE));
        node.desk().extend(ID, 3440, ALICE);
        node.clock().run(3441 * SECOND);
        assertThat(node.text()).isEqualTo(OLD);
    }

    @Test
    void confirmAfterTheDeadline_isRefused_evenIfTheTimerIsLate() {
        node.push();
        node.clock().nanos(61 * SECOND);
        refused(Kind.CONFLICT, () -> node.desk().confirm(ID, ALICE_AGAIN));
        refused(Kind.CONFLICT, () -> node.desk().extend(ID, 60, ALICE_AGAIN));
        node.clock().run(0);
        assertThat(node.text()).isEqualTo(OLD);
    }

    @Test
    void oneIsPending_othersAreToldWhoseAndHowLong() {
        node.push();
        node.clock().run(19 * SECOND);
        Problem problem = refused(Kind.PENDING,
                () -> node.desk().commit(request("commit-2", NEW), node.status(ID).after().sha256(), BOB));
        assertThat(problem.detail()).contains("alice", "41 s", "commit-1");
        Validation validation = node.desk().validate(NEW);
        assertThat(validation.acceptable()).isFalse();
        assertThat(validation.violations().getFirst().rule()).isEqualTo("commit.pending");
    }

    @Test
    void staleBase_isRefused_missingOneToo() {
        refused(Kind.STALE, () -> node.desk().commit(request(ID, NEW), "0".repeat(64), ALICE));
        assertUnchanged(node);
        refused(Kind.NO_BASE, () -> node.desk().commit(request(ID, NEW), "", ALICE));
        assertUnchanged(node);
        refused(Kind.STALE, () -> node.desk().commit(request(ID, NEW), "*", ALICE));
        assertUnchanged(node);
    }

    @Test
    void sameRequestAgain_changesNothing_otherOneWithItsIdIsRefused() {
        CommitStatus first = node.push();
        assertThat(node.desk().commit(request(ID, NEW), first.before().sha256(), ALICE)).isEqualTo(first);
        assertThat(node.engine().reloads()).isOne();
        refused(Kind.CONFLICT, () -> node.desk().commit(request(ID, NEW + "# x\n"), base(node), ALICE));
        refused(Kind.CONFLICT, () -> node.desk().commit(new CommitRequest(ID, NEW, 61, "test"), base(node), ALICE));
        refused(Kind.CONFLICT, () -> node.desk().commit(new CommitRequest(ID, NEW, 60, "other"), base(node), ALICE));
        node.desk().confirm(ID, BOB);
        SimNode again = node.killed().start();
        assertThat(again.desk().commit(request(ID, NEW), "whatever", ALICE)).isEqualTo(node.status(ID));
    }

    @Test
    void badRequests_areRefusedWithWhatIsPossible() {
        for (CommitRequest bad : List.of(request("short", NEW), request("../../etc/passwd", NEW),
                request("x".repeat(65), NEW), new CommitRequest(ID, NEW, 29, ""), new CommitRequest(ID, NEW, 3601, ""),
                new CommitRequest(ID, NEW, 60, "a\nb"), new CommitRequest(ID, NEW, 60, "r".repeat(501)))) {
            refused(Kind.MALFORMED, () -> node.desk().commit(bad, base(node), ALICE));
            assertUnchanged(node);
        }
        assertThat(node.audit()).noneMatch(line -> line.contains("passwd"));
    }

    @Test
    void whoIsNoEditor_changesNothing() {
        Caller viewer = new Caller("eve", "e".repeat(64), Access.OPERATOR, "10.0.0.7", "c9");
        refused(Kind.FORBIDDEN, () -> node.desk().commit(request(ID, NEW), base(node), viewer));
        assertUnchanged(node);
        node.push();
        refused(Kind.FORBIDDEN, () -> node.desk().confirm(ID, viewer));
        refused(Kind.FORBIDDEN, () -> node.desk().cancel(ID, viewer));
        refused(Kind.FORBIDDEN, () -> node.desk().extend(ID, 60, viewer));
    }

    @Test
    void twoPushesAtOnce_exactlyOneWins() throws Exception {
        int clients = 8;
        AtomicInteger wins = new AtomicInteger();
        AtomicInteger pending = new AtomicInteger();
        CountDownLatch start = new CountDownLatch(1);
        String base = base(node);
        List<Thread> threads = IntStream.range(0, clients).mapToObj(i -> Thread.ofPlatform()
                .start(() -> {
                    try {
                        start.await();
                        node.desk().commit(request("commit-" + i + "-x", NEW.replace("120", "12" + i)), base, ALICE);
                        wins.incrementAndGet();
                    } catch (Refusal e) {
                        pending.addAndGet(e.problem().is(Kind.PENDING) ? 1 : 0);
                    } catch (InterruptedException _) {
                        Thread.currentThread().interrupt();
                    }
                })).toList();
        start.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(wins).hasValue(1);
        assertThat(pending).hasValue(clients - 1);
        assertThat(node.engine().reloads()).isOne();
    }

    @Test
    void everyDecision_isInTheAuditLog() {
        node.push();
        node.desk().extend(ID, 10, BOB);
        node.desk().cancel(ID, BOB);
        assertThat(node.audit())
                .anyMatch(l -> l.startsWith("alice (aaaaaaaaaaaa)|10.0.0.9|POST /v1/commits|commit-1|staged")
                        && l.contains("reason: test"))
                .anyMatch(l -> l.contains("|POST /v1/commits|commit-1|verifying"))
                .anyMatch(l -> l.startsWith("bob") && l.contains("/extend|commit-1|verifying"))
                .anyMatch(l -> l.startsWith("bob") && l.contains("/cancel|commit-1|reverted"));
        SimNode again = node.killed().start();
        again.push("commit-2", NEW);
        SimNode third = again.killed().start();
        assertThat(third.audit()).singleElement().asString().startsWith("node||recovery|commit-2|waits on");
    }
}
