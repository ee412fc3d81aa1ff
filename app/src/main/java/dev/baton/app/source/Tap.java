package dev.baton.app.source;

import java.util.Optional;
import java.util.function.Consumer;

import dev.baton.adapter.pcap.CaptureCounters;
import dev.baton.adapter.pcap.CaptureException;
import dev.baton.adapter.pcap.CapturedFrame;
import dev.baton.adapter.pcap.LiveCapture;

/// Something that frames come from while it is open.
public interface Tap extends AutoCloseable {
    /// What the kernel has counted so far.
    ///
    /// @throws CaptureException if it cannot tell
    CaptureCounters counters();

    /// What is wrong with it; empty: nothing.
    Optional<CaptureException> failure();

    /// No frame comes any more after this returns.
    @Override
    void close();

    /// Opens taps.
    @FunctionalInterface
    interface Opener {
        /// Frames that are sent or heard on the interface go to `listener`, on any thread.
        ///
        /// @throws CaptureException if that is not possible, with a sentence that says why
        Tap open(String interfaceName, Consumer<CapturedFrame> listener);
    }

    /// Opens an interface of this machine: what it hears and what this machine sends there.
    static Tap ofInterface(String name, Consumer<CapturedFrame> listener) {
        LiveCapture capture = LiveCapture.open(name, LiveCapture.Frames.HEARD_AND_SENT, listener);
        return new Tap() {
            @Override
            public CaptureCounters counters() {
                return capture.counters();
            }

            @Override
            public Optional<CaptureException> failure() {
                return capture.failure();
            }

            @Override
            public void close() {
                capture.close();
            }
        };
    }
}
