package dev.baton.loop;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;

import dev.baton.port.Ports;
import dev.baton.vrrp.Discard;
import dev.baton.vrrp.FaultCause;
import dev.baton.vrrp.Objection;
import dev.baton.vrrp.Order;
import dev.baton.vrrp.Role;
import dev.baton.vrrp.RouterConfig;
import dev.baton.vrrp.Steering;
import dev.baton.vrrp.VirtualAddress;
import dev.baton.wire.ChecksumForm;
import dev.baton.wire.FrameEncoder;
import dev.baton.wire.IpAddress;
import dev.baton.wire.Ipv4Address;
import dev.baton.wire.MacAddress;
import dev.baton.wire.VrrpMessage;

import static org.assertj.core.api.Assertions.assertThat;

class EventLoopTest {
    private static final long SECOND = 1_000_000_000L;
    private static final MacAddress MAC = MacAddress.parse("02:00:00:00:00:01");

    private final LoopMachine machine = new LoopMachine();

    @Test
    void advertHeardBeforeALateTimer_countsBeforeIt() {
        EventLoop loop = loop(100);
        machine.now = 3 * SECOND;
        loop.inbox().heard("eth0", advert("10.0.0.9", 120), 2 * SECOND);
        machine.now = 5 * SECOND;
        loop.turn();
        assertThat(role(loop)).isEqualTo(Role.BACKUP);
    }

    @Test
    void junkInFrontOfTheAdvert_hidesItFromNoBackup() {
        EventLoop loop = loop(100);
        for (int i = 0; i < Inbox.FRAME_LIMIT - 1; i++) {
            loop.inbox().heard("eth0", broken(), 2 * SECOND);
        }
        loop.inbox().heard("eth0", advert("10.0.0.9", 120), 3 * SECOND);
        machine.now = 5 * SECOND;
        loop.turn();
        assertThat(role(loop)).isEqualTo(Role.BACKUP);
        assertThat(loop.discards()).singleElement().satisfies(d -> {
            assertThat(d.reason()).isEqualTo(Discard.CHECKSUM);
            assertThat(d.count()).isEqualTo(Inbox.FRAME_LIMIT - 1L);
        });
    }

    @Test
    void flood_losesToTheMastersOwnTimer() {
        EventLoop loop = loop(RouterConfig.OWNER);
        assertThat(role(loop)).isEqualTo(Role.MASTER);
        machine.done.clear();
        for (int i = 0; i < Inbox.FRAME_LIMIT; i++) {
            loop.inbox().heard("eth0", broken(), SECOND);
        }
        machine.now = SECOND;
        machine.framesHandled = loop::counters;
        machine.handledWhenSent.clear();
        loop.turn();
        assertThat(machine.handledWhenSent.getFirst()).isLessThanOrEqualTo(EventLoop.FRAMES_A_BATCH);
        assertThat(loop.counters().heard()).isEqualTo(Inbox.FRAME_LIMIT);
    }

    @Test
    void fullInbox_dropsTheOldestAndCounts() {
        EventLoop loop = loop(100);
        for (int i = 0; i < Inbox.FRAME_LIMIT + 10; i++) {
            loop.inbox().heard("eth0", broken(), 0);
        }
        assertThat(loop.inbox().frames()).isEqualTo(Inbox.FRAME_LIMIT);
        assertThat(loop.counters().shed()).isEqualTo(10);
    }

    @Test
    void discards_areCountedPerSourceUpToABound() {
        EventLoop loop = loop(100);
        for (int i = 0; i < DiscardCounts.LIMIT + 5; i++) {
            loop.inbox().heard("eth0", damaged(advert("10.1." + i / 250 + "." + (1 + i % 250), 120)), 0);
        }
        loop.turn();
        assertThat(loop.discards()).hasSize(DiscardCounts.LIMIT);
        assertThat(loop.otherDiscards()).isEqualTo(5);
    }

    @Test
    void start_takesOffWhatAnEarlierRunLeft() {
        loop(100);
        assertThat(machine.done).startsWith("release");
    }

    @Test
    void ownerWithoutALink_beginsInFault() {
        EventLoop loop = made(RouterConfig.OWNER);
        loop.inbox().offer(new NodeInput.LinkChanged("eth0", false));
        loop.start();
        assertThat(role(loop)).isEqualTo(Role.FAULT);
        assertThat(machine.done).doesNotContain("claim");
    }

    @Test
    void journalThatCannotBeWritten_changesNothingButACounter() {
        machine.isDiskFull = true;
        EventLoop loop = loop(RouterConfig.OWNER);
        assertThat(role(loop)).isEqualTo(Role.MASTER);
        assertThat(machine.done).containsSubsequence("send", "claim", "send");
        assertThat(loop.counters().portFailures()).isEqualTo(1);
    }

    @Test
    void handOverWhoseAddressesAreRefused_hasNobodyYield() {
        EventLoop loop = loop(100);
        loop.inbox().heard("eth0", advert("10.0.0.9", 150), 0);
        loop.turn();
        machine.done.clear();
        machine.isClaimRefused = true;

        Optional<Objection> objection = loop.steer("VI_1", new Order.Claim(OptionalInt.empty()));

        assertThat(objection.map(Objection::kind)).contains(Objection.Kind.FAULTY);
        assertThat(role(loop)).isEqualTo(Role.FAULT);
        assertThat(machine.done).as("no advert above the master's, only that we resign").containsExactly("claim",
                "release", "send");
    }

    @Test
    void whatWasToldToLast_holdsInTheNextProcess_andAcrossReloads() {
        EventLoop loop = made(150);
        loop.remember(Map.of("VI_1", new Steering(true, false, OptionalInt.of(120), Optional.empty()), "gone",
                new Steering(true, false, OptionalInt.empty(), Optional.empty())));
        loop.start();
        assertThat(loop.routers().getFirst().state().memory().priority().value()).isEqualTo(1);

        loop.inbox().offer(new NodeInput.SetupReplaced(setup(90)));
        loop.turn();
        assertThat(loop.steer("VI_1", new Order.Maintenance(false))).isEmpty();
        assertThat(loop.routers().getFirst().state().memory().priority().value()).isEqualTo(120);
        loop.inbox().offer(new NodeInput.SetupReplaced(new NodeSetup(List.of(), List.of(), List.of(), List.of())));
        loop.turn();
        assertThat(loop.steer("VI_1", new Order.Resign()).map(Objection::kind)).contains(Objection.Kind.UNKNOWN);
        loop.inbox().offer(new NodeInput.SetupReplaced(setup(90)));
        loop.turn();
        assertThat(loop.routers().getFirst().state().memory().priority().value()).isEqualTo(90);
    }

    @Test
    void refusedAddresses_areNotAnnouncedAndTheRouterResignsIntoFault() {
        machine.isClaimRefused = true;
        EventLoop loop = loop(RouterConfig.OWNER);
        assertThat(role(loop)).isEqualTo(Role.FAULT);
        assertThat(machine.done).as("advert, refused claim, no announcement, priority 0").containsExactly("release",
                "send", "claim", "release", "send");
        assertThat(loop.routers().getFirst().state().memory().causes())
                .containsExactly(new FaultCause(FaultCause.Kind.ADDRESS_MISSING, "10.0.0.100/24"));
        assertThat(machine.refusals).containsExactly("No such interface.");
    }

    @Test
    void refusedAddresses_areTriedAgainAfterAWaitThatDoubles() {
        machine.isClaimRefused = true;
        EventLoop loop = loop(RouterConfig.OWNER);
        machine.now = Recovery.FIRST_WAIT_NANOS - 1;
        loop.turn();
        assertThat(machine.done).containsOnlyOnce("claim");
        assertThat(loop.nextDeadlineNanos()).isEqualTo(Recovery.FIRST_WAIT_NANOS);
        machine.now = Recovery.FIRST_WAIT_NANOS;
        loop.turn();
        assertThat(machine.done.stream().filter("claim"::equals)).hasSize(2);
        assertThat(loop.nextDeadlineNanos()).isEqualTo(3 * Recovery.FIRST_WAIT_NANOS);
        machine.isClaimRefused = false;
        machine.now = 3 * Recovery.FIRST_WAIT_NANOS;
        loop.turn();
        assertThat(role(loop)).isEqualTo(Role.MASTER);
        assertThat(Recovery.waitNanos(1_000)).isEqualTo(Recovery.LONGEST_WAIT_NANOS);
    }

    @Test
    void frameOfAnotherVlan_isNotHeardOnTheInterfaceBelow() {
        EventLoop loop = loop(100);
        loop.inbox().heard("eth0", advert(OptionalInt.of(100), "10.0.0.9", 200), 0);
        loop.turn();
        assertThat(loop.counters().accepted()).isZero();
        assertThat(loop.counters().unrelated()).isEqualTo(1);
        loop.inbox().heard("eth0", advert(OptionalInt.of(0), "10.0.0.9", 200), 0);
        loop.turn();
        assertThat(loop.counters().accepted()).as("a priority tag names no VLAN").isEqualTo(1);
    }

    @Test
    void whatIsPlacedElsewhere_isAnnouncedThere() {
        RouterSetup router = setup(RouterConfig.OWNER).routers().getFirst();
        RouterSetup placed = new RouterSetup(router.config(), List.of(),
                List.of(new Announced(IpAddress.parse("10.0.0.100"), "eth0", MAC),
                        new Announced(IpAddress.parse("10.1.0.100"), "eth1", MAC)));
        EventLoop loop = new EventLoop(
                new NodeSetup(setup(1).links(), List.of(placed), List.of(), List.of()),
                new Ports(machine, machine, machine, machine, machine, machine), Stepper.RFC, LoopWatcher.NONE);
        loop.start();
        assertThat(machine.sentOn).containsExactly("eth0", "eth0", "eth1");
    }

    @Test
    void otherPriority_keepsStateAndTimers() {
        EventLoop loop = loop(RouterConfig.OWNER);
        long deadline = loop.nextDeadlineNanos();
        machine.done.clear();
        loop.inbox().offer(new NodeInput.SetupReplaced(setup(200)));
        loop.turn();
        assertThat(role(loop)).isEqualTo(Role.MASTER);
        assertThat(loop.nextDeadlineNanos()).isEqualTo(deadline);
        assertThat(machine.done).isEmpty();
        assertThat(loop.routers().getFirst().state().memory().priority().value()).isEqualTo(200);
    }

    @Test
    void removedRouter_releasesAndResigns() {
        EventLoop loop = loop(RouterConfig.OWNER);
        machine.done.clear();
        loop.inbox()
                .offer(new NodeInput.SetupReplaced(new NodeSetup(setup(1).links(), List.of(), List.of(), List.of())));
        loop.turn();
        assertThat(loop.routers()).isEmpty();
        assertThat(machine.done).containsExactly("release", "send");
        assertThat(loop.timers()).isZero();
    }

    /// The process stops for ten seconds just before the clock is read for the n-th time in the turn in which it takes
    /// over, whichever n it is.
    @Test
    void stoppedBetweenDecisionAndDeed_doesNothingMoreAsMaster() {
        int readings = readingsOfATakeover();
        assertThat(readings).as("before the turn, and before each of three deeds").isGreaterThanOrEqualTo(4);
        for (int reading = 2; reading <= readings; reading++) {
            LoopMachine stopped = new LoopMachine();
            EventLoop loop = onMachine(stopped);
            stopped.now = 4 * SECOND;
            stopped.stopAt(reading);
            loop.turn();
            loop.turn();
            List<String> after = stopped.done.subList(stopped.doneAtStop, stopped.done.size());
            assertThat(after).as("stopped at reading %d", reading).doesNotContain("send", "claim");
            assertThat(role(loop)).as("stopped at reading %d", reading).isEqualTo(Role.BACKUP);
        }
    }

    /// What keeps the backup a backup lies unread in the kernel while the process does not run.
    @Test
    void overdueBackup_asksWhatHasArrived_beforeItTakesOver() {
        EventLoop loop = loop(100);
        machine.now = 6 * SECOND;
        machine.isUnread = true;
        loop.turn();
        assertThat(role(loop)).isEqualTo(Role.BACKUP);
        assertThat(loop.nextDeadlineNanos()).isEqualTo(machine.now + CatchingUp.STEP_NANOS);
        loop.inbox().heard("eth0", advert("10.0.0.9", 120), 5 * SECOND);
        machine.isUnread = false;
        loop.turn();
        assertThat(role(loop)).isEqualTo(Role.BACKUP);
        assertThat(loop.nextDeadlineNanos()).isGreaterThan(8 * SECOND);
    }

    @Test
    void overdueBackupWithNothingToRead_takesOverAtOnce() {
        EventLoop loop = loop(100);
        machine.now = 6 * SECOND;
        loop.turn();
        assertThat(role(loop)).isEqualTo(Role.MASTER);
        assertThat(machine.questions).isEqualTo(1);
    }

    @Test
    void adapterThatNeverAnswers_keepsATakeoverOffForABoundOnly() {
        EventLoop loop = loop(100);
        machine.isUnread = true;
        machine.now = 6 * SECOND;
        loop.turn();
        machine.now += CatchingUp.PATIENCE_NANOS - 1;
        loop.turn();
        assertThat(role(loop)).isEqualTo(Role.BACKUP);
        machine.now++;
        loop.turn();
        assertThat(role(loop)).isEqualTo(Role.MASTER);
    }

    @Test
    void backupThatIsOnTime_asksNothing() {
        EventLoop loop = loop(100);
        machine.isUnread = true;
        machine.now = loop.nextDeadlineNanos() + CatchingUp.LATE_NANOS;
        loop.turn();
        assertThat(role(loop)).isEqualTo(Role.MASTER);
        assertThat(machine.questions).isZero();
    }

    /// Another configuration is no reason to let the timers expire first.
    @Test
    void overdueBackupThatIsReloaded_asksAsWell() {
        EventLoop loop = loop(100);
        machine.now = 6 * SECOND;
        machine.isUnread = true;
        loop.inbox().offer(new NodeInput.SetupReplaced(setup(101)));
        loop.turn();
        assertThat(role(loop)).isEqualTo(Role.BACKUP);
    }

    @Test
    void takeoverThatIsNotStopped_advertisesClaimsAndAnnounces() {
        EventLoop loop = loop(100);
        machine.done.clear();
        machine.now = 4 * SECOND;
        loop.turn();
        assertThat(machine.done).containsExactly("send", "claim", "send");
    }

    private static int readingsOfATakeover() {
        LoopMachine counted = new LoopMachine();
        EventLoop loop = onMachine(counted);
        counted.now = 4 * SECOND;
        counted.readings = 0;
        loop.turn();
        return counted.readings;
    }

    private static EventLoop onMachine(LoopMachine machine) {
        EventLoop loop = new EventLoop(setup(100), portsOf(machine), Stepper.RFC, LoopWatcher.NONE);
        loop.start();
        return loop;
    }

    private EventLoop loop(int priority) {
        EventLoop loop = made(priority);
        loop.start();
        return loop;
    }

    private EventLoop made(int priority) {
        return new EventLoop(setup(priority), portsOf(machine), Stepper.RFC, LoopWatcher.NONE);
    }

    private static Ports portsOf(LoopMachine machine) {
        return new Ports(machine, machine, machine, machine, machine, machine);
    }

    private static NodeSetup setup(int priority) {
        RouterConfig router = RouterConfig.v3("VI_1", "eth0", 51, IpAddress.parse("10.0.0.1"),
                List.of(VirtualAddress.parse("10.0.0.100/24"))).withPriority(priority);
        return new NodeSetup(List.of(new Link("eth0", MAC)), List.of(RouterSetup.of(router)),
                List.of(), List.of());
    }

    private static Role role(EventLoop loop) {
        return loop.routers().getFirst().state().role();
    }

    private static byte[] advert(String source, int priority) {
        return advert(OptionalInt.empty(), source, priority);
    }

    private static byte[] advert(OptionalInt vlan, String source, int priority) {
        return FrameEncoder.advert(MAC, vlan, IpAddress.parse(source), Ipv4Address.VRRP_GROUP, 255,
                VrrpMessage.v3(51, priority, 100, List.of(IpAddress.parse("10.0.0.100"))), ChecksumForm.PSEUDO_HEADER);
    }

    private static byte[] broken() {
        return damaged(advert("10.0.0.66", 254));
    }

    private static byte[] damaged(byte[] advert) {
        advert[14 + 20 + 7] ^= 1;
        return advert;
    }
}
