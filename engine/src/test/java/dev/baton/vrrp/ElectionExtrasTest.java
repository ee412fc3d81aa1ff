package dev.baton.vrrp;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import dev.baton.wire.ChecksumForm;
import dev.baton.wire.IpAddress;

import static dev.baton.vrrp.Driven.HIGHER;
import static dev.baton.vrrp.Driven.LOWER;
import static dev.baton.vrrp.Driven.MS;
import static dev.baton.vrrp.Driven.SECOND;
import static dev.baton.vrrp.Driven.adverts;
import static dev.baton.vrrp.Driven.backup;
import static dev.baton.vrrp.Driven.config;
import static dev.baton.vrrp.Driven.kinds;
import static dev.baton.vrrp.Driven.master;
import static dev.baton.vrrp.Driven.oddities;
import static dev.baton.vrrp.Driven.transition;
import static org.assertj.core.api.Assertions.assertThat;

/// What a daemon needs where the RFCs are silent.
class ElectionExtrasTest {
    private static final long DOWN_100 = Timing.masterDownNanos(3, 100, SECOND, 3);

    @Nested
    class PreemptDelay {
        private final RouterConfig delayed = config().withPreempt(true, 10 * SECOND);

        private Transition preempts(Driven router, int priority) {
            List<Effect> effects = List.of();
            while (router.state.role() == Role.BACKUP) {
                router.hear(LOWER, priority);
                effects = router.runFor(SECOND);
            }
            return transition(effects);
        }

        @Test
        void countsFromTheStart() {
            Driven router = backup(delayed);
            long started = router.now;
            Transition transition = preempts(router, 50);
            // Accepted last at 9 s; from 10 s on disregarded.
            assertThat(transition.atNanos() - started).isEqualTo(9 * SECOND + DOWN_100);
            assertThat(transition.reason()).isEqualTo(Reason.PREEMPTED_LOWER);
        }

        @Test
        void countsFromTheFirstLowerAdvert_afterAHigherMaster() {
            Driven router = backup(delayed);
            for (int second = 0; second < 30; second++) {
                router.hear(HIGHER, 200);
                router.runFor(SECOND);
            }
            long first = router.now;
            assertThat(preempts(router, 50).atNanos() - first).isEqualTo(9 * SECOND + DOWN_100);
        }

        @Test
        void higherAdvert_endsIt() {
            Driven router = backup(delayed);
            router.hear(LOWER, 50);
            router.now += SECOND;
            router.hear(HIGHER, 100);
            assertThat(router.asBackup().preemptAtNanos()).isEqualTo(State.NEVER);
        }

        @Test
        void silentMaster_isReplacedWithoutDelay() {
            Driven router = backup(config().withPreempt(true, 1_000 * SECOND));
            router.hear(LOWER, 50);
            router.runFor(DOWN_100);
            assertThat(router.state.role()).isEqualTo(Role.MASTER);
        }
    }

    @Nested
    class PriorityChanges {
        @Test
        void riseFarAboveALivingMaster_neverTakesOverBeforeThreeIntervals() {
            Driven router = backup(config().withPriority(1));
            router.hear(HIGHER, 200);
            router.now += 900 * MS;
            router.prioritize(254);
            assertThat(router.untilDeadline()).isEqualTo(Timing.masterDownNanos(3, 254, SECOND, 3) - 900 * MS);
        }

        @Test
        void riseWhenTheNewTimerWouldHaveExpired_isDueNow_notBefore() {
            Driven router = backup(config().withPriority(1));
            router.now += 3 * SECOND + 500 * MS;
            router.prioritize(254);
            assertThat(router.untilDeadline()).isZero();
        }

        @Test
        void fallAfterAResignation_lengthensTheSkew() {
            Driven router = backup(config().withPriority(200));
            router.hear(HIGHER, 0);
            router.prioritize(56);
            assertThat(router.untilDeadline()).isEqualTo(Timing.skewNanos(3, 56, SECOND));
        }

        @Test
        void fallBelowTheMaster_isAcceptedByTheNextAdvert() {
            Driven router = backup(config());
            router.hear(LOWER, 90);
            router.now += SECOND;
            router.prioritize(80);
            router.hear(LOWER, 90);
            assertThat(router.untilDeadline()).isEqualTo(Timing.masterDownNanos(3, 80, SECOND, 3));
        }

        @Test
        void masterAdvertisesTheNewPriority_fromTheNextAdvertOn() {
            Driven router = master(config());
            assertThat(router.prioritize(70)).isEmpty();
            assertThat(adverts(router.runFor(SECOND))).containsExactly(Driven.v3Advert(70));
        }

        @Test
        void becomingOwnerInBackup_disregardsEverybodyBelow() {
            Driven router = backup(config());
            router.hear(HIGHER, 200);
            router.prioritize(255);
            for (int second = 0; second < 4; second++) {
                router.now += 500 * MS;
                router.hear(HIGHER, 254);
                router.runFor(500 * MS);
            }
            assertThat(router.state.role()).isEqualTo(Role.MASTER);
        }

        @Test
        void ceasingToBeOwner_losesToAHigherPriority() {
            Driven router = master(config().withPriority(255));
            router.prioritize(100);
            router.hear(LOWER, 101);
            assertThat(router.state.role()).isEqualTo(Role.BACKUP);
        }
    }

    @Nested
    class Stalls {
        @Test
        void masterThatSleptLongerThanItsPeersWait_stepsDownBeforeAnythingIsSent() {
            Driven router = master(config());
            long last = router.asMaster().lastAdvertNanos();
            router.now = last + 3 * SECOND + 1;

            List<Effect> effects = router.step(new Input.TimerExpired());

            assertThat(kinds(effects)).containsExactly("ReleaseAddresses", "Remark", "Notify");
            assertThat(transition(effects).reason()).isEqualTo(Reason.STALLED);
            assertThat(oddities(effects)).containsExactly(new Oddity.Stalled(2 * SECOND + 1));
            assertThat(router.untilDeadline()).isEqualTo(DOWN_100);
        }

        @Test
        void masterThatSleptShorter_goesOn() {
            Driven router = master(config());
            router.now = router.asMaster().lastAdvertNanos() + 3 * SECOND;
            assertThat(adverts(router.step(new Input.TimerExpired()))).hasSize(1);
            assertThat(router.state.role()).isEqualTo(Role.MASTER);
        }

        @Test
        void stalledMasterThatHearsItsSuccessor_followsIt() {
            Driven router = master(config());
            router.now += 10 * SECOND;
            List<Effect> effects = router.hear(LOWER, 100);
            assertThat(transition(effects).reason()).isEqualTo(Reason.STALLED);
            assertThat(router.asBackup().master()).map(Advert::source).contains(LOWER);
            assertThat(adverts(effects)).isEmpty();
        }

        @Test
        void stalledMasterThatIsStopped_sendsNoPriorityZero() {
            Driven router = master(config());
            router.now += 10 * SECOND;
            List<Effect> effects = router.step(new Input.Stopped());
            assertThat(kinds(effects)).containsExactly("ReleaseAddresses", "Remark", "Notify", "Notify");
            assertThat(router.state.role()).isEqualTo(Role.INIT);
        }

        @Test
        void oneAdvertToLive_isNoStallAtEveryLateTimer() {
            RouterConfig c = config();
            Driven router = master(new RouterConfig(c.name(), c.interfaceName(), c.family(), c.vrid(), c.version(),
                    c.interop(), c.priority(), c.advertIntervalNanos(), c.preempt(), c.preemptDelayNanos(), 1,
                    c.acceptMode(), c.virtualMac(), c.source(), c.addresses(), c.unicastPeers(), c.password(),
                    c.checksum(), c.announcing(), c.grouped()));
            router.now = router.state.deadlineNanos() + 5 * MS;
            router.step(new Input.TimerExpired());
            assertThat(router.state.role()).isEqualTo(Role.MASTER);
        }

        @Test
        void backupThatSleptThroughAWholeInterval_waitsAnew() {
            Driven router = backup(config());
            router.now += 2 * DOWN_100 + 1;
            List<Effect> effects = router.step(new Input.TimerExpired());
            assertThat(oddities(effects)).containsExactly(new Oddity.Stalled(DOWN_100 + 1));
            assertThat(router.untilDeadline()).isEqualTo(DOWN_100);
        }

        @Test
        void stallDuringAResignation_isForgottenAsReason() {
            Driven router = backup(config());
            router.hear(HIGHER, 0);
            router.now += 20 * SECOND;
            router.step(new Input.TimerExpired());
            assertThat(transition(router.runFor(DOWN_100)).reason()).isEqualTo(Reason.MASTER_SILENT);
        }

        @Test
        void advertHandledAfterItsValidity_countsAsHeardNow() {
            Driven router = backup(config());
            Advert old = router.advert(HIGHER, 200);
            router.now += 10 * SECOND;
            router.hear(old);
            assertThat(router.untilDeadline()).isEqualTo(DOWN_100);
        }
    }

    @Nested
    class Faults {
        private final FaultCause link = new FaultCause(FaultCause.Kind.INTERFACE_DOWN, "eth0");
        private final FaultCause check = new FaultCause(FaultCause.Kind.CHECK_FAILED, "nginx");

        @Test
        void masterThatFaults_releasesThenResigns() {
            Driven router = master(config());
            List<Effect> effects = router.step(new Input.FaultRaised(check));
            assertThat(kinds(effects)).containsExactly("ReleaseAddresses", "SendAdvert", "Notify");
            assertThat(adverts(effects)).containsExactly(Driven.v3Advert(0));
            assertThat(transition(effects).evidence().cause()).contains(check);
        }

        @Test
        void backupThatFaults_sendsNothing() {
            Driven router = backup(config());
            assertThat(kinds(router.step(new Input.FaultRaised(check)))).containsExactly("Notify");
        }

        @Test
        void faultIgnoresEveryAdvert_andHasNoTimer() {
            Driven router = backup(config());
            router.step(new Input.FaultRaised(check));
            State before = router.state;
            assertThat(router.hear(HIGHER, 255)).isEmpty();
            assertThat(router.hear(HIGHER, 0)).isEmpty();
            assertThat(router.runFor(1_000 * SECOND)).isEmpty();
            assertThat(router.state).isEqualTo(before);
        }

        @Test
        void faultIsLeftThroughBackup_whenTheLastCauseIsGone() {
            Driven router = backup(config());
            router.step(new Input.FaultRaised(check));
            router.step(new Input.FaultRaised(link));
            router.step(new Input.FaultRaised(link));

            assertThat(router.step(new Input.FaultCleared(link))).isEmpty();
            List<Effect> effects = router.step(new Input.FaultCleared(check));

            assertThat(transition(effects).to()).isEqualTo(Role.BACKUP);
            assertThat(transition(effects).reason()).isEqualTo(Reason.FAULT_CLEARED);
            assertThat(router.untilDeadline()).isEqualTo(DOWN_100);
        }

        @Test
        void ownerLeavesFault_throughBackupToMaster() {
            Driven router = master(config().withPriority(255));
            router.step(new Input.FaultRaised(check));
            List<Effect> effects = router.step(new Input.FaultCleared(check));
            assertThat(kinds(effects)).containsExactly("Notify", "SendAdvert", "ClaimAddresses", "Announce", "Notify");
            assertThat(router.state.role()).isEqualTo(Role.MASTER);
        }

        @Test
        void causeBeforeTheStart_startsInFault() {
            Driven router = new Driven(config().withPriority(255));
            router.step(new Input.FaultRaised(link));
            List<Effect> effects = router.step(new Input.Started());
            assertThat(kinds(effects)).containsExactly("Notify");
            assertThat(router.state.role()).isEqualTo(Role.FAULT);
        }

        @Test
        void causeThatCameAndWentBeforeTheStart_isNoFault() {
            Driven router = new Driven(config());
            router.step(new Input.FaultRaised(link));
            router.step(new Input.FaultCleared(link));
            router.step(new Input.Started());
            assertThat(router.state.role()).isEqualTo(Role.BACKUP);
        }

        @Test
        void stoppedInFault_isInit_andSendsNothing() {
            Driven router = backup(config());
            router.step(new Input.FaultRaised(check));
            assertThat(kinds(router.step(new Input.Stopped()))).containsExactly("Notify");
            assertThat(router.state.role()).isEqualTo(Role.INIT);
        }

        @Test
        void priorityThatChangedInFault_countsAfterwards() {
            Driven router = backup(config());
            router.step(new Input.FaultRaised(check));
            router.prioritize(200);
            router.step(new Input.FaultCleared(check));
            assertThat(router.untilDeadline()).isEqualTo(Timing.masterDownNanos(3, 200, SECOND, 3));
        }
    }

    @Nested
    class ChecksumForms {
        private Advert of(Driven router, IpAddress source, int priority, ChecksumForm form) {
            Advert plain = router.advert(source, priority);
            return new Advert(source, 3, priority, plain.intervalNanos(), plain.addresses(), Optional.of(form),
                    router.now);
        }

        private ChecksumForm sent(Driven router) {
            return adverts(router.runFor(5 * SECOND)).getFirst().form();
        }

        @Test
        void autoStartsWithThePseudoHeader() {
            assertThat(sent(backup(config()))).isEqualTo(ChecksumForm.PSEUDO_HEADER);
        }

        @Test
        void autoAdoptsTheFormOfTheMaster() {
            Driven router = backup(config());
            router.hear(of(router, HIGHER, 200, ChecksumForm.MESSAGE_ONLY));
            assertThat(sent(router)).isEqualTo(ChecksumForm.MESSAGE_ONLY);
        }

        @Test
        void autoAdoptsTheFormOfTheMasterItPreempts_whoMustUnderstandTheFirstAdvert() {
            Driven router = backup(config());
            router.hear(of(router, LOWER, 50, ChecksumForm.MESSAGE_ONLY));
            assertThat(sent(router)).isEqualTo(ChecksumForm.MESSAGE_ONLY);
        }

        @Test
        void autoAnswersARivalInItsForm() {
            Driven router = master(config());
            router.now += 10 * MS;
            List<Effect> answer = router.hear(of(router, LOWER, 50, ChecksumForm.MESSAGE_ONLY));
            assertThat(adverts(answer)).extracting(Effect.SendAdvert::form).containsExactly(ChecksumForm.MESSAGE_ONLY);
        }

        @Test
        void pinnedForm_isKept_andTheDifferenceTold() {
            Driven router = backup(config().withChecksum(ChecksumPolicy.RFC9568));
            List<Effect> effects = router.hear(of(router, HIGHER, 200, ChecksumForm.PSEUDO_HEADER));
            assertThat(oddities(effects)).containsExactly(
                    new Oddity.ChecksumFormDiffers(HIGHER, ChecksumForm.PSEUDO_HEADER, ChecksumForm.MESSAGE_ONLY));
            assertThat(sent(router)).isEqualTo(ChecksumForm.MESSAGE_ONLY);
        }

        @Test
        void ipv6_hasOneFormOnly() {
            Driven router = backup(Driven.config6().withChecksum(ChecksumPolicy.RFC9568));
            assertThat(sent(router)).isEqualTo(ChecksumForm.PSEUDO_HEADER);
        }
    }

    @Nested
    class Oddities {
        @Test
        void differenceThatEndedAndCameBack_isToldAgain() {
            Driven router = backup(config());
            Advert odd = router.advert(HIGHER, 200, 2 * SECOND);
            assertThat(oddities(router.hear(odd))).hasSize(1);
            assertThat(oddities(router.hear(HIGHER, 200))).isEmpty();
            assertThat(oddities(router.hear(odd))).hasSize(1);
        }

        @Test
        void mastersBeingPreempted_areLookedAtToo() {
            Driven router = backup(config());
            assertThat(oddities(router.hear(router.advert(LOWER, 50, 2 * SECOND)))).hasSize(1);
        }

        @Test
        void memoryOfThem_isBounded() {
            Driven router = backup(config());
            IntStream.range(0, 1_000).forEach(i -> router
                    .hear(router.advert(IpAddress.parse("10.1." + i / 250 + "." + (i % 250 + 1)), 200, 2 * SECOND)));
            assertThat(router.state.memory().seen()).hasSize(VirtualRouter.SEEN_LIMIT);
        }

        @Test
        void shutdown_forgetsThem() {
            Driven router = backup(config());
            router.hear(router.advert(HIGHER, 200, 2 * SECOND));
            router.step(new Input.Stopped());
            assertThat(router.state.memory().seen()).isEmpty();
        }

        @Test
        void floodOfLosingAdverts_isAnsweredOnceAMillisecond() {
            Driven router = master(config());
            int answers = 0;
            for (int packet = 0; packet < 1_000; packet++) {
                router.now += 10_000;
                answers += adverts(router.hear(LOWER, 50)).size();
            }
            assertThat(answers).isEqualTo(10);
        }
    }
}
