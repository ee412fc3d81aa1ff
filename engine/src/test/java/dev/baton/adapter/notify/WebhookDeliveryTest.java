package dev.baton.adapter.notify;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.baton.adapter.notify.Happenings.HandClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/// Against real servers on the loopback interface: good ones, and ones that refuse, send elsewhere, drip and hang.
class WebhookDeliveryTest {
    private static final long SHORT_NANOS = 1_000_000_000L;
    private static final Message MESSAGE = new Message(7, 5, 1, Happenings.master("VI_1"));

    private final HttpClient client = Deliveries.newClient();
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final List<String> heads = new CopyOnWriteArrayList<>();
    private final List<AutoCloseable> open = new ArrayList<>();

    @BeforeEach
    void begin() {
        open.add(client::shutdownNow);
    }

    @AfterEach
    void end() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    private WebhookDelivery to(URI url) {
        return new WebhookDelivery(url, client, new HandClock(), Happenings.ORIGIN, SHORT_NANOS);
    }

    private URI answering(int status, String... header) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            heads.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Content-Type") + " "
                    + exchange.getRequestHeaders().getFirst(WebhookDelivery.KEY_HEADER));
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            if (header.length == 2) {
                exchange.getResponseHeaders().set(header[0], header[1]);
            }
            byte[] text = "said why".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, text.length);
            exchange.getResponseBody().write(text);
            exchange.close();
        });
        server.start();
        open.add(() -> server.stop(0));
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook?x=1");
    }

    /// A server that says `head`, and after that a byte of `drip` every 20 ms for ever; nothing if they are empty.
    private URI raw(String head, String drip) throws IOException {
        ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        open.add(server);
        Thread.ofVirtual().start(() -> {
            try (Socket socket = server.accept(); OutputStream out = socket.getOutputStream()) {
                byte[] request = new byte[8_192];
                int length = socket.getInputStream().read(request);
                bodies.add(new String(request, 0, Math.max(0, length), StandardCharsets.UTF_8));
                out.write(head.getBytes(StandardCharsets.US_ASCII));
                while (!server.isClosed()) {
                    out.write(drip.getBytes(StandardCharsets.US_ASCII));
                    out.flush();
                    Thread.sleep(20);
                }
            } catch (IOException | InterruptedException _) {
                // The client has had enough.
            }
        });
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/");
    }

    @Test
    void message_isPostedAsJsonWithAKey_andAnswers2xxTakeIt() throws Exception {
        assertThat(to(answering(201)).deliver(MESSAGE)).isEqualTo(Outcome.delivered());
        assertThat(heads).containsExactly("POST /hook?x=1 application/json " + Happenings.ORIGIN.run() + "-7");
        assertThat(bodies).containsExactly(new JsonBody(Happenings.ORIGIN).of(MESSAGE));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 404, 410, 413, 422})
    void refusal_isFinal_andTheAnswerIsQuoted(int status) throws Exception {
        Outcome outcome = to(answering(status)).deliver(MESSAGE);
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Refused.class,
                r -> assertThat(r.sentence()).contains("it answered " + status + " (said why)"));
    }

    @Test
    void answerThatRepeatsTheUrl_isQuotedWithoutWhatMayBeASecret() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] text = ("Cannot POST " + exchange.getRequestURI() + ": no T0kenOfOurs here")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(404, text.length);
            exchange.getResponseBody().write(text);
            exchange.close();
        });
        server.start();
        open.add(() -> server.stop(0));
        URI hook = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook/T0kenOfOurs?key=qu3ryToken");

        assertThat(to(hook).deliver(MESSAGE)).isInstanceOfSatisfying(Outcome.Refused.class,
                r -> assertThat(r.sentence()).contains("404", "(hidden)").doesNotContain("T0ken", "qu3ry"));
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503, 504})
    void troubleOfTheMoment_isTriedAgain(int status) throws Exception {
        assertThat(to(answering(status)).deliver(MESSAGE)).isInstanceOfSatisfying(Outcome.Unreached.class,
                u -> assertThat(u.retryAfterNanos()).isEmpty());
    }

    @Test
    void retryAfter_isRead_inSecondsAndAsADate() throws Exception {
        assertThat(to(answering(503, "Retry-After", "12")).deliver(MESSAGE)).isInstanceOfSatisfying(
                Outcome.Unreached.class,
                u -> assertThat(u.retryAfterNanos()).isEqualTo(OptionalLong.of(12_000_000_000L)));
        assertThat(to(answering(429, "Retry-After", "Fri, 27 Nov 2026 07:30:26 GMT")).deliver(MESSAGE))
                .isInstanceOfSatisfying(Outcome.Unreached.class, u -> assertThat(u.retryAfterNanos().orElseThrow())
                        .isCloseTo(10_000_000_000L, within(1_000_000_000L)));
        assertThat(to(answering(503, "Retry-After", "soon")).deliver(MESSAGE)).isInstanceOfSatisfying(
                Outcome.Unreached.class, u -> assertThat(u.retryAfterNanos()).isEmpty());
    }

    @Test
    void redirect_isNotFollowed() throws Exception {
        URI elsewhere = answering(200);
        Outcome outcome = to(answering(307, "Location", elsewhere.toString())).deliver(MESSAGE);
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Refused.class,
                r -> assertThat(r.sentence()).contains("307", "write the final URL"));
        assertThat(heads).as("only the first server was asked").hasSize(1);
    }

    @Test
    void serverThatAcceptsAndSaysNothing_costsNoMoreThanTheWholeTime() throws Exception {
        long start = System.nanoTime();
        Outcome outcome = to(raw("", "")).deliver(MESSAGE);
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Unreached.class,
                u -> assertThat(u.sentence()).contains("no answer within 1 s"));
        assertThat(System.nanoTime() - start).isBetween(SHORT_NANOS, 5 * SHORT_NANOS);
    }

    @Test
    void headOfAnAnswerThatDrips_costsNoMoreThanTheWholeTime() throws Exception {
        long start = System.nanoTime();
        assertThat(to(raw("HTTP/1.1 200 OK\r\nX: ", "x")).deliver(MESSAGE)).isInstanceOf(Outcome.Unreached.class);
        assertThat(System.nanoTime() - start).isLessThan(5 * SHORT_NANOS);
    }

    @Test
    void bodyThatDrips_afterAGoodAnswer_isADeliveryAllTheSame() throws Exception {
        long start = System.nanoTime();
        assertThat(to(raw("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n", "x")).deliver(MESSAGE))
                .isEqualTo(Outcome.delivered());
        assertThat(System.nanoTime() - start).isLessThan(5 * SHORT_NANOS);
    }

    @Test
    void answerWithoutAnEnd_isReadUpToABound() throws Exception {
        String chunk = "x".repeat(40_000);
        assertThat(to(raw("HTTP/1.1 400 Bad\r\n\r\n" + chunk, chunk)).deliver(MESSAGE)).isInstanceOfSatisfying(
                Outcome.Refused.class, r -> assertThat(r.sentence()).hasSizeLessThan(500));
    }

    @Test
    void portWhereNobodyListens_isTriedAgain_andSaysSo() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        assertThat(to(URI.create("http://127.0.0.1:" + port + "/")).deliver(MESSAGE)).isInstanceOfSatisfying(
                Outcome.Unreached.class, u -> assertThat(u.sentence()).isNotBlank().endsWith("."));
    }
}
