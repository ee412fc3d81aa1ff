package dev.baton.vrrp;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.baton.wire.ChecksumForm;
import dev.baton.wire.IpAddress;

import static dev.baton.vrrp.Driven.MS;
import static dev.baton.vrrp.Driven.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

/// Every run of a few routers, exhaustively: until the network heals each advertisement may be lost on its way to each
/// receiver, and timers that fall due together may be handled in any order. Two things must hold in all of them. Once
/// healed, no two routers are MASTER together for longer than one advertisement interval and two flights. And in the
/// end one is MASTER: the highest, unless preemption is off.
class ElectionModelTest {
    private static final long FLIGHT = MS;

    /// An advertisement on its way.
    private record Flight(long atNanos, int to, Advert advert) {}

    /// One situation; `twoSince` is since when there have been several masters, or NEVER.
    private record World(long now, List<State> states, List<Flight> flying, long twoSince) {}

    private final List<VirtualRouter> routers = new ArrayList<>();
    private long healsAt;
    private int visited;

    @ParameterizedTest(name = "{0} preempt={1} lossy for {2} s")
    @CsvSource({"200 100,true,14", "200 100,false,14", "100 100,true,14", "254 1,true,14", "200 150 100,true,6",
            "100 100 100,true,6", "200 100 100,false,6"})
    void lossNeverLeavesTwoMastersForLong_andTheHighestWins(String priorities, boolean preempt, int lossySeconds) {
        for (String priority : priorities.split(" ", -1)) {
            RouterConfig config = RouterConfig.v3("VI_1", "eth0", 51,
                    IpAddress.parse("10.0.0." + (routers.size() + 1)), Driven.ADDRESSES)
                    .withPriority(Integer.parseInt(priority)).withPreempt(preempt, 0);
            routers.add(new VirtualRouter(quiet(config)));
        }
        healsAt = lossySeconds * SECOND;
        for (World last : explore(healsAt + 10 * SECOND)) {
            List<Role> roles = last.states().stream().map(State::role).toList();
            assertThat(roles).as(last::toString).containsOnlyOnce(Role.MASTER).doesNotContain(Role.INIT);
            if (preempt && routers.getFirst().config().priority() > routers.getLast().config().priority()) {
                assertThat(roles.getFirst()).as(last::toString).isEqualTo(Role.MASTER);
            }
        }
        assertThat(visited).as("situations visited").isGreaterThan(1_000);
    }

    /// Announcements are left out: they branch nothing and only make the runs longer.
    private static RouterConfig quiet(RouterConfig c) {
        return new RouterConfig(c.name(), c.interfaceName(), c.family(), c.vrid(), c.version(), c.interop(),
                c.priority(), c.advertIntervalNanos(), c.preempt(), c.preemptDelayNanos(), c.downAdverts(),
                c.acceptMode(), c.virtualMac(), c.source(), c.addresses(), c.unicastPeers(), c.password(),
                c.checksum(), new Announcing(1, 0, 0, 0), c.grouped());
    }

    /// All situations in which the run can be at `endNanos`. Situations are taken in order of time, so that equal ones
    /// are met only once.
    private Set<World> explore(long endNanos) {
        List<State> states = routers.stream().map(r -> r.step(r.initial(0), new Input.Started(), 0).state()).toList();
        NavigableMap<Long, Set<World>> open = new TreeMap<>();
        open.put(0L, new HashSet<>(Set.of(new World(0, states, List.of(), State.NEVER))));
        Set<World> ends = new HashSet<>();
        while (!open.isEmpty()) {
            for (World world : open.pollFirstEntry().getValue()) {
                visited++;
                check(world);
                List<World> next = next(world);
                if (next.getFirst().now() > endNanos) {
                    ends.add(world);
                } else {
                    next.forEach(w -> open.computeIfAbsent(w.now(), _ -> new HashSet<>()).add(w));
                }
            }
        }
        return ends;
    }

    private void check(World world) {
        if (world.twoSince() != State.NEVER) {
            long together = world.now() - Math.max(world.twoSince(), healsAt);
            assertThat(together).as(world::toString).isLessThanOrEqualTo(SECOND + 2 * FLIGHT);
        }
    }

    private List<World> next(World world) {
        long timer = world.states().stream().mapToLong(State::deadlineNanos).min().orElseThrow();
        if (!world.flying().isEmpty() && world.flying().getFirst().atNanos() <= timer) {
            Flight flight = world.flying().getFirst();
            List<Flight> rest = world.flying().subList(1, world.flying().size());
            return after(world, flight.atNanos(), flight.to(), new Input.AdvertHeard(flight.advert()), rest);
        }
        List<World> next = new ArrayList<>();
        for (int router = 0; router < routers.size(); router++) {
            if (world.states().get(router).deadlineNanos() == timer) {
                next.addAll(after(world, timer, router, new Input.TimerExpired(), world.flying()));
            }
        }
        return next;
    }

    private List<World> after(World world, long now, int router, Input input, List<Flight> flying) {
        Step step = routers.get(router).step(world.states().get(router), input, now);
        List<State> states = new ArrayList<>(world.states());
        states.set(router, step.state());
        boolean two = states.stream().filter(State.Master.class::isInstance).count() > 1;
        long twoSince = two ? Math.min(world.twoSince(), now) : State.NEVER;
        List<Effect.SendAdvert> sent = Driven.adverts(step.effects());
        if (sent.isEmpty()) {
            return List.of(new World(now, List.copyOf(states), List.copyOf(flying), twoSince));
        }
        List<World> worlds = new ArrayList<>();
        int everybody = (1 << routers.size()) - 1 - (1 << router);
        for (int hearing = everybody;; hearing = (hearing - 1) & everybody) {
            worlds.add(new World(now, List.copyOf(states), sent(router, sent.getFirst(), hearing, now, flying),
                    twoSince));
            if (hearing == 0 || now >= healsAt) {
                return worlds;
            }
        }
    }

    private List<Flight> sent(int from, Effect.SendAdvert advert, int hearing, long now, List<Flight> flying) {
        List<Flight> all = new ArrayList<>(flying);
        for (int to = 0; to < routers.size(); to++) {
            if ((hearing >> to & 1) == 1) {
                RouterConfig config = routers.get(from).config();
                all.add(new Flight(now + FLIGHT, to, new Advert(config.source(), 3, advert.priority(),
                        advert.intervalNanos(), config.addresses().stream().map(VirtualAddress::address).toList(),
                        Optional.of(ChecksumForm.PSEUDO_HEADER), now + FLIGHT)));
            }
        }
        all.sort(Comparator.comparingLong(Flight::atNanos));
        return List.copyOf(all);
    }
}
