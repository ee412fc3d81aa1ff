package dev.baton.adapter.probe;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.baton.config.Probe;

import static org.assertj.core.api.Assertions.assertThat;

class HttpLookTest {
    private static final long LONG = 10_000_000_000L;

    /// Says the same to everybody, in the pieces given.
    private static final class Server implements AutoCloseable {
        final List<String> requests = new CopyOnWriteArrayList<>();
        private final ServerSocket socket;
        private final byte[][] pieces;

        Server(byte[]... pieces) throws IOException {
            this.pieces = pieces;
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            Thread.ofVirtual().start(this::run);
        }

        Server(String... pieces) throws IOException {
            this(List.of(pieces).stream().map(p -> p.getBytes(StandardCharsets.ISO_8859_1)).toArray(byte[][]::new));
        }

        private void run() {
            while (!socket.isClosed()) {
                try (Socket client = socket.accept()) {
                    requests.add(head(client.getInputStream()));
                    OutputStream out = client.getOutputStream();
                    for (byte[] piece : pieces) {
                        out.write(piece);
                        out.flush();
                    }
                } catch (IOException _) {
                    // The client has seen enough.
                }
            }
        }

        private static String head(InputStream in) throws IOException {
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                int next = in.read();
                if (next < 0) {
                    break;
                }
                head.append((char) next);
            }
            return head.toString();
        }

        String url(String path) {
            return "http://127.0.0.1:" + socket.getLocalPort() + path;
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    private static Seen look(String line) throws InterruptedException {
        try (Aside aside = new Aside()) {
            Probe.Http probe = (Probe.Http) Running.checks("{ name: a, " + line + " }").getFirst().probe();
            return new HttpLook(probe, aside).look(System.nanoTime() + LONG);
        }
    }

    @ParameterizedTest
    @CsvSource({"200,true", "204,true", "302,true", "399,true", "400,false", "404,false", "503,false"})
    void status_isJudged_andARedirectionIsNotFollowed(int status, boolean isGood) throws Exception {
        try (Server server = new Server("HTTP/1.1 " + status + " Word\r\nLocation: /other\r\n\r\n")) {
            assertThat(look("http: \"" + server.url("/") + "\"").isGood()).isEqualTo(isGood);
            assertThat(server.requests).hasSize(1);
        }
    }

    @Test
    void configuredStatus_isTheGoodOne() throws Exception {
        try (Server server = new Server("HTTP/1.0 404\r\n\r\n")) {
            assertThat(look("http: \"" + server.url("/") + "\", status: \"404,500-502\"").isGood()).isTrue();
        }
    }

    @Test
    void request_asksForThePathOfTheHost_andClosesTheConnection() throws Exception {
        try (Server server = new Server("HTTP/1.1 200 OK\r\n\r\n")) {
            look("http: \"" + server.url("/a%20b?c=d") + "\"");
            look("http: \"" + server.url("") + "\", host: www.example.org");
            assertThat(server.requests.getFirst()).startsWith("GET /a%20b?c=d HTTP/1.1\r\n")
                    .contains("\r\nHost: " + server.url("").substring("http://".length()) + "\r\n")
                    .contains("\r\nConnection: close\r\n");
            assertThat(server.requests.getLast()).startsWith("GET / HTTP/1.1\r\n")
                    .contains("\r\nHost: www.example.org\r\n");
        }
    }

    @Test
    void text_isFoundAcrossPieces_inEachFormOfBody() throws Exception {
        String head = "HTTP/1.1 200 OK\r\n";
        for (String[] answer : List.of(new String[]{head + "Content-Length: 12\r\n\r\nall re", "ady ok"},
                new String[]{head + "\r\n....rea", "d", "y"},
                new String[]{head + "Transfer-Encoding: chunked\r\n\r\n5;x=y\r\n..rea\r\n", "2\r\ndy\r\n0\r\n\r\n"})) {
            try (Server server = new Server(answer)) {
                assertThat(look("http: \"" + server.url("/") + "\", body: ready").isGood()).isTrue();
                assertThat(look("http: \"" + server.url("/") + "\", body: steady").isGood()).isFalse();
            }
        }
    }

    @Test
    void textBehindTheLimit_isNotFound() throws Exception {
        try (Server server = new Server("HTTP/1.1 200 OK\r\n\r\n" + "x".repeat(1_000) + "ready")) {
            assertThat(look("http: \"" + server.url("/") + "\", body: ready, bodyLimit: 1004B").isGood()).isFalse();
            assertThat(look("http: \"" + server.url("/") + "\", body: ready, bodyLimit: 1005B").isGood()).isTrue();
        }
    }

    @Test
    void interimAnswers_arePassedOver() throws Exception {
        try (Server server = new Server("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 503 Busy\r\n\r\n")) {
            assertThat(look("http: \"" + server.url("/") + "\"").what()).contains("status 503, wanted is 200-399");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "SSH-2.0-OpenSSH\r\n", "HTTP/1.1 99 x\r\n\r\n", "HTTP/1.1 20000 x\r\n\r\n", "\r\n",
            "HTTP/2 200\r\n\r\n"})
    void otherProtocol_isAFailure(String said) throws Exception {
        try (Server server = new Server(said)) {
            assertThat(look("http: \"" + server.url("/") + "\"").isGood()).isFalse();
        }
    }

    @Test
    void headWithoutEnd_isCutOff() throws Exception {
        byte[] lines = "X: y\r\n".repeat(20_000).getBytes(StandardCharsets.ISO_8859_1);
        try (Server server = new Server("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.ISO_8859_1), lines)) {
            assertThat(look("http: \"" + server.url("/") + "\"").what()).contains("bytes of header");
        }
    }

    @Test
    void anyBytes_areReadWithoutAnErrorOfOurs() throws Exception {
        Random random = new Random(1);
        for (int i = 0; i < 200; i++) {
            byte[] noise = new byte[random.nextInt(300)];
            random.nextBytes(noise);
            String head = random.nextBoolean()
                    ? "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                    : "HTTP/1.1 200 OK\r\n";
            try (Server server = new Server(head.getBytes(StandardCharsets.ISO_8859_1), noise)) {
                assertThat(look("http: \"" + server.url("/") + "\", body: no-such-text").isGood()).isFalse();
            }
        }
    }

    @Test
    void serverThatDripsBytes_failsWhenTheTimeIsUp() throws Exception {
        AtomicBoolean isOver = new AtomicBoolean();
        try (ServerSocket dripping = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                Running running = Running.plain()) {
            Thread.ofVirtual().start(() -> drip(dripping, isOver));
            running.begin("{ name: a, http: \"http://127.0.0.1:" + dripping.getLocalPort()
                    + "/\", interval: 1h, timeout: 300ms }");
            long begin = System.nanoTime();
            running.awaitFirst("a", false);
            assertThat(Duration.ofNanos(running.heard.getFirst().atNanos() - begin)).isLessThan(Duration.ofSeconds(2));
        }
    }

    private static void drip(ServerSocket server, AtomicBoolean isOver) {
        try (Socket client = server.accept()) {
            while (!isOver.get()) {
                client.getOutputStream().write('H');
                Thread.sleep(20);
            }
        } catch (IOException | InterruptedException _) {
            isOver.set(true);
        }
    }
}
