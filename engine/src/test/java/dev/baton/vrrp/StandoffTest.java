package dev.baton.vrrp;

import org.junit.jupiter.api.Test;

import static dev.baton.vrrp.Driven.HIGHER;
import static dev.baton.vrrp.Driven.OWN;
import static dev.baton.vrrp.Driven.SECOND;
import static dev.baton.vrrp.Driven.config;
import static org.assertj.core.api.Assertions.assertThat;

/// How long a router waits that has stepped down for its sync group's sake.
class StandoffTest {
    private static final long DOWN = Timing.masterDownNanos(3, 100, SECOND, 3);
    private static final long SKEW = Timing.skewNanos(3, 100, SECOND);

    private static Driven promoted() {
        Driven router = Driven.backup(config().withGrouped(true));
        promote(router);
        return router;
    }

    private static void promote(Driven router) {
        while (!router.asBackup().wantsMaster()) {
            router.runFor(router.untilDeadline());
        }
        router.step(new Input.GroupPromoted());
    }

    private static long tieBreak(int round) {
        return Timing.tieBreakNanos(OWN, SECOND, round);
    }

    @Test
    void everyRoundSoonAfterTheLast_drawsAnotherWait() {
        Driven router = promoted();
        for (int round = 1; round <= 6; round++) {
            router.now += SECOND / 100;
            router.step(new Input.GroupDemoted());
            assertThat(router.untilDeadline()).as("round %d", round).isEqualTo(DOWN + tieBreak(round));
            promote(router);
        }
    }

    @Test
    void masterForLong_beginsWithTheFirstRoundAgain() {
        Driven router = promoted();
        router.step(new Input.GroupDemoted());
        promote(router);
        router.runFor(10 * SECOND);
        router.step(new Input.GroupDemoted());
        assertThat(router.untilDeadline()).isEqualTo(DOWN + tieBreak(1));
    }

    @Test
    void resignationHeardWhileStandingOff_leavesTheTieBreak() {
        Driven router = promoted();
        router.step(new Input.GroupDemoted());
        router.now += SECOND / 10;
        router.hear(HIGHER, 0);
        assertThat(router.untilDeadline()).isEqualTo(SKEW + tieBreak(1));
    }

    @Test
    void resignationHeardLater_isWaitedOutByTheSkewAlone() {
        Driven router = promoted();
        router.step(new Input.GroupDemoted());
        for (int second = 0; second < 20; second++) {
            router.hear(HIGHER, 200);
            router.runFor(SECOND);
        }
        router.hear(HIGHER, 0);
        assertThat(router.untilDeadline()).isEqualTo(SKEW);
    }
}
