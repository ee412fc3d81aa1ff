package dev.baton.adapter.reach;

import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.baton.api.ProbeBatch;
import dev.baton.api.ProbeKind;
import dev.baton.api.ProbeRequest;
import dev.baton.api.ProbeSample;
import dev.baton.api.Refusal;
import dev.baton.wire.IpAddress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

/// Over loopback.
class ReachTest {
    private static final IpAddress VIP = IpAddress.parse("127.8.0.200");
    private static final IpAddress NOBODY = IpAddress.parse("127.8.0.201");
    private static final long EVERY = 5_000_000;
    private static final Duration SOON = Duration.ofSeconds(20);

    private final Map<String, Long> offsets = new ConcurrentHashMap<>();
    private int port;
    private IdentityResponder responder = new IdentityResponder("none", 1);
    private Reach reach = LocalProbes.open(1, (_, _, _, _) -> {});

    @BeforeEach
    void open() throws IOException {
        try (DatagramSocket free = new DatagramSocket(0)) {
            port = free.getLocalPort();
        }
        responder = new IdentityResponder("n1", port);
        assertThat(responder.serve(Set.of(VIP))).isEmpty();
        reach = LocalProbes.open(port,
                (node, theirs, sent, received) -> offsets.put(node, theirs - (sent + received) / 2));
    }

    @AfterEach
    void close() {
        reach.close();
        responder.close();
    }

    private static ProbeRequest request(String id, ProbeKind kind, IpAddress address, OptionalInt port) {
        return new ProbeRequest(id, kind, address, EVERY, 200, port, "/");
    }

    private List<ProbeSample> all(String id) {
        List<ProbeSample> all = new ArrayList<>();
        await().atMost(SOON).until(() -> {
            ProbeBatch batch = reach.after(id, all.isEmpty() ? -1 : all.getLast().sequence());
            all.addAll(batch.samples());
            return batch.isEnded();
        });
        return all;
    }

    private List<ProbeSample> probed(ProbeRequest request) {
        reach.begin(request);
        return all(request.id());
    }

    @Test
    void identity_tellsWhoAnswered_andWhereItsClockStands() {
        List<ProbeSample> samples = probed(request("a", ProbeKind.IDENTITY, VIP, OptionalInt.empty()));
        assertThat(samples).hasSizeBetween(2, 41)
                .allSatisfy(s -> assertThat(s.by()).isEqualTo("n1"))
                .allSatisfy(s -> assertThat(s.roundTripNanos()).isPresent());
        assertThat(samples.stream().map(ProbeSample::sequence).toList())
                .isEqualTo(java.util.stream.IntStream.range(0, samples.size()).boxed().toList());
        assertThat(samples.stream().map(ProbeSample::sentNanos).toList()).isSorted();
        assertThat(offsets.get("n1")).as("it is our own clock").isCloseTo(0L, within(500_000_000L));
    }

    @Test
    void addressThatNobodyAnswersOn_losesEveryProbe_andOnlyAfterItsPatience() {
        reach.begin(request("a", ProbeKind.IDENTITY, NOBODY, OptionalInt.empty()));
        await().atMost(SOON).until(() -> !reach.after("a", -1).samples().isEmpty());
        ProbeBatch first = reach.after("a", -1);
        assertThat(first.nowNanos() - first.samples().getLast().sentNanos())
                .isGreaterThanOrEqualTo(ProbeSample.PATIENCE_NANOS);
        assertThat(all("a")).allSatisfy(s -> assertThat(s.roundTripNanos()).isEmpty());
    }

    @Test
    void icmp_isAnsweredWherePermitted_andSaysWhyNotElsewhere() {
        try {
            assertThat(probed(request("a", ProbeKind.ICMP, VIP, OptionalInt.empty())))
                    .isNotEmpty().allSatisfy(s -> assertThat(s.roundTripNanos()).isPresent())
                    .allSatisfy(s -> assertThat(s.by()).isEmpty());
            assertThat(probed(request("b", ProbeKind.ICMP, IpAddress.parse("::1"), OptionalInt.empty())))
                    .isNotEmpty().allSatisfy(s -> assertThat(s.roundTripNanos()).isPresent());
        } catch (Refusal e) {
            assertThat(e).hasMessageContaining("CAP_NET_RAW").hasMessageContaining("ping_group_range");
        }
    }

    @Test
    void tcp_isAnsweredByAListener_andLostWhereItIsRefused() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getByName("127.8.0.200"))) {
            OptionalInt open = OptionalInt.of(server.getLocalPort());
            assertThat(probed(request("a", ProbeKind.TCP, VIP, open)))
                    .isNotEmpty().allSatisfy(s -> assertThat(s.roundTripNanos()).isPresent());
            assertThat(probed(request("b", ProbeKind.TCP, NOBODY, open)))
                    .isNotEmpty().allSatisfy(s -> assertThat(s.roundTripNanos()).isEmpty());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"HTTP/1.1 503 Service Unavailable|true", "HTTP/1.0 200 OK|true",
            "SSH-2.0-OpenSSH_9.2|false", "HTTP/1.1 999 |false", "HTTP|false"})
    void http_isAnsweredByAStatusAlone(String line, boolean isAnswer) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getByName("127.8.0.200"))) {
            Thread.ofVirtual().start(() -> serve(server, line));
            List<ProbeSample> samples = probed(request("a", ProbeKind.HTTP, VIP,
                    OptionalInt.of(server.getLocalPort())));
            assertThat(samples).isNotEmpty()
                    .allSatisfy(s -> assertThat(s.roundTripNanos().isPresent()).isEqualTo(isAnswer));
        }
    }

    private static void serve(ServerSocket server, String line) {
        while (!server.isClosed()) {
            try (Socket client = server.accept()) {
                InputStream in = client.getInputStream();
                assertThat(new String(in.readNBytes(16), StandardCharsets.US_ASCII)).isEqualTo("GET / HTTP/1.1\r\n");
                client.getOutputStream().write((line + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            } catch (IOException e) {
                assertThat(server.isClosed() || e instanceof SocketException).as(e.toString()).isTrue();
            }
        }
    }

    @Test
    void sameRequestAgain_isTheSameRun_andAnotherByItsId_isRefused() {
        ProbeRequest request = request("a", ProbeKind.IDENTITY, VIP, OptionalInt.empty());
        reach.begin(request);
        reach.begin(request);
        assertThatThrownBy(() -> reach.begin(request("a", ProbeKind.IDENTITY, NOBODY, OptionalInt.empty())))
                .isInstanceOf(Refusal.class).hasMessageContaining("Choose another id");
    }

    @Test
    void runThatIsEnded_keepsWhatItHasFoundOut() {
        reach.begin(new ProbeRequest("a", ProbeKind.IDENTITY, VIP, EVERY, 60_000, OptionalInt.empty(), "/"));
        await().atMost(SOON).until(() -> reach.after("a", -1).samples().size() >= 5);
        reach.end("a");
        List<ProbeSample> samples = all("a");
        assertThat(samples).hasSizeGreaterThanOrEqualTo(5);
        assertThat(reach.after("a", samples.getLast().sequence()).samples()).isEmpty();
        assertThatThrownBy(() -> reach.after("b", -1)).isInstanceOf(Refusal.class)
                .hasMessageContaining("no run of probes");
    }

    @Test
    void limits_areHeld_andSayWhatToDo() {
        try (Reach small = new Reach(_ -> new Targets.Target(LocalProbes.inetAddress(VIP), ""),
                new ReachLimits(2, 1_000, 20_000), port, (_, _, _, _) -> {})) {
            small.begin(new ProbeRequest("a", ProbeKind.IDENTITY, VIP, 2_000_000, 1_000, OptionalInt.empty(), "/"));
            assertThatThrownBy(() -> small.begin(new ProbeRequest("b", ProbeKind.IDENTITY, VIP, 1_000_000, 1_000,
                    OptionalInt.empty(), "/"))).hasMessageContaining("at most 1000");
            assertThatThrownBy(() -> small.begin(new ProbeRequest("b", ProbeKind.IDENTITY, VIP, 5_000_000, 180_000,
                    OptionalInt.empty(), "/"))).hasMessageContaining("no room");
            small.begin(request("b", ProbeKind.IDENTITY, VIP, OptionalInt.empty()));
            assertThatThrownBy(() -> small.begin(request("c", ProbeKind.IDENTITY, VIP, OptionalInt.empty())))
                    .hasMessageContaining("2 runs of probes");
        }
    }

    @ParameterizedTest
    @CsvSource({"A,IDENTITY,127.0.0.1,1000000,10,,/,The id", "'',IDENTITY,127.0.0.1,1000000,10,,/,The id",
            "a,IDENTITY,127.0.0.1,999999,10,,/,every 1 ms", "a,IDENTITY,127.0.0.1,1000000001,10,,/,every 1 ms",
            "a,IDENTITY,127.0.0.1,1000000,0,,/,A run lasts", "a,IDENTITY,127.0.0.1,1000000,180001,,/,A run lasts",
            "a,IDENTITY,224.0.0.18,1000000,10,,/,single host", "a,IDENTITY,ff02::1,1000000,10,,/,single host",
            "a,IDENTITY,255.255.255.255,1000000,10,,/,single host", "a,IDENTITY,0.0.0.0,1000000,10,,/,single host",
            "a,IDENTITY,'::',1000000,10,,/,single host", "a,TCP,127.0.0.1,1000000,10,,/,Name the port",
            "a,TCP,127.0.0.1,1000000,10,65536,/,A port", "a,HTTP,127.0.0.1,1000000,10,80,x,The path",
            "a,HTTP,127.0.0.1,1000000,10,80,'/a b',The path", "a,HTTP,127.0.0.1,1000000,10,80,'',The path"})
    void badRequests_areRefusedWithTheReason(String id, ProbeKind kind, String address, long every, long millis,
            @org.jspecify.annotations.Nullable Integer port, String path, String reason) {
        OptionalInt number = port == null ? OptionalInt.empty() : OptionalInt.of(port);
        assertThatThrownBy(() -> reach.begin(new ProbeRequest(id, kind, IpAddress.parse(address), every, millis, number,
                path))).isInstanceOf(Refusal.class).hasMessageContaining(reason);
    }

    @Test
    void headerSplitting_isRefused() {
        assertThatThrownBy(() -> reach.begin(new ProbeRequest("a", ProbeKind.HTTP, VIP, EVERY, 10, OptionalInt.of(80),
                "/\r\nX: y"))).isInstanceOf(Refusal.class).hasMessageContaining("The path");
    }

    @Test
    void runs_ofAddressesThatAreNoMore_end() {
        reach.begin(new ProbeRequest("a", ProbeKind.IDENTITY, VIP, EVERY, 60_000, OptionalInt.empty(), "/"));
        reach.keepOnly(address -> !address.equals(VIP));
        all("a");
        assertThat(reach.after("a", -1).isEnded()).isTrue();
    }

    @Test
    void answers_ofAnotherPort_orWithAnotherSecret_areNotTaken() throws IOException {
        try (DatagramSocket liar = new DatagramSocket(0, InetAddress.getByName("127.8.0.201"))) {
            Thread.ofVirtual().start(() -> lie(liar));
            assertThat(probed(request("a", ProbeKind.IDENTITY, NOBODY, OptionalInt.of(liar.getLocalPort()))))
                    .isNotEmpty().allSatisfy(s -> assertThat(s.roundTripNanos()).isEmpty());
        }
    }

    private static void lie(DatagramSocket socket) {
        try {
            while (!socket.isClosed()) {
                java.net.DatagramPacket packet = new java.net.DatagramPacket(new byte[200], 200);
                socket.receive(packet);
                java.nio.ByteBuffer bytes = java.nio.ByteBuffer.wrap(packet.getData(), 0, packet.getLength());
                bytes.putLong(8, bytes.getLong(8) + 1);
                IdentityEcho.turnIntoAnswer(bytes, 1, IdentityEcho.name("liar"));
                socket.send(packet);
            }
        } catch (IOException e) {
            assertThat(socket.isClosed()).as(e.toString()).isTrue();
        }
    }
}
