package dev.baton.commit;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import dev.baton.api.Access;
import dev.baton.api.CommitRequest;
import dev.baton.api.CommitStatus;
import dev.baton.api.CommitStatus.Phase;
import dev.baton.api.Problem;
import dev.baton.api.Problem.Kind;
import dev.baton.api.Refusal;
import dev.baton.api.RouterState;
import dev.baton.api.Validation;
import dev.baton.config.NodePolicy;
import dev.baton.config.PolicyLoader;
import dev.baton.config.PolicyResult;
import dev.baton.manage.Caller;
import dev.baton.vrrp.FaultCause;
import dev.baton.vrrp.Role;

import static dev.baton.commit.SimNode.ALICE;
import static dev.baton.commit.SimNode.ALICE_AGAIN;
import static dev.baton.commit.SimNode.BOB;
import static dev.baton.commit.SimNode.NEW;
import static dev.baton.commit.SimNode.OLD;
import static dev.baton.commit.SimNode.SECOND;
import static dev.baton.commit.SimNode.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/// The desk as clients see it.
class CommitsTest {
    private static final String ID = "commit-1";

    private final SimNode node = SimNode.fresh().start();

    private static Problem refused(Kind kind, ThrowingCallable deed) {
        Refusal refusal = catchThrowableOfType(Refusal.class, deed);
        assertThat(refusal).isNotNull();
        assertThat(refusal.problem().is(kind)).as(refusal.problem().toString()).isTrue();
        return refusal.problem();
    }

    private String base() {
        return node.desk().current().stamp().sha256();
    }

    private void assertUnchanged() {
        assertThat(node.text()).isEqualTo(OLD);
        assertThat(node.engine().reloads()).isZero();
        assertThat(node.desk().pending()).isEmpty();
        assertThat(node.desk().stamp().generation()).isEqualTo(1);
        assertThat(node.clock().alarms()).isZero();
        assertThat(node.audit()).last().asString().contains("|refused: ");
    }

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
        assertUnchanged();
        refused(Kind.NO_BASE, () -> node.desk().commit(request(ID, NEW), "", ALICE));
        assertUnchanged();
        refused(Kind.STALE, () -> node.desk().commit(request(ID, NEW), "*", ALICE));
        assertUnchanged();
    }

    @Test
    void sameRequestAgain_changesNothing_otherOneWithItsIdIsRefused() {
        CommitStatus first = node.push();
        assertThat(node.desk().commit(request(ID, NEW), first.before().sha256(), ALICE)).isEqualTo(first);
        assertThat(node.engine().reloads()).isOne();
        refused(Kind.CONFLICT, () -> node.desk().commit(request(ID, NEW + "# x\n"), base(), ALICE));
        refused(Kind.CONFLICT, () -> node.desk().commit(new CommitRequest(ID, NEW, 61, "test"), base(), ALICE));
        refused(Kind.CONFLICT, () -> node.desk().commit(new CommitRequest(ID, NEW, 60, "other"), base(), ALICE));
        node.desk().confirm(ID, BOB);
        SimNode again = node.killed().start();
        assertThat(again.desk().commit(request(ID, NEW), "whatever", ALICE)).isEqualTo(node.status(ID));
    }

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
    void badRequests_areRefusedWithWhatIsPossible() {
        for (CommitRequest bad : List.of(request("short", NEW), request("../../etc/passwd", NEW),
                request("x".repeat(65), NEW), new CommitRequest(ID, NEW, 29, ""), new CommitRequest(ID, NEW, 3601, ""),
                new CommitRequest(ID, NEW, 60, "a\nb"), new CommitRequest(ID, NEW, 60, "r".repeat(501)))) {
            refused(Kind.MALFORMED, () -> node.desk().commit(bad, base(), ALICE));
            assertUnchanged();
        }
        assertThat(node.audit()).noneMatch(line -> line.contains("passwd"));
    }

    @Test
    void whoIsNoEditor_changesNothing() {
        Caller viewer = new Caller("eve", "e".repeat(64), Access.OPERATOR, "10.0.0.7", "c9");
        refused(Kind.FORBIDDEN, () -> node.desk().commit(request(ID, NEW), base(), viewer));
        assertUnchanged();
        node.push();
        refused(Kind.FORBIDDEN, () -> node.desk().confirm(ID, viewer));
        refused(Kind.FORBIDDEN, () -> node.desk().cancel(ID, viewer));
        refused(Kind.FORBIDDEN, () -> node.desk().extend(ID, 60, viewer));
    }

    @Test
    void engineThatRefuses_leavesEverythingAsItWas() {
        node.engine().refuse(_ -> Optional.of(new Refusal(Kind.REFUSED, "eth0 has no address.")));
        Problem problem = refused(Kind.REFUSED, node::push);
        assertThat(problem.detail()).isEqualTo("eth0 has no address.");
        assertUnchanged();
        assertThat(node.desk().status(ID)).isEmpty();
        SimNode again = node.killed().start();
        assertThat(again.text()).isEqualTo(OLD);
        assertThat(again.recovery().notes()).isEmpty();
    }

    @Test
    void routersThatDoNotBecomeWhatWasConfigured_areUndoneAtOnce() {
        node.engine().distort(r -> node.engine().reloads() == 1 ? with(r, r.role(), r.vrid() + 1, List.of()) : r);
        Problem problem = refused(Kind.REFUSED, node::push);
        assertThat(problem.detail()).contains("VI_1 runs with VRID 52, not 51");
        assertThat(node.text()).isEqualTo(OLD);
        assertThat(node.engine().config()).isEqualTo(SimNode.config(OLD));
        assertThat(node.desk().pending()).isEmpty();
        assertThat(node.desk().stamp().generation()).isEqualTo(3);
        assertThat(node.desk().stamp().sha256()).isEqualTo(Sha256.of(OLD.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void stateThatIsAsOldAsEnginesMayTell_isWaitedOut() {
        node.engine().stale(2);
        assertThat(node.push().phase()).isEqualTo(Phase.VERIFYING);
    }

    @Test
    void routerInFault_isARemark() {
        node.engine().distort(r -> with(r, Role.FAULT, r.vrid(),
                List.of(new FaultCause(FaultCause.Kind.INTERFACE_DOWN, "eth0"))));
        assertThat(node.push().remarks()).contains("VI_1 is in FAULT: interface down eth0.");
    }

    private static RouterState with(RouterState r, Role role, int vrid, List<FaultCause> causes) {
        return new RouterState(r.name(), r.interfaceName(), r.network(), r.family(), vrid, r.version(), role,
                r.priority(), r.preempt(), r.preemptDelayNanos(), r.source(), r.intervalNanos(), r.learnedNanos(),
                r.masterDownNanos(), r.sinceNanos(), r.deadlineNanos(), r.addresses(), r.excluded(),
                r.holdsAddresses(), r.virtualMac(), r.unicast(), r.form(), causes, r.group(), r.lastTransition(),
                r.steering());
    }

    @Test
    void undoThatTheEngineRefuses_isTriedAgain() {
        node.push();
        node.engine().refuse(_ -> Optional.of(new Refusal(Kind.UNAVAILABLE, "eth0 is gone.")));
        node.clock().run(60 * SECOND);
        assertThat(node.text()).isEqualTo(OLD);
        assertThat(node.status(ID).phase()).isEqualTo(Phase.VERIFYING);
        refused(Kind.CONFLICT, () -> node.desk().confirm(ID, BOB));
        node.engine().refuse(_ -> Optional.empty());
        node.clock().run(5 * SECOND);
        assertThat(node.status(ID).phase()).isEqualTo(Phase.REVERTED);
        assertThat(node.engine().config()).isEqualTo(SimNode.config(OLD));
    }

    @Test
    void undoThatCannotBeDone_isToldWithWhatToDo() {
        node.push();
        node.engine().refuse(_ -> Optional.of(new Refusal(Kind.UNAVAILABLE, "eth0 is gone.")));
        node.clock().run(200 * SECOND);
        CommitStatus status = node.status(ID);
        assertThat(status.phase()).isEqualTo(Phase.REVERT_FAILED);
        assertThat(status.remarks()).anyMatch(r -> r.contains("eth0 is gone"))
                .anyMatch(r -> r.contains("restart the node"));
        assertThat(node.text()).isEqualTo(OLD);
        assertThat(node.clock().alarms()).isZero();
        assertThat(node.desk().pending()).isEmpty();
    }

    @Test
    void cancelThatTheEngineRefuses_isTriedAgainByTheNode_notByAskingAgain() {
        node.push();
        node.engine().refuse(_ -> Optional.of(new Refusal(Kind.UNAVAILABLE, "eth0 is gone.")));
        for (int i = 0; i < 2 * Commits.MAX_TRIES; i++) {
            assertThat(refused(Kind.UNAVAILABLE, () -> node.desk().cancel(ID, BOB)).detail()).contains("eth0 is gone");
        }
        node.engine().refuse(_ -> Optional.empty());
        node.clock().run(5 * SECOND);
        assertThat(node.status(ID).phase()).isEqualTo(Phase.REVERTED);
        assertThat(node.status(ID).remarks()).anyMatch(r -> r.contains("bob"))
                .noneMatch(r -> r.contains("Nobody confirmed"));
    }

    @Test
    void engineThatBreaks_isUndoneAtOnce() {
        node.engine().refuse(next -> {
            if (next.router("VI_1").orElseThrow().priority() == 120) {
                throw new IllegalStateException("a mistake in the engine");
            }
            return Optional.empty();
        });
        assertThat(catchThrowableOfType(IllegalStateException.class, node::push)).isNotNull();
        node.clock().run(0);
        assertThat(node.text()).isEqualTo(OLD);
        assertThat(node.status(ID).phase()).isEqualTo(Phase.REVERTED);
        assertThat(node.status(ID).remarks()).anyMatch(r -> r.contains("engine failed"))
                .noneMatch(r -> r.contains("Nobody confirmed"));
    }

    @Test
    void engineThatBreaksInTheUndo_isNotTriedForEver() {
        node.push();
        node.engine().refuse(_ -> {
            throw new IllegalStateException("a mistake in the engine");
        });
        int mistakes = 0;
        for (int i = 0; i < 200; i++) {
            mistakes += catchThrowableOfType(IllegalStateException.class, () -> node.clock().run(SECOND)) == null
                    ? 0
                    : 1;
        }
        assertThat(mistakes).isEqualTo(Commits.MAX_TRIES);
        assertThat(node.status(ID).phase()).isEqualTo(Phase.REVERT_FAILED);
        assertThat(node.clock().alarms()).isZero();
        assertThat(node.text()).isEqualTo(OLD);
        assertThat(node.killed().start().status(ID).phase()).isEqualTo(Phase.REVERTED);
    }

    @Test
    void policyOfTheNode_refusesAPush_andNothingHasChanged() {
        NodePolicy policy = ((PolicyResult.Loaded) PolicyLoader.load("policy.yaml",
                "push: { vrids: [60], addresses: [10.64.0.0/16] }")).policy();
        SimNode strict = SimNode.fresh(policy).start();
        Problem problem = refused(Kind.REFUSED, strict::push);
        assertThat(problem.violations()).extracting(Problem.Violation::rule).contains("push.vrids", "push.addresses");
        assertThat(problem.detail()).contains("errors", "line 5", "push.vrids");
        assertThat(strict.text()).isEqualTo(OLD);
        assertThat(strict.audit()).last().asString().contains("refused: ");
    }

    @Test
    void policyThatIsReadAgain_holdsFromThenOn_andStandsInTheAuditLog() {
        PolicyResult.Loaded strict = (PolicyResult.Loaded) PolicyLoader.load("policy.yaml", "push: { vrids: [60] }");
        node.desk().policy(strict.policy().push(), "/etc/baton/policy.yaml");
        assertThat(refused(Kind.REFUSED, node::push).violations()).extracting(Problem.Violation::rule)
                .containsExactly("push.vrids");
        assertUnchanged();
        node.desk().policy(NodePolicy.DEFAULT.push(), "/etc/baton/policy.yaml");
        node.push();
        assertThat(node.audit()).filteredOn(line -> line.contains("|policy|/etc/baton/policy.yaml|")).hasSize(2);
    }

    @Test
    void webhook_isShownWithoutWhatMayBeASecret_andKeptWhereItComesBackSo() {
        String hook = "https://hooks.example/T0/s3cretToken?key=s3cretQuery";
        NodePolicy policy = ((PolicyResult.Loaded) PolicyLoader.load("policy.yaml",
                "push: { webhooks: [\"https://hooks.example/T0/\"] }")).policy();
        SimNode hooked = SimNode.fresh(policy);
        hooked.disk().with(SimNode.CONFIG, (SimNode.OLD + "notify: [{ on: [master], webhook: \"" + hook
                + "\" }]\r\n").getBytes(StandardCharsets.UTF_8));
        hooked.start();
        String shown = hooked.desk().current().text();
        assertThat(shown).contains("https://hooks.example/(hidden)").doesNotContain("s3cretToken", "s3cretQuery");
        hooked.push(ID, shown.replace("vrid: 51", "vrid: 52"));
        assertThat(hooked.text()).contains(hook);
        assertThat(hooked.status(ID).changes()).containsExactly("VI_1 vrid 51 → 52");
        hooked.desk().confirm(ID, BOB);
        hooked.push("commit-3", shown.replace("hooks.example/(hidden)", "hooks.example/T0/an0therToken"));
        assertThat(hooked.status("commit-3").changes())
                .anyMatch(c -> c.startsWith("notification ") && c.contains("https://hooks.example/(hidden)"));
        assertThat(hooked.audit() + " " + hooked.told() + hooked.status(ID) + hooked.status("commit-3"))
                .doesNotContain("s3cretToken", "s3cretQuery", "an0therToken");
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
    void passwords_areNeverTold() {
        assertThat(node.desk().current().text()).contains("(hidden)").doesNotContain("s3cret");
        node.push("commit-1", NEW.replace("\"(hidden)\"", "n3wpass"));
        node.clock().run(60 * SECOND);
        node.push("commit-2", NEW.replace("interface: eth0", "interface: eth1"));
        node.desk().confirm("commit-2", BOB);
        String everything = node.audit() + " " + node.told() + " " + node.desk().status("commit-1")
                + node.desk().validate(NEW.replace("\"(hidden)\"", "toolongsecret")) + node.recovery().ledger();
        assertThat(everything).doesNotContain("s3cret").doesNotContain("n3wpass").doesNotContain("toolongsecret");
        assertThat(node.text()).contains("s3cret");
    }

    @Test
    void hiddenPassword_ofARouterWithoutOne_isRefusedWhereItStands() {
        Validation validation = node.desk().validate(NEW.replace("name: VI_1", "name: VI_2"));
        assertThat(validation.acceptable()).isFalse();
        assertThat(validation.violations()).anySatisfy(v -> {
            assertThat(v.rule()).isEqualTo("push.password");
            assertThat(v.line()).isEqualTo(8);
            assertThat(v.column()).isEqualTo(29);
        });
    }

    @Test
    void validate_changesNothing_andTellsWhatACommitWouldBecome() {
        Validation validation = node.desk().validate(NEW);
        assertThat(validation.acceptable()).isTrue();
        assertThat(validation.changes()).containsExactly("VI_1 priority 100 → 120");
        assertThat(node.engine().reloads()).isZero();
        assertThat(node.push().after().sha256()).isEqualTo(validation.sha256());
    }

    @Test
    void wrongText_isRefusedWithPlaces() {
        Problem problem = refused(Kind.REFUSED, () -> node.push(ID, NEW.replace("vrid: 51", "vrid: 300")));
        assertThat(problem.violations()).anySatisfy(v -> {
            assertThat(v.line()).isEqualTo(5);
            assertThat(v.column()).isEqualTo(11);
            assertThat(v.fatal()).isTrue();
            assertThat(v.advice()).isNotEmpty();
        });
        assertUnchanged();
    }

    @Test
    void bombsAndNestingAndSize_areRefused() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n");
        for (int i = 1; i < 30; i++) {
            bomb.append(String.format(Locale.ROOT, "a%d: &a%d [%s*a%d]%n", i, i, ("*a" + (i - 1) + ",").repeat(9),
                    i - 1));
        }
        for (String bad : List.of(bomb.toString(), "node: n1\nrouters: " + "[".repeat(100_000),
                "node: n1\nrouters: " + "{a: ".repeat(5000), "node: !!java.net.URL [x]", "node: n1\n---\nnode: n2\n",
                "", "\u0000", "node: \uD800\n", "&a node: *a\n")) {
            refused(Kind.REFUSED, () -> node.push(ID, bad));
            assertUnchanged();
        }
        refused(Kind.TOO_LARGE, () -> node.push(ID, NEW + "#".repeat(Judge.MAX_BYTES)));
        assertUnchanged();
    }

    @Test
    void twoPushesAtOnce_exactlyOneWins() throws Exception {
        int clients = 8;
        AtomicInteger wins = new AtomicInteger();
        AtomicInteger pending = new AtomicInteger();
        CountDownLatch start = new CountDownLatch(1);
        String base = base();
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
