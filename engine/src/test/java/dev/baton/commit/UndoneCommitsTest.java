package dev.baton.commit;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.baton.api.CommitStatus;
import dev.baton.api.CommitStatus.Phase;
import dev.baton.api.Problem;
import dev.baton.api.Problem.Kind;
import dev.baton.api.Refusal;
import dev.baton.api.RouterState;
import dev.baton.vrrp.FaultCause;
import dev.baton.vrrp.Role;

import static dev.baton.commit.CommitChecks.assertUnchanged;
import static dev.baton.commit.CommitChecks.refused;
import static dev.baton.commit.SimNode.BOB;
import static dev.baton.commit.SimNode.OLD;
import static dev.baton.commit.SimNode.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/// What the node itself undoes, and what it does where it cannot.
class UndoneCommitsTest {
    private static final String ID = "commit-1";

    private final SimNode node = SimNode.fresh().start();

    @Test
    void engineThatRefuses_leavesEverythingAsItWas() {
        node.engine().refuse(_ -> Optional.of(new Refusal(Kind.REFUSED, "eth0 has no address.")));
        Problem problem = refused(Kind.REFUSED, node::push);
        assertThat(problem.detail()).isEqualTo("eth0 has no address.");
        assertUnchanged(node);
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
}
