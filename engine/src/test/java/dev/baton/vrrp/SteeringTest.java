package dev.baton.vrrp;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.baton.track.Contribution;
import dev.baton.track.EffectivePriority;

import static dev.baton.vrrp.Driven.HIGHER;
import static dev.baton.vrrp.Driven.LOWER;
import static dev.baton.vrrp.Driven.MS;
import static dev.baton.vrrp.Driven.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

/// What a person tells a router for the time being: hand-over, resignation, maintenance, priority.
class SteeringTest {
    private static final Order CLAIM = new Order.Claim(OptionalInt.empty());

    private static List<Effect> order(Driven router, Order order) {
        return router.step(new Input.Ordered(order));
    }

    private static Optional<Objection.Kind> objection(Driven router, Order order) {
        return router.router.objection(router.state, order, router.now).map(Objection::kind);
    }

    private static int priority(Driven router) {
        return router.state.memory().priority().value();
    }

    private static Driven heir(RouterConfig config, int rival) {
        Driven heir = Driven.backup(config);
        heir.runFor(config.advertIntervalNanos() / 2);
        heir.hear(LOWER, rival);
        heir.runFor(config.advertIntervalNanos() / 3);
        return heir;
    }

    private static Driven heir(int rival) {
        return heir(Driven.config(), rival);
    }

    @Test
    void heir_servesBeforeItHasTheMasterYield() {
        Driven heir = heir(150);

        List<Effect> effects = order(heir, CLAIM);

        assertThat(Driven.kinds(effects)).containsExactly("ClaimAddresses", "Announce", "SendAdvert", "Notify");
        assertThat(Driven.adverts(effects)).containsExactly(Driven.v3Advert(151));
        Transition told = Driven.transition(effects);
        assertThat(told.reason()).isEqualTo(Reason.HANDED_OVER);
        assertThat(told.evidence().peer()).contains(LOWER);
        assertThat(told.evidence().peerPriority()).isEqualTo(150);
        assertThat(heir.state.memory().priority().contributions())
                .containsExactly(Contribution.told(Contribution.HAND_OVER, 51));
        assertThat(heir.state.memory().priority().base()).isEqualTo(100);
    }

    /// The first may be lost; the fourth is sent within a tenth of the interval.
    @Test
    void firstAdvertOfAHandOver_isRepeatedSoon() {
        Driven heir = heir(150);
        order(heir, CLAIM);

        assertThat(Driven.adverts(heir.runFor(100 * MS))).hasSize(4).allMatch(a -> a.priority() == 151);
        assertThat(Driven.adverts(heir.runFor(800 * MS))).isEmpty();
        assertThat(Driven.adverts(heir.runFor(200 * MS))).hasSize(1);
    }

    @Test
    void repetitions_endWithinHalfAnInterval() {
        Driven heir = heir(Driven.config().withInterval(10 * MS), 150);
        order(heir, CLAIM);

        assertThat(Driven.adverts(heir.runFor(9 * MS))).hasSize(2);
    }

    /// The rival's own priority is enough: nobody pre-empts an equal one (RFC 9568 section 6.4.2).
    @ParameterizedTest
    @CsvSource({"150,,150", "150,180,180", "150,20,100", "90,,100"})
    void priority_settlesOnceTheRivalIsSilent(int rival, @Nullable Integer settleAt, int settled) {
        Driven heir = heir(rival);
        order(heir, new Order.Claim(settleAt == null ? OptionalInt.empty() : OptionalInt.of(settleAt)));

        heir.runFor(3 * SECOND);
        assertThat(priority(heir)).isEqualTo(Math.max(rival + 1, 100));
        heir.runFor(SECOND);

        assertThat(priority(heir)).isEqualTo(settled);
        assertThat(heir.state.role()).isEqualTo(Role.MASTER);
    }

    @Test
    void rivalThatIsHeard_putsTheSettlingOff() {
        Driven heir = heir(150);
        order(heir, CLAIM);
        for (int i = 0; i < 8; i++) {
            heir.runFor(SECOND);
            assertThat(heir.state.role()).isEqualTo(Role.MASTER);
            heir.hear(LOWER, 150);
        }
        assertThat(priority(heir)).isEqualTo(151);
    }

    @Test
    void checksThatFail_countDuringAHandOver() {
        Driven heir = heir(150);
        order(heir, CLAIM);

        heir.step(new Input.PriorityChanged(
                EffectivePriority.of(100, List.of(new Contribution("nginx", false, -20, -20)))));

        assertThat(priority(heir)).isEqualTo(131);
        heir.hear(LOWER, 150);
        assertThat(heir.state.role()).isEqualTo(Role.BACKUP);
        assertThat(priority(heir)).isEqualTo(80);
    }

    @Test
    void whateverLeadsOutOfMaster_endsTheHandOver() {
        List<Input> ends = List.of(new Input.Stopped(), new Input.GroupDemoted(), new Input.Ordered(new Order.Resign()),
                new Input.FaultRaised(new FaultCause(FaultCause.Kind.FORCED, "x")));
        for (Input end : ends) {
            Driven heir = heir(150);
            order(heir, CLAIM);
            heir.step(end);
            assertThat(heir.state.role()).isNotEqualTo(Role.MASTER);
            assertThat(heir.state.memory().steering().claim()).isEmpty();
            assertThat(priority(heir)).isEqualTo(100);
        }
    }

    @Test
    void handOver_isRefusedWhereItCannotBe() {
        assertThat(objection(new Driven(Driven.config()), CLAIM)).contains(Objection.Kind.NOT_STARTED);
        assertThat(objection(heir(255), CLAIM)).contains(Objection.Kind.UNBEATABLE);
        assertThat(objection(heir(254), CLAIM)).as("our address is the higher one").isEmpty();
        Driven lower = Driven.backup(Driven.config());
        lower.hear(HIGHER, 254);
        assertThat(objection(lower, CLAIM)).contains(Objection.Kind.UNBEATABLE);
        assertThat(objection(Driven.master(Driven.config()), CLAIM)).contains(Objection.Kind.IS_MASTER);
        Driven faulty = heir(150);
        faulty.step(new Input.FaultRaised(new FaultCause(FaultCause.Kind.CHECK_FAILED, "nginx")));
        Objection objection = faulty.router.objection(faulty.state, CLAIM, faulty.now).orElseThrow();
        assertThat(objection.sentence())
                .isEqualTo("The router VI_1 is in FAULT: check nginx fails. Mend that first.");
    }

    @Test
    void refusedHandOver_changesNothing() {
        Driven heir = heir(255);
        State before = heir.state;

        assertThat(order(heir, CLAIM)).isEmpty();
        assertThat(heir.state).isEqualTo(before);
    }

    @Test
    void handOverWithoutALivingMaster_isAPlainPromotion() {
        Driven alone = Driven.backup(Driven.config());

        List<Effect> effects = order(alone, CLAIM);

        assertThat(Driven.adverts(effects)).containsExactly(Driven.v3Advert(100));
        assertThat(Driven.transition(effects).evidence().peer()).isEmpty();
    }

    /// Two nodes hand over to each other faster than priorities settle: in the end they are where they began.
    @Test
    void handOversToAndFro_doNotClimb() {
        Driven one = Driven.backup(RouterConfig.v3("VI_1", "eth0", 51, LOWER, Driven.ADDRESSES).withPriority(150));
        Driven two = Driven.backup(RouterConfig.v3("VI_1", "eth0", 51, HIGHER, Driven.ADDRESSES).withPriority(100));
        one.runUntilRole(Role.MASTER);
        two.now = one.now;
        two.hear(two.advert(LOWER, 150));
        for (int i = 0; i < 40; i++) {
            Driven heir = i % 2 == 0 ? two : one;
            Driven old = i % 2 == 0 ? one : two;
            hand(order(heir, CLAIM), heir, old);
            assertThat(heir.state.role()).isEqualTo(Role.MASTER);
            assertThat(old.state.role()).isEqualTo(Role.BACKUP);
            for (int step = 0; step < 60; step++) {
                hand(heir.runFor(MS), heir, old);
            }
        }
        for (int step = 0; step < 5_000; step++) {
            hand(one.runFor(MS), one, two);
        }
        assertThat(one.state.role()).isEqualTo(Role.MASTER);
        assertThat(priority(one)).isEqualTo(150);
        assertThat(priority(two)).isEqualTo(100);
    }

    /// Hands what one has sent to the other, whose clock is the same.
    private static void hand(List<Effect> effects, Driven from, Driven to) {
        to.runFor(from.now - to.now);
        Driven.adverts(effects)
                .forEach(a -> to.hear(to.advert(from.router.config().source(), a.priority())));
    }

    @Test
    void resigning_releasesSaysZeroAndPreemptsNobody() {
        Driven master = Driven.master(Driven.config());

        List<Effect> effects = order(master, new Order.Resign());

        assertThat(Driven.kinds(effects)).containsExactly("ReleaseAddresses", "SendAdvert", "Notify");
        assertThat(Driven.adverts(effects)).containsExactly(Driven.v3Advert(0));
        assertThat(Driven.transition(effects).reason()).isEqualTo(Reason.RESIGNED);
        for (int i = 0; i < 10; i++) {
            master.hear(LOWER, 50);
            master.runFor(SECOND);
            assertThat(master.state.role()).isEqualTo(Role.BACKUP);
        }
        assertThat(objection(master, new Order.Resign())).contains(Objection.Kind.NOT_MASTER);
    }

    @Test
    void resignedRouter_comesBackWhenNobodyTakesOver_andPreemptsAgainThen() {
        Driven router = Driven.master(Driven.config());
        order(router, new Order.Resign());

        router.runFor(3 * SECOND + 610 * MS);

        assertThat(router.state.role()).isEqualTo(Role.MASTER);
        assertThat(router.state.memory().steering().resigned()).isFalse();
    }

    /// An owner cannot be an owner and stand back at once: it stands back.
    @ParameterizedTest
    @CsvSource({"100", "255"})
    void maintenance_leavesPriorityOne(int configured) {
        Driven router = Driven.master(Driven.config().withPriority(configured));

        order(router, new Order.Maintenance(true));

        assertThat(priority(router)).isEqualTo(1);
        assertThat(Driven.adverts(router.runFor(SECOND))).containsExactly(Driven.v3Advert(1));
        router.hear(LOWER, 2);
        assertThat(router.state.role()).isEqualTo(Role.BACKUP);
        assertThat(objection(router, CLAIM)).contains(Objection.Kind.IN_MAINTENANCE);
        for (int i = 0; i < 10; i++) {
            router.hear(LOWER, 2);
            router.runFor(SECOND);
            assertThat(router.state.role()).isEqualTo(Role.BACKUP);
        }
        order(router, new Order.Maintenance(false));
        assertThat(priority(router)).isEqualTo(configured);
        for (int i = 0; i < 3; i++) {
            router.runFor(SECOND);
            router.hear(LOWER, 2);
        }
        router.runFor(SECOND);
        assertThat(router.state.role()).as("pre-empts as it is configured").isEqualTo(Role.MASTER);
    }

    @Test
    void priorityThatIsSet_countsAsConfiguredUntilItIsTakenBack() {
        Driven router = heir(150);

        order(router, new Order.Priority(OptionalInt.of(200)));
        router.step(new Input.PriorityChanged(
                EffectivePriority.of(100, List.of(new Contribution("nginx", false, -20, -20)))));

        assertThat(priority(router)).isEqualTo(180);
        order(router, new Order.Priority(OptionalInt.empty()));
        assertThat(priority(router)).isEqualTo(80);
        Driven owner = Driven.master(Driven.config().withPriority(255));
        assertThat(objection(owner, new Order.Priority(OptionalInt.of(10)))).contains(Objection.Kind.OWNER);
        assertThat(objection(router, new Order.Priority(OptionalInt.of(255)))).contains(Objection.Kind.RANGE);
    }

    @Test
    void maintenanceAndPriority_outlastTheRouter_handOverAndResignationDoNot() {
        Driven router = heir(150);
        order(router, new Order.Priority(OptionalInt.of(120)));
        order(router, CLAIM);

        State again = router.router.initial(router.state.memory().steering(), router.now);

        assertThat(again.memory().steering())
                .isEqualTo(new Steering(false, false, OptionalInt.of(120), Optional.empty()));
        assertThat(again.memory().priority().value()).isEqualTo(120);
    }
}
