package dev.baton.adapter.pcap;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.baton.port.PacketPort;
import dev.baton.port.PortException;

/// Sends frames through live captures, one for each interface.
public final class CapturePackets implements PacketPort {
    private final Map<String, LiveCapture> captures = new ConcurrentHashMap<>();

    /// Frames for `capture`'s interface go through it from now on.
    public void add(LiveCapture capture) {
        captures.put(capture.interfaceName(), capture);
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
}
