package dev.baton.vrrp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.baton.wire.ChecksumForm;
import dev.baton.wire.Family;
import dev.baton.wire.IpAddress;
import dev.baton.wire.MacAddress;
import dev.baton.wire.Opaque;
import dev.baton.wire.VrrpAuth;
import dev.baton.wire.VrrpMessage;

import static dev.baton.vrrp.Driven.HIGHER;
import static dev.baton.vrrp.Driven.LOWER;
import static dev.baton.vrrp.Driven.MS;
import static dev.baton.vrrp.Driven.OWN;
import static dev.baton.vrrp.Driven.SECOND;
import static dev.baton.vrrp.Driven.adverts;
import static dev.baton.vrrp.Driven.backup;
import static dev.baton.vrrp.Driven.kinds;
import static dev.baton.vrrp.Driven.master;
import static dev.baton.vrrp.Driven.oddities;
import static dev.baton.vrrp.Driven.transition;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// RFC 3768: version 2 for the installed base.
class Rfc3768Test {
    private static final List<IpAddress> ADDRESSES = List.of(IpAddress.parse("10.0.0.100"));
    /// (256 - 100) / 256 seconds, whatever the interval.
    private static final long SKEW_100 = 609_375_000L;

    private static RouterConfig config() {
        return Driven.config().withVersion(2, false, Optional.empty());
    }

    private static Effect.SendAdvert advert(int priority) {
        return new Effect.SendAdvert(2, priority, SECOND, ChecksumForm.V2);
    }

    private static VrrpMessage message(int type, int interval, VrrpAuth auth, Optional<ChecksumForm> form) {
        return new VrrpMessage(2, type, 51, 100, 1, auth.type(), 0, interval, 0, form, ADDRESSES, auth.data(),
                Opaque.NONE);
    }

    private static VrrpMessage right() {
        return message(1, 1, VrrpAuth.NONE, Optional.of(ChecksumForm.V2));
    }

    private static Reception judged(VrrpMessage message) {
        return Reception.judge(config(), message, HIGHER, 255, 0);
    }

    private static Reception refused(Discard reason) {
        return new Reception.Refused(reason);
    }

    // 5 Protocol

    @ParameterizedTest
    @ValueSource(ints = {1, 64, 254})
    void ttlOtherThan255_isRefused_5_2_3_and_7_1(int ttl) {
        assertThat(Reception.judge(config(), right(), HIGHER, ttl, 0)).isEqualTo(refused(Discard.TTL));
    }

    @Test
    void unknownType_isRefused_5_3_2() {
        assertThat(judged(message(3, 1, VrrpAuth.NONE, Optional.of(ChecksumForm.V2))))
                .isEqualTo(refused(Discard.TYPE));
    }

    @Test
    void ownerHas255_othersHave1To254_5_3_4() {
        Driven owner = new Driven(config().withPriority(255));
        assertThat(adverts(owner.step(new Input.Started()))).containsExactly(advert(255));
        assertThatThrownBy(() -> config().withPriority(0)).hasMessageContaining("1..255");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 254})
    void unknownOrOtherAuthentication_isRefused_5_3_6_and_7_1(int type) {
        VrrpAuth other = new VrrpAuth(type, VrrpAuth.NONE.data());
        assertThat(judged(message(1, 1, other, Optional.of(ChecksumForm.V2)))).isEqualTo(refused(Discard.AUTH_TYPE));
    }

    @Test
    void passwordOfRfc2338_isPerformedWhereConfigured_7_1() {
        RouterConfig secret = Driven.config().withVersion(2, false, Optional.of("secret12"));
        VrrpMessage good = message(1, 1, VrrpAuth.simpleText("secret12"), Optional.of(ChecksumForm.V2));
        VrrpMessage bad = message(1, 1, VrrpAuth.simpleText("secret13"), Optional.of(ChecksumForm.V2));
        assertThat(Reception.judge(secret, good, HIGHER, 255, 0)).isInstanceOf(Reception.Accepted.class);
        assertThat(Reception.judge(secret, bad, HIGHER, 255, 0)).isEqualTo(refused(Discard.AUTH_DATA));
        assertThat(Reception.judge(secret, right(), HIGHER, 255, 0)).isEqualTo(refused(Discard.AUTH_TYPE));
    }

    @Test
    void authenticationData_isIgnoredWithoutAuthentication_5_3_10() {
        VrrpAuth garbage = new VrrpAuth(0, Opaque.of(new byte[]{1, 2, 3, 4, 5, 6, 7, 8}));
        assertThat(judged(message(1, 1, garbage, Optional.of(ChecksumForm.V2))))
                .isInstanceOf(Reception.Accepted.class);
    }

    // 6 State machine

    @ParameterizedTest
    @ValueSource(longs = {SECOND, 5 * SECOND, 255 * SECOND})
    void skewTime_isAPartOfASecond_whateverTheInterval_6_1(long interval) {
        assertThat(Timing.skewNanos(2, 100, interval)).isEqualTo(SKEW_100);
        assertThat(Timing.masterDownNanos(2, 100, interval, 3)).isEqualTo(3 * interval + SKEW_100);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 500 * MS, 1_500 * MS, 256 * SECOND})
    void intervalThatIsNo1To255WholeSeconds_isRefused_6_1(long interval) {
        assertThatThrownBy(() -> config().withInterval(interval)).hasMessageContaining("whole seconds");
    }

    @Test
    void owner_isMasterAtOnce_6_4_1() {
        Driven owner = new Driven(config().withPriority(255));
        assertThat(kinds(owner.step(new Input.Started())))
                .containsExactly("SendAdvert", "ClaimAddresses", "Announce", "Notify");
    }

    @Test
    void nonOwner_waitsForTheMasterDownInterval_6_4_1() {
        Driven router = backup(config().withInterval(2 * SECOND));
        assertThat(router.untilDeadline()).isEqualTo(6 * SECOND + SKEW_100);
    }

    @Test
    void backup_neverClaimsTheAddresses_6_4_2() {
        Driven router = backup(config());
        List<Effect> effects = new ArrayList<>();
        for (int second = 0; second < 100; second++) {
            effects.addAll(router.hear(HIGHER, 200));
            effects.addAll(router.runFor(SECOND));
        }
        assertThat(effects).isEmpty();
    }

    @Test
    void shutdownInBackup_cancelsTheTimer_6_4_2() {
        Driven router = backup(config());
        assertThat(kinds(router.step(new Input.Stopped()))).containsExactly("Notify");
        assertThat(router.state.deadlineNanos()).isEqualTo(State.NEVER);
    }

    @Test
    void masterDownTimer_makesMaster_6_4_2() {
        Driven router = backup(config());
        router.now = router.state.deadlineNanos();
        List<Effect> effects = router.step(new Input.TimerExpired());
        assertThat(kinds(effects)).containsExactly("SendAdvert", "ClaimAddresses", "Announce", "Notify");
        assertThat(adverts(effects)).containsExactly(advert(100));
        assertThat(router.asMaster().nextAdvertAtNanos()).isEqualTo(router.now + SECOND);
    }

    @Test
    void priorityZero_setsTheTimerToTheSkewTime_6_4_2() {
        Driven router = backup(config().withInterval(5 * SECOND));
        router.hear(HIGHER, 0);
        assertThat(router.untilDeadline()).isEqualTo(SKEW_100);
    }

    @Test
    void equalHigherOrUnpreempted_restartsTheTimer_6_4_2() {
        Driven router = backup(config());
        Driven patient = backup(config().withPreempt(false, 0));
        router.now += SECOND;
        patient.now += SECOND;

        router.hear(LOWER, 100);
        patient.hear(LOWER, 1);

        assertThat(router.untilDeadline()).isEqualTo(3 * SECOND + SKEW_100);
        assertThat(patient.untilDeadline()).isEqualTo(3 * SECOND + SKEW_100);
    }

    @Test
    void lowerPriority_isDiscarded_6_4_2() {
        Driven router = backup(config());
        long deadline = router.state.deadlineNanos();
        router.now += SECOND;
        router.hear(HIGHER, 99);
        assertThat(router.state.deadlineNanos()).isEqualTo(deadline);
    }

    @Test
    void shutdownOfTheMaster_sendsPriorityZero_6_4_3() {
        Driven router = master(config());
        List<Effect> effects = router.step(new Input.Stopped());
        assertThat(adverts(effects)).containsExactly(advert(0));
        assertThat(router.state.deadlineNanos()).isEqualTo(State.NEVER);
    }

    @Test
    void adverTimer_sendsAndIsReset_6_4_3() {
        Driven router = master(config().withInterval(3 * SECOND));
        assertThat(adverts(router.runFor(300 * SECOND))).hasSize(100);
    }

    @Test
    void priorityZeroHeardByTheMaster_isAnswered_6_4_3() {
        Driven router = master(config());
        router.now = router.asMaster().nextAdvertAtNanos() - MS;
        assertThat(router.hear(LOWER, 0)).containsExactly(advert(100));
        assertThat(router.asMaster().nextAdvertAtNanos()).isEqualTo(router.now + SECOND);
    }

    @Test
    void higherPriorityOrGreaterAddress_makesBackup_6_4_3() {
        Driven router = master(config());
        assertThat(transition(router.hear(LOWER, 101)).to()).isEqualTo(Role.BACKUP);
        Driven equal = master(config());
        assertThat(transition(equal.hear(HIGHER, 100)).to()).isEqualTo(Role.BACKUP);
        assertThat(equal.untilDeadline()).isEqualTo(3 * SECOND + SKEW_100);
    }

    @Test
    void losingAdvert_changesNoTimer_6_4_3() {
        Driven router = master(config());
        long next = router.asMaster().nextAdvertAtNanos();
        router.now += 10 * MS;
        router.hear(LOWER, 100);
        assertThat(router.state.role()).isEqualTo(Role.MASTER);
        assertThat(router.asMaster().nextAdvertAtNanos()).isEqualTo(next);
    }

    // 7 Sending and receiving

    @Test
    void version3_isRefused_7_1() {
        VrrpMessage newer = VrrpMessage.v3(51, 100, 100, ADDRESSES);
        assertThat(judged(newer)).isEqualTo(refused(Discard.VERSION));
    }

    @Test
    void messageWithoutItsAuthenticationData_isNoCompletePacket_7_1() {
        VrrpMessage cut = new VrrpMessage(2, 1, 51, 100, 1, 0, 0, 1, 0, Optional.of(ChecksumForm.V2), ADDRESSES,
                Opaque.NONE, Opaque.NONE);
        assertThat(judged(cut)).isEqualTo(refused(Discard.LENGTH));
    }

    @Test
    void messageWithoutAllItsAddresses_isNoCompletePacket_7_1() {
        VrrpMessage cut = new VrrpMessage(2, 1, 51, 100, 3, 0, 0, 1, 0, Optional.of(ChecksumForm.V2), ADDRESSES,
                VrrpAuth.NONE.data(), Opaque.NONE);
        assertThat(judged(cut)).isEqualTo(refused(Discard.LENGTH));
    }

    @Test
    void wrongChecksum_isRefused_7_1() {
        assertThat(judged(message(1, 1, VrrpAuth.NONE, Optional.empty()))).isEqualTo(refused(Discard.CHECKSUM));
    }

    @Test
    void foreignVrid_isRefused_7_1() {
        VrrpMessage other = new VrrpMessage(2, 1, 52, 100, 1, 0, 0, 1, 0, Optional.of(ChecksumForm.V2), ADDRESSES,
                VrrpAuth.NONE.data(), Opaque.NONE);
        assertThat(judged(other)).isEqualTo(refused(Discard.VRID));
    }

    @Test
    void otherInterval_isRefused_7_1() {
        assertThat(judged(message(1, 2, VrrpAuth.NONE, Optional.of(ChecksumForm.V2))))
                .isEqualTo(refused(Discard.INTERVAL));
    }

    @Test
    void otherInterval_isToldOnceWithBothValues_andMovesNoTimer_7_1() {
        Driven router = backup(config());
        VrrpMessage other = message(1, 2, VrrpAuth.NONE, Optional.of(ChecksumForm.V2));
        Input told = Reception.told(Discard.INTERVAL, other, HIGHER).orElseThrow();
        long deadline = router.state.deadlineNanos();
        router.now += SECOND;

        assertThat(oddities(router.step(told)))
                .containsExactly(new Oddity.IntervalDiffers(HIGHER, 2 * SECOND, SECOND));
        assertThat(router.step(told)).isEmpty();
        assertThat(router.state.deadlineNanos()).isEqualTo(deadline);
    }

    @Test
    void otherInterval_isToldAgain_afterItWasMended() {
        Driven router = backup(config());
        Input told = new Input.IntervalRefused(HIGHER, 2 * SECOND);
        router.step(told);
        router.hear(HIGHER, 200);
        assertThat(oddities(router.step(told))).hasSize(1);
    }

    @Test
    void otherAddresses_areTold_7_1() {
        Driven router = backup(config());
        Advert strange = new Advert(HIGHER, 2, 200, SECOND, List.of(IpAddress.parse("10.0.0.9")), Optional.empty(),
                router.now);
        assertThat(oddities(router.hear(strange))).hasOnlyElementsOfType(Oddity.AddressesDiffer.class).hasSize(1);
    }

    @Test
    void virtualMac_endsWithTheVrid_7_3() {
        assertThat(MacAddress.virtual(Family.IPV4, 1)).hasToString("00:00:5e:00:01:01");
    }

    @Test
    void announcement_comesAfterTheAddresses_8_2() {
        Driven router = backup(config());
        assertThat(kinds(router.runFor(4 * SECOND))).containsSubsequence("ClaimAddresses", "Announce");
    }

    @Test
    void ownEcho_isRefused() {
        assertThat(Reception.judge(config(), right(), OWN, 255, 0)).isEqualTo(refused(Discard.OWN_ECHO));
    }
}
