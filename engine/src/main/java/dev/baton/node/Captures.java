package dev.baton.node;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import dev.baton.adapter.linux.Rtnetlink;
import dev.baton.adapter.linux.SystemClock;
import dev.baton.adapter.pcap.CaptureCounters;
import dev.baton.adapter.pcap.CaptureException;
import dev.baton.adapter.pcap.CapturePackets;
import dev.baton.adapter.pcap.CapturedFrame;
import dev.baton.adapter.pcap.LiveCapture;
import dev.baton.loop.Inbox;
import dev.baton.loop.Link;
import dev.baton.port.PacketPort;

/// The open captures of a node, one an interface: what they hear goes into the loop's inbox, what the loop sends goes out
/// through them.
final class Captures implements AutoCloseable {
    /// A capture and the index of the interface that it was opened on: one that is deleted and made again under the same
    /// name is another one, and the old capture hears nothing of it.
    private record Open(LiveCapture capture, int index) {}

    private final SystemClock clock;
    private final AddressClaims claims;
    private final Tap tap;
    private final CapturePackets packets = new CapturePackets();
    private final Map<String, Open> open = new ConcurrentHashMap<>();
    private final List<LiveCapture> surplus = new ArrayList<>();

    /// @param claims hears what the loop hears
    /// @param tap    hears it, too
    Captures(SystemClock clock, AddressClaims claims, Tap tap) {
        this.clock = clock;
        this.claims = claims;
        this.tap = tap;
    }

    /// Where the loop sends.
    PacketPort packets() {
        return packets;
    }

    /// Opens every interface in `links` that is there and is not open yet, or is another one than was opened.
    ///
    /// @throws CaptureException if one cannot be captured on; what was opened stays open
    void open(List<Link> links, Inbox inbox) {
        for (Link link : links) {
            int index = Rtnetlink.indexOf(link.name());
            Open before = open.get(link.name());
            boolean isGone = before != null && index == 0;
            if (isGone || (before != null && before.index == index)) {
                continue;
            }
            Consumer<CapturedFrame> hear = frame -> hear(link.name(), frame, inbox);
            LiveCapture capture = LiveCapture.open(link.name(), LiveCapture.Frames.HEARD, hear);
            packets.add(capture);
            open.put(link.name(), new Open(capture, index));
            if (before != null) {
                surplus.add(before.capture);
            }
        }
    }

    private void hear(String interfaceName, CapturedFrame frame, Inbox inbox) {
        byte[] bytes = frame.bytes().bytes();
        long heardAtNanos = clock.heardAtNanos(frame.atNanos());
        inbox.heard(interfaceName, bytes, heardAtNanos);
        claims.heard(interfaceName, bytes, clock.nowNanos());
        tap.heard(interfaceName, bytes, heardAtNanos);
    }

    /// The index of the interface that is captured on under this name; 0: none is.
    int indexOf(String interfaceName) {
        Open found = open.get(interfaceName);
        return found == null ? 0 : found.index;
    }

    /// Sends a frame from another thread than the loop's. What cannot be sent is left out.
    void sendAside(String interfaceName, byte[] frame) {
        Open found = open.get(interfaceName);
        if (found != null) {
            try {
                found.capture.send(frame);
            } catch (CaptureException _) {
                // The interface is down: nobody is there to be asked.
            }
        }
    }

    /// What the kernel has counted for each interface.
    Map<String, CaptureCounters> counters() {
        Map<String, CaptureCounters> counters = new ConcurrentHashMap<>();
        open.forEach((name, one) -> {
            try {
                counters.put(name, one.capture.counters());
            } catch (CaptureException _) {
                // The interface is gone; it counts nothing.
            }
        });
        return counters;
    }

    /// Closes those that are not on one of these interfaces, and those that others have replaced. To be called once the
    /// loop does not send there any more.
    void keepOnly(Collection<String> interfaceNames) {
        open.entrySet().removeIf(e -> {
            boolean isSurplus = !interfaceNames.contains(e.getKey());
            return isSurplus && surplus.add(e.getValue().capture);
        });
        surplus.forEach(LiveCapture::stop);
        surplus.forEach(packets::remove);
        surplus.forEach(LiveCapture::close);
        surplus.clear();
    }

    @Override
    public void close() {
        keepOnly(List.of());
    }
}
