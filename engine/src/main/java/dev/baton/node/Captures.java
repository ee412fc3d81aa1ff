package dev.baton.node;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import dev.baton.adapter.linux.SystemClock;
import dev.baton.adapter.pcap.CapturePackets;
import dev.baton.adapter.pcap.CapturedFrame;
import dev.baton.adapter.pcap.LiveCapture;
import dev.baton.loop.Inbox;
import dev.baton.loop.Link;
import dev.baton.port.PacketPort;

/// The open captures of a node, one an interface: what they hear goes into the loop's inbox, what the loop sends goes out
/// through them.
final class Captures implements AutoCloseable {
    private final SystemClock clock;
    private final CapturePackets packets = new CapturePackets();
    private final List<LiveCapture> open = new ArrayList<>();

    Captures(SystemClock clock) {
        this.clock = clock;
    }

    /// Where the loop sends.
    PacketPort packets() {
        return packets;
    }

    /// Opens every interface in `links` that is not open yet.
    ///
    /// @throws dev.baton.adapter.pcap.CaptureException if one cannot be captured on; what was opened stays open
    void open(List<Link> links, Inbox inbox) {
        for (Link link : links) {
            if (open.stream().anyMatch(c -> c.interfaceName().equals(link.name()))) {
                continue;
            }
            Consumer<CapturedFrame> hear = frame -> inbox.heard(link.name(), frame.bytes().bytes(),
                    clock.heardAtNanos(frame.atNanos()));
            LiveCapture capture = LiveCapture.open(link.name(), LiveCapture.Frames.HEARD, hear);
            open.add(capture);
            packets.add(capture);
        }
    }

    @Override
    public void close() {
        open.forEach(LiveCapture::close);
    }
}
