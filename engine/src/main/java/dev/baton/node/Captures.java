package dev.baton.node;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
    /// Names of interfaces that were deleted since they were opened.
    private final Set<String> gone = new HashSet<>();

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
    synchronized void open(List<Link> links, Inbox inbox) {
        for (Link link : links) {
            if (open.stream().noneMatch(c -> c.interfaceName().equals(link.name()))) {
                open(link.name(), inbox);
            }
        }
    }

    private void open(String name, Inbox inbox) {
        Consumer<CapturedFrame> hear = frame -> inbox.heard(name, frame.bytes().bytes(),
                clock.heardAtNanos(frame.atNanos()));
        LiveCapture capture = LiveCapture.open(name, LiveCapture.Frames.HEARD, hear);
        open.add(capture);
        packets.add(capture);
    }

    /// An interface is no more: its capture hears and sends nothing, whatever is called so later.
    synchronized void gone(String name) {
        gone.add(name);
    }

    /// An interface is there: opened anew if it was gone.
    ///
    /// @throws dev.baton.adapter.pcap.CaptureException if it cannot be captured on; the next call tries again
    synchronized void present(String name, Inbox inbox) {
        List<LiveCapture> old = open.stream().filter(c -> c.interfaceName().equals(name)).toList();
        if (gone.contains(name) && !old.isEmpty()) {
            open(name, inbox);
            gone.remove(name);
            open.removeAll(old);
            old.forEach(LiveCapture::close);
        }
    }

    @Override
    public synchronized void close() {
        open.forEach(LiveCapture::close);
    }
}
