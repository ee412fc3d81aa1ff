package dev.baton.group;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.baton.track.EffectivePriority;
import dev.baton.vrrp.Advert;
import dev.baton.vrrp.Effect;
import dev.baton.vrrp.FaultCause;
import dev.baton.vrrp.Input;
import dev.baton.vrrp.Reason;
import dev.baton.vrrp.Role;
import dev.baton.vrrp.RouterConfig;
import dev.baton.vrrp.State;
import dev.baton.vrrp.Step;
import dev.baton.vrrp.VirtualAddress;
import dev.baton.vrrp.VirtualRouter;
import dev.baton.wire.ChecksumForm;
import dev.baton.wire.IpAddress;

import static org.assertj.core.api.Assertions.assertThat;

class SyncGroupTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long FLIGHT = 100_000L;
    private static final FaultCause CHECK = new FaultCause(FaultCause.Kind.CHECK_FAILED, "nginx");

    /// A node with one sync group; each member has its own segment.
    private static final class Node {
        final List<VirtualRouter> routers = new ArrayList<>();
        final List<State> states = new ArrayList<>();
        final List<List<Effect>> sent = new ArrayList<>();
        final SyncGroup group;

        Node(RouterConfig... configs) {
            for (RouterConfig config : configs) {
                VirtualRouter router = new VirtualRouter(config.withGrouped(true));
                routers.add(router);
                states.add(router.initial(0));
                sent.add(new ArrayList<>());
            }
            group = new SyncGroup("G", List.of(configs).stream().map(RouterConfig::name).toList());
        }

        void step(int member, Input input, long now) {
            one(member, input, now);
            for (int round = 0;; round++) {
                List<Directive> directives = group.settle(states);
                if (directives.isEmpty()) {
                    return;
                }
                assertThat(round).as("rounds until the group is of one mind").isLessThan(3);
                directives.forEach(d -> one(d.member(), d.input(), now));
            }
        }

        private void one(int member, Input input, long now) {
            Step step = routers.get(member).step(states.get(member), input, now);
            states.set(member, step.state());
            sent.get(member).addAll(step.effects());
        }

        void start(long now) {
            for (int member = 0; member < routers.size(); member++) {
                step(member, new Input.Started(), now);
            }
        }

        List<Role> roles() {
            return states.stream().map(State::role).toList();
        }

        /// Hands in every timer up to `end`, on time.
        void runTo(long end) {
            while (true) {
                int next = 0;
                for (int member = 1; member < states.size(); member++) {
                    next = states.get(member).deadlineNanos() < states.get(next).deadlineNanos() ? member : next;
                }
                if (states.get(next).deadlineNanos() > end) {
                    return;
                }
                step(next, new Input.TimerExpired(), states.get(next).deadlineNanos());
            }
        }
    }

    private static RouterConfig config(String name, String source, int priority) {
        boolean isV6 = source.contains(":");
        return RouterConfig.v3(name, "eth-" + name, 51, IpAddress.parse(source),
                List.of(VirtualAddress.parse(isV6 ? "fe80::100/64" : "10.0.0.100/24"))).withPriority(priority);
    }

    private static Node pair(int first, int second) {
        return new Node(config("A", "10.0.0.1", first), config("B", "fe80::1", second));
    }

    private static Advert heard(VirtualRouter router, String source, int priority, long at) {
        return new Advert(IpAddress.parse(source), 3, priority, SECOND,
                router.config().addresses().stream().map(VirtualAddress::address).toList(),
                Optional.of(ChecksumForm.PSEUDO_HEADER), at);
    }

    @Test
    void groupOfMixedFamilies_isPromotedTogether_whenItsSlowestMemberMay() {
        Node node = pair(200, 100);
        node.start(0);
        node.runTo(3_609_374_999L);
        assertThat(node.roles()).containsExactly(Role.BACKUP, Role.BACKUP);
        node.runTo(3_609_375_000L);
        assertThat(node.roles()).containsExactly(Role.MASTER, Role.MASTER);
    }

    @Test
    void lastMemberToWantIt_saysWhy_theOthersNameTheGroup() {
        Node node = pair(200, 100);
        node.start(0);
        node.runTo(10 * SECOND);
        assertThat(reasons(node, 0)).containsExactly(Reason.STARTED, Reason.GROUP_PROMOTED);
        assertThat(reasons(node, 1)).containsExactly(Reason.STARTED, Reason.MASTER_SILENT);
    }

    private static List<Reason> reasons(Node node, int member) {
        return node.sent.get(member).stream().filter(Effect.Notify.class::isInstance)
                .map(e -> ((Effect.Notify) e).transition().reason()).toList();
    }

    @Test
    void memberThatLoses_takesTheOthersWithIt_andTheyResign() {
        Node node = pair(100, 100);
        node.start(0);
        node.runTo(10 * SECOND);
        node.sent.forEach(List::clear);

        node.step(0, new Input.AdvertHeard(heard(node.routers.get(0), "10.0.0.9", 200, 10 * SECOND)), 10 * SECOND);

        assertThat(node.roles()).containsExactly(Role.BACKUP, Role.BACKUP);
        assertThat(node.sent.get(1)).startsWith(new Effect.ReleaseAddresses(),
                new Effect.SendAdvert(3, 0, SECOND, ChecksumForm.PSEUDO_HEADER));
    }

    @Test
    void contentMember_keepsTheGroupDown_howeverMuchTheOtherWants() {
        Node node = pair(100, 100);
        node.start(0);
        for (long now = 0; now < 100 * SECOND; now += SECOND) {
            node.step(1, new Input.AdvertHeard(heard(node.routers.get(1), "fe80::9", 200, now)), now);
            node.runTo(now + SECOND);
        }
        assertThat(node.roles()).containsExactly(Role.BACKUP, Role.BACKUP);
        assertThat(((State.Backup) node.states.getFirst()).wantsMaster()).isTrue();
        assertThat(node.sent.get(0)).noneMatch(Effect.SendAdvert.class::isInstance);
    }

    @Test
    void fault_isShared_andSoIsItsEnd() {
        Node node = pair(100, 100);
        node.start(0);
        node.runTo(10 * SECOND);

        node.step(0, new Input.FaultRaised(CHECK), 10 * SECOND);
        assertThat(node.roles()).containsExactly(Role.FAULT, Role.FAULT);
        assertThat(node.states.get(1).memory().causes())
                .containsExactly(new FaultCause(FaultCause.Kind.GROUP_MEMBER, "A"));

        node.step(0, new Input.FaultCleared(CHECK), 11 * SECOND);
        assertThat(node.roles()).containsExactly(Role.BACKUP, Role.BACKUP);
        node.runTo(20 * SECOND);
        assertThat(node.roles()).containsExactly(Role.MASTER, Role.MASTER);
    }

    @Test
    void twoFaults_mustBothEnd() {
        Node node = pair(100, 100);
        node.start(0);
        node.step(0, new Input.FaultRaised(CHECK), 1);
        node.step(1, new Input.FaultRaised(CHECK), 2);
        node.step(0, new Input.FaultCleared(CHECK), 3);
        assertThat(node.roles()).containsExactly(Role.FAULT, Role.FAULT);
        node.step(1, new Input.FaultCleared(CHECK), 4);
        assertThat(node.roles()).containsExactly(Role.BACKUP, Role.BACKUP);
    }

    @Test
    void memberThatHasNotStarted_keepsTheGroupDown_untilItHas() {
        Node node = pair(100, 100);
        node.step(0, new Input.Started(), 0);
        node.runTo(20 * SECOND);
        assertThat(node.roles()).containsExactly(Role.BACKUP, Role.INIT);
        node.step(1, new Input.Started(), 20 * SECOND);
        node.runTo(30 * SECOND);
        assertThat(node.roles()).containsExactly(Role.MASTER, Role.MASTER);
    }

    @Test
    void faultBeforeTheStart_faultsTheWholeGroup() {
        Node node = pair(100, 100);
        node.step(1, new Input.FaultRaised(CHECK), 0);
        node.start(1);
        assertThat(node.roles()).containsExactly(Role.FAULT, Role.FAULT);
    }

    @Test
    void owners_leadAtOnce_asSoonAsAllHaveStarted() {
        Node node = pair(255, 255);
        node.start(5);
        assertThat(node.roles()).containsExactly(Role.MASTER, Role.MASTER);
    }

    @Test
    void ownerBesideAnOrdinaryMember_waitsForIt_withoutAdvertising() {
        Node node = pair(255, 100);
        node.start(0);
        assertThat(node.roles()).containsExactly(Role.BACKUP, Role.BACKUP);
        assertThat(node.sent.get(0)).noneMatch(Effect.SendAdvert.class::isInstance);
        node.runTo(3_609_375_000L);
        assertThat(node.roles()).containsExactly(Role.MASTER, Role.MASTER);
    }

    @Test
    void stalledGroup_stepsDown_withoutResigning() {
        Node node = pair(100, 100);
        node.start(0);
        node.runTo(10 * SECOND);
        node.sent.forEach(List::clear);
        node.step(0, new Input.TimerExpired(), 30 * SECOND);
        assertThat(node.roles()).containsExactly(Role.BACKUP, Role.BACKUP);
        assertThat(node.sent.get(0)).noneMatch(Effect.SendAdvert.class::isInstance);
        assertThat(node.sent.get(1)).noneMatch(Effect.SendAdvert.class::isInstance);
    }

    @Test
    void stoppedMember_isNoReasonToDemote_aGroupStopsAsOne() {
        Node node = pair(100, 100);
        node.start(0);
        node.runTo(10 * SECOND);
        node.step(0, new Input.Stopped(), 10 * SECOND);
        assertThat(node.roles()).containsExactly(Role.INIT, Role.MASTER);
        node.step(1, new Input.Stopped(), 10 * SECOND);
        assertThat(node.roles()).containsExactly(Role.INIT, Role.INIT);
    }

    /// Two nodes, two segments, equal flight times: the adverts of both groups cross. However the priorities are set,
    /// one node must end up with both addresses, and stay.
    @ParameterizedTest
    @CsvSource({"150,100,100,150", "100,150,150,100", "100,100,100,100", "200,1,1,200", "150,150,100,100",
            "255,100,100,255"})
    void groupsThatEachWinHalf_doNotMeetForEver(int a1, int b1, int a2, int b2) {
        List<Node> nodes = List.of(new Node(config("A", "10.0.0.1", a1), config("B", "10.9.0.2", b1)),
                new Node(config("A", "10.0.0.2", a2), config("B", "10.9.0.1", b2)));
        List<List<Role>> atTheEnd = meet(nodes, 40 * SECOND);
        assertThat(atTheEnd).containsExactlyInAnyOrder(List.of(Role.MASTER, Role.MASTER),
                List.of(Role.BACKUP, Role.BACKUP));
        assertThat(meet(nodes, 60 * SECOND)).isEqualTo(atTheEnd);
    }

    private record Flight(long at, int node, int member, Advert advert) {}

    /// Runs both nodes until `end`, each member of one hearing its counterpart of the other after [#FLIGHT].
    private static List<List<Role>> meet(List<Node> nodes, long end) {
        PriorityQueue<Flight> flying = new PriorityQueue<>(Comparator.comparingLong(Flight::at));
        if (nodes.getFirst().roles().contains(Role.INIT)) {
            nodes.forEach(node -> node.start(0));
        }
        while (true) {
            int due = nodes.get(0).states.stream().mapToLong(State::deadlineNanos).min()
                    .orElseThrow() <= nodes.get(1).states.stream().mapToLong(State::deadlineNanos).min().orElseThrow()
                            ? 0
                            : 1;
            long timer = nodes.get(due).states.stream().mapToLong(State::deadlineNanos).min().orElseThrow();
            Flight first = flying.peek();
            if (first != null && first.at() <= timer) {
                flying.remove();
                Advert advert = first.advert();
                nodes.get(first.node()).step(first.member(), new Input.AdvertHeard(new Advert(advert.source(), 3,
                        advert.priority(), SECOND, advert.addresses(), advert.checksumForm(), first.at())), first.at());
                send(nodes, first.at(), flying);
            } else if (timer <= end) {
                nodes.get(due).runTo(timer);
                send(nodes, timer, flying);
            } else {
                return nodes.stream().map(Node::roles).toList();
            }
        }
    }

    private static void send(List<Node> nodes, long now, PriorityQueue<Flight> flying) {
        for (int node = 0; node < nodes.size(); node++) {
            for (int member = 0; member < nodes.get(node).routers.size(); member++) {
                VirtualRouter router = nodes.get(node).routers.get(member);
                for (Effect effect : nodes.get(node).sent.get(member)) {
                    if (effect instanceof Effect.SendAdvert advert) {
                        flying.add(new Flight(now + FLIGHT, 1 - node, member,
                                heard(router, router.config().source().toString(), advert.priority(), now + FLIGHT)));
                    }
                }
                nodes.get(node).sent.get(member).clear();
            }
        }
    }

    /// Whatever happens to the members, in whatever order: the group settles in at most three rounds, has no MASTER
    /// beside a member that is content or in FAULT, and shares faults.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void group_isOfOneMind_afterEveryInput(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        for (int run = 0; run < 200; run++) {
            Node node = new Node(config("A", "10.0.0.1", random.nextInt(1, 256)),
                    config("B", "fe80::1", random.nextInt(1, 256)), config("C", "10.0.2.1", 100));
            long now = 0;
            for (int i = 0; i < 100; i++) {
                now += random.nextLong(2 * SECOND);
                int member = random.nextInt(3);
                node.step(member, anything(random, node.routers.get(member), now), now);
                boolean isHeldDown = node.states.stream()
                        .anyMatch(s -> s instanceof State.Fault || (s instanceof State.Backup b && !b.wantsMaster()));
                assertThat(isHeldDown && node.roles().contains(Role.MASTER)).isFalse();
                boolean hasFault = node.states.stream().anyMatch(s -> s.memory().causes().contains(CHECK));
                assertThat(node.states).allMatch(s -> s.memory().causes().isEmpty() != hasFault);
            }
        }
    }

    private static Input anything(RandomGenerator random, VirtualRouter router, long now) {
        String source = router.config().source().toString() + random.nextInt(2, 9);
        return switch (random.nextInt(12)) {
            case 0, 1, 2 -> new Input.Started();
            case 3 -> new Input.Stopped();
            case 4 -> new Input.FaultRaised(CHECK);
            case 5, 6 -> new Input.FaultCleared(CHECK);
            case 7 -> new Input.PriorityChanged(EffectivePriority.of(random.nextInt(1, 256)));
            case 8 -> new Input.AdvertHeard(heard(router, source, random.nextInt(256), now));
            default -> new Input.TimerExpired();
        };
    }
}
