package dev.baton.vrrp;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.baton.wire.ChecksumForm;
import dev.baton.wire.IpAddress;
import dev.baton.wire.Opaque;
import dev.baton.wire.VrrpAuth;
import dev.baton.wire.VrrpMessage;

import static dev.baton.vrrp.Driven.HIGHER;
import static dev.baton.vrrp.Driven.LOWER;
import static dev.baton.vrrp.Driven.MS;
import static dev.baton.vrrp.Driven.SECOND;
import static dev.baton.vrrp.Driven.adverts;
import static dev.baton.vrrp.Driven.backup;
import static dev.baton.vrrp.Driven.config;
import static dev.baton.vrrp.Driven.config6;
import static dev.baton.vrrp.Driven.kinds;
import static dev.baton.vrrp.Driven.master;
import static dev.baton.vrrp.Driven.oddities;
import static org.assertj.core.api.Assertions.assertThat;

/// RFC 9568 section 8 (operation) and 2.5 (small intervals), as far as one router's election decides it.
class Rfc9568Section8Test {
    private static final RouterConfig INTEROP = config().withVersion(3, true, Optional.empty());

    @Test
    void announcementFollowsTheClaim_soAddressAndMacAreThere_8_1_2() {
        Driven router = backup(config());
        List<String> kinds = kinds(router.runFor(4 * SECOND));
        assertThat(kinds.indexOf("Announce")).isGreaterThan(kinds.indexOf("ClaimAddresses"));
        assertThat(kinds).containsSubsequence("ClaimAddresses", "Announce");
    }

    @Test
    void nothingIsAnnouncedBeforeTheStart_8_1_2_and_8_2_2() {
        Driven owner = new Driven(config6().withPriority(255));
        assertThat(owner.hear(IpAddress.parse("fe80::4"), 1)).isEmpty();
        assertThat(owner.step(new Input.AddressesLost())).isEmpty();
        assertThat(owner.runFor(100 * SECOND)).isEmpty();
    }

    @Test
    void ipv6OwnerAnnounces_whenItsAddressIsClaimed_8_2_2() {
        Driven owner = new Driven(config6().withPriority(255));
        assertThat(kinds(owner.step(new Input.Started()))).containsSubsequence("ClaimAddresses", "Announce");
    }

    @Test
    void secondOwner_isToldOnce_8_3_2() {
        Driven owner = master(config().withPriority(255));
        owner.now += SECOND / 2;
        assertThat(oddities(owner.hear(LOWER, 255))).contains(new Oddity.TwoOwners(LOWER));
        owner.now += 10 * MS;
        assertThat(oddities(owner.hear(LOWER, 255))).isEmpty();
    }

    @Test
    void masterWhoseAdvertsAreLate_seesARival_andTellsOncePerEpisode_2_5() {
        Driven router = master(config().withInterval(100 * MS));
        router.now += 10 * MS;
        assertThat(oddities(router.hear(LOWER, 50))).containsExactly(new Oddity.RivalHeard(LOWER, 50));
        router.now += 10 * MS;
        assertThat(oddities(router.hear(LOWER, 50))).isEmpty();
        router.runFor(SECOND);
        assertThat(oddities(router.hear(LOWER, 50))).containsExactly(new Oddity.RivalHeard(LOWER, 50));
    }

    @Test
    void interopMaster_sendsBothVersions_atItsRate_8_4_2() {
        Driven router = master(INTEROP);
        assertThat(adverts(router.runFor(10 * SECOND))).hasSize(20).startsWith(Driven.v3Advert(100),
                new Effect.SendAdvert(2, 100, SECOND, ChecksumForm.V2));
    }

    @Test
    void interopMasterBelowASecond_sendsVersion2AsOften_butSaysOneSecond_8_4_2() {
        Driven router = master(INTEROP.withInterval(100 * MS));
        List<Effect.SendAdvert> old = adverts(router.runFor(SECOND)).stream().filter(a -> a.version() == 2).toList();
        assertThat(old).hasSize(10).allMatch(a -> a.intervalNanos() == SECOND);
    }

    @Test
    void interopMaster_resignsInBothVersions_8_4_2() {
        Driven router = master(INTEROP);
        assertThat(adverts(router.step(new Input.Stopped()))).extracting(Effect.SendAdvert::priority)
                .containsExactly(0, 0);
    }

    @Test
    void interopBackup_timesOutByTheVersion2Interval_inSeconds_8_4_2() {
        Driven router = backup(INTEROP.withInterval(100 * MS));
        VrrpMessage old = VrrpMessage.v2(51, 200, 2, VrrpAuth.NONE, List.of(IpAddress.parse("10.0.0.100")));
        VrrpMessage verified = new VrrpMessage(2, 1, 51, 200, 1, 0, 0, 2, 0, Optional.of(ChecksumForm.V2),
                old.addresses(), old.authData(), Opaque.NONE);
        Reception reception = Reception.judge(router.router.config(), verified, HIGHER, 255, router.now);
        assertThat(reception).isInstanceOf(Reception.Accepted.class);

        router.hear(((Reception.Accepted) reception).advert());

        assertThat(router.asBackup().intervalNanos()).isEqualTo(2 * SECOND);
        assertThat(router.untilDeadline()).isEqualTo(Timing.masterDownNanos(3, 100, 2 * SECOND, 3));
    }

    @Test
    void version2OfAMasterThatAlsoSpeaksVersion3_isIgnored_8_4_2() {
        Driven router = backup(INTEROP);
        router.hear(HIGHER, 200);
        State before = router.state;
        router.now += MS;

        router.hear(old(router, HIGHER, 200));

        assertThat(router.state).isEqualTo(before);
    }

    @Test
    void version2OfAnotherMaster_counts_8_4_2() {
        Driven router = backup(INTEROP);
        router.hear(HIGHER, 200);
        router.now += MS;
        router.hear(old(router, LOWER, 200));
        assertThat(router.asBackup().master()).map(Advert::source).contains(LOWER);
    }

    @Test
    void version2OfAMasterWhoseVersion3FellSilent_countsAgain_8_4_2() {
        Driven router = backup(INTEROP);
        router.hear(HIGHER, 200);
        router.now += 3 * SECOND + MS;
        router.hear(old(router, HIGHER, 200));
        assertThat(router.asBackup().lastHeardNanos()).isEqualTo(router.now);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void version2_isHeardOnlyWithTheInteropFlag_8_4_2(boolean interop) {
        VrrpMessage old = new VrrpMessage(2, 1, 51, 200, 1, 0, 0, 1, 0, Optional.of(ChecksumForm.V2),
                List.of(IpAddress.parse("10.0.0.100")), Opaque.of(new byte[8]), Opaque.NONE);
        Reception reception = Reception.judge(config().withVersion(3, interop, Optional.empty()), old, HIGHER, 255, 0);
        assertThat(reception instanceof Reception.Accepted).isEqualTo(interop);
    }

    @Test
    void rivalThatRepeatsItselfInVersion2_isNoNewOddityEachTime_8_4_2() {
        Driven router = master(INTEROP.withInterval(100 * MS));
        router.now += 10 * MS;
        router.hear(LOWER, 50);
        assertThat(oddities(router.hear(old(router, LOWER, 50)))).isEmpty();
        assertThat(oddities(router.hear(LOWER, 50))).isEmpty();
    }

    private static Advert old(Driven router, IpAddress source, int priority) {
        return new Advert(source, 2, priority, SECOND, List.of(IpAddress.parse("10.0.0.100")), Optional.empty(),
                router.now);
    }
}
