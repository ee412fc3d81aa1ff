package dev.baton.vrrp;

import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.baton.wire.IpAddress;

import static dev.baton.vrrp.Driven.MS;
import static dev.baton.vrrp.Driven.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

/// The computed times. What the RFCs say of them is in [Rfc9568Section6Test] and [Rfc3768Test].
class TimingTest {

    @ParameterizedTest
    @CsvSource({"3,1,1609375000", "3,5,5609375000", "2,1,1609375000", "2,5,5609375000"})
    void masterDown_countsTheAdvertsThatMayBeMissed(int version, int adverts, long nanos) {
        assertThat(Timing.masterDownNanos(version, 100, SECOND, adverts)).isEqualTo(nanos);
    }

    @Test
    void higherPriority_isAlwaysEarlier_atTheShortestInterval() {
        long[] skews = IntStream.rangeClosed(1, 255).mapToLong(p -> Timing.skewNanos(3, p, 10 * MS)).toArray();
        assertThat(LongStream.of(skews).distinct().count()).isEqualTo(255);
        assertThat(skews[0]).isGreaterThan(skews[254]);
    }

    @Test
    void evidence_addsUpToTheMasterDownInterval() {
        Driven router = Driven.backup(Driven.config());
        Transition transition = Driven.transition(router.runFor(4 * SECOND));
        assertThat(transition.evidence().masterDownNanos()).isEqualTo(3_609_375_000L);
        assertThat(transition.evidence().silentNanos()).isEqualTo(3_609_375_000L);
    }

    @Test
    void tieBreak_isLessThanAnInterval_andFarApartForNeighbours() {
        for (int host = 1; host < 254; host++) {
            long one = Timing.tieBreakNanos(IpAddress.parse("10.0.0." + host), SECOND, 1);
            long next = Timing.tieBreakNanos(IpAddress.parse("10.0.0." + (host + 1)), SECOND, 1);
            assertThat(one).isBetween(0L, SECOND - 1);
            assertThat(Math.abs(one - next)).isGreaterThan(300 * MS);
        }
    }

    /// Two nodes whose waits are equal by chance in one round must not be equal in all of them: whatever head start the
    /// skews give one of them, some early round leaves a flight's time between the two.
    @Test
    void tieBreak_ofFurtherRounds_isDrawnAnewFromATwiceAsLongRange() {
        for (int host = 1; host < 254; host++) {
            IpAddress one = IpAddress.parse("10.0.0." + host);
            IpAddress other = IpAddress.parse("10.0.0." + (host + 1));
            for (long headStart = -SECOND; headStart <= SECOND; headStart += 10 * MS) {
                boolean isDecided = false;
                for (int round = 1; round <= 4; round++) {
                    long wait = Timing.tieBreakNanos(one, SECOND, round);
                    assertThat(wait).isBetween(0L, (SECOND << (round - 1)) - 1);
                    isDecided |= Math.abs(wait - Timing.tieBreakNanos(other, SECOND, round) - headStart) > 30 * MS;
                }
                assertThat(isDecided).as("%s, %s, %s", one, other, headStart).isTrue();
            }
        }
    }

    @Test
    void tieBreak_ofTheLongestInterval_doesNotOverflow() {
        assertThat(Timing.tieBreakNanos(IpAddress.parse("fe80::5"), RouterConfig.MAX_V2_INTERVAL_NANOS,
                Memory.MAX_STANDOFFS))
                .isBetween(0L, Timing.MAX_TIE_BREAK_INTERVALS * RouterConfig.MAX_V2_INTERVAL_NANOS);
    }

    @ParameterizedTest
    @CsvSource({"1,2", "2,2", "3,3", "10,10"})
    void stall_isWhatTheQuickestPeerWaits_butNeverLessThanTwoIntervals(int adverts, int intervals) {
        assertThat(Timing.stallNanos(SECOND, adverts)).isEqualTo(intervals * SECOND);
    }
}
