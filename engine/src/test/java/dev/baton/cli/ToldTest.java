package dev.baton.cli;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.baton.vrrp.Evidence;
import dev.baton.vrrp.FaultCause;
import dev.baton.vrrp.Oddity;
import dev.baton.vrrp.Reason;
import dev.baton.vrrp.Role;
import dev.baton.vrrp.Timing;
import dev.baton.vrrp.Transition;
import dev.baton.wire.ChecksumForm;
import dev.baton.wire.IpAddress;

import static org.assertj.core.api.Assertions.assertThat;

class ToldTest {
    private static final IpAddress PEER = IpAddress.parse("10.0.0.1");
    private static final long SECOND = 1_000_000_000L;
    private static final Told TOLD = new Told(address -> "n1 (" + address + ")");

    private static Evidence evidence(int priority, long intervalNanos, long lateNanos, Optional<IpAddress> peer) {
        long skew = Timing.skewNanos(3, priority, intervalNanos);
        return new Evidence(priority, peer, peer.isPresent() ? 150 : -1, 3 * intervalNanos + skew + lateNanos,
                intervalNanos, 3, skew, Optional.empty());
    }

    private static String told(Reason reason, Evidence evidence) {
        return TOLD.of(new Transition(Role.BACKUP, Role.MASTER, reason, evidence, 0), 10 * SECOND);
    }

    @Test
    void silenceIsToldWithTheRuleThatSumsUp_rfc9568_section_6_1() {
        assertThat(told(Reason.MASTER_SILENT, evidence(120, SECOND, 0, Optional.of(PEER)))).isEqualTo(
                "no advert from n1 (10.0.0.1) since 6.469 s: 3.531 s = 3 × 1 s + skew 0.531 s for priority 120");
        assertThat(told(Reason.MASTER_SILENT, evidence(100, SECOND, 0, Optional.of(PEER))))
                .endsWith("3.609 s = 3 × 1 s + skew 0.609 s for priority 100");
        assertThat(told(Reason.MASTER_SILENT, evidence(100, SECOND / 100, 0, Optional.of(PEER))))
                .endsWith("36.094 ms = 3 × 10 ms + skew 6.094 ms for priority 100");
    }

    @Test
    void latenessIsToldApartFromTheRule() {
        assertThat(told(Reason.MASTER_SILENT, evidence(120, SECOND, 2_000_000, Optional.of(PEER))))
                .endsWith(": 3.533 s, 2 ms more than 3.531 s = 3 × 1 s + skew 0.531 s for priority 120");
    }

    @Test
    void masterThatWasNeverHeardHasNoName() {
        assertThat(told(Reason.MASTER_SILENT, evidence(120, SECOND, 0, Optional.empty())))
                .startsWith("no advert from anybody since 6.469 s");
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void everyReasonIsASentencePartWithoutPlaceholders(Reason reason) {
        for (Optional<IpAddress> peer : List.of(Optional.of(PEER), Optional.<IpAddress>empty())) {
            assertThat(told(reason, evidence(120, SECOND, 0, peer))).isNotBlank().doesNotContain("Optional", "null",
                    "-1", reason.name());
        }
    }

    @ParameterizedTest
    @EnumSource(FaultCause.Kind.class)
    void everyFaultNamesWhatItIsAbout(FaultCause.Kind kind) {
        Evidence evidence = new Evidence(120, Optional.empty(), -1, -1, SECOND, 3, 0,
                Optional.of(new FaultCause(kind, "thing")));
        assertThat(told(Reason.FAULT_RAISED, evidence)).contains("thing");
        assertThat(told(Reason.FAULT_CLEARED, evidence)).contains("thing")
                .isNotEqualTo(told(Reason.FAULT_RAISED, evidence));
    }

    @Test
    void odditiesNameTheirSource() {
        assertThat(List.of(new Oddity.IntervalDiffers(PEER, SECOND, 2 * SECOND),
                new Oddity.AddressesDiffer(PEER, List.of(PEER), List.of()), new Oddity.TwoOwners(PEER),
                new Oddity.RivalHeard(PEER, 90),
                new Oddity.ChecksumFormDiffers(PEER, ChecksumForm.MESSAGE_ONLY, ChecksumForm.PSEUDO_HEADER)))
                .allSatisfy(oddity -> assertThat(TOLD.of(oddity)).contains("n1 (10.0.0.1)"));
        assertThat(TOLD.of(new Oddity.Stalled(SECOND))).isEqualTo("did not run for 1 s");
    }
}
