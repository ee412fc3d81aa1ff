package dev.baton.agent;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import dev.baton.api.Access;
import dev.baton.api.AdvertBatch;
import dev.baton.api.Beat;
import dev.baton.api.ConfigStamp;
import dev.baton.api.Json;
import dev.baton.api.NodeEvent;
import dev.baton.api.NodeState;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@Timeout(60)
class StreamTest {
    @TempDir
    private Path folder = Path.of("");
    private Optional<AgentRig> opened = Optional.empty();

    private AgentRig rig(Limits limits, int maxEvents) {
        AgentRig rig = AgentRig.in(folder.resolve("state"), limits, maxEvents);
        opened = Optional.of(rig);
        return rig;
    }

    private AgentRig rig() {
        return rig(Limits.DEFAULT, 10_000);
    }

    @AfterEach
    void close() {
        opened.ifPresent(AgentRig::close);
    }

    private record Told(String kind, Optional<Long> id, String data) {}

    /// One stream as a client reads it.
    private static final class Follower implements AutoCloseable {
        private final HttpClient client;
        private final BufferedReader reader;

        Follower(AgentRig rig, Access role, String path, String lastId) throws IOException, InterruptedException {
            client = rig.http(AgentRig.client(role));
            var request = rig.request(path);
            var response = client.send((lastId.isEmpty() ? request : request.header("Last-Event-ID", lastId)).build(),
                    HttpResponse.BodyHandlers.ofInputStream());
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("Content-Type")).hasValue("text/event-stream");
            reader = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
        }

        Optional<Told> next() throws IOException {
            String kind = "";
            Optional<Long> id = Optional.empty();
            String data = "";
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.isEmpty()) {
                    return Optional.of(new Told(kind, id, data));
                } else if (line.startsWith("event: ")) {
                    kind = line.substring(7);
                } else if (line.startsWith("id: ")) {
                    id = Optional.of(Long.parseLong(line.substring(4)));
                } else if (line.startsWith("data: ")) {
                    data = line.substring(6);
                }
            }
            return Optional.empty();
        }

        Told next(String kind) throws IOException {
            Told told = next().orElseThrow();
            while (!told.kind.equals(kind)) {
                told = next().orElseThrow();
            }
            return told;
        }

        @Override
        public void close() {
            client.shutdownNow();
        }
    }

    private static NodeEvent.Found found(int i) {
        return new NodeEvent.Found("finding " + i);
    }

    @Test
    @Tag("measured")
    void streamBeginsWithTheStateAndGoesOnWithEventsAndBeats() throws Exception {
        AgentRig rig = rig();
        rig.engine.happen(found(1));
        try (Follower follower = new Follower(rig, Access.VIEWER, "/v1/events", "")) {
            Told first = follower.next().orElseThrow();
            assertThat(first.kind).isEqualTo("state");
            assertThat(Json.read(first.data, NodeState.class).lastEvent()).isEqualTo(1);

            long before = System.nanoTime();
            rig.engine.happen(found(2));
            Told event = follower.next("event");

            assertThat(System.nanoTime() - before).isLessThan(900_000_000L);
            assertThat(event.id).hasValue(2L);
            assertThat(Json.read(event.data, NodeEvent.class).what()).isEqualTo(found(2));
            assertThat(Json.read(follower.next("beat").data, Beat.class).lastEvent()).isEqualTo(2);
        }
    }

    @Test
    void resumedStreamLosesAndDoublesNothing() throws Exception {
        AgentRig rig = rig();
        List<Long> seen = new ArrayList<>();
        String last = "0";
        Thread happening = Thread.ofVirtual().start(() -> {
            for (int i = 1; i <= 3_000; i++) {
                rig.engine.happen(found(i));
                java.util.concurrent.locks.LockSupport.parkNanos(20_000);
            }
        });
        for (int connection = 0; seen.isEmpty() || seen.getLast() < 3_000; connection++) {
            try (Follower follower = new Follower(rig, Access.VIEWER, "/v1/events", last)) {
                for (int i = 0; i < 50 + 37 * connection && (seen.isEmpty() || seen.getLast() < 3_000); i++) {
                    seen.add(follower.next("event").id.orElseThrow());
                }
                last = Long.toString(seen.getLast());
            }
        }
        happening.join();

        assertThat(seen).hasSize(3_000).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void eventsThatAreForgottenAreToldAsAGap() throws Exception {
        AgentRig rig = rig(Limits.DEFAULT, 10);
        for (int i = 1; i <= 30; i++) {
            rig.engine.happen(found(i));
        }
        try (Follower follower = new Follower(rig, Access.VIEWER, "/v1/events", "5")) {
            assertThat(follower.next().orElseThrow().kind).isEqualTo("state");
            Told gap = follower.next().orElseThrow();
            assertThat(gap.kind).isEqualTo("gap");
            assertThat(Json.read(gap.data, EventStream.Gap.class)).isEqualTo(new EventStream.Gap(6, 20));
            assertThat(follower.next().orElseThrow().id).hasValue(21L);
        }
    }

    @Test
    void idsAheadOfTheNodeAreAGapAndItsNewEventsAreTold() throws Exception {
        AgentRig rig = rig();
        rig.engine.happen(found(1));
        try (Follower follower = new Follower(rig, Access.VIEWER, "/v1/events", "500")) {
            assertThat(Json.read(follower.next("gap").data, EventStream.Gap.class))
                    .isEqualTo(new EventStream.Gap(2, 500));
            rig.engine.happen(found(2));
            assertThat(follower.next("event").id).hasValue(2L);
        }
    }

    @Test
    void stateIsToldAgainAfterAReconfiguration() throws Exception {
        AgentRig rig = rig();
        try (Follower follower = new Follower(rig, Access.VIEWER, "/v1/events", "")) {
            follower.next("state");
            rig.engine.happen(new NodeEvent.Reconfigured(new ConfigStamp(2, "cd"), List.of()));

            assertThat(follower.next("event").id).hasValue(1L);
            assertThat(follower.next("state").kind).isEqualTo("state");
        }
    }

    @Test
    void badLastEventIdIsRefused() throws Exception {
        AgentRig rig = rig();
        var response = rig.send(AgentRig.client(Access.VIEWER), rig.request("/v1/events").header("Last-Event-ID", "x"));

        assertThat(response.statusCode()).isEqualTo(400);
        await().until(() -> rig.engine.listeners.get() == 0);
    }

    @Test
    void advertsComeInBatches() throws Exception {
        AgentRig rig = rig();
        try (Follower follower = new Follower(rig, Access.VIEWER, "/v1/adverts", "")) {
            assertThat(Json.read(follower.next().orElseThrow().data, AdvertBatch.class).frames()).isEmpty();
            var frame = new AdvertBatch.Heard("eth0", "10.0.0.0/24", 1, false, "AAAA");
            rig.engine.pass(frame);
            AdvertBatch batch = Json.read(follower.next().orElseThrow().data, AdvertBatch.class);

            assertThat(batch.frames()).containsExactly(frame);
        }
    }

    @Test
    void unpairingEndsTheStreamsOfThatClientOnly() throws Exception {
        AgentRig rig = rig();
        try (Follower ended = new Follower(rig, Access.VIEWER, "/v1/events", "");
                Follower kept = new Follower(rig, Access.OPERATOR, "/v1/events", "")) {
            ended.next("state");
            rig.send(AgentRig.client(Access.ADMIN),
                    rig.request("/v1/pairings/" + AgentRig.client(Access.VIEWER).hash()).DELETE());

            while (ended.next().isPresent()) {
                // What was on its way.
            }
            rig.engine.happen(found(1));
            assertThat(kept.next("event").id).hasValue(1L);
        }
        await().until(() -> rig.engine.listeners.get() == 0);
    }

    @Test
    void streamsEndWithTheServerPromptly() throws Exception {
        AgentRig rig = rig();
        try (Follower follower = new Follower(rig, Access.VIEWER, "/v1/events", "")) {
            follower.next("state");
            long before = System.nanoTime();
            rig.close();
            while (follower.next().isPresent()) {
                // What was on its way.
            }
            assertThat(System.nanoTime() - before).isLessThan(5_000_000_000L);
        }
        assertThat(rig.engine.listeners).hasValue(0);
        opened = Optional.empty();
    }

    @Test
    void readerThatDoesNotReadIsCutOff() throws Exception {
        AgentRig rig = rig(AgentRig.limits(64, 64, 500), 100_000);
        try (var socket = rig.raw(AgentRig.client(Access.VIEWER))) {
            socket.setReceiveBufferSize(4 << 10);
            RawHttp.send(socket, "GET /v1/events HTTP/1.1\r\nHost: n1\r\n\r\n");
            await().until(() -> rig.engine.listeners.get() == 1);
            String large = "x".repeat(10_000);
            for (int i = 0; i < 2_000; i++) {
                rig.engine.happen(new NodeEvent.Found(large));
            }

            await().atMost(AgentRig.PATIENCE).until(() -> rig.engine.listeners.get() == 0);
        }
        assertThat(rig.get(AgentRig.client(Access.VIEWER), "/v1/state").statusCode()).isEqualTo(200);
    }

    @Test
    void streamsOfOneClientAreBounded() throws Exception {
        AgentRig rig = rig();
        List<Follower> followers = new ArrayList<>();
        for (int i = 0; i < Limits.DEFAULT.streamsPerClient(); i++) {
            followers.add(new Follower(rig, Access.VIEWER, "/v1/events", ""));
        }
        var refused = rig.get(AgentRig.client(Access.VIEWER), "/v1/events");

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        followers.forEach(Follower::close);
    }
}
