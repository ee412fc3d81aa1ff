package dev.baton.adapter.reach;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.baton.wire.IpAddress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/// Over loopback, where every 127.x.x.x is an address of this machine.
class IdentityResponderTest {
    private static final IpAddress VIP = IpAddress.parse("127.8.0.100");
    private static final int SILENCE_MILLIS = 150;
    private static final int PATIENCE_MILLIS = 5_000;

    private int port;
    private IdentityResponder responder = new IdentityResponder("none", 1);

    @BeforeEach
    void open() throws IOException {
        try (DatagramSocket free = new DatagramSocket(0)) {
            port = free.getLocalPort();
        }
        responder = new IdentityResponder("n1", port);
        assertThat(responder.serve(Set.of(VIP))).isEmpty();
    }

    @AfterEach
    void close() {
        responder.close();
    }

    private static byte[] request() {
        ByteBuffer bytes = ByteBuffer.allocate(IdentityEcho.LENGTH);
        IdentityEcho.writeRequest(bytes, 42, 7);
        return bytes.array();
    }

    private Optional<DatagramPacket> asked(String host, byte[] datagram, int patienceMillis) throws IOException {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.setSoTimeout(patienceMillis);
            socket.send(new DatagramPacket(datagram, datagram.length, InetAddress.getByName(host), port));
            DatagramPacket answer = new DatagramPacket(new byte[300], 300);
            socket.receive(answer);
            return Optional.of(answer);
        } catch (SocketTimeoutException _) {
            return Optional.empty();
        }
    }

    private IdentityEcho.Answer answer(String host) throws IOException {
        DatagramPacket packet = asked(host, request(), PATIENCE_MILLIS).orElseThrow();
        assertThat(packet.getAddress()).isEqualTo(InetAddress.getByName(host));
        return (IdentityEcho.Answer) IdentityEcho.decode(ByteBuffer.wrap(packet.getData(), 0, packet.getLength()));
    }

    @Test
    void requestToAVirtualAddress_isAnsweredFromThere_withNameAndClock() throws IOException {
        long before = System.nanoTime();
        IdentityEcho.Answer answer = answer("127.8.0.100");
        assertThat(answer.run()).isEqualTo(42);
        assertThat(answer.sequence()).isEqualTo(7);
        assertThat(answer.node()).isEqualTo("n1");
        assertThat(answer.nanos()).isBetween(before, System.nanoTime());
        await().untilAsserted(
                () -> assertThat(responder.counts()).isEqualTo(new IdentityResponder.Counts(1, 0, 0)));
    }

    @Test
    void requestToAnotherAddressOfTheMachine_isNotAnswered() throws IOException {
        assertThat(asked("127.0.0.1", request(), SILENCE_MILLIS)).isEmpty();
        await().untilAsserted(() -> assertThat(responder.counts().ignored()).isEqualTo(1));
    }

    @Test
    void whatIsNoRequest_isNotAnswered() throws IOException {
        byte[] answer = request();
        IdentityEcho.turnIntoAnswer(ByteBuffer.wrap(answer), 1, IdentityEcho.name("x"));
        byte[] wordy = request();
        wordy[40] = 1;
        for (byte[] bogus : List.of(answer, wordy, new byte[0], new byte[95], new byte[97], new byte[1_400])) {
            assertThat(asked("127.8.0.100", bogus, SILENCE_MILLIS)).as("%d bytes", bogus.length).isEmpty();
        }
        assertThat(responder.counts().answered()).isZero();
        assertThat(answer("127.8.0.100").node()).isEqualTo("n1");
    }

    @Test
    void otherAddresses_areServedWithoutAnInterruption() throws IOException {
        assertThat(responder.serve(Set.of(VIP, IpAddress.parse("127.8.0.101")))).isEmpty();
        assertThat(answer("127.8.0.101").node()).isEqualTo("n1");
        assertThat(responder.serve(Set.of(IpAddress.parse("127.8.0.101")))).isEmpty();
        assertThat(answer("127.8.0.101").node()).isEqualTo("n1");
        assertThat(asked("127.8.0.100", request(), SILENCE_MILLIS)).isEmpty();
        assertThat(responder.serve(Set.of())).isEmpty();
        assertThat(responder.serve(Set.of(VIP))).isEmpty();
        assertThat(answer("127.8.0.100").node()).isEqualTo("n1");
    }

    @Test
    void ipv6_isAnsweredAlike() throws IOException {
        assertThat(responder.serve(Set.of(VIP, IpAddress.parse("::1")))).isEmpty();
        assertThat(answer("::1").node()).isEqualTo("n1");
    }

    @Test
    void portThatIsInUse_isToldWithWhatToDo() {
        try (IdentityResponder second = new IdentityResponder("n2", port)) {
            assertThat(second.serve(Set.of(VIP))).singleElement().asString().contains("UDP port " + port,
                    "it is in use", "probe: {port:");
        }
    }

    @Test
    void impossiblePort_isRefused() {
        assertThatThrownBy(() -> new IdentityResponder("n1", 70_000)).hasMessageContaining("70000");
    }

    @Test
    void rateLimit_letsNoMoreThroughThanItSays() {
        RateLimit limit = new RateLimit(1_000, 0);
        int passed = 0;
        for (long at = 0; at < 1_000_000_000L; at += 10_000) {
            passed += limit.pass(at) ? 1 : 0;
        }
        assertThat(passed).isBetween(1_000, 1_101);
    }
}
