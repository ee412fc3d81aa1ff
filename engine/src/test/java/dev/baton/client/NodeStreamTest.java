package dev.baton.client;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.baton.api.CommitRequest;
import dev.baton.api.Json;
import dev.baton.api.NodeEvent;
import dev.baton.push.SimFleet;
import dev.baton.trust.Identity;
import dev.baton.trust.PinMismatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class NodeStreamTest {
    private final Identity own = Identity.make("client");
    private final List<NodeNews> news = new CopyOnWriteArrayList<>();
    private final List<NodeLink> links = new CopyOnWriteArrayList<>();
    private TestNode node;

    private final NodeStream.Listener listener = new NodeStream.Listener() {
        @Override
        public void news(NodeNews one) {
            news.add(one);
        }

        @Override
        public void link(NodeLink link) {
            links.add(link);
        }
    };

    @BeforeEach
    void open() throws IOException {
        node = new TestNode(new SimFleet(1).node("n1"));
    }

    @AfterEach
    void close() {
        node.close();
    }

    private NodeStream follow(KnownNode known) {
        return NodeStream.of(NodeClient.of(known, own), System::nanoTime, new Random(1), listener).start();
    }

    private static String event(long id) {
        return "event: event\nid: " + id + "\ndata: " + Json.write(new NodeEvent(id, Instant.EPOCH, id, "boot", "",
                new NodeEvent.Found("found " + id))) + "\n\n";
    }

    private List<Long> ids() {
        return news.stream().flatMap(n -> n instanceof NodeNews.Happened h
                ? Stream.of(h.event().id())
                : Stream.<Long>empty()).toList();
    }

    private void awaitStream() {
        Awaitility.await().until(() -> node.streams.size() == 1);
    }

    @Test
    void streamThatBreaks_isResumedAfterTheLastEvent_withoutLossOrDoubling() {
        try (NodeStream _ = follow(node.known("n1"))) {
            awaitStream();
            node.send(event(1) + event(2));
            Awaitility.await().until(() -> ids().equals(List.of(1L, 2L)));
            node.cut();
            awaitStream();
            node.send(event(2) + event(3));
            Awaitility.await().until(() -> ids().equals(List.of(1L, 2L, 3L)));
        }
        assertThat(node.asked).anyMatch(a -> a.startsWith("GET /v1/events after 2"));
        assertThat(links).extracting(NodeLink::phase).containsSubsequence(NodeLink.Phase.CONNECTING,
                NodeLink.Phase.LIVE, NodeLink.Phase.LOST, NodeLink.Phase.LIVE);
    }

    @Test
    void silenceOfThreeSeconds_isTold() {
        try (NodeStream _ = follow(node.known("n1"))) {
            Awaitility.await().until(() -> links.stream().anyMatch(l -> l.phase() == NodeLink.Phase.STALE));
        }
        NodeLink live = links.stream().filter(l -> l.phase() == NodeLink.Phase.LIVE).findFirst().orElseThrow();
        NodeLink stale = links.stream().filter(l -> l.phase() == NodeLink.Phase.STALE).findFirst().orElseThrow();
        assertThat(stale.sinceNanos() - live.sinceNanos()).isGreaterThanOrEqualTo(NodeStream.STALE_NANOS);
        assertThat(stale.why()).contains("n1 has been silent");
    }

    @Test
    void anotherKey_isAHardStop_beforeAnythingIsSent() {
        KnownNode known = node.known("n1");
        KnownNode other = new KnownNode("n1", known.host(), known.port(), own.hash().hex(), known.role(),
                known.since(), Optional.empty());
        try (NodeStream _ = follow(other)) {
            Awaitility.await().until(() -> links.stream().anyMatch(l -> l.phase() == NodeLink.Phase.PIN_CHANGED));
        }
        assertThat(links.getLast().why()).contains(own.hash().hex(), node.identity.hash().hex(), "Never accept");
        assertThat(node.asked).isEmpty();
        assertThat(PinMismatch.in(new IOException())).isEmpty();
    }

    @Test
    void confirmationComesOverANewConnection() {
        SimFleet fleet = new SimFleet(1);
        try (TestNode served = testNode(fleet); NodeClient client = NodeClient.of(served.known("n1"), own)) {
            client.commit(new CommitRequest("a-commit", SimFleet.text(1, 77), 60, "test"),
                    client.state().config().sha256());
            client.confirm("a-commit");
            String commit = served.asked.stream().filter(a -> a.startsWith("POST /v1/commits from")).findFirst()
                    .orElseThrow();
            String confirm = served.asked.getLast();
            assertThat(confirm).startsWith("POST /v1/commits/a-commit/confirm");
            assertThat(port(confirm)).isNotEqualTo(port(commit));
            assertThat(client.commitStatus("another-one")).isEmpty();
            assertThatThrownBy(() -> client.cancel("another-one")).isInstanceOf(NodeFailure.Refused.class)
                    .hasMessageContaining("n1:");
        }
        assertThat(fleet.node("n1").done).containsExactly("committed", "confirmed");
    }

    private static String port(String asked) {
        return asked.substring(asked.lastIndexOf(' '));
    }

    private static TestNode testNode(SimFleet fleet) {
        try {
            return new TestNode(fleet.node("n1"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void nodeThatIsNotThere_isToldWithWhatToDo() {
        KnownNode known = node.known("n1");
        node.close();
        try (NodeClient client = NodeClient.of(known, own)) {
            assertThatThrownBy(client::state).isInstanceOf(NodeFailure.Unreachable.class)
                    .hasMessageContainingAll("n1", known.address(), "baton node run");
        }
    }

    @Test
    void pairing_provesBothSides() {
        PairByCode pairing = new PairByCode(own, "somebody", Clock.systemUTC());

        PairedNode paired = pairing.pair(node.code(), Optional.empty());

        assertThat(paired.node().name()).isEqualTo("node-one");
        assertThat(paired.node().key()).isEqualTo(node.identity.hash().hex());
        assertThat(paired.words()).hasSize(4);
        node.proof = Optional.of("00".repeat(32));
        assertThatThrownBy(() -> pairing.pair(node.code(), Optional.empty()))
                .isInstanceOf(NodeFailure.BadAnswer.class).hasMessageContaining("not proved");
    }
}
