package dev.baton.loop;

import java.util.ArrayDeque;
import java.util.Optional;

import dev.baton.port.FrameSink;

/// What waits to be handled by a loop: frames and node inputs, each with a bound of its own, so that a flood of frames
/// keeps no request out. Any thread may put something in; only the loop takes out.
public final class Inbox implements FrameSink {
    /// How many frames may wait. When one more comes the oldest is dropped and counted: what was heard last says most
    /// about who is alive.
    public static final int FRAME_LIMIT = 4_096;
    /// How many node inputs may wait. When one more comes it is refused, and whoever sent it is told.
    public static final int INPUT_LIMIT = 1_024;

    /// A frame that was heard.
    static final class Heard {
        final String interfaceName;
        final byte[] bytes;
        final long atNanos;

        Heard(String interfaceName, byte[] bytes, long atNanos) {
            this.interfaceName = interfaceName;
            this.bytes = bytes;
            this.atNanos = atNanos;
        }
    }

    private final ArrayDeque<Heard> frames = new ArrayDeque<>();
    private final ArrayDeque<NodeInput> inputs = new ArrayDeque<>();
    private volatile Runnable wake = () -> {};
    private long shed;
    private long refused;

    /// What is run after something was put in.
    void onArrival(Runnable newWake) {
        wake = newWake;
    }

    @Override
    public void heard(String interfaceName, byte[] frame, long heardAtNanos) {
        synchronized (this) {
            if (frames.size() == FRAME_LIMIT) {
                frames.removeFirst();
                shed++;
            }
            frames.addLast(new Heard(interfaceName, frame, heardAtNanos));
        }
        wake.run();
    }

    /// Puts a node input in. For the wish to end there is always room.
    ///
    /// @return whether there was room
    public boolean offer(NodeInput input) {
        synchronized (this) {
            if (inputs.size() >= INPUT_LIMIT && !(input instanceof NodeInput.EndAsked)) {
                refused++;
                return false;
            }
            inputs.addLast(input);
        }
        wake.run();
        return true;
    }

    synchronized Optional<Heard> nextFrame() {
        return Optional.ofNullable(frames.pollFirst());
    }

    synchronized Optional<NodeInput> nextInput() {
        return Optional.ofNullable(inputs.pollFirst());
    }

    /// How many frames wait.
    public synchronized int frames() {
        return frames.size();
    }

    /// How many node inputs wait.
    public synchronized int inputs() {
        return inputs.size();
    }

    synchronized boolean isEmpty() {
        return frames.isEmpty() && inputs.isEmpty();
    }

    synchronized long shed() {
        return shed;
    }

    synchronized long refused() {
        return refused;
    }
}
