package dev.baton.app.link;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.baton.api.Access;
import dev.baton.api.NodeEvent;
import dev.baton.api.NodeState;
import dev.baton.app.testing.Captures;
import dev.baton.app.testing.FakeNode;
import dev.baton.app.testing.Nodes;
import dev.baton.client.ClientHome;
import dev.baton.cluster.Sighting;
import dev.baton.manage.SteerOrder;
import dev.baton.vrrp.Evidence;
import dev.baton.vrrp.Reason;
import dev.baton.vrrp.Role;
import dev.baton.vrrp.Transition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/// The doors to a real agent over TLS on loopback.
class ClientDoorsTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    @TempDir
    private Path folder = Path.of("");
    private final List<FakeNode> nodes = new ArrayList<>();
    private final List<NodeDoors.Following> followed = new ArrayList<>();

    @BeforeEach
    void open() {
        nodes.add(new FakeNode(folder.resolve("n1")));
    }

    @AfterEach
    void close() {
        followed.forEach(NodeDoors.Following::close);
        nodes.forEach(FakeNode::close);
    }

    private FakeNode node() {
        return nodes.getLast();
    }

    private ClientDoors doors() {
        return ClientDoors.open(new ClientHome(folder.resolve("home")), "local");
    }

    /// Keeps what it is told.
    private static final class Told implements NodeListener {
        private volatile LinkState link = LinkState.CONNECTING;
        private volatile Optional<NodeState> state = Optional.empty();
        private final List<Sighting> seen = Collections.synchronizedList(new ArrayList<>());
        private final List<HeardFrame> frames = Collections.synchronizedList(new ArrayList<>());

        @Override
        public void link(LinkState next) {
            link = next;
        }

        @Override
        public void state(NodeState next) {
            state = Optional.of(next);
        }

        @Override
        public void seen(List<Sighting> sightings) {
            seen.addAll(sightings);
        }

        @Override
        public void frames(List<HeardFrame> heard, long shed) {
            frames.addAll(heard);
        }
    }

    private Told follow(ClientDoors doors, PairedNode node, boolean wantsFrames) {
        Told told = new Told();
        NodeDoors.Following following = doors.follow(node, told);
        following.wantFrames(wantsFrames);
        followed.add(following);
        return told;
    }

    @Test
    void code_pairsOnce_andTheNodeStaysInTheBook() {
        ClientDoors doors = doors();
        String code = node().code(Access.OPERATOR);
        assertThat(doors.look(code).words()).hasSize(4);

        PairedNode paired = doors.pair(code, "edge-a");

        assertThat(paired.role()).isEqualTo(Access.OPERATOR);
        assertThat(doors().nodes()).containsExactly(paired);
        assertThatThrownBy(() -> doors.pair(code, "edge-b")).isInstanceOfSatisfying(LinkTrouble.class,
                e -> assertThat(e.kind()).isEqualTo(LinkTrouble.Kind.EXPIRED));
        assertThatThrownBy(() -> doors.look("baton1:127.0.0.1")).isInstanceOfSatisfying(LinkTrouble.class,
                e -> assertThat(e.kind()).isEqualTo(LinkTrouble.Kind.CODE));
        doors.rename(paired, "edge-c");
        assertThat(doors.nodes()).singleElement().matches(n -> n.name().equals("edge-c"));
    }

    @Test
    void node_isFollowedFromStateToEventToFrame_andSteered() {
        ClientDoors doors = doors();
        PairedNode paired = doors.pair(node().code(Access.OPERATOR), "");
        assertThat(paired.name()).isEqualTo("n1");
        Told told = follow(doors, paired, true);
        await().atMost(LIMIT).until(() -> told.link.isLive() && told.state.isPresent() && !told.seen.isEmpty());

        Transition moved = new Transition(Role.BACKUP, Role.MASTER, Reason.STARTED,
                new Evidence(120, Optional.empty(), -1, -1, Nodes.SECOND, 3, 0, Optional.empty()), System.nanoTime());
        node().becomes(Nodes.router("VI_1", Role.MASTER, 120), new NodeEvent.Changed(moved, "it started"));
        await().atMost(LIMIT).until(() -> List.copyOf(told.seen).stream().anyMatch(
                s -> s instanceof Sighting.Transitioned t && t.node().equals("n1") && t.key().equals(Nodes.KEY)));
        await().atMost(LIMIT).until(() -> {
            node().hears(Captures.advert(2, 150));
            return !told.frames.isEmpty();
        });
        assertThat(told.frames.getFirst().network()).isEqualTo(Nodes.NETWORK);
        assertThat(told.frames.getFirst().interfaceName()).isEqualTo("eth0");
        assertThat(told.link.clock().isKnown()).isTrue();
        assertThat(Math.abs(told.link.clock().offsetNanos())).isLessThan(Nodes.SECOND);

        doors.handOver(paired, "VI_1", OptionalInt.of(151));
        doors.maintenance(paired, "VI_1", true);
        assertThat(node().orders()).containsExactly(new SteerOrder.Claim(OptionalInt.of(151)),
                new SteerOrder.Maintenance(true));
        assertThat(doors.audit(paired)).isNotEmpty();
    }

    @Test
    void role_isTheNodesWord_whateverTheWindowAsks() {
        ClientDoors doors = doors();
        PairedNode paired = doors.pair(node().code(Access.VIEWER), "");

        assertThatThrownBy(() -> doors.resign(paired, "VI_1")).isInstanceOfSatisfying(LinkTrouble.class,
                e -> assertThat(e.kind()).isEqualTo(LinkTrouble.Kind.ROLE));
        assertThatThrownBy(() -> doors.pairings(paired)).isInstanceOf(LinkTrouble.class);
        assertThat(node().orders()).isEmpty();
    }

    @Test
    void nodeThatIsGone_isLost_andOneWithAnotherKey_isAHardStop() {
        ClientDoors doors = doors();
        PairedNode paired = doors.pair(node().code(Access.ADMIN), "");
        Told told = follow(doors, paired, false);
        await().atMost(LIMIT).until(() -> told.link.isLive());
        node().close();
        await().atMost(LIMIT).until(() -> told.link.phase() == LinkState.Phase.LOST);
        assertThatThrownBy(() -> doors.audit(paired)).isInstanceOfSatisfying(LinkTrouble.class,
                e -> assertThat(e.kind()).isEqualTo(LinkTrouble.Kind.UNREACHABLE));

        nodes.add(new FakeNode(folder.resolve("other")));
        PairedNode other = doors.pair(node().code(Access.ADMIN), "other");
        PairedNode swapped = new PairedNode("other", other.host(), other.port(), paired.key(), Access.ADMIN,
                Optional.empty());
        assertThatThrownBy(() -> doors.audit(swapped)).isInstanceOfSatisfying(LinkTrouble.class,
                e -> assertThat(e.kind()).isEqualTo(LinkTrouble.Kind.BOOK));
    }

    /// As `baton connect` does in a terminal while the window is open, the first time even the folder is made.
    @Test
    void nodeThatAnotherProgramAdds_appearsByItself_andGoesAgain() {
        ClientDoors window = doors();
        List<List<PairedNode>> seen = Collections.synchronizedList(new ArrayList<>());
        try (NodeDoors.Watching _ = window.watchBook(() -> seen.add(window.nodes()))) {
            ClientDoors terminal = doors();
            PairedNode added = terminal.pair(node().code(Access.VIEWER), "edge-a");
            await().atMost(LIMIT).until(() -> List.of(List.of(added)).equals(List.copyOf(seen)));
            terminal.remove(added);
            await().atMost(LIMIT).until(() -> List.of(List.of(added), List.of()).equals(List.copyOf(seen)));
            window.pair(node().code(Access.VIEWER), "edge-b");
        }
        assertThat(seen).as("what the window itself does is no news").hasSize(2);
    }

    @Test
    void pairingThatWasTakenBack_isRefusedWithItsReason() {
        ClientDoors doors = doors();
        PairedNode paired = doors.pair(node().code(Access.ADMIN), "");
        Told told = follow(doors, paired, false);
        await().atMost(LIMIT).until(() -> told.link.isLive());
        doors.unpair(paired, doors.pairings(paired).getFirst().key());

        await().atMost(LIMIT).until(() -> told.link.phase() == LinkState.Phase.REFUSED);
        assertThat(told.link.cause()).isEqualTo(LinkState.Cause.UNPAIRED);
        assertThat(told.link.detail()).isNotEmpty();
    }
}
