package dev.baton.push;

import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;

import org.junit.jupiter.api.Test;

import dev.baton.push.PushEnd.Result;
import dev.baton.wire.IpAddress;

import static org.assertj.core.api.Assertions.assertThat;

/// What a push sees with its own eyes, besides what nodes say of themselves.
class SightTest {
    private static final IpAddress SHARED = IpAddress.parse("10.0.0.100");

    /// Sees the shared address, and errors, as long as it is told to.
    private record Eyes(BooleanSupplier answers, BooleanSupplier errs) implements PushEyes {
        @Override
        public Set<IpAddress> answering(Set<IpAddress> addresses) {
            assertThat(addresses).containsOnly(SHARED);
            return answers.getAsBoolean() ? addresses : Set.of();
        }

        @Override
        public List<String> errors() {
            return errs.getAsBoolean() ? List.of("S01 (two masters) of VRID 51.") : List.of();
        }
    }

    private static boolean isPushedTo(SimFleet fleet) {
        return fleet.nodes.values().stream().anyMatch(n -> !n.done.isEmpty());
    }

    private static PushEnd pushed(SimFleet fleet, Eyes eyes) {
        fleet.eyes = eyes;
        return fleet.run(fleet.push(List.of()));
    }

    @Test
    void addressThatAnsweredBefore_andNoLongerDoes_undoesAll() {
        SimFleet fleet = new SimFleet(2);

        PushEnd end = pushed(fleet, new Eyes(() -> !isPushedTo(fleet), () -> false));

        assertThat(end.result()).isEqualTo(Result.UNDONE);
        assertThat(end.why()).contains("10.0.0.100 answered this machine before the push");
        assertThat(fleet.node("n1").text()).isEqualTo(SimFleet.text(1, 190));
        assertThat(fleet.node("n2").text()).isEqualTo(SimFleet.text(2, 180));
    }

    @Test
    void addressThatHasNeverAnswered_holdsNothingUp() {
        SimFleet fleet = new SimFleet(2);

        assertThat(pushed(fleet, new Eyes(() -> false, () -> false)).result()).isEqualTo(Result.DONE);
    }

    @Test
    void addressThatIsGoneForAMoment_isWaitedFor() {
        SimFleet fleet = new SimFleet(2);
        int[] asked = {0};

        assertThat(pushed(fleet, new Eyes(() -> ++asked[0] != 2, () -> false)).result()).isEqualTo(Result.DONE);
        assertThat(asked[0]).isGreaterThan(2 * PushRun.GREEN_LOOKS);
    }

    @Test
    void errorThatIsNew_undoesAll() {
        SimFleet fleet = new SimFleet(2);

        PushEnd end = pushed(fleet, new Eyes(() -> true, () -> isPushedTo(fleet)));

        assertThat(end.result()).isEqualTo(Result.UNDONE);
        assertThat(end.why()).contains("There is a new error: S01");
        assertThat(fleet.node("n2").text()).isEqualTo(SimFleet.text(2, 180));
    }

    @Test
    void errorThatWasThereBefore_holdsNothingUp() {
        SimFleet fleet = new SimFleet(2);

        assertThat(pushed(fleet, new Eyes(() -> true, () -> true)).result()).isEqualTo(Result.DONE);
    }
}
