package dev.baton.adapter.pcap;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.pcap4j.core.NotOpenException;
import org.pcap4j.core.PcapHandle;
import org.pcap4j.core.PcapNativeException;
import org.pcap4j.core.Pcaps;
import org.pcap4j.packet.namednumber.DataLinkType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.baton.port.PacketPort;
import dev.baton.port.PortException;

/// Sends frames through live captures, one for each interface.
public final class CapturePackets implements PacketPort {
    private static final Logger LOG = LoggerFactory.getLogger(CapturePackets.class);
    private static final int REHEARSED = 250;
    private static final int REHEARSED_BYTES = 60;

    private final Map<String, LiveCapture> captures = new ConcurrentHashMap<>();

    /// Frames for `capture`'s interface go through it from now on. From any thread.
    public void add(LiveCapture capture) {
        captures.put(capture.interfaceName(), capture);
    }

    /// Frames go through `capture` no more, unless another one has taken its place already.
    public void remove(LiveCapture capture) {
        captures.remove(capture.interfaceName(), capture);
    }

    /// Practises sending without a wire, so that the first real frame does not wait for the JVM to learn how: a capture
    /// that was opened on nothing takes every frame up to libpcap, which refuses it.
    public static void rehearse() {
        byte[] frame = new byte[REHEARSED_BYTES];
        try (PcapHandle nothing = Pcaps.openDead(DataLinkType.EN10MB, REHEARSED_BYTES)) {
            for (int i = 0; i < REHEARSED; i++) {
                refused(nothing, frame);
            }
        } catch (PcapNativeException | UnsatisfiedLinkError | NoClassDefFoundError e) {
            LOG.debug("Sending was not practised: {}", e.getMessage());
        }
    }

    private static void refused(PcapHandle nothing, byte[] frame) {
        try {
            nothing.sendPacket(frame);
        } catch (PcapNativeException | NotOpenException e) {
            LOG.trace("As it should be: {}", e.getMessage());
        }
    }

    @Override
    public void send(String interfaceName, byte[] frame) {
        LiveCapture capture = captures.get(interfaceName);
        if (capture == null) {
            throw new PortException("No capture is open on " + interfaceName + ".");
        }
        try {
            capture.send(frame);
        } catch (CaptureException e) {
            throw new PortException(String.valueOf(e.getMessage()), e);
        }
    }

    /// Nothing waits: each frame is on its way when [#send] returns.
    @Override
    public void flush() {
        // See above.
    }

    @Override
    public void catchUp() {
        captures.values().forEach(LiveCapture::catchUp);
    }

    @Override
    public boolean isCaughtUp() {
        return captures.values().stream().allMatch(LiveCapture::isCaughtUp);
    }
}
