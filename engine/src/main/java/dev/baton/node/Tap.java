package dev.baton.node;

import java.util.ArrayList;
import java.util.List;

import dev.baton.port.Clock;
import dev.baton.port.FrameSink;
import dev.baton.port.PacketPort;

/// Where somebody can listen to what a node hears and sends, beside the election. As long as nobody does, a frame costs
/// one look.
final class Tap implements FrameSink {
    /// How many may listen.
    static final int LIMIT = 16;

    /// Takes frames, on the threads that hear and on the one that sends, and must not wait. The bytes are not changed by
    /// either side.
    @FunctionalInterface
    interface Listener {
        /// A frame has passed.
        ///
        /// @param isSent whether the node itself sent it
        void passed(String interfaceName, byte[] frame, long atNanos, boolean isSent);
    }

    private volatile List<Listener> listeners = List.of();

    /// From now on this one listens, too.
    ///
    /// @return whether there was room
    synchronized boolean add(Listener listener) {
        if (listeners.size() >= LIMIT) {
            return false;
        }
        List<Listener> more = new ArrayList<>(listeners);
        more.add(listener);
        listeners = List.copyOf(more);
        return true;
    }

    /// This one listens no more.
    synchronized void remove(Listener listener) {
        listeners = listeners.stream().filter(l -> !l.equals(listener)).toList();
    }

    @Override
    public void heard(String interfaceName, byte[] frame, long heardAtNanos) {
        pass(interfaceName, frame, heardAtNanos, false);
    }

    /// By number: without listeners nothing is made for a frame.
    private void pass(String interfaceName, byte[] frame, long atNanos, boolean isSent) {
        List<Listener> now = listeners;
        for (int i = 0; i < now.size(); i++) {
            now.get(i).passed(interfaceName, frame, atNanos, isSent);
        }
    }

    /// The same port, of which what is sent is listened to as well.
    PacketPort on(PacketPort port, Clock clock) {
        return new PacketPort() {
            @Override
            public void send(String interfaceName, byte[] frame) {
                port.send(interfaceName, frame);
                if (!listeners.isEmpty()) {
                    pass(interfaceName, frame, clock.nowNanos(), true);
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
