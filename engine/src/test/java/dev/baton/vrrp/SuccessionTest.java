package dev.baton.vrrp;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.baton.wire.ChecksumForm;
import dev.baton.wire.Family;
import dev.baton.wire.IpAddress;

import static org.assertj.core.api.Assertions.assertThat;

class SuccessionTest {
    private static final long SECOND = 1_000_000_000L;
    private static final RouterConfig ROUTER = router("10.0.0.100/24");

    private static RouterConfig router(String... addresses) {
        return RouterConfig.v3("VI_1", "eth0", 51, IpAddress.parse("10.0.0.1"),
                List.of(addresses).stream().map(VirtualAddress::parse).toList());
    }

    private static State.Master master(RouterConfig config, long now) {
        VirtualRouter router = new VirtualRouter(config);
        State backup = router.step(router.initial(0), new Input.Started(), 0).state();
        return (State.Master) router.step(backup, new Input.TimerExpired(), now).state();
    }

    private static State.Backup backup(RouterConfig config) {
        VirtualRouter router = new VirtualRouter(config);
        return (State.Backup) router.step(router.initial(0), new Input.Started(), 0).state();
    }

    private static List<Class<?>> kinds(List<Effect> effects) {
        List<Class<?>> kinds = new ArrayList<>();
        effects.forEach(e -> kinds.add(e.getClass()));
        return kinds;
    }

    @Test
    void addedAddress_keepsTheMasterAndIsAdvertisedClaimedAnnounced() {
        long now = 4 * SECOND;
        RouterConfig wider = router("10.0.0.100/24", "10.0.0.101/24");
        Step step = Succession.of(ROUTER, wider, master(ROUTER, now), now + 1);
        assertThat(kinds(step.effects())).containsExactly(Effect.SendAdvert.class, Effect.ClaimAddresses.class,
                Effect.Announce.class);
        assertThat(step.state()).isInstanceOfSatisfying(State.Master.class, m -> {
            assertThat(m.sinceNanos()).isEqualTo(now);
            assertThat(m.announcesLeft()).isEqualTo(ROUTER.announcing().burst() - 1);
        });
    }

    @Test
    void removedAddress_needsNoAnnouncement() {
        RouterConfig wide = router("10.0.0.100/24", "10.0.0.101/24");
        Step step = Succession.of(wide, ROUTER, master(wide, 4 * SECOND), 4 * SECOND + 1);
        assertThat(kinds(step.effects())).containsExactly(Effect.SendAdvert.class, Effect.ClaimAddresses.class);
    }

    @Test
    void shorterInterval_isAdvertisedAtOnce_soThatThereIsNoStall() {
        long now = 4 * SECOND;
        RouterConfig quick = ROUTER.withInterval(SECOND / 10);
        State state = Succession.of(ROUTER, quick, master(ROUTER, now), now + SECOND * 8 / 10).state();
        Step next = new VirtualRouter(quick).step(state, new Input.TimerExpired(), now + SECOND * 9 / 10);
        assertThat(next.state().role()).isEqualTo(Role.MASTER);
        assertThat(state.deadlineNanos()).isLessThanOrEqualTo(now + SECOND * 9 / 10);
    }

    @Test
    void longerInterval_letsABackupThatHasHeardNobodyWaitLonger() {
        RouterConfig slow = ROUTER.withInterval(2 * SECOND);
        State state = Succession.of(ROUTER, slow, backup(ROUTER), SECOND).state();
        assertThat(state.deadlineNanos()).isEqualTo(Timing.masterDownNanos(3, 100, 2 * SECOND, 3));
    }

    @Test
    void otherInterval_leavesTheOneAdoptedFromTheMaster() {
        Advert advert = new Advert(IpAddress.parse("10.0.0.9"), 3, 200, SECOND, ROUTER.addresses().stream()
                .map(VirtualAddress::address).toList(), java.util.Optional.of(ChecksumForm.PSEUDO_HEADER), SECOND);
        State heard = new VirtualRouter(ROUTER).step(backup(ROUTER), new Input.AdvertHeard(advert), SECOND).state();
        State state = Succession.of(ROUTER, ROUTER.withInterval(SECOND / 10), heard, 2 * SECOND).state();
        assertThat(state.deadlineNanos()).isEqualTo(heard.deadlineNanos());
    }

    @Test
    void pinnedChecksum_isUsedAtOnce() {
        RouterConfig pinned = ROUTER.withChecksum(ChecksumPolicy.RFC9568);
        Step step = Succession.of(ROUTER, pinned, master(ROUTER, 4 * SECOND), 4 * SECOND + 1);
        assertThat(step.effects()).first().isInstanceOfSatisfying(Effect.SendAdvert.class,
                a -> assertThat(a.form()).isEqualTo(ChecksumForm.MESSAGE_ONLY));
    }

    @Test
    void otherPriorityAlone_doesNothing() {
        State.Master master = master(ROUTER, 4 * SECOND);
        Step step = Succession.of(ROUTER, ROUTER.withPriority(7), master, 4 * SECOND + 1);
        assertThat(step.effects()).isEmpty();
        assertThat(step.state()).isEqualTo(master);
    }

    @Test
    void otherVridInterfaceOrVersion_isAnotherRouter() {
        RouterConfig other = RouterConfig.v3("VI_1", "eth0", 52, IpAddress.parse("10.0.0.1"), ROUTER.addresses());
        RouterConfig elsewhere = RouterConfig.v3("VI_1", "eth1", 51, IpAddress.parse("10.0.0.1"), ROUTER.addresses());
        assertThat(Succession.keepsState(ROUTER, other)).isFalse();
        assertThat(Succession.keepsState(ROUTER, elsewhere)).isFalse();
        assertThat(Succession.keepsState(ROUTER, ROUTER.withVersion(2, false, java.util.Optional.empty()))).isFalse();
        assertThat(Succession.keepsState(ROUTER, router("10.0.0.7/24"))).isTrue();
        assertThat(ROUTER.family()).isEqualTo(Family.IPV4);
    }
}
