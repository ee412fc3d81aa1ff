package dev.baton.adapter.linux;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import dev.baton.adapter.pcap.CapturedFrame;
import dev.baton.adapter.pcap.LiveCapture;
import dev.baton.port.PacketPort;
import dev.baton.port.PortException;
import dev.baton.wire.ChecksumForm;
import dev.baton.wire.Decoded;
import dev.baton.wire.Family;
import dev.baton.wire.Frame;
import dev.baton.wire.FrameDecoder;
import dev.baton.wire.FrameEncoder;
import dev.baton.wire.IpAddress;
import dev.baton.wire.Ipv4Address;
import dev.baton.wire.MacAddress;
import dev.baton.wire.VrrpMessage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

class UnicastPacketsTest {
    private static final IpAddress SOURCE = IpAddress.parse("10.0.0.1");
    private static final IpAddress PEER = IpAddress.parse("10.0.0.2");
    private static final VrrpMessage MESSAGE = VrrpMessage.v3(51, 100, 10, List.of(IpAddress.parse("10.0.0.100")));
    private static final MacAddress MAC = new MacAddress(0x02_00_00_00_00_01L);

    private final LinkedBlockingQueue<byte[]> passedOn = new LinkedBlockingQueue<>();
    private final PacketPort others = new PacketPort() {
        @Override
        public void send(String interfaceName, byte[] frame) {
            passedOn.add(frame);
        }

        @Override
        public void flush() {}

        @Override
        public void catchUp() {
            // Nothing is heard.
        }

        @Override
        public boolean isCaughtUp() {
            return true;
        }
    };

    @BeforeAll
    static void needsRoot() {
        assumeTrue(Namespace.possible(), "network namespaces need root");
    }

    private static byte[] advert(IpAddress to) {
        return FrameEncoder.advert(MAC, OptionalInt.empty(), SOURCE, to, 255, MESSAGE, ChecksumForm.PSEUDO_HEADER);
    }

    private static void connect(Namespace host, Namespace peer) {
        host.ip("link add eth0 type veth peer name eth0 netns " + peer.name());
        host.ip("addr add 10.0.0.1/24 dev eth0");
        host.ip("link set eth0 up");
        peer.ip("addr add 10.0.0.2/24 dev eth0");
        peer.ip("link set eth0 up");
    }

    private static Frame vrrp(LinkedBlockingQueue<CapturedFrame> heard) throws InterruptedException {
        CapturedFrame frame = heard.poll(5, TimeUnit.SECONDS);
        while (frame != null) {
            byte[] bytes = frame.bytes().bytes();
            if (FrameDecoder.decode(bytes, 0, bytes.length) instanceof Decoded(Frame content)
                    && content.payload() instanceof VrrpMessage) {
                return content;
            }
            frame = heard.poll(5, TimeUnit.SECONDS);
        }
        throw new AssertionError("no advert within 5 s");
    }

    /// The kernel finds the peer's MAC, and nothing of the packet is changed on the way.
    @Test
    void advertsReachThePeerAtItsOwnMac_alsoAfterTheInterfaceWasMadeAgain() throws Exception {
        try (Namespace host = new Namespace("uni1"); Namespace peer = new Namespace("uni2")) {
            connect(host, peer);
            UnicastPackets packets = new UnicastPackets(others);
            host.inside(() -> {
                packets.open("eth0", Family.IPV4);
                packets.send("eth0", advert(Ipv4Address.VRRP_GROUP));
                return true;
            });
            assertThat(passedOn).as("multicast is no business of it").hasSize(1);
            assertThatArrives(host, peer, packets);
            host.ip("link del eth0");
            assertThatThrownBy(() -> host.inside(() -> {
                packets.send("eth0", advert(PEER));
                return true;
            })).isInstanceOf(PortException.class).hasMessageContaining("A unicast advert could not be sent on eth0");
            connect(host, peer);
            assertThatArrives(host, peer, packets);
            packets.close();
        }
    }

    private static void assertThatArrives(Namespace host, Namespace peer, UnicastPackets packets) throws Exception {
        LinkedBlockingQueue<CapturedFrame> heard = new LinkedBlockingQueue<>();
        try (LiveCapture _ = peer.inside(() -> LiveCapture.open("eth0", LiveCapture.Frames.HEARD, heard::add))) {
            await().atMost(Duration.ofSeconds(5)).ignoreExceptions().until(() -> host.inside(() -> {
                packets.send("eth0", advert(PEER));
                return true;
            }));
            Frame frame = vrrp(heard);
            assertThat(frame.ethernet().orElseThrow().destination()).isNotEqualTo(MacAddress.BROADCAST);
            assertThat(frame.network().orElseThrow().hopLimit()).isEqualTo(255);
            assertThat(frame.network().orElseThrow().source()).isEqualTo(SOURCE);
            assertThat(((VrrpMessage) frame.payload()).checksumForm()).contains(ChecksumForm.PSEUDO_HEADER);
        }
    }
}
