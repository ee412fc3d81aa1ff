package dev.baton.app.testing;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import dev.baton.adapter.pcap.CaptureWriter;
import dev.baton.adapter.pcap.CapturedFrame;
import dev.baton.traffic.LinkType;
import dev.baton.wire.ChecksumForm;
import dev.baton.wire.Family;
import dev.baton.wire.FrameEncoder;
import dev.baton.wire.IpAddress;
import dev.baton.wire.Ipv4Address;
import dev.baton.wire.MacAddress;
import dev.baton.wire.Opaque;
import dev.baton.wire.VrrpMessage;

/// Captures of adverts, made by the engine's own encoder and writer.
public final class Captures {
    /// 2026-11-27T00:00:00Z.
    public static final long START_NANOS = 1_795_737_600_000_000_000L;
    public static final long MS = 1_000_000L;
    public static final String PLACE = "eth7";

    private Captures() {}

    /// An advert of VRID 51 from 10.0.0.`host`, at 100 ms.
    public static byte[] advert(int host, int priority) {
        return FrameEncoder.advert(MacAddress.virtual(Family.IPV4, 51), OptionalInt.empty(),
                IpAddress.parse("10.0.0." + host), Ipv4Address.VRRP_GROUP, 255,
                VrrpMessage.v3(51, priority, 10, List.of(IpAddress.parse("10.0.0.100"))), ChecksumForm.PSEUDO_HEADER);
    }

    /// The same as it comes from a capture.
    public static CapturedFrame frame(long atNanos, int host, int priority) {
        byte[] bytes = advert(host, priority);
        return new CapturedFrame(PLACE, LinkType.ETHERNET, atNanos, bytes.length, Opaque.of(bytes));
    }

    /// These frames as a file.
    public static Path write(Path file, List<CapturedFrame> frames) {
        try (CaptureWriter writer = new CaptureWriter(file)) {
            frames.forEach(frame -> writer.write(PLACE, frame.link(), frame.atNanos(), frame.wireLength(),
                    frame.bytes().bytes(), frame.comment()));
        }
        return file;
    }

    /// Writes `count` adverts 100 ms apart: n1 as master, n2 as master for the last third.
    public static Path write(Path file, int count) {
        byte[] first = advert(1, 150);
        byte[] second = advert(2, 120);
        try (CaptureWriter writer = new CaptureWriter(file)) {
            for (int i = 0; i < count; i++) {
                byte[] bytes = i < count - count / 3 ? first : second;
                writer.write(PLACE, LinkType.ETHERNET, START_NANOS + i * 100L * MS, bytes.length, bytes,
                        Optional.empty());
            }
        }
        return file;
    }
}
