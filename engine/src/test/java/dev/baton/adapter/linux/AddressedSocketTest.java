package dev.baton.adapter.linux;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;

import org.junit.jupiter.api.Test;

import dev.baton.wire.Family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

class AddressedSocketTest {
    private static final int LENGTH = 96;
    private static final int FIRST = 0x42_54_4E_50;
    private static final int SECOND = 0x01_01_00_00;
    /// What four clients that ask once a millisecond send in half a second.
    private static final int WAITING = 2_000;

    /// A machine that does not let the reader run for half a second makes nobody lose an answer.
    @Test
    void halfASecondOfRequests_waitsToBeReceived() throws Exception {
        assumeTrue(Namespace.possible(), "a larger buffer than everybody's needs root");
        int port;
        try (DatagramSocket free = new DatagramSocket(0)) {
            port = free.getLocalPort();
        }
        AddressedSocket socket = AddressedSocket.open(Family.IPV4, port, LENGTH, FIRST, SECOND);
        try (DatagramSocket client = new DatagramSocket()) {
            byte[] request = ByteBuffer.allocate(LENGTH).putInt(FIRST).putInt(SECOND).array();
            for (int i = 0; i < WAITING; i++) {
                client.send(new DatagramPacket(request, LENGTH, InetAddress.getLoopbackAddress(), port));
            }
            int received = 0;
            while (socket.receive()) {
                received++;
            }
            assertThat(received).isEqualTo(WAITING);
        } finally {
            socket.close();
        }
    }
}
