package dev.baton.agent;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.baton.api.Access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@Timeout(120)
class AttackTest {
    private static final String POST = "POST /v1/config/validate HTTP/1.1\r\nHost: n1\r\nContent-Type: application/yaml\r\n";

    @TempDir
    private Path folder = Path.of("");
    private Optional<AgentRig> opened = Optional.empty();

    private AgentRig rig(Limits limits) {
        AgentRig rig = AgentRig.in(folder.resolve("state"), limits, 100);
        opened = Optional.of(rig);
        return rig;
    }

    private static void assertAlive(AgentRig rig) throws Exception {
        assertThat(rig.get(AgentRig.client(Access.VIEWER), "/v1/state").statusCode()).isEqualTo(200);
    }

    @AfterEach
    void close() {
        opened.ifPresent(AgentRig::close);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /v1/state\r\n\r\n", "GET  /v1/state HTTP/1.1\r\nHost: a\r\n\r\n", "\r\n\r\n",
            "GET /v1/state HTTP/1.0\r\nHost: a\r\n\r\n", "GET /v1/state HTTP/2\r\nHost: a\r\n\r\n",
            "GET /v1/state HTTP/1.1\r\n\r\n", "GET /v1/state HTTP/1.1\nHost: a\n\n",
            "GET /v1/state HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
            "GET /v1/state HTTP/1.1\r\nHost: a\r\n folded\r\n\r\n",
            "GET /v1/state HTTP/1.1\r\nHost : a\r\n\r\n", "GET /v1/state HTTP/1.1\r\nHost: a\u0000\r\n\r\n",
            POST + "Content-Length: 3\r\nContent-Length: 4\r\n\r\nabc", POST + "Content-Length: -1\r\n\r\n",
            POST + "Content-Length: +3\r\n\r\nabc",
            POST + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            POST + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
            POST + "Transfer-Encoding: chunked\r\n\r\nxyz\r\n",
            POST + "Transfer-Encoding: chunked\r\n\r\n3\r\nabcd\r\n0\r\n\r\n",
            POST + "Transfer-Encoding: chunked\r\n\r\n-1\r\n\r\n", POST + "Content-Length: 3\r\n\r\na\u00ff\u00fe",
            "GET /v1/state HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc"})
    void whatIsWronglyFramedIsRefusedAsAProblem(String bytes) throws Exception {
        AgentRig rig = rig(Limits.DEFAULT);
        try (var socket = rig.raw(AgentRig.client(Access.ADMIN))) {
            assertThat(RawHttp.exchange(socket, bytes)).startsWith("HTTP/1.1 400 ")
                    .contains("Content-Type: application/problem+json", "urn:baton:problem:malformed");
        }
        assertAlive(rig);
    }

    @Test
    void endlessLinesAndHeadersAreRefused() throws Exception {
        AgentRig rig = rig(Limits.DEFAULT);
        for (String bytes : List.of("GET /" + "a".repeat(3_000),
                "GET /v1/state HTTP/1.1\r\nHost: a\r\nX: " + "b".repeat(5_000),
                "GET /v1/state HTTP/1.1\r\nHost: a\r\n" + "X: c\r\n".repeat(70))) {
            try (var socket = rig.raw(AgentRig.client(Access.ADMIN))) {
                assertThat(RawHttp.exchange(socket, bytes)).startsWith("HTTP/1.1 400 ");
            }
        }
        assertAlive(rig);
    }

    @Test
    void largeBodyIsRefusedAsSoonAsItIsAnnounced() throws Exception {
        AgentRig rig = rig(Limits.DEFAULT);
        try (var socket = rig.raw(AgentRig.client(Access.VIEWER))) {
            assertThat(RawHttp.exchange(socket, POST + "Content-Length: 1048577\r\n\r\n")).startsWith("HTTP/1.1 413 ");
        }
    }

    @Test
    void largeChunkedBodyIsRefusedWhileItComes() throws Exception {
        AgentRig rig = rig(Limits.DEFAULT);
        try (var socket = rig.raw(AgentRig.client(Access.VIEWER))) {
            RawHttp.send(socket, POST + "Transfer-Encoding: chunked\r\n\r\n");
            for (int i = 0; i < 17; i++) {
                RawHttp.send(socket, "10000\r\n" + "x".repeat(0x10000) + "\r\n");
            }
            assertThat(RawHttp.answer(socket.getInputStream(), false)).startsWith("HTTP/1.1 413 ");
        }
        try (var socket = rig.raw(AgentRig.client(Access.VIEWER))) {
            assertThat(RawHttp.exchange(socket, POST + "Transfer-Encoding: chunked\r\n\r\n7fffffff\r\n"))
                    .startsWith("HTTP/1.1 413 ");
        }
        assertAlive(rig);
    }

    @Test
    void bodyOfOneMebibyteIsTaken() throws Exception {
        AgentRig rig = rig(Limits.DEFAULT);
        try (var socket = rig.raw(AgentRig.client(Access.VIEWER))) {
            assertThat(RawHttp.exchange(socket, POST + "Content-Length: 1048576\r\nExpect: 100-continue\r\n\r\n"
                    + "x".repeat(1 << 20))).startsWith("HTTP/1.1 100 Continue");
            assertThat(RawHttp.answer(socket.getInputStream(), false)).startsWith("HTTP/1.1 200 ");
            assertThat(RawHttp.exchange(socket, POST + "Transfer-Encoding: chunked\r\n\r\n5;x=y\r\nnode:\r\n0\r\n\r\n"))
                    .startsWith("HTTP/1.1 200 ").contains("\"acceptable\":true");
        }
    }

    @Test
    void strangersBodyIsNotRead() throws Exception {
        AgentRig rig = rig(Limits.DEFAULT);
        try (var socket = rig.raw(AgentRig.STRANGER)) {
            assertThat(RawHttp.exchange(socket, POST + "Content-Length: 1000000\r\nExpect: 100-continue\r\n\r\n"))
                    .startsWith("HTTP/1.1 401 ");
        }
    }

    @Test
    void whoeverIsSlowIsCutOff() throws Exception {
        AgentRig rig = rig(AgentRig.limits(64, 64, 300));
        List<Socket> slow = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Socket silent = new Socket();
            silent.connect(rig.agent.address());
            slow.add(silent);
            for (String beginning : List.of("G", "GET /v1/state HTTP/1.1\r\nHost: a\r\nX: ",
                    POST + "Content-Length: 9\r\n\r\nno")) {
                var socket = rig.raw(AgentRig.client(Access.VIEWER));
                RawHttp.send(socket, beginning);
                slow.add(socket);
            }
        }
        for (Socket socket : slow) {
            socket.setSoTimeout(5_000);
            assertThat(endOf(socket)).isEqualTo(-1);
            socket.close();
        }
        assertAlive(rig);
    }

    @Test
    void dripOfBytesDoesNotPutTheDeadlineOff() throws Exception {
        AgentRig rig = rig(AgentRig.limits(64, 64, 400));
        try (var socket = rig.raw(AgentRig.client(Access.VIEWER))) {
            RawHttp.send(socket, "GET /v1/state HTTP/1.1\r\nHost: a\r\nX: ");
            OutputStream out = socket.getOutputStream();
            await().atMost(AgentRig.PATIENCE).pollInterval(java.time.Duration.ofMillis(20)).until(() -> {
                try {
                    out.write('x');
                    return false;
                } catch (IOException _) {
                    return true;
                }
            });
        }
    }

    private static int endOf(Socket socket) {
        try {
            return socket.getInputStream().read();
        } catch (java.net.SocketTimeoutException e) {
            return 0;
        } catch (IOException _) {
            return -1;
        }
    }

    @Test
    void connectionsOfOneAddressAreBounded() throws Exception {
        AgentRig rig = rig(AgentRig.limits(64, 4, 60_000));
        List<Socket> open = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            Socket socket = new Socket();
            socket.connect(rig.agent.address());
            socket.setSoTimeout(300);
            open.add(socket);
        }

        assertThat(open.stream().filter(s -> endOf(s) == -1).count()).isEqualTo(6);
        for (Socket socket : open) {
            socket.close();
        }
        await().untilAsserted(() -> assertAlive(rig));
    }

    @Test
    void handshakesOfOneAddressAreRationed() throws Exception {
        Limits d = Limits.DEFAULT;
        AgentRig rig = rig(
                new Limits(d.connections(), d.perAddress(), d.streams(), d.streamsPerClient(), 60_000, 60_000,
                        60_000, 60_000, d.idleMillis(), d.strangerIdleMillis(), d.bodyBytes(), new Limits.Pace(0.1, 3),
                        d.allHandshakes(), d.addressFailures(), d.allFailures()));
        for (int i = 0; i < 3; i++) {
            assertAlive(rig);
        }
        try (Socket fourth = new Socket()) {
            fourth.connect(rig.agent.address());
            fourth.setSoTimeout(5_000);
            assertThat(endOf(fourth)).isEqualTo(-1);
        }
        rig.clock.advance(java.time.Duration.ofMinutes(1));
        assertAlive(rig);
    }

    @Test
    void strangersMakeRoomForOthersWhenConnectionsAreUsedUp() throws Exception {
        AgentRig rig = rig(AgentRig.limits(6, 64, 60_000));
        List<Socket> strangers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Socket socket = new Socket();
            socket.connect(rig.agent.address());
            strangers.add(socket);
        }

        assertAlive(rig);
        for (Socket socket : strangers) {
            socket.close();
        }
    }

    @Test
    void thousandsOfGarbageRequestsLeaveTheNodeAlive() throws Exception {
        Limits d = Limits.DEFAULT;
        AgentRig rig = rig(
                new Limits(d.connections(), d.perAddress(), d.streams(), d.streamsPerClient(), 2_000, 2_000, 2_000,
                        2_000, d.idleMillis(), d.strangerIdleMillis(), d.bodyBytes(), new Limits.Pace(100_000, 100_000),
                        new Limits.Pace(100_000, 100_000), d.addressFailures(), d.allFailures()));
        Random random = new Random(20_260_102);
        String valid = POST + "Content-Length: 5\r\n\r\nnode:";
        for (int i = 0; i < 1_000; i++) {
            try (var socket = rig.raw(random.nextBoolean() ? AgentRig.STRANGER : AgentRig.client(Access.ADMIN))) {
                RawHttp.send(socket, random.nextInt(4) == 0 ? noise(random) : mutated(valid, random));
                socket.shutdownOutput();
                String answer = RawHttp.answer(socket.getInputStream(), false);
                assertThat(answer.isEmpty() || answer.startsWith("HTTP/1.1 ")).as(answer).isTrue();
                assertThat(answer).doesNotStartWith("HTTP/1.1 500");
            }
        }
        try (Socket plain = new Socket(rig.agent.address().getAddress(), rig.agent.address().getPort())) {
            plain.getOutputStream()
                    .write("GET / HTTP/1.1\r\n\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            plain.setSoTimeout(5_000);
            assertThat(plain.getInputStream().readAllBytes().length).isLessThan(64);
        }
        assertAlive(rig);
        assertThat(rig.desk.connections).isEmpty();
    }

    private static String noise(Random random) {
        StringBuilder noise = new StringBuilder();
        for (int i = random.nextInt(300); i >= 0; i--) {
            noise.append((char) random.nextInt(256));
        }
        return noise.toString();
    }

    private static String mutated(String valid, Random random) {
        StringBuilder text = new StringBuilder(valid);
        for (int i = random.nextInt(6); i >= 0; i--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(3)) {
                case 0 -> text.setCharAt(at, (char) random.nextInt(256));
                case 1 -> text.insert(at, (char) random.nextInt(256));
                default -> text.delete(at, Math.min(text.length() - 1, at + 1 + random.nextInt(8)));
            }
        }
        return text.toString();
    }
}
