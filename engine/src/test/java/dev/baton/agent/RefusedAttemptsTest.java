package dev.baton.agent;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.baton.api.Access;
import dev.baton.api.AuditEntry;
import dev.baton.trust.Identity;
import dev.baton.trust.PairingSecret;
import dev.baton.trust.Tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/// Whoever tries what is not allowed finds a clear refusal, changes nothing, and stands in the audit log.
@Timeout(120)
class RefusedAttemptsTest {
    private static final String POST = "POST /v1/config/validate HTTP/1.1\r\nHost: n1\r\nContent-Type: application/yaml\r\n";
    /// Longer than a handshake takes on a machine that is busy.
    private static final long PATIENCE_MILLIS = 2_500;
    private static final long IDLE_MILLIS = 300;
    private static final String SHA = "\"" + "0".repeat(64) + "\"";

    @TempDir
    private Path folder = Path.of("");
    private Optional<AgentRig> opened = Optional.empty();

    private AgentRig rig(Limits limits) {
        AgentRig rig = AgentRig.in(folder.resolve("state"), limits, 100);
        opened = Optional.of(rig);
        return rig;
    }

    @AfterEach
    void close() {
        opened.ifPresent(AgentRig::close);
    }

    private static AuditEntry last(AgentRig rig) {
        return rig.audit.last().getLast();
    }

    private static void assertUnchanged(AgentRig rig) {
        assertThat(rig.desk.connections).isEmpty();
        assertThat(AuditChain.verify(rig.folder).faults()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense\r\n\r\n", "GET /v1/state HTTP/1.0\r\nHost: a\r\n\r\n",
            "GET /v1/state HTTP/1.1\r\n\r\n", POST + "Content-Length: 3\r\nContent-Length: 4\r\n\r\nabc"})
    void whatIsNoRequest(String bytes) throws Exception {
        AgentRig rig = rig(Limits.DEFAULT);
        try (var socket = rig.raw(AgentRig.client(Access.EDITOR))) {
            assertThat(RawHttp.exchange(socket, bytes)).startsWith("HTTP/1.1 400 ");
        }
        assertThat(last(rig).who()).startsWith("EDITOR (");
        assertThat(last(rig).action()).isEqualTo("what is no request");
        assertThat(last(rig).result()).startsWith("refused: ");
        assertUnchanged(rig);
    }

    @Test
    void bodyThatIsTooLarge() throws Exception {
        AgentRig rig = rig(Limits.DEFAULT);
        try (var socket = rig.raw(AgentRig.client(Access.VIEWER))) {
            assertThat(RawHttp.exchange(socket, POST + "Content-Length: 1048577\r\n\r\n"))
                    .startsWith("HTTP/1.1 413 ");
        }
        assertThat(last(rig).result()).isEqualTo("refused: The request is too large");
        assertThat(last(rig).action()).isEqualTo("POST /v1/config/validate");
        assertUnchanged(rig);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"/v1/state/../config|400", "/v1//state|400", "/v1/%2e%2e/config|400",
            "/v1/routers/a%2Fb|400", "/etc/passwd|404", "/v1/state?token=s3cret|400", "/v1/state#x|400"})
    void pathThatTricks(String path, int status) throws Exception {
        AgentRig rig = rig(Limits.DEFAULT);
        try (var socket = rig.raw(AgentRig.client(Access.VIEWER))) {
            assertThat(RawHttp.exchange(socket, "GET " + path + " HTTP/1.1\r\nHost: n1\r\n\r\n"))
                    .startsWith("HTTP/1.1 " + status + " ").doesNotContain("s3cret");
        }
        assertThat(last(rig).who()).startsWith("VIEWER (");
        assertThat(last(rig).action()).startsWith("GET /").doesNotContain("s3cret");
        assertUnchanged(rig);
    }

    @Test
    void strangerOnAnUnknownPath() throws Exception {
        AgentRig rig = rig(Limits.DEFAULT);
        assertThat(rig.get(AgentRig.STRANGER, "/admin").statusCode()).isEqualTo(404);
        assertThat(last(rig).who()).startsWith("not paired (");
        assertUnchanged(rig);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"id\": s3cret}", "{\"id\": [\"s3cret\"]}", "s3cret", "null", "{\"id\": \"x\"}",
            "{\"rollbackAfterSeconds\": \"s3cret\"}"})
    void bodyThatIsNotTheJsonExpected(String body) throws Exception {
        AgentRig rig = rig(Limits.DEFAULT);
        var answer = rig.send(AgentRig.client(Access.EDITOR), AgentRig
                .json(rig.request("/v1/commits"), "POST", body).header("If-Match", SHA));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).doesNotContain("s3cret");
        assertThat(last(rig).result()).isEqualTo("refused: The request cannot be read");
        assertThat(rig.auditText()).doesNotContain("s3cret");
        assertUnchanged(rig);
    }

    @Test
    void methodThatAPathDoesNotTake_andTypeAndBaseThatAreMissing() throws Exception {
        AgentRig rig = rig(Limits.DEFAULT);
        Identity editor = AgentRig.client(Access.EDITOR);
        assertThat(rig.send(editor, rig.request("/v1/state").DELETE()).statusCode()).isEqualTo(405);
        assertThat(last(rig).action()).isEqualTo("DELETE /v1/state");
        assertThat(rig.send(editor, AgentRig.json(rig.request("/v1/commits"), "POST", "{}")).statusCode())
                .isEqualTo(428);
        assertThat(last(rig).result()).isEqualTo("refused: If-Match is missing");
        assertThat(rig.send(editor, rig.request("/v1/config/validate")
                .POST(HttpRequest.BodyPublishers.ofString("node: n1"))).statusCode()).isEqualTo(415);
        assertThat(last(rig).result()).isEqualTo("refused: The body is of another kind than expected");
        assertUnchanged(rig);
    }

    @Test
    void whoeverIsSlow() throws Exception {
        AgentRig rig = rig(AgentRig.limits(64, 64, PATIENCE_MILLIS));
        try (Socket silent = new Socket()) {
            silent.connect(rig.agent.address());
            await().atMost(AgentRig.PATIENCE).untilAsserted(() -> assertThat(rig.audit.last())
                    .anyMatch(e -> e.action().equals("handshake") && e.result().equals("cut off: it took too long")));
        }
        try (var socket = rig.raw(AgentRig.client(Access.VIEWER))) {
            RawHttp.send(socket, "GET /v1/state HTTP/1.1\r\nHost: a\r\nX: ");
            await().atMost(AgentRig.PATIENCE).untilAsserted(() -> assertThat(rig.audit.last())
                    .anyMatch(e -> e.action().equals("request") && e.who().startsWith("VIEWER (")));
        }
        assertUnchanged(rig);
    }

    @Test
    void whoeverSpeaksNoTls() throws Exception {
        AgentRig rig = rig(Limits.DEFAULT);
        try (Socket plain = new Socket(rig.agent.address().getAddress(), rig.agent.address().getPort())) {
            plain.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            plain.getOutputStream().flush();
            awaitHandshake(rig, "refused: ");
        }
        assertUnchanged(rig);
    }

    @Test
    void whoeverShowsNoCertificate_orAnOldTls() throws Exception {
        AgentRig rig = rig(Limits.DEFAULT);
        SSLContext bare = SSLContext.getInstance("TLS");
        bare.init(null, new TrustManager[]{new AnyNode()}, null);
        for (String protocol : List.of("TLSv1.3", "TLSv1.2")) {
            int before = rig.audit.last().size();
            try (SSLSocket socket = (SSLSocket) bare.getSocketFactory().createSocket(rig.agent.address().getAddress(),
                    rig.agent.address().getPort())) {
                socket.setEnabledProtocols(new String[]{protocol});
                socket.setSoTimeout(5_000);
                assertThatThrownBy(() -> {
                    socket.startHandshake();
                    RawHttp.send(socket, "GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n");
                    var _ = socket.getInputStream().read();
                }).isInstanceOf(IOException.class);
            }
            await().atMost(AgentRig.PATIENCE).until(() -> rig.audit.last().size() > before);
            awaitHandshake(rig, "refused: ");
        }
        assertUnchanged(rig);
    }

    /// The client's hard stop: nothing was sent, and the node can say that somebody took it for another.
    @Test
    void clientThatExpectsAnotherKey() throws Exception {
        AgentRig rig = rig(Limits.DEFAULT);
        try (SSLSocket socket = (SSLSocket) Tls.pinned(AgentRig.client(Access.ADMIN), Identity.make("other").hash())
                .getSocketFactory().createSocket(rig.agent.address().getAddress(), rig.agent.address().getPort())) {
            socket.setSSLParameters(Tls.parameters());
            assertThatThrownBy(socket::startHandshake).hasStackTraceContaining("PinMismatch");
            awaitHandshake(rig, "the client ended it: it expects another key here");
        }
        assertUnchanged(rig);
    }

    @Test
    void connectionThatOnlyComesAndGoes_isNoAttempt() throws Exception {
        AgentRig rig = rig(Limits.DEFAULT);
        for (int i = 0; i < 5; i++) {
            new Socket(rig.agent.address().getAddress(), rig.agent.address().getPort()).close();
            reset(rig, new byte[0]);
        }
        await().during(java.time.Duration.ofMillis(500)).atMost(AgentRig.PATIENCE)
                .until(() -> rig.audit.last().isEmpty());
    }

    /// The alert of a client that closes before it has read all that the node said is lost: what arrives is a reset.
    @Test
    void clientThatBreaksOffAHandshake_isAnAttempt() throws Exception {
        AgentRig rig = rig(Limits.DEFAULT);
        reset(rig, new byte[]{22, 3, 1, 2, 0});
        awaitHandshake(rig, "the client ended it: it expects another key here");
        assertUnchanged(rig);
    }

    /// Says something, and goes away without a word.
    private static void reset(AgentRig rig, byte[] said) throws IOException {
        try (Socket socket = new Socket(rig.agent.address().getAddress(), rig.agent.address().getPort())) {
            socket.setSoLinger(true, 0);
            socket.getOutputStream().write(said);
        }
    }

    private static void awaitHandshake(AgentRig rig, String result) {
        await().atMost(AgentRig.PATIENCE).untilAsserted(() -> {
            assertThat(rig.audit.last()).isNotEmpty();
            assertThat(last(rig).who()).isEqualTo("not paired");
            assertThat(last(rig).from()).isEqualTo("127.0.0.1");
            assertThat(last(rig).action()).isEqualTo("handshake");
            assertThat(last(rig).result()).startsWith(result);
        });
    }

    /// Believes whoever answers, as an attacker does.
    private static final class AnyNode extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    @Test
    void clientThatIsIdle_isNoAttacker() throws Exception {
        Limits d = Limits.DEFAULT;
        AgentRig rig = rig(new Limits(d.connections(), d.perAddress(), d.streams(), d.streamsPerClient(),
                d.handshakeMillis(), d.headMillis(), d.bodyMillis(), d.writeMillis(), IDLE_MILLIS, IDLE_MILLIS,
                d.bodyBytes(), d.addressHandshakes(), d.allHandshakes(), d.addressFailures(), d.allFailures()));
        try (var socket = rig.raw(AgentRig.client(Access.VIEWER))) {
            assertThat(RawHttp.exchange(socket, "GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n")).startsWith("HTTP/1.1 200");
            assertThat(socket.getInputStream().read()).as("it was ended, as it was idle").isEqualTo(-1);
            assertThat(rig.audit.last()).isEmpty();
        }
    }

    @Test
    void codeThatWasUsed_andCodesThatAreGuessed() throws Exception {
        AgentRig rig = rig(Limits.DEFAULT);
        Offer offer = rig.offer(Access.VIEWER, 600);
        assertThat(rig.pairWithOffer(Identity.make("first"), "first")).isEqualTo(200);
        assertThat(rig.pair(Identity.make("second"), offer.pairingSecret(), "second").statusCode()).isEqualTo(403);
        assertThat(last(rig).action()).isEqualTo("POST /v1/pair");
        assertThat(last(rig).result()).startsWith("refused: ");
        Offer other = rig.offer(Access.ADMIN, 600);
        for (int i = 0; i < Outcome.MAX_TRIES; i++) {
            assertThat(rig.pair(Identity.make("guess"), PairingSecret.random(), "guess").statusCode()).isEqualTo(403);
        }
        assertThat(rig.pair(Identity.make("late"), other.pairingSecret(), "late").statusCode()).isEqualTo(403);
        assertThat(rig.audit.last().stream().filter(e -> e.action().equals("POST /v1/pair")
                && e.result().startsWith("refused: "))).hasSize(Outcome.MAX_TRIES + 2);
        assertThat(rig.auditText()).doesNotContain(offer.pairingSecret().hex(), other.pairingSecret().hex());
    }

    @Test
    void refusalsOfOneRequest_standInOneLine() throws IOException, InterruptedException {
        AgentRig rig = rig(Limits.DEFAULT);
        for (String path : List.of("/v1/state", "/v1/pairings", "/v1/nothing")) {
            long before = rig.audit.last().size();
            assertThat(rig.get(AgentRig.STRANGER, path).statusCode()).isGreaterThanOrEqualTo(400);
            assertThat(rig.audit.last()).as(path).hasSize((int) before + 1);
        }
        assertThat(rig.get(AgentRig.client(Access.VIEWER), "/v1/routers/none").statusCode()).isEqualTo(404);
        assertThat(rig.audit.last()).as("asking for a router that is no more is no attempt").hasSize(3);
        assertThat(rig.send(AgentRig.client(Access.OPERATOR), AgentRig.json(rig.request("/v1/routers/none/resign"),
                "POST", "{}")).statusCode()).isEqualTo(404);
        assertThat(rig.audit.last()).hasSize(4);
    }
}
