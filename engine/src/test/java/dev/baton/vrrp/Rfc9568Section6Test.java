package dev.baton.vrrp;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.baton.wire.IpAddress;

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
import static dev.baton.vrrp.Driven.transition;
import static dev.baton.vrrp.Driven.v3Advert;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// RFC 9568 section 6: parameters and the state machine.
class Rfc9568Section6Test {
    private static final long SKEW_100 = 156 * SECOND / 256;
    private static final long DOWN_100 = 3 * SECOND + SKEW_100;

    // 6.1 Parameters

    @ParameterizedTest
    @ValueSource(ints = {0, 256, -1})
    void vridOutside1To255_isRefused_6_1(int vrid) {
        assertThatThrownBy(() -> RouterConfig.v3("VI_1", "eth0", vrid, Driven.OWN, Driven.ADDRESSES))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("vrid");
    }

    @Test
    void defaults_arePriority100OneSecondAndPreempting_6_1() {
        assertThat(config().priority()).isEqualTo(100);
        assertThat(config().advertIntervalNanos()).isEqualTo(SECOND);
        assertThat(config().preempt()).isTrue();
        assertThat(config().downAdverts()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 5 * MS, 15 * MS, 40_960 * MS})
    void intervalOutside1To4095Centiseconds_isRefused_6_1_erratum8301(long nanos) {
        assertThatThrownBy(() -> config().withInterval(nanos)).hasMessageContaining("interval");
    }

    @Test
    void everyIntervalFrom1To4095Centiseconds_isTaken_6_1() {
        assertThat(config().withInterval(10 * MS).advertIntervalNanos()).isEqualTo(10 * MS);
        assertThat(config().withInterval(40_950 * MS).advertIntervalNanos()).isEqualTo(40_950 * MS);
    }

    @Test
    void skewTime_is256MinusPriorityParts_ofTheMastersInterval_6_1() {
        assertThat(Timing.skewNanos(3, 254, SECOND)).isEqualTo(7_812_500);
        assertThat(Timing.skewNanos(3, 100, 100 * MS)).isEqualTo(60_937_500);
        assertThat(Timing.skewNanos(3, 1, 40_950 * MS)).isEqualTo(40_790_039_062L);
    }

    @Test
    void skewTime_keepsItsFractions_whereCentisecondsWouldBeZero_6_1() {
        assertThat(Timing.skewNanos(3, 254, 10 * MS)).isEqualTo(78_125);
        assertThat(Timing.skewNanos(3, 253, 10 * MS)).isEqualTo(117_187);
    }

    @Test
    void masterDownInterval_isThreeIntervalsAndSkew_6_1() {
        assertThat(Timing.masterDownNanos(3, 100, SECOND, 3)).isEqualTo(3_609_375_000L);
    }

    @Test
    void owner_preemptsThoughPreemptIsOff_6_1() {
        Driven owner = backup(config().withPreempt(false, 0));
        owner.prioritize(255);
        long deadline = owner.state.deadlineNanos();
        owner.now += SECOND;

        owner.hear(HIGHER, 254);

        assertThat(owner.state.deadlineNanos()).isEqualTo(deadline);
    }

    // 6.4.1 Initialize

    @Test
    void owner_advertisesClaimsAnnouncesAndIsMasterAtOnce_6_4_1() {
        Driven owner = new Driven(config().withPriority(255));

        List<Effect> effects = owner.step(new Input.Started());

        assertThat(kinds(effects)).containsExactly("SendAdvert", "ClaimAddresses", "Announce", "Notify");
        assertThat(adverts(effects)).containsExactly(v3Advert(255));
        assertThat(owner.asMaster().nextAdvertAtNanos()).isEqualTo(owner.now + SECOND);
        assertThat(transition(effects).reason()).isEqualTo(Reason.OWNER_STARTED);
    }

    @Test
    void nonOwner_isBackup_andWaitsForMasterDownOfItsOwnInterval_6_4_1() {
        Driven router = new Driven(config());

        List<Effect> effects = router.step(new Input.Started());

        assertThat(kinds(effects)).containsExactly("Notify");
        assertThat(router.state.role()).isEqualTo(Role.BACKUP);
        assertThat(router.asBackup().intervalNanos()).isEqualTo(SECOND);
        assertThat(router.untilDeadline()).isEqualTo(DOWN_100);
    }

    // 6.4.2 Backup

    @Test
    void backup_neverClaimsOrAnnouncesTheAddresses_6_4_2() {
        Driven router = new Driven(config());
        List<Effect> effects = new ArrayList<>(router.step(new Input.Started()));
        for (int second = 0; second < 100; second++) {
            effects.addAll(router.hear(HIGHER, 200));
            effects.addAll(router.step(new Input.AddressesLost()));
            effects.addAll(router.runFor(SECOND));
        }
        assertThat(kinds(effects)).containsExactly("Notify");
    }

    @Test
    void backup_thatWasMaster_hasReleasedTheAddressesFirst_6_4_2() {
        Driven router = master(config());
        assertThat(router.hear(HIGHER, 200)).first().isEqualTo(new Effect.ReleaseAddresses());
    }

    @Test
    void shutdownInBackup_cancelsTheTimer_andSendsNothing_6_4_2() {
        Driven router = backup(config());

        List<Effect> effects = router.step(new Input.Stopped());

        assertThat(kinds(effects)).containsExactly("Notify");
        assertThat(router.state.role()).isEqualTo(Role.INIT);
        assertThat(router.state.deadlineNanos()).isEqualTo(State.NEVER);
    }

    @Test
    void activeDownTimer_makesMaster_advertThenAddressesThenAnnouncement_6_4_2() {
        Driven router = backup(config());
        router.now = router.state.deadlineNanos();

        List<Effect> effects = router.step(new Input.TimerExpired());

        assertThat(kinds(effects)).containsExactly("SendAdvert", "ClaimAddresses", "Announce", "Notify");
        assertThat(adverts(effects)).containsExactly(v3Advert(100));
        assertThat(router.asMaster().nextAdvertAtNanos()).isEqualTo(router.now + SECOND);
        assertThat(transition(effects).reason()).isEqualTo(Reason.MASTER_SILENT);
    }

    @Test
    void timerThatIsHandedInEarly_isNotObeyed_6_4_2() {
        Driven router = backup(config());
        router.now = router.state.deadlineNanos() - 1;
        router.step(new Input.TimerExpired());
        assertThat(router.state.role()).isEqualTo(Role.BACKUP);
    }

    @Test
    void priorityZero_setsTheTimerToTheSkewTime_6_4_2() {
        Driven router = backup(config());
        router.hear(router.advert(HIGHER, 200, 2 * SECOND));
        router.now += SECOND;

        router.hear(HIGHER, 0);

        assertThat(router.untilDeadline()).isEqualTo(2 * SKEW_100);
        router.runUntilRole(Role.MASTER);
    }

    @Test
    void resignation_isTheReasonOfTheTakeover_6_4_2() {
        Driven router = backup(config());
        router.hear(HIGHER, 0);
        List<Effect> effects = router.runFor(SKEW_100);
        assertThat(transition(effects).reason()).isEqualTo(Reason.MASTER_RESIGNED);
        assertThat(transition(effects).evidence().silentNanos()).isEqualTo(SKEW_100);
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 101, 255})
    void equalOrHigherPriority_adoptsTheInterval_andRecomputesSkewAndTimer_6_4_2(int priority) {
        Driven router = backup(config());
        router.now += SECOND;

        router.hear(router.advert(LOWER, priority, 5 * SECOND));

        assertThat(router.asBackup().intervalNanos()).isEqualTo(5 * SECOND);
        assertThat(router.untilDeadline()).isEqualTo(5 * DOWN_100);
    }

    @Test
    void lowerPriority_withoutPreemption_isAcceptedAsMaster_6_4_2() {
        Driven router = backup(config().withPreempt(false, 0));
        router.now += SECOND;

        router.hear(router.advert(LOWER, 1, 2 * SECOND));

        assertThat(router.untilDeadline()).isEqualTo(2 * DOWN_100);
    }

    @Test
    void lowerPriority_withPreemption_isDiscarded_soTheTimerRunsOn_6_4_2() {
        Driven router = backup(config());
        long deadline = router.state.deadlineNanos();
        router.now += SECOND;

        router.hear(router.advert(HIGHER, 99, 2 * SECOND));

        assertThat(router.state.deadlineNanos()).isEqualTo(deadline);
        assertThat(router.asBackup().intervalNanos()).isEqualTo(SECOND);
    }

    @Test
    void preemptedMaster_isNamedInTheReason_6_4_2() {
        Driven router = backup(config());
        List<Effect> effects = List.of();
        for (int second = 0; second < 4; second++) {
            router.hear(LOWER, 50);
            effects = router.runFor(SECOND);
        }
        Transition transition = transition(effects);
        assertThat(transition.reason()).isEqualTo(Reason.PREEMPTED_LOWER);
        assertThat(transition.evidence().peer()).contains(LOWER);
        assertThat(transition.evidence().peerPriority()).isEqualTo(50);
    }

    @Test
    void equalPriority_neverPreempts_howeverHighOurAddress_6_4_2() {
        Driven router = backup(config());
        for (int second = 0; second < 20; second++) {
            router.hear(LOWER, 100);
            router.runFor(SECOND);
        }
        assertThat(router.state.role()).isEqualTo(Role.BACKUP);
    }

    // 6.4.3 Active

    @Test
    void shutdownOfTheMaster_sendsPriorityZero_andLeavesNoTimer_6_4_3() {
        Driven router = master(config());

        List<Effect> effects = router.step(new Input.Stopped());

        assertThat(kinds(effects)).containsExactly("ReleaseAddresses", "SendAdvert", "Notify");
        assertThat(adverts(effects)).containsExactly(v3Advert(0));
        assertThat(router.state.role()).isEqualTo(Role.INIT);
        assertThat(router.state.deadlineNanos()).isEqualTo(State.NEVER);
        assertThat(router.runFor(100 * SECOND)).isEmpty();
    }

    @Test
    void adverTimer_sendsOneAdvert_andIsResetWithoutDrift_6_4_3() {
        Driven router = master(config());
        router.now = router.asMaster().nextAdvertAtNanos() + 3 * MS;
        long due = router.asMaster().nextAdvertAtNanos();

        List<Effect> effects = router.step(new Input.TimerExpired());

        assertThat(effects).containsExactly(v3Advert(100));
        assertThat(router.asMaster().nextAdvertAtNanos()).isEqualTo(due + SECOND);
    }

    @Test
    void master_advertisesOncePerInterval_6_4_3() {
        Driven router = master(config());
        assertThat(adverts(router.runFor(1_000 * SECOND))).hasSize(1_000);
    }

    @Test
    void priorityZeroHeardByTheMaster_isAnswered_andTheAdverTimerReset_6_4_3() {
        Driven router = master(config());
        router.now = router.asMaster().nextAdvertAtNanos() - 100 * MS;

        List<Effect> effects = router.hear(HIGHER, 0);

        assertThat(effects).containsExactly(v3Advert(100));
        assertThat(router.asMaster().nextAdvertAtNanos()).isEqualTo(router.now + SECOND);
    }

    @Test
    void higherPriority_makesBackup_withTheLearnedIntervalAndTimer_6_4_3() {
        Driven router = master(config());

        List<Effect> effects = router.hear(router.advert(LOWER, 101, 2 * SECOND));

        assertThat(kinds(effects)).containsSubsequence("ReleaseAddresses", "Notify").doesNotContain("SendAdvert");
        assertThat(router.asBackup().intervalNanos()).isEqualTo(2 * SECOND);
        assertThat(router.untilDeadline()).isEqualTo(2 * DOWN_100);
        assertThat(transition(effects).reason()).isEqualTo(Reason.HIGHER_PRIORITY);
    }

    @Test
    void equalPriorityFromAGreaterAddress_makesBackup_6_4_3() {
        Driven router = master(config());
        List<Effect> effects = router.hear(HIGHER, 100);
        assertThat(router.state.role()).isEqualTo(Role.BACKUP);
        assertThat(transition(effects).reason()).isEqualTo(Reason.HIGHER_ADDRESS);
    }

    @Test
    void addressesAreComparedUnsigned_ipv4_6_4_3() {
        Driven router = master(config());
        router.hear(IpAddress.parse("200.0.0.1"), 100);
        assertThat(router.state.role()).isEqualTo(Role.BACKUP);
    }

    @Test
    void addressesAreComparedUnsigned_ipv6_6_4_3() {
        Driven router = master(config6());
        router.hear(IpAddress.parse("fe80::8000:0:0:1"), 100);
        assertThat(router.state.role()).isEqualTo(Role.BACKUP);
    }

    @Test
    void equalPriorityFromASmallerAddress_isAnsweredAtOnce_6_4_3() {
        Driven router = master(config());
        router.now += 10 * MS;
        assertThat(router.hear(LOWER, 100)).first().isEqualTo(v3Advert(100));
        assertThat(router.state.role()).isEqualTo(Role.MASTER);
    }

    @Test
    void losingAdvert_isAnsweredAtOnce_withoutResettingTheAdverTimer_6_4_3() {
        Driven router = master(config());
        long next = router.asMaster().nextAdvertAtNanos();
        router.now += 10 * MS;

        List<Effect> effects = router.hear(HIGHER, 99);

        assertThat(effects).first().isEqualTo(v3Advert(100));
        assertThat(router.asMaster().nextAdvertAtNanos()).isEqualTo(next);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void preemptFlag_isNotConsultedByTheMaster_6_4_3(boolean preempt) {
        Driven router = master(config().withPreempt(preempt, 0));
        router.now += 10 * MS;
        assertThat(router.hear(LOWER, 99)).first().isEqualTo(v3Advert(100));
        router.hear(LOWER, 101);
        assertThat(router.state.role()).isEqualTo(Role.BACKUP);
    }
}
