package dev.baton.agent;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.baton.api.Access;
import dev.baton.api.FaultKind;
import dev.baton.api.FaultLease;
import dev.baton.api.FaultRequest;
import dev.baton.api.FaultRights;
import dev.baton.api.Json;
import dev.baton.api.ProbeBatch;
import dev.baton.api.ProbeKind;
import dev.baton.api.ProbeRequest;
import dev.baton.client.KnownNode;
import dev.baton.client.NodeClient;
import dev.baton.client.NodeFailure;
import dev.baton.wire.IpAddress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FaultRoutesTest {
    private static final FaultRequest MUTE = new FaultRequest("t-1", FaultKind.MUTE, "VI_1", 30_000, Optional.empty(),
            OptionalInt.empty(), Optional.of("the yearly test"));
    private static final ProbeRequest PROBE = new ProbeRequest("p-1", ProbeKind.IDENTITY, IpAddress.parse("10.0.0.100"),
            10_000_000, 5_000, OptionalInt.empty(), "");
    private static final int FUZZED = 150;

    @TempDir
    private Path folder = Path.of("");
    private AgentRig rig;

    @BeforeEach
    void open() {
        rig = AgentRig.in(folder.resolve("state"));
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private HttpResponse<String> post(Access role, String path, String body) throws Exception {
        return rig.send(AgentRig.client(role), AgentRig.json(rig.request(path), "POST", body));
    }

    private HttpResponse<String> delete(Access role, String path) throws Exception {
        return rig.send(AgentRig.client(role), rig.request(path).DELETE());
    }

    private String operator() {
        return "OPERATOR (" + AgentRig.client(Access.OPERATOR).hash().abbreviated() + ")";
    }

    @Test
    void fault_isHeldAndEndedByOperators_seenByViewers_andTakenDown() throws Exception {
        HttpResponse<String> held = post(Access.OPERATOR, "/v1/faults", Json.write(MUTE));
        assertThat(held.statusCode()).as(held.body()).isEqualTo(200);
        FaultLease lease = Json.read(held.body(), FaultLease.class);
        assertThat(lease.by()).isEqualTo(operator());
        assertThat(Json.read(rig.get(AgentRig.client(Access.VIEWER), "/v1/faults").body(), FaultLease[].class))
                .containsExactly(lease);

        HttpResponse<String> ended = delete(Access.OPERATOR, "/v1/faults/t-1");

        assertThat(ended.statusCode()).isEqualTo(200);
        assertThat(Json.read(ended.body(), FaultLease.class).ended()).isPresent();
        assertThat(rig.auditText()).contains("POST /v1/faults", operator(), "held: mute for 30 s, lease t-1",
                "the yearly test", "DELETE /v1/faults");
        assertThat(delete(Access.OPERATOR, "/v1/faults/none").statusCode()).isEqualTo(404);
        assertThat(rig.auditText()).contains("refused: This node knows no lease");
    }

    @Test
    void rights_areToldToViewers_andToNobodyWhoIsNotPaired() throws Exception {
        FaultRights rights = Json.read(rig.get(AgentRig.client(Access.VIEWER), "/v1/faults/rights").body(),
                FaultRights.class);
        assertThat(rights).isEqualTo(new FaultRights(List.of(FaultKind.MUTE), 30_000, List.of()));
        assertThat(rig.get(AgentRig.STRANGER, "/v1/faults/rights").statusCode()).isEqualTo(401);
    }

    @Test
    void viewersHoldNothing_andEndNothing() throws Exception {
        post(Access.OPERATOR, "/v1/faults", Json.write(MUTE));

        assertThat(post(Access.VIEWER, "/v1/faults", Json.write(MUTE)).statusCode()).isEqualTo(403);
        assertThat(delete(Access.VIEWER, "/v1/faults/t-1").statusCode()).isEqualTo(403);
        assertThat(post(Access.VIEWER, "/v1/probes", Json.write(PROBE)).statusCode()).isEqualTo(403);
        assertThat(rig.send(AgentRig.STRANGER, AgentRig.json(rig.request("/v1/faults"), "POST", Json.write(MUTE)))
                .statusCode()).isEqualTo(401);
        assertThat(rig.engine.held).hasSize(1);
        assertThat(rig.engine.held.getFirst().isHeld()).isTrue();
    }

    @Test
    void answerOfALease_isWhatTheDocumentSays() throws Exception {
        var answer = new tools.jackson.databind.json.JsonMapper()
                .readTree(post(Access.OPERATOR, "/v1/faults", Json.write(MUTE)).body());
        var schema = new tools.jackson.databind.json.JsonMapper().readTree(OpenApi.document())
                .at("/components/schemas/FaultLease/properties");

        assertThat(answer.propertyNames()).containsExactlyInAnyOrderElementsOf(schema.propertyNames());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "null", "{\"id\":\"t-1\"}",
            "{\"id\":\"t-1\",\"kind\":\"MUTE\",\"router\":\"VI_1\",\"leaseMillis\":\"x\"}",
            "{\"id\":\"t-1\",\"kind\":\"NUKE\",\"router\":\"VI_1\",\"leaseMillis\":5000}",
            "{\"id\":\"t-1\",\"kind\":\"MUTE\",\"router\":null,\"leaseMillis\":5000}",
            "{\"id\":null,\"kind\":\"MUTE\",\"router\":\"VI_1\",\"leaseMillis\":5000}",
            "{\"id\":\"t-1\",\"kind\":\"MUTE\",\"router\":\"VI_1\",\"leaseMillis\":5000,\"force\":true}",
            "{\"id\":\"../x\",\"kind\":\"MUTE\",\"router\":\"VI_1\",\"leaseMillis\":5000}",
            "{\"id\":\"t-1\",\"kind\":\"MUTE\",\"router\":\"VI\\u0007\",\"leaseMillis\":5000}",
            "{\"id\":\"t-1\",\"kind\":\"MUTE\",\"router\":\"VI_1\",\"leaseMillis\":1e99}", "not json"})
    void bodyThatIsNoFault_isRefusedAndNothingIsHeld(String body) throws Exception {
        HttpResponse<String> response = post(Access.OPERATOR, "/v1/faults", body);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        assertThat(response.body()).contains("urn:baton:problem:malformed");
        assertThat(rig.engine.held).isEmpty();
    }

    @Test
    void oversizedBodies_andLongTexts_areRefused() throws Exception {
        String longReason = Json.write(new FaultRequest("t-1", FaultKind.MUTE, "VI_1", 5_000, Optional.empty(),
                OptionalInt.empty(), Optional.of("x".repeat(501))));
        String longName = Json.write(new FaultRequest("t-1", FaultKind.MUTE, "x".repeat(256), 5_000, Optional.empty(),
                OptionalInt.empty(), Optional.empty()));
        String huge = Json.write(new FaultRequest("t-1", FaultKind.MUTE, "VI_1", 5_000, Optional.empty(),
                OptionalInt.empty(), Optional.of("x".repeat(20_000))));

        assertThat(post(Access.OPERATOR, "/v1/faults", longReason).statusCode()).isEqualTo(400);
        assertThat(post(Access.OPERATOR, "/v1/faults", longName).statusCode()).isEqualTo(400);
        assertThat(post(Access.OPERATOR, "/v1/faults", huge).statusCode()).isEqualTo(413);
        assertThat(post(Access.OPERATOR, "/v1/probes", huge).statusCode()).isEqualTo(413);
        assertThat(rig.engine.held).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"T-1, 404", "t_1, 404", "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffggggg, 404",
            "%00, 400", "..%2fx, 400"})
    void idThatIsNone_isNotFound(String id, int status) throws Exception {
        assertThat(delete(Access.OPERATOR, "/v1/faults/" + id).statusCode()).isEqualTo(status);
        assertThat(delete(Access.OPERATOR, "/v1/probes/" + id).statusCode()).isEqualTo(status);
        assertThat(rig.get(AgentRig.client(Access.VIEWER), "/v1/probes/" + id + "/0").statusCode()).isEqualTo(status);
    }

    /// Bodies with a byte or a stretch of them changed, cut or doubled: each is held whole, or refused.
    @Test
    void damagedBodies_areHeldWholeOrRefused() throws Exception {
        Random random = new Random(7);
        String good = Json.write(MUTE);
        try (var client = rig.http(AgentRig.client(Access.OPERATOR))) {
            for (int i = 0; i < FUZZED; i++) {
                StringBuilder body = new StringBuilder(good);
                int at = random.nextInt(body.length());
                switch (random.nextInt(4)) {
                    case 0 -> body.setCharAt(at, (char) (' ' + random.nextInt(95)));
                    case 1 -> body.setLength(at);
                    case 2 -> body.insert(at, body.substring(0, at));
                    default -> body.delete(at, Math.min(body.length(), at + 1 + random.nextInt(9)));
                }
                HttpRequest.Builder request = AgentRig.json(rig.request("/v1/faults"), "POST", body.toString());
                HttpResponse<String> response = AgentRig.send(client, request);
                assertThat(response.statusCode()).as("%s: %s", body, response.body()).isIn(200, 400, 409);
            }
        }
        assertThat(rig.engine.held).allMatch(l -> l.id().matches("[a-z0-9-]{1,64}"));
    }

    @Test
    void probes_areBegunReadAndEnded() throws Exception {
        assertThat(post(Access.OPERATOR, "/v1/probes", Json.write(PROBE)).statusCode()).isEqualTo(200);
        HttpResponse<String> batch = rig.get(AgentRig.client(Access.VIEWER), "/v1/probes/p-1/-1");
        assertThat(batch.statusCode()).as(batch.body()).isEqualTo(200);
        assertThat(Json.read(batch.body(), ProbeBatch.class).id()).isEqualTo("p-1");
        assertThat(rig.get(AgentRig.client(Access.VIEWER), "/v1/probes/p-1/17").statusCode()).isEqualTo(200);
        for (String bad : List.of("-2", "x", "9999999999", "1.5")) {
            assertThat(rig.get(AgentRig.client(Access.VIEWER), "/v1/probes/p-1/" + bad).statusCode()).as(bad)
                    .isEqualTo(400);
        }
        assertThat(delete(Access.OPERATOR, "/v1/probes/p-1").statusCode()).isEqualTo(200);
        assertThat(rig.engine.probed).containsExactly("begin p-1", "after p-1 -1", "after p-1 17", "end p-1");
        assertThat(rig.auditText()).contains("begun: udp every 10.0 ms for 5 s, run p-1", "DELETE /v1/probes");
    }

    @Test
    void client_asksForAllOfIt_andIsToldWhyNot() {
        KnownNode node = new KnownNode("n1", "127.0.0.1", rig.uri("/").getPort(), rig.key().hex(), Access.OPERATOR,
                Instant.EPOCH, Optional.empty());
        try (NodeClient client = NodeClient.of(node, AgentRig.client(Access.OPERATOR))) {
            FaultLease lease = client.fault(MUTE);
            assertThat(client.faults()).containsExactly(lease);
            assertThat(client.endFault("t-1").isHeld()).isFalse();
            assertThatThrownBy(() -> client.endFault("none")).isInstanceOf(NodeFailure.Refused.class)
                    .hasMessageContaining("no lease");
            client.probe(PROBE);
            assertThat(client.probed("p-1", -1).id()).isEqualTo("p-1");
            client.endProbe("p-1");
        }
        assertThat(rig.engine.probed).containsExactly("begin p-1", "after p-1 -1", "end p-1");
    }
}
