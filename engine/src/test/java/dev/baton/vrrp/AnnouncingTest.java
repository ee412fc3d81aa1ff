package dev.baton.vrrp;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static dev.baton.vrrp.Driven.LOWER;
import static dev.baton.vrrp.Driven.MS;
import static dev.baton.vrrp.Driven.SECOND;
import static dev.baton.vrrp.Driven.backup;
import static dev.baton.vrrp.Driven.config;
import static dev.baton.vrrp.Driven.kinds;
import static dev.baton.vrrp.Driven.master;
import static org.assertj.core.api.Assertions.assertThat;

/// When a MASTER announces its addresses (the bursts are keepalived's, spread out).
class AnnouncingTest {

    /// The times, relative to the promotion, at which a round is announced within `nanos` after it.
    private static List<Long> rounds(Driven router, long nanos) {
        List<Long> times = new ArrayList<>();
        long promoted = router.now;
        while (router.state.deadlineNanos() <= promoted + nanos) {
            router.now = router.state.deadlineNanos();
            kinds(router.step(new Input.TimerExpired())).stream().filter("Announce"::equals)
                    .forEach(_ -> times.add(router.now - promoted));
        }
        return times;
    }

    private static Driven promoted(RouterConfig config) {
        Driven router = backup(config);
        router.runUntilRole(Role.MASTER);
        return router;
    }

    private static RouterConfig announcing(Announcing announcing) {
        RouterConfig c = config();
        return new RouterConfig(c.name(), c.interfaceName(), c.family(), c.vrid(), c.version(), c.interop(),
                c.priority(), c.advertIntervalNanos(), c.preempt(), c.preemptDelayNanos(), c.downAdverts(),
                c.acceptMode(), c.virtualMac(), c.source(), c.addresses(), c.unicastPeers(), c.password(),
                c.checksum(), announcing, c.grouped());
    }

    @Test
    void burstOfFive_spaced_isRepeatedOnceAfterFiveSeconds_andThenThereIsSilence() {
        List<Long> times = rounds(promoted(config()), 3_600 * SECOND);
        assertThat(times).containsExactly(20 * MS, 40 * MS, 60 * MS, 80 * MS, 5 * SECOND, 5 * SECOND + 20 * MS,
                5 * SECOND + 40 * MS, 5 * SECOND + 60 * MS, 5 * SECOND + 80 * MS);
    }

    @Test
    void refresh_keepsAConstantRate_howeverOftenTheRouterWasPromoted() {
        Driven router = promoted(announcing(new Announcing(2, 20 * MS, SECOND, 10 * SECOND)));
        for (int promotion = 0; promotion < 10; promotion++) {
            router.now += 10 * MS;
            router.hear(LOWER, 200);
            router.runUntilRole(Role.MASTER);
        }
        rounds(router, 60 * SECOND);
        assertThat(rounds(router, 600 * SECOND)).hasSize(60);
    }

    @Test
    void zeroSpacing_endsAfterTheBurst() {
        Driven router = promoted(announcing(new Announcing(5, 0, 0, 0)));
        assertThat(rounds(router, 600 * SECOND)).containsExactly(0L, 0L, 0L, 0L);
    }

    @Test
    void burstOfOne_withoutRepeat_announcesOnlyWithThePromotion() {
        assertThat(rounds(promoted(announcing(new Announcing(1, 20 * MS, 0, 0))), 600 * SECOND)).isEmpty();
    }

    /// Hosts have learned its MAC, and it lets go of the addresses as soon as it hears the answer.
    @Test
    void rival_isAnsweredByTheAdvert_andABurst_andByAnotherOnceItIsSilent() {
        Driven router = master(config());
        router.now += 10 * MS;
        List<Effect> answer = router.hear(LOWER, 50);

        assertThat(Driven.adverts(answer)).hasSize(1);
        assertThat(kinds(answer)).filteredOn("Announce"::equals).hasSize(1);
        assertThat(kinds(answer)).containsSubsequence("SendAdvert", "Announce");
        assertThat(rounds(router, 60 * SECOND)).containsExactly(20 * MS, 40 * MS, 60 * MS, 80 * MS, 3 * SECOND,
                3 * SECOND + 20 * MS, 3 * SECOND + 40 * MS, 3 * SECOND + 60 * MS, 3 * SECOND + 80 * MS);
    }

    @Test
    void rivalThatDoesNotYield_isAnsweredSoEachTime() {
        Driven router = master(config());
        router.now += 10 * MS;
        for (int second = 0; second < 10; second++) {
            List<Effect> effects = new ArrayList<>(router.hear(LOWER, 50));
            effects.addAll(router.runFor(SECOND));
            assertThat(kinds(effects)).filteredOn("Announce"::equals).hasSize(5);
        }
    }

    /// It has heard that advert and yields to it, and hosts must be told all the same.
    @Test
    void rivalThatIsHeardRightAfterAnAdvert_isAnsweredByTheBurstAlone() {
        Driven router = master(config());
        router.runFor(router.state.deadlineNanos() - router.now);
        router.now += MS / 2;

        assertThat(kinds(router.hear(LOWER, 50))).contains("Announce").doesNotContain("SendAdvert");
    }

    /// Whatever intervals they claim.
    @Test
    void losingAdvertsInAFlood_makeNoFloodOfAnnouncements() {
        Driven router = master(config());
        List<Effect> effects = new ArrayList<>();
        for (int advert = 0; advert < 1_000; advert++) {
            effects.addAll(router.runFor(2 * MS));
            effects.addAll(router.hear(router.advert(LOWER, 50, advert % 2 == 0 ? 10 * MS : 40 * SECOND)));
        }

        assertThat(kinds(effects)).filteredOn("Announce"::equals).hasSize(5);
    }

    @Test
    void lostAddresses_areClaimedAndAnnouncedAgain() {
        Driven router = master(config());
        assertThat(router.step(new Input.AddressesLost())).containsExactly(new Effect.ClaimAddresses(),
                new Effect.Announce());
    }

    @Test
    void announcementsEnd_withTheMaster() {
        Driven router = promoted(announcing(new Announcing(5, 20 * MS, SECOND, SECOND)));
        router.hear(LOWER, 200);
        for (int second = 0; second < 10; second++) {
            router.hear(LOWER, 200);
            assertThat(router.runFor(SECOND)).isEmpty();
        }
    }
}
