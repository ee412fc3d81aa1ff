package dev.baton.push.lab;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.Function;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.baton.adapter.sim.Lab;
import dev.baton.adapter.sim.LabCommand;
import dev.baton.adapter.sim.LabFaults;
import dev.baton.adapter.sim.LabPreset;
import dev.baton.api.CommitRequest;
import dev.baton.api.FaultKind;
import dev.baton.api.FaultLease;
import dev.baton.api.FaultRequest;
import dev.baton.api.NodeState;
import dev.baton.api.Problem;
import dev.baton.api.RouterState;
import dev.baton.client.NodeCalls;
import dev.baton.client.NodeFailure;
import dev.baton.vrrp.Role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Faults on the real engine in virtual time: each takes effect, and whatever happens the cluster is as before afterwards.
class LabFaultsTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long LEASE_MILLIS = 10_000;
    private static final long LEASE_NANOS = 10 * SECOND;
    /// The master down interval of the presets is below 4 s, and going back may take one more.
    private static final long SETTLED_NANOS = 10 * SECOND;

    private static final class OneThread implements LabDoor {
        private final Lab lab;

        OneThread(LabPreset preset, long seed) {
            lab = Lab.of(preset, OptionalInt.empty(), seed);
        }

        @Override
        public synchronized <T> T ask(Function<Lab, T> deed) {
            return deed.apply(lab);
        }

        synchronized void run(long nanos) {
            lab.advance(nanos, _ -> {});
        }
    }

    private final List<LabNodes> opened = new ArrayList<>();

    @AfterEach
    void close() {
        opened.forEach(LabNodes::close);
    }

    private final class Cluster {
        private final OneThread door;
        private final LabNodes nodes;
        private final String router;

        Cluster(LabPreset preset, long seed) {
            door = new OneThread(preset, seed);
            nodes = new LabNodes(door.lab, door);
            opened.add(nodes);
            door.run(SETTLED_NANOS);
            router = nodes.calls().values().iterator().next().state().routers().getFirst().name();
        }

        NodeCalls call(String node) {
            return Optional.ofNullable(nodes.calls().get(node)).orElseThrow();
        }

        Optional<RouterState> at(String node) {
            try {
                NodeState state = call(node).state();
                return state.routers().stream().filter(r -> r.name().equals(router)).findFirst();
            } catch (NodeFailure.Unreachable _) {
                return Optional.empty();
            }
        }

        List<String> with(Role role) {
            return nodes.calls().keySet().stream().filter(n -> at(n).filter(r -> r.role() == role).isPresent())
                    .toList();
        }

        /// The backup that comes next.
        String heir() {
            return with(Role.BACKUP).stream().max((a, b) -> Integer.compare(priority(a), priority(b))).orElseThrow();
        }

        private int priority(String node) {
            return at(node).orElseThrow().priority().value();
        }

        /// What is to be the same again.
        Map<String, String> picture() {
            Map<String, String> picture = new LinkedHashMap<>();
            nodes.calls().keySet().forEach(node -> picture.put(node, at(node).map(r -> r.role() + " " + r.priority()
                    + " " + r.steering() + " " + r.causes() + " " + r.holdsAddresses()).orElse("not there")
                    + call(node).state().checks()));
            return picture;
        }

        Map<String, List<String>> roles() {
            Map<String, List<String>> roles = new LinkedHashMap<>();
            nodes.calls().forEach((name, call) -> {
                try {
                    roles.put(name, call.state().routers().stream().map(r -> r.role().name()).toList());
                } catch (NodeFailure.Unreachable _) {
                    roles.put(name, List.of());
                }
            });
            return roles;
        }

        FaultRequest request(FaultKind kind) {
            Optional<String> check = kind == FaultKind.CHECK
                    ? Optional.of(call(actor(kind)).state().checks().getFirst().name())
                    : Optional.empty();
            OptionalInt priority = kind == FaultKind.PRIORITY
                    ? OptionalInt.of(Math.max(priority(heir()) - 1, 1))
                    : OptionalInt.empty();
            return new FaultRequest("test-" + kind.word(), kind, router, LEASE_MILLIS, check, priority,
                    Optional.empty());
        }

        String actor(FaultKind kind) {
            return kind.isHeldByHeir() ? heir() : with(Role.MASTER).getFirst();
        }

        void perform(LabCommand command) {
            door.ask(lab -> {
                nodes.before(lab, command);
                lab.perform(command);
                nodes.after(command);
                return command;
            });
        }
    }

    private static LabPreset preset(FaultKind kind) {
        return kind == FaultKind.CHECK ? LabPreset.NGINX_PAIR : LabPreset.THREE;
    }

    @ParameterizedTest
    @EnumSource(value = FaultKind.class, names = "CHECK", mode = EnumSource.Mode.EXCLUDE)
    void syncGroup_isTestedAsOne_andIsAsBeforeAfterwards(FaultKind kind) {
        Cluster cluster = new Cluster(LabPreset.SYNC_GROUP, 2);
        Map<String, List<String>> before = cluster.roles();
        String heir = cluster.heir();
        String actor = cluster.actor(kind);
        FaultRequest request = cluster.request(kind);
        cluster.call(actor).fault(request);
        cluster.door.run(LEASE_NANOS * 9 / 10);

        assertThat(cluster.roles().get(heir)).as("the whole group").containsOnly("MASTER");
        String other = cluster.call(heir).state().routers().getLast().name();
        assertThat(other).isNotEqualTo(cluster.router);
        if (kind != FaultKind.KILL) {
            assertThatThrownBy(() -> cluster.call(actor).fault(new FaultRequest("second", kind, other, LEASE_MILLIS,
                    Optional.empty(), request.priority(), Optional.empty()))).isInstanceOf(NodeFailure.Refused.class)
                    .hasMessageContaining(request.id());
        }

        cluster.door.run(LEASE_NANOS / 10 + 2 * SETTLED_NANOS);

        assertThat(lease(cluster, actor, kind).orElseThrow().isHeld()).isFalse();
        assertThat(cluster.roles()).isEqualTo(before);
    }

    private static Optional<FaultLease> lease(Cluster cluster, String actor, FaultKind kind) {
        return cluster.call(actor).faults().stream().filter(f -> f.kind() == kind).findFirst();
    }

    @ParameterizedTest
    @EnumSource(FaultKind.class)
    void fault_movesTheAddresses_endsByItself_andTheClusterIsAsBefore(FaultKind kind) {
        for (long seed = 1; seed <= 5; seed++) {
            Cluster cluster = new Cluster(preset(kind), seed);
            Map<String, String> before = cluster.picture();
            String holder = cluster.with(Role.MASTER).getFirst();
            String heir = cluster.heir();
            String actor = cluster.actor(kind);

            FaultLease lease = cluster.call(actor).fault(cluster.request(kind));
            cluster.door.run(LEASE_NANOS * 9 / 10);

            assertThat(lease.isHeld()).isTrue();
            assertThat(cluster.with(Role.MASTER)).as("seed " + seed).contains(heir);
            boolean isKept = kind == FaultKind.MUTE || kind == FaultKind.DEAF;
            assertThat(cluster.with(Role.MASTER).contains(holder)).as("seed " + seed).isEqualTo(isKept);
            if (kind != FaultKind.KILL) {
                assertThat(lease(cluster, actor, kind).orElseThrow().isHeld()).isTrue();
            }

            cluster.door.run(LEASE_NANOS / 10 + SETTLED_NANOS);

            assertThat(lease(cluster, actor, kind).orElseThrow().ended()).isPresent();
            assertThat(cluster.with(Role.MASTER)).as("seed " + seed).containsExactly(holder);
            assertThat(cluster.picture()).as("seed " + seed).isEqualTo(before);
        }
    }

    /// RFC 9568 section 6.1: the Active_Down_Interval of one second's adverts is below 4 s.
    @ParameterizedTest
    @EnumSource(FaultKind.class)
    void onceALeaseHasEnded_thereIsExactlyOneMasterWithinAMasterDownInterval_andStays(FaultKind kind) {
        Cluster cluster = new Cluster(preset(kind), 21);
        cluster.call(cluster.actor(kind)).fault(cluster.request(kind));
        cluster.door.run(LEASE_NANOS);
        long last = 0;
        for (long at = 0; at < 2 * SETTLED_NANOS; at += SECOND / 100) {
            last = cluster.with(Role.MASTER).size() == 1 ? last : at;
            cluster.door.run(SECOND / 100);
        }

        assertThat(last).isLessThan(4 * SECOND);
    }

    @ParameterizedTest
    @EnumSource(value = FaultKind.class, names = "KILL", mode = EnumSource.Mode.EXCLUDE)
    void endedEarly_theClusterIsAsBefore(FaultKind kind) {
        Cluster cluster = new Cluster(preset(kind), 3);
        Map<String, String> before = cluster.picture();
        String actor = cluster.actor(kind);
        String id = cluster.call(actor).fault(cluster.request(kind)).id();
        cluster.door.run(5 * SECOND);

        FaultLease ended = cluster.call(actor).endFault(id);
        cluster.door.run(SETTLED_NANOS);

        assertThat(ended.ended()).hasValueSatisfying(why -> assertThat(why).startsWith("Ended by lab"));
        assertThat(cluster.call(actor).endFault(id)).isEqualTo(ended);
        assertThat(cluster.picture()).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource(FaultKind.class)
    void nodeKilledInTheMiddle_startsAsBeforeAndTells(FaultKind kind) {
        Cluster cluster = new Cluster(preset(kind), 4);
        Map<String, String> before = cluster.picture();
        String actor = cluster.actor(kind);
        cluster.call(actor).fault(cluster.request(kind));
        cluster.door.run(2 * SECOND);

        if (kind != FaultKind.KILL) {
            cluster.perform(new LabCommand.Kill(actor));
            cluster.door.run(2 * SECOND);
        }
        cluster.perform(new LabCommand.Start(actor));
        cluster.door.run(LEASE_NANOS + SETTLED_NANOS);

        assertThat(lease(cluster, actor, kind).orElseThrow().ended())
                .hasValueSatisfying(why -> assertThat(why).contains("started again"));
        assertThat(cluster.picture()).isEqualTo(before);
        assertThat(cluster.call(actor).audit()).anyMatch(e -> e.action().equals("end of fault"));
    }

    /// Faults one after another, held to their end or ended early or with their node killed, on a network that loses and
    /// delays: after each the cluster is as before.
    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void manyFaultsInARow_leaveNothingBehind(long seed) {
        Random random = new Random(seed);
        Cluster cluster = new Cluster(LabPreset.NGINX_PAIR, seed);
        Map<String, String> before = cluster.picture();
        List<String> story = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            FaultKind kind = FaultKind.values()[random.nextInt(FaultKind.values().length)];
            cluster.door.ask(lab -> {
                lab.setFaults(new LabFaults(0.02, 1_000_000, 2_000_000, 0.02));
                return lab;
            });
            String actor = cluster.actor(kind);
            FaultRequest asked = cluster.request(kind);
            FaultRequest request = new FaultRequest("test-" + i, kind, cluster.router, 1_000 + random.nextInt(9_000),
                    asked.check(), asked.priority(), Optional.empty());
            cluster.call(actor).fault(request);
            cluster.door.run(random.nextLong(5 * SECOND));
            int fate = random.nextInt(3);
            story.add(kind + " on " + actor + ", " + fate);
            if (fate == 1 && kind != FaultKind.KILL) {
                cluster.call(actor).endFault(request.id());
            } else if (fate == 2 && kind != FaultKind.KILL) {
                cluster.perform(new LabCommand.Kill(actor));
                cluster.door.run(random.nextLong(2 * SECOND));
                cluster.perform(new LabCommand.Start(actor));
            }
            cluster.door.ask(lab -> {
                lab.setFaults(LabFaults.NONE);
                return lab;
            });
            cluster.door.run(LEASE_NANOS + 2 * SETTLED_NANOS);

            assertThat(cluster.with(Role.MASTER)).as(story.toString()).hasSize(1);
            assertThat(cluster.picture()).as(story.toString()).isEqualTo(before);
            assertThat(cluster.call(actor).faults()).as(story.toString()).noneMatch(FaultLease::isHeld);
        }
    }

    @Test
    void handBack_makesNoGap_andTheHeirHoldsUntilItIsRelieved() {
        Cluster cluster = new Cluster(LabPreset.THREE, 5);
        String actor = cluster.actor(FaultKind.HAND_OVER);
        cluster.call(actor).fault(cluster.request(FaultKind.HAND_OVER));
        int gaps = 0;
        for (long at = 0; at < LEASE_NANOS + SETTLED_NANOS; at += SECOND / 1000) {
            cluster.door.run(SECOND / 1000);
            gaps += cluster.with(Role.MASTER).isEmpty() ? 1 : 0;
        }

        assertThat(gaps).isZero();
        assertThat(cluster.with(Role.MASTER)).doesNotContain(actor);
    }

    @Test
    void labThatIsPaused_holdsItsFaultsAsLong() {
        Cluster cluster = new Cluster(LabPreset.THREE, 6);
        String actor = cluster.actor(FaultKind.MUTE);
        cluster.call(actor).fault(cluster.request(FaultKind.MUTE));
        cluster.door.run(LEASE_NANOS - 1);

        assertThat(lease(cluster, actor, FaultKind.MUTE).orElseThrow().isHeld()).isTrue();
        cluster.door.run(1);
        assertThat(lease(cluster, actor, FaultKind.MUTE).orElseThrow().isHeld()).isFalse();
    }

    @Test
    void testAndPush_refuseEachOther() {
        Cluster cluster = new Cluster(LabPreset.THREE, 7);
        NodeCalls node = cluster.call(cluster.actor(FaultKind.MUTE));
        String id = node.fault(cluster.request(FaultKind.MUTE)).id();
        CommitRequest push = new CommitRequest("push-0001", node.config().text().replaceFirst("priority: \\d+",
                "priority: 77"), 60, "");

        assertThatThrownBy(() -> node.commit(push, node.config().stamp().sha256()))
                .isInstanceOfSatisfying(NodeFailure.Refused.class,
                        e -> assertThat(e.problem().is(Problem.Kind.CONFLICT)).isTrue())
                .hasMessageContaining(id);

        node.endFault(id);
        cluster.door.run(SETTLED_NANOS);
        node.commit(push, node.config().stamp().sha256());
        assertThatThrownBy(() -> node.fault(new FaultRequest("later", FaultKind.MUTE, cluster.router, LEASE_MILLIS,
                Optional.empty(), OptionalInt.empty(), Optional.empty())))
                .isInstanceOfSatisfying(NodeFailure.Refused.class,
                        e -> assertThat(e.problem().is(Problem.Kind.PENDING)).isTrue())
                .hasMessageContaining("push-0001");
    }

    @Test
    void checkThatIsForced_saysSo_andFailsForNobodyElse() {
        Cluster cluster = new Cluster(LabPreset.NGINX_PAIR, 8);
        String actor = cluster.actor(FaultKind.CHECK);
        FaultRequest request = cluster.request(FaultKind.CHECK);
        cluster.call(actor).fault(request);

        assertThat(cluster.call(actor).state().checks()).filteredOn(c -> c.name().equals(request.check().orElse("")))
                .allMatch(c -> c.verdict().equals("FAILING") && c.detail().equals("forced by a failover test"));
        cluster.call(actor).endFault(request.id());
        assertThat(cluster.call(actor).state().checks()).allMatch(c -> c.verdict().equals("PASSING"));
    }

    @Test
    void checkThatIsNotTracked_orWouldMoveNothing_isRefused() {
        Cluster cluster = new Cluster(LabPreset.NGINX_PAIR, 9);
        NodeCalls node = cluster.call(cluster.actor(FaultKind.CHECK));
        FaultRequest unknown = new FaultRequest("t-1", FaultKind.CHECK, cluster.router, LEASE_MILLIS,
                Optional.of("none"), OptionalInt.empty(), Optional.empty());

        assertThatThrownBy(() -> node.fault(unknown)).isInstanceOf(NodeFailure.Refused.class)
                .hasMessageContaining("does not track the check none");
        assertThat(node.faults()).isEmpty();
        String check = node.state().checks().getFirst().name();
        cluster.perform(new LabCommand.Check(check, node.node(), false));
        cluster.door.run(SETTLED_NANOS);
        NodeCalls now = cluster.call(cluster.with(Role.MASTER).getFirst());
        assertThat(now.node()).isNotEqualTo(node.node());
    }
}
