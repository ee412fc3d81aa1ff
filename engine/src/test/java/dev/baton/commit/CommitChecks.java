package dev.baton.commit;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

import dev.baton.api.Problem;
import dev.baton.api.Problem.Kind;
import dev.baton.api.Refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/// What the tests of commits ask again and again.
final class CommitChecks {
    private CommitChecks() {}

    static Problem refused(Kind kind, ThrowingCallable deed) {
        Refusal refusal = catchThrowableOfType(Refusal.class, deed);
        assertThat(refusal).isNotNull();
        assertThat(refusal.problem().is(kind)).as(refusal.problem().toString()).isTrue();
        return refusal.problem();
    }

    static String base(SimNode node) {
        return node.desk().current().stamp().sha256();
    }

    static void assertUnchanged(SimNode node) {
        assertThat(node.text()).isEqualTo(SimNode.OLD);
        assertThat(node.engine().reloads()).isZero();
        assertThat(node.desk().pending()).isEmpty();
        assertThat(node.desk().stamp().generation()).isEqualTo(1);
        assertThat(node.clock().alarms()).isZero();
        assertThat(node.audit()).last().asString().contains("|refused: ");
    }
}
