package dev.baton.agent;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.baton.api.Access;
import dev.baton.api.AuditEntry;
import dev.baton.api.CommitRequest;
import dev.baton.api.CommitStatus;
import dev.baton.api.Json;
import dev.baton.api.Method;
import dev.baton.api.NodeState;
import dev.baton.api.Pairing;
import dev.baton.api.Problem;
import dev.baton.api.Route;
import dev.baton.manage.SteerOrder;

import static org.assertj.core.api.Assertions.assertThat;

class AccessTest {
    private static final String COMMIT = Json.write(new CommitRequest("push-0001", "node: n1\n", 60, "test"));

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

    private static String path(Route route) {
        return route.template().replace("{name}", "VI_1").replace("{id}", "push-0001").replace("{key}", "ab".repeat(32))
                .replace("{after}", "0")
                .replace("{unit}", "none.service").replace("{verb}", "start");
    }

    private HttpRequest.Builder request(Route route) {
        HttpRequest.Builder request = rig.request(path(route));
        return route.method() == Method.POST
                ? AgentRig.json(request, "POST", "{}")
                : request.method(route.method().name(), HttpRequest.BodyPublishers.noBody());
    }

    @ParameterizedTest
    @EnumSource(Route.class)
    void whoIsNotPairedGetsNothingButHealthAndPairing(Route route) throws Exception {
        HttpResponse<String> response = rig.send(AgentRig.STRANGER, request(route));

        if (route.access().isPresent()) {
            assertThat(response.statusCode()).isEqualTo(401);
            assertThat(AgentRig.problem(response).is(Problem.Kind.NOT_PAIRED)).isTrue();
            assertThat(response.headers().firstValue("Content-Type")).hasValue(Problem.MEDIA_TYPE);
            assertThat(rig.auditText()).contains("not paired (" + AgentRig.STRANGER.hash().abbreviated() + ")",
                    route.method() + " " + path(route), "refused: This client is not paired");
        } else {
            assertThat(response.statusCode()).isNotEqualTo(401);
        }
    }

    @ParameterizedTest
    @EnumSource(Route.class)
    void everyRouteRefusesEveryRoleBelowItsOwnAndNoOther(Route route) throws Exception {
        for (Access role : Access.values()) {
            if (route == Route.EVENTS || route == Route.ADVERTS || route.access().isEmpty()) {
                continue;
            }
            HttpResponse<String> response = rig.send(AgentRig.client(role), request(route));

            boolean mayDo = role.includes(route.access().get());
            assertThat(response.statusCode() == 403).as("%s as %s: %s", route, role, response.body()).isEqualTo(!mayDo);
            assertThat(response.statusCode()).isNotIn(401, 405, 500);
            if (!mayDo) {
                assertThat(rig.auditText()).contains(role + " (" + AgentRig.client(role).hash().abbreviated() + ")");
            }
        }
        assertThat(rig.engine.orders.size()).isLessThanOrEqualTo(3);
    }

    @Test
    void originIsRefusedWhoeverSendsIt() throws Exception {
        List<String> problems = new java.util.ArrayList<>();
        for (var client : List.of(AgentRig.STRANGER, AgentRig.client(Access.ADMIN))) {
            try (var socket = rig.raw(client)) {
                problems.add(
                        RawHttp.exchange(socket, "GET /v1/state HTTP/1.1\r\nHost: n1\r\nOrigin: https://evil\r\n\r\n"));
            }
        }

        assertThat(problems)
                .allSatisfy(p -> assertThat(p).startsWith("HTTP/1.1 403 ").contains("urn:baton:problem:origin")
                        .doesNotContain("Access-Control", "Set-Cookie"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/../v1/state", "/v1/./state", "//v1/state", "/v1//state", "/v1/state/",
            "/v1/%2e%2e/state",
            "/v1%2fstate", "/v1%2Fstate", "/v1/routers/..%2f..%2fetc", "/v1/routers/%5c", "/v1/routers/%00",
            "/v1/state%",
            "/v1/state%4", "/v1/routers/%zz", "/v1/routers/%ff", "/v1/state?x=1", "/v1/state#x", "https://n1/v1/state",
            "*",
            "n1:443", "/v1/routers/%252e", "/v1/routers/a\\b", "/"})
    void pathsThatCouldMeanTwoThingsAreRefused(String path) throws Exception {
        try (var socket = rig.raw(AgentRig.client(Access.ADMIN))) {
            assertThat(RawHttp.exchange(socket, "GET " + path + " HTTP/1.1\r\nHost: n1\r\n\r\n"))
                    .startsWith("HTTP/1.1 400 ").contains("urn:baton:problem:malformed");
        }
    }

    @ParameterizedTest
    @CsvSource({"HEAD, /v1/state, GET", "OPTIONS, /v1/state, GET", "TRACE, /healthz, GET", "PUT, /v1/commits, POST",
            "get, /v1/state, GET", "DELETE, /v1/config, GET", "PATCH, /v1/pairings/abc, DELETE"})
    void methodThatAPathDoesNotTakeIsToldWithThoseItTakes(String method, String path, String allowed) throws Exception {
        try (var socket = rig.raw(AgentRig.client(Access.ADMIN))) {
            String answer = RawHttp.exchange(socket, method + " " + path + " HTTP/1.1\r\nHost: n1\r\n\r\n");

            assertThat(answer).startsWith("HTTP/1.1 405 ").contains("Allow: " + allowed + "\r\n");
            assertThat(answer.endsWith("\r\n\r\n")).isEqualTo(method.equals("HEAD"));
        }
    }

    @Test
    void unknownPathIsNotFound() throws Exception {
        HttpResponse<String> response = rig.get(AgentRig.STRANGER, "/v2/state");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(AgentRig.problem(response).detail()).contains("/openapi.json");
    }

    @Test
    void stateIsToldWithThePendingCommit() throws Exception {
        try (HttpClient editor = rig.http(AgentRig.client(Access.EDITOR))) {
            HttpResponse<String> committed = AgentRig.send(editor,
                    AgentRig.json(rig.request("/v1/commits"), "POST", COMMIT)
                            .header("If-Match", "\"" + FakeDesk.BASE.sha256() + "\""));
            NodeState state = Json.read(AgentRig.send(editor, rig.request("/v1/state")).body(), NodeState.class);

            assertThat(committed.statusCode()).isEqualTo(201);
            assertThat(state.pending()).map(CommitStatus::id).hasValue("push-0001");
            assertThat(AgentRig.send(editor, rig.request("/v1/commits/push-0001")).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void confirmOverAnotherConnectionIsSeenAsSuch() throws Exception {
        var editor = AgentRig.client(Access.EDITOR);
        try (HttpClient first = rig.http(editor); HttpClient second = rig.http(editor)) {
            AgentRig.send(first, AgentRig.json(rig.request("/v1/commits"), "POST", COMMIT).header("If-Match",
                    "\"" + FakeDesk.BASE.sha256() + "\""));
            AgentRig.send(first, AgentRig.json(rig.request("/v1/commits/push-0001/extend"), "POST", "{\"seconds\":9}"));
            AgentRig.send(second, AgentRig.json(rig.request("/v1/commits/push-0001/confirm"), "POST", "{}"));
        }

        assertThat(rig.desk.connections).hasSize(3);
        assertThat(rig.desk.connections.get(1)).isEqualTo(rig.desk.connections.get(0));
        assertThat(rig.desk.connections.get(2)).isNotEqualTo(rig.desk.connections.get(0));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"'' | 428 | no-base", "abc | 400 | malformed", "* | 400 | malformed",
            "\"0000000000000000000000000000000000000000000000000000000000000000\" | 412 | stale"})
    void commitNeedsTheBaseItIsMadeFrom(String base, int status, String kind) throws Exception {
        HttpRequest.Builder request = AgentRig.json(rig.request("/v1/commits"), "POST", COMMIT);
        HttpResponse<String> response = rig.send(AgentRig.client(Access.EDITOR),
                base.isEmpty() ? request : request.header("If-Match", base));

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body()).contains("urn:baton:problem:" + kind);
        assertThat(rig.desk.pending()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"text/plain | {} | 415", "application/json; charset=utf-16 | {} | 415",
            "application/json | {\"id\":\"push-0001\"} | 400", "application/json | [] | 400",
            "application/json | null | 400",
            "application/json | {\"id\":\"../../etc\",\"config\":\"\",\"rollbackAfterSeconds\":60,\"reason\":\"\"} | 400",
            "application/json | {\"id\":\"push-0001\",\"config\":\"\",\"rollbackAfterSeconds\":60,\"reason\":\"\",\"x\":1} | 400",
            "application/json | {\"id\":\"push-0001\",\"config\":\"\",\"rollbackAfterSeconds\":60,\"reason\":\"\"}{} | 400",
            "application/json | not json | 400"})
    void bodyThatIsNotWhatWasExpectedChangesNothing(String type, String body, int status) throws Exception {
        HttpResponse<String> response = rig.send(AgentRig.client(Access.EDITOR), rig.request("/v1/commits")
                .header("If-Match", "\"" + FakeDesk.BASE.sha256() + "\"").header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body)));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue(Problem.MEDIA_TYPE);
        assertThat(rig.desk.connections).isEmpty();
    }

    @Test
    void steeringIsDoneAndTakenDown() throws Exception {
        try (HttpClient operator = rig.http(AgentRig.client(Access.OPERATOR))) {
            steer(operator, "hand-over", "{\"priority\":120,\"reason\":\"kernel update\"}", 200);
            steer(operator, "resign", "{}", 200);
            steer(operator, "maintenance", "{}", 200);
            steer(operator, "maintenance", "{\"on\":false}", 200);
            steer(operator, "priority", "{}", 200);
            steer(operator, "priority", "{\"priority\":255}", 400);
            steer(operator, "priority", "{\"reason\":\"" + "x".repeat(501) + "\"}", 400);
            assertThat(AgentRig.send(operator, AgentRig.json(rig.request("/v1/routers/none/resign"), "POST", "{}"))
                    .statusCode()).isEqualTo(404);
        }

        assertThat(rig.engine.orders).containsExactly(new SteerOrder.Claim(java.util.OptionalInt.of(120)),
                new SteerOrder.Resign(), new SteerOrder.Maintenance(true), new SteerOrder.Maintenance(false),
                new SteerOrder.Priority(java.util.OptionalInt.empty()));
        List<AuditEntry> audit = List
                .of(Json.read(rig.get(AgentRig.client(Access.VIEWER), "/v1/audit").body(), AuditEntry[].class));
        String who = "OPERATOR (" + AgentRig.client(Access.OPERATOR).hash().abbreviated() + ")";
        assertThat(audit)
                .anyMatch(e -> e.who().equals(who) && e.from().equals("127.0.0.1") && e.subject().equals("VI_1")
                        && e.result().equals("done: claim, then priority 120 (kernel update)"))
                .anyMatch(e -> e.subject().equals("none") && e.result().startsWith("refused: "));
    }

    private void steer(HttpClient client, String what, String body, int status) throws Exception {
        assertThat(AgentRig.send(client, AgentRig.json(rig.request("/v1/routers/VI_1/" + what), "POST", body))
                .statusCode())
                .as(what + body).isEqualTo(status);
    }

    @Test
    void mistakeOfOursIsAProblemAndNotTheEnd() throws Exception {
        HttpResponse<String> response = rig.send(AgentRig.client(Access.OPERATOR),
                AgentRig.json(rig.request("/v1/routers/VI_1/priority"), "POST", "{\"priority\":13}"));

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body()).doesNotContain("IllegalState", "a mistake of ours");
        assertThat(rig.get(AgentRig.client(Access.VIEWER), "/v1/state").statusCode()).isEqualTo(200);
    }

    @Test
    void plainViewsAreServed() throws Exception {
        try (HttpClient viewer = rig.http(AgentRig.client(Access.VIEWER))) {
            assertThat(AgentRig.send(viewer, rig.request("/metrics")).body()).isEqualTo("baton_up 1\n");
            assertThat(AgentRig.send(viewer, rig.request("/v1/routers")).body()).startsWith("[{").contains("VI_1");
            assertThat(AgentRig.send(viewer, rig.request("/v1/routers/VI%5F1")).statusCode()).isEqualTo(200);
            assertThat(AgentRig.send(viewer, rig.request("/v1/routers/none")).statusCode()).isEqualTo(404);
            assertThat(AgentRig.send(viewer, rig.request("/v1/config")).headers().firstValue("ETag"))
                    .hasValue("\"" + FakeDesk.BASE.sha256() + "\"");
            assertThat(AgentRig.send(viewer,
                    rig.request("/v1/config/validate").header("Content-Type", "application/yaml")
                            .POST(HttpRequest.BodyPublishers.ofString("node: n1")))
                    .body()).contains("\"acceptable\":true");
        }
        assertThat(rig.get(AgentRig.STRANGER, "/healthz").body()).isEqualTo("ok\n");
    }

    @Test
    void pairingTakenBackCountsAtOnce() throws Exception {
        var viewer = AgentRig.client(Access.VIEWER);
        try (HttpClient client = rig.http(viewer)) {
            assertThat(AgentRig.send(client, rig.request("/v1/state")).statusCode()).isEqualTo(200);

            HttpResponse<String> removed = rig.send(AgentRig.client(Access.ADMIN),
                    rig.request("/v1/pairings/" + viewer.hash()).DELETE());

            assertThat(Json.read(removed.body(), Pairing.class).key()).isEqualTo(viewer.hash().hex());
            assertThat(AgentRig.send(client, rig.request("/v1/state")).statusCode()).isEqualTo(401);
        }
        assertThat(rig.send(AgentRig.client(Access.ADMIN), rig.request("/v1/pairings/" + viewer.hash()).DELETE())
                .statusCode()).isEqualTo(404);
        assertThat(rig.auditText()).contains("DELETE /v1/pairings", viewer.hash().hex(), "taken back");
    }

    @Test
    void localTokenIsTheConsole() throws Exception {
        String text = java.nio.file.Files.readString(folder.resolve("state").resolve(LocalToken.FILE),
                StandardCharsets.UTF_8);
        LocalToken.Content content = Json.read(text, LocalToken.Content.class);

        assertThat(rig.send(AgentRig.STRANGER, rig.request("/v1/pairings").header("Authorization",
                "Bearer " + content.token())).statusCode()).isEqualTo(200);
        assertThat(rig.send(AgentRig.client(Access.ADMIN), rig.request("/v1/pairings").header("Authorization",
                "Bearer " + "0".repeat(64))).statusCode()).isEqualTo(401);
        assertThat(content.key()).isEqualTo(rig.key().hex());
        assertThat(rig.auditText()).doesNotContain(content.token());
    }

    @Test
    void servicesAreThoseOfThePolicyOnly() throws Exception {
        assertThat(rig.get(AgentRig.client(Access.VIEWER), "/v1/services").body()).contains("nginx.service");
        HttpResponse<String> refused = rig.send(AgentRig.client(Access.ADMIN),
                AgentRig.json(rig.request("/v1/services/sshd.service/stop"), "POST", "{}"));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(rig.auditText()).contains("sshd.service", "refused: The node's policy does not list this service");
    }

    @Test
    void nodeWhoseEngineStandsStillIsNotOk() throws Exception {
        assertThat(rig.get(AgentRig.STRANGER, "/healthz").statusCode()).isEqualTo(200);

        rig.clock.advance(java.time.Duration.ofSeconds(6));

        HttpResponse<String> response = rig.get(AgentRig.STRANGER, "/healthz");
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.body()).isEqualTo("not ok\n");
    }

    @Test
    void nothingIsChangedThatCannotBeTakenDown() throws Exception {
        rig.audit.close();

        HttpResponse<String> response = rig.send(AgentRig.client(Access.OPERATOR),
                AgentRig.json(rig.request("/v1/routers/VI_1/resign"), "POST", "{}"));

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(rig.engine.orders).isEmpty();
        assertThat(rig.get(AgentRig.client(Access.VIEWER), "/v1/state").statusCode()).isEqualTo(200);
    }
}
