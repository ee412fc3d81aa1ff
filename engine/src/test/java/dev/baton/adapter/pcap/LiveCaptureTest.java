package dev.baton.adapter.pcap;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.baton.adapter.linux.Namespace;
import dev.baton.traffic.LinkType;
import dev.baton.wire.Opaque;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

class LiveCaptureTest {
    /// A version 3 advert for VRID 51 from 10.0.0.1, and a UDP packet that must not pass the filter.
    private static final byte[] ADVERT = HexFormat.of().parseHex("01005e00001200005e0001330800"
            + "45c0002000010000ff70cff60a000001e0000012" + "3133960100640000" + "0a000064");
    private static final byte[] OTHER = HexFormat.of()
            .parseHex("01005e00001200005e0001330800" + "4500001c0001000040118ecd0a000001e0000012" + "0035003500080000");

    private static Namespace pair() {
        assumeTrue(Namespace.possible(), "network namespaces need root");
        Namespace host = new Namespace("cap");
        host.ip("link add eth0 type veth peer name eth1");
        host.ip("link set eth0 up");
        host.ip("link set eth1 up");
        return host;
    }

    @Test
    void whatIsSentOnOneSideIsCapturedOnTheOtherAndTheFilterKeepsTheRestOut() throws Exception {
        try (Namespace host = pair()) {
            LinkedBlockingQueue<CapturedFrame> heard = new LinkedBlockingQueue<>();
            LiveCapture receiver = host.inside(() -> LiveCapture.open("eth1", LiveCapture.Frames.HEARD,
                    frame -> addIfIpv4(heard, frame)));
            LiveCapture sender = host.inside(() -> LiveCapture.open("eth0", LiveCapture.Frames.HEARD, _ -> {}));
            sender.send(OTHER);
            sender.send(ADVERT);
            CapturedFrame frame = heard.poll(5, TimeUnit.SECONDS);
            assertThat(frame).isNotNull();
            assertThat(frame.bytes()).isEqualTo(Opaque.of(ADVERT));
            assertThat(frame.link()).isEqualTo(LinkType.ETHERNET);
            assertThat(frame.wireLength()).isEqualTo(ADVERT.length);
            assertThat(receiver.counters().dropped()).isZero();
            sender.close();
            receiver.close();
        }
    }

    /// The kernel asks in IPv6 whether the addresses of new interfaces are free, and Neighbor Discovery passes the filter.
    private static void addIfIpv4(Collection<CapturedFrame> heard, CapturedFrame frame) {
        if (HexFormat.of().formatHex(frame.bytes().bytes(), 12, 14).equals("0800")) {
            heard.add(frame);
        }
    }

    /// libpcap does not keep to its timeout where nothing at all is heard.
    @Test
    void aCaptureOnAQuietInterfaceEndsAtOnce() throws Exception {
        try (Namespace host = pair()) {
            host.ip("link set lo up");
            Thread closing = host.inside(() -> {
                LiveCapture capture = LiveCapture.open("lo", LiveCapture.Frames.HEARD, _ -> {});
                return Thread.ofPlatform().unstarted(capture::close);
            });
            closing.start();
            assertThat(closing.join(Duration.ofSeconds(2))).isTrue();
        }
    }

    @Test
    void anInterfaceThatIsNotThereIsToldByName() {
        assertThatThrownBy(() -> LiveCapture.open("nosuch0", LiveCapture.Frames.HEARD_AND_SENT, _ -> {}))
                .isInstanceOf(CaptureException.class)
                .hasMessageContaining("no interface nosuch0")
                .hasMessageContaining("lo");
    }

    @Test
    void capturesOfTcpdumpAreReadInBothFormats(@TempDir Path folder) throws Exception {
        try (Namespace host = pair()) {
            for (String format : List.of("pcap", "pcapng")) {
                Path file = folder.resolve("vrrp." + format);
                Process tshark = new ProcessBuilder("ip", "netns", "exec", host.name(), "tshark", "-q", "-i", "eth1",
                        "-c", "2", "-F", format, "-w", file.toString(), "-f",
                        "ip proto 112").redirectErrorStream(true).start();
                LiveCapture sender = host.inside(() -> LiveCapture.open("eth0", LiveCapture.Frames.HEARD, _ -> {}));
                while (!tshark.waitFor(50, TimeUnit.MILLISECONDS)) {
                    sender.send(ADVERT);
                }
                sender.close();
                List<CapturedFrame> frames = new ArrayList<>();
                assertThat(CaptureFile.read(file, frames::add)).isEqualTo(2);
                assertThat(frames).extracting(CapturedFrame::bytes).containsOnly(Opaque.of(ADVERT));
            }
        }
    }

    @Test
    void aFileThatIsNoCaptureIsToldSo(@TempDir Path folder) throws Exception {
        Path text = Files.writeString(folder.resolve("notes.txt"), "no capture at all, whatever its name says");
        assertThatThrownBy(() -> CaptureFile.read(text, _ -> {})).isInstanceOf(CaptureException.class)
                .hasMessageContaining("no capture file");
        assertThatThrownBy(() -> CaptureFile.read(folder.resolve("gone.pcap"), _ -> {}))
                .isInstanceOf(CaptureException.class).hasMessageContaining("does not exist");
    }
}
