package dev.baton.node;

import dev.baton.port.Clock;
import dev.baton.port.FrameSink;
import dev.baton.port.PacketPort;

/// Where somebody can listen to what a node hears and sends, beside the election. As long as nobody does, a frame costs
/// one look.
final class Tap implements FrameSink {
    private static final FrameSink NOBODY = (_, _, _) -> {};

    private volatile FrameSink listener = NOBODY;

    /// From now on this one listens. It is called by the threads that hear and by the one that sends, and must not wait.
    void open(FrameSink newListener) {
        listener = newListener;
    }

    /// Nobody listens any more.
    void shut() {
        listener = NOBODY;
    }

    @Override
    public void heard(String interfaceName, byte[] frame, long heardAtNanos) {
        listener.heard(interfaceName, frame, heardAtNanos);
    }

    /// The same port, of which what is sent is listened to as well.
    PacketPort on(PacketPort port, Clock clock) {
        return new PacketPort() {
            @Override
            public void send(String interfaceName, byte[] frame) {
                port.send(interfaceName, frame);
                FrameSink now = listener;
                if (!now.equals(NOBODY)) {
                    now.heard(interfaceName, frame, clock.nowNanos());
                }
            }

            @Override
            public void flush() {
                port.flush();
            }

            @Override
            public void catchUp() {
                port.catchUp();
            }

            @Override
            public boolean isCaughtUp() {
                return port.isCaughtUp();
            }

            @Override
            public int poll(FrameSink sink, int limit) {
                return port.poll(sink, limit);
            }
        };
    }
}
